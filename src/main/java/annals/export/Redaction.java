package annals.export;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes addresses out of what is exported: people are named, not addressed. {@code ada@example.org} becomes
 * {@code ada@…}, and so do the masked forms of archives.
 */
public sealed interface Redaction {
    /** Addresses stay as they are. */
    Redaction NONE = new None();

    /** Addresses are taken out. */
    Redaction ADDRESSES = new Addresses();

    /** Free text, cleaned. */
    String text(String text);

    /** The address of a mailbox, cleaned; may become empty. */
    String address(String address);

    /** Keeps everything. */
    record None() implements Redaction {
        @Override
        public String text(String text) {
            return text;
        }

        @Override
        public String address(String address) {
            return address;
        }
    }

    /** Takes addresses out; {@code mid:} addresses and web pages stay whole. */
    record Addresses() implements Redaction {
        /**
         * What is left alone, or, in group 1, a local part before an at sign, plain or masked, and a domain with a dot.
         * Every part is bounded by RFC 5321's octets, so that the time is linear. " at " is a mask only right inside
         * brackets: "published at xmpp.org" names nobody.
         */
        private static final Pattern ADDRESS = Pattern.compile("(?:https?://|mid:)[^\\s<>\"]{1,2000}+"
                + "|(?<![\\p{L}\\p{N}._%+-])([\\p{L}\\p{N}._%+-]{1,64}+)"
                + "(?:@|\\(a\\)| ?\\(at\\) ?| ?\\[at] ?|(?<=[<(][^<>()\\s]{1,64}) at (?=[^<>()\\s]{1,255}[>)]))"
                + "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}_-]{0,62}+\\.){1,12}\\p{L}{2,24}+");

        private static final Pattern HINT = Pattern.compile("@|\\(a|\\[at]| at ");

        @Override
        public String text(String text) {
            if (!HINT.matcher(text).find()) {
                return text;
            }
            return ADDRESS.matcher(text)
                    .replaceAll(found ->
                            Matcher.quoteReplacement(found.group(1) == null ? found.group() : found.group(1) + "@…"));
        }

        @Override
        public String address(String address) {
            return "";
        }
    }
}
