package annals.export;

import annals.mail.MessageId;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes addresses out of what is exported: people are named, not addressed. {@code ada@example.org} becomes
 * {@code ada@…}, and so do the masked forms of archives and {@code ada%40example.org} of web addresses.
 */
public sealed interface Redaction {
    /** Addresses stay as they are. */
    Redaction NONE = new None();

    /** Addresses are taken out. */
    Redaction ADDRESSES = new Addresses(Set.of());

    /**
     * Addresses are taken out, those of known people also where only they tell that it is one: {@code ada at
     * example.org} in running text, or a Message-ID.
     *
     * @param known addresses in any case
     */
    static Redaction ofAddresses(Collection<String> known) {
        return new Addresses(
                known.stream().map(address -> address.toLowerCase(Locale.ROOT)).collect(Collectors.toSet()));
    }

    /** The same as another one, and also the names and addresses of people who asked not to appear. */
    static Redaction withholding(Redaction under, Collection<String> words) {
        return words.isEmpty() ? under : new Withholding(under, Withholding.pattern(words));
    }

    /** Free text, cleaned. */
    String text(String text);

    /** The address of a mailbox, cleaned; may become empty. */
    String address(String address);

    /** A Message-ID as it may be shown: one that equals an address is shown by its hash. */
    String id(MessageId id);

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

        @Override
        public String id(MessageId id) {
            return id.value();
        }
    }

    /**
     * Takes addresses out.
     *
     * @param known addresses of people in lower case
     */
    record Addresses(Set<String> known) implements Redaction {
        /** A domain with a dot; every part is bounded, so that the time is linear. */
        private static final Pattern DOMAIN =
                Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N}_-]{0,62}+\\.){1,12}\\p{L}{2,24}+");

        private static final int MOST_LOCAL_CHARACTERS = 1_000;

        public Addresses {
            known = Set.copyOf(known);
        }

        @Override
        public String text(String text) {
            Matcher domain = DOMAIN.matcher(text);
            StringBuilder cleaned = new StringBuilder();
            int done = 0;
            for (int at = 0; at < text.length(); at++) {
                int end = endOfAt(text, at);
                int start = end < 0 ? at : localStart(text, at, done);
                if (start < at
                        && domain.region(end, text.length()).lookingAt()
                        && isAddress(text, start, at, end, domain)) {
                    cleaned.append(text, done, at).append("@…");
                    done = domain.end();
                    at = done - 1;
                }
            }
            return done == 0 ? text : cleaned.append(text, done, text.length()).toString();
        }

        /**
         * Where the at sign ends that begins there, plain or masked as in {@link Withholding#AT}; -1 where none does.
         * Written out because every text of an export goes through here: as a pattern it took a third of the time.
         */
        private static int endOfAt(String text, int at) {
            return switch (text.charAt(at)) {
                case '@' -> at + 1;
                case '%' -> text.startsWith("%40", at) ? at + 3 : -1;
                case '(', '[' -> endOfMask(text, at);
                case ' ' -> text.startsWith(" at ", at) ? at + 4 : endOfMask(text, at + 1);
                default -> -1;
            };
        }

        private static int endOfMask(String text, int at) {
            if (text.startsWith("(a)", at)) {
                return at + 3;
            }
            boolean mask = text.startsWith("(at)", at) || text.startsWith("[at]", at);
            return !mask ? -1 : text.startsWith(" ", at + 4) ? at + 5 : at + 4;
        }

        private static int localStart(String text, int end, int from) {
            int start = end;
            int least = Math.max(from, end - MOST_LOCAL_CHARACTERS);
            while (start > least && isLocal(text.charAt(start - 1))) {
                start--;
            }
            return start;
        }

        private static boolean isLocal(char c) {
            return Character.isLetterOrDigit(c) || "._%+-".indexOf(c) >= 0;
        }

        /**
         * Whether it is a person's address. {@code " at "} is a mask only right inside brackets, or in an address that
         * is known: "published at xmpp.org" names nobody. A {@code mid:} address names a mail, and a page below
         * {@code /list/} a list.
         */
        private boolean isAddress(String text, int start, int at, int end, Matcher domain) {
            String local = text.substring(start, at);
            if (known.contains((local + "@" + domain.group()).toLowerCase(Locale.ROOT))) {
                return true;
            }
            if (end - at == 4 && text.startsWith(" at ", at)) {
                return start > 0
                        && "<(".indexOf(text.charAt(start - 1)) >= 0
                        && domain.end() < text.length()
                        && ">)".indexOf(text.charAt(domain.end())) >= 0;
            }
            return !text.startsWith("mid:", start - "mid:".length())
                    && !text.startsWith("/list/", start - "/list/".length());
        }

        @Override
        public String address(String address) {
            return "";
        }

        @Override
        public String id(MessageId id) {
            return known.contains(id.value().toLowerCase(Locale.ROOT)) ? id.hash() : id.value();
        }
    }

    /**
     * Takes out what names people who asked not to appear.
     *
     * @param under what else is taken out
     * @param words their names and addresses
     */
    record Withholding(Redaction under, Pattern words) implements Redaction {
        /** What stands for a name. */
        public static final String WITHHELD = "(name withheld)";

        /** What may stand between the parts of an address: an at sign, plain or masked. */
        private static final String AT = "@|%40| ?\\(a\\)| ?\\(at\\) ?| ?\\[at] ?| at ";

        /** The words, in any case, also where a line ends in them; the longest one first. */
        private static Pattern pattern(Collection<String> words) {
            return Pattern.compile(
                    words.stream()
                            .sorted(Comparator.comparingInt(String::length).reversed())
                            .map(word -> Pattern.quote(word)
                                    .replace(" ", "\\E[\\s>]{1,20}\\Q")
                                    .replace("@", "\\E(?:" + AT + ")\\Q"))
                            .collect(Collectors.joining("|", "(?<![\\p{L}\\p{N}])(?:", ")(?![\\p{L}\\p{N}])")),
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        }

        @Override
        public String text(String text) {
            return under.text(words.matcher(text).replaceAll(Matcher.quoteReplacement(WITHHELD)));
        }

        @Override
        public String address(String address) {
            return words.matcher(address).find() ? "" : under.address(address);
        }

        @Override
        public String id(MessageId id) {
            return words.matcher(id.value()).find() ? id.hash() : under.id(id);
        }
    }
}
