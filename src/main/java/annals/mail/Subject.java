package annals.mail;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A subject line, and what is left of it for comparison.
 *
 * @param text the decoded subject on one line, may be empty
 * @param base the subject without list tags, reply and forward marks and a trailing "(was: …)" (RFC 5256 section 2.1,
 *     with the list's own tags removed wherever they stand); keeps its case, may be empty
 * @param reply whether the subject carries a reply mark ("Re:", "AW:", "SV:", …)
 * @param was the base of the former subject named in "(was: …)", when there is one
 */
public record Subject(String text, String base, boolean reply, Optional<String> was) {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern REPLY = Pattern.compile(
            "\\s{0,9}(?:re|aw|antw|sv|vs|ref|rif|odp|ynt|res|r|回复|答复|ответ|на)\\s*(?:\\[\\d{1,4}]|\\(\\d{1,4}\\)|\\^\\d{1,4})?\\s*[:：]\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern FORWARD = Pattern.compile(
            "\\s{0,9}(?:fwd?|wg|tr|enc|転送)\\s*[:：]\\s*", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern WAS = Pattern.compile(
            "[\\[(,;-]?\\s{0,9}\\bwas(?:\\s{0,9}:|(?=\\s{1,9}re\\s{0,9}:))\\s{0,9}(\\S.*?)[\\])]?\\s{0,9}$",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** The patterns of the lists' tags: each list has few, and all its subjects are asked for them. */
    private static final Map<String, Pattern> TAGS = new ConcurrentHashMap<>();

    private static final int MAX_TAGS = 500;

    /** No subject at all. */
    public static final Subject EMPTY = new Subject("", "", false, Optional.empty());

    /**
     * Reads a decoded subject.
     *
     * @param decoded the header's value, decoded, on one line
     * @param tags the list's own tags without brackets ("Standards", "Standards-JIG"), removed wherever they stand in
     *     brackets, in any case
     */
    public static Subject of(String decoded, Collection<String> tags) {
        String text = decoded.strip();
        String rest = withoutTags(text, tags);
        Optional<String> was = Optional.empty();
        Matcher former = WAS.matcher(rest);
        if (holdsWas(rest) && former.find() && former.start() > 0) {
            was = Optional.of(strip(former.group(1)).text()).filter(base -> !base.isEmpty());
            rest = rest.substring(0, former.start());
        }
        Stripped stripped = strip(rest);
        return new Subject(text, stripped.text(), stripped.reply(), was);
    }

    /** The base without differences of case and spacing: equal for subjects that belong together. */
    public String key() {
        return key(base);
    }

    /** The same of the former subject; empty when there is none. */
    public String formerKey() {
        return was.map(Subject::key).orElse("");
    }

    private static String key(String base) {
        return BLANKS.matcher(base.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }

    private record Stripped(String text, boolean reply) {}

    private static Stripped strip(String subject) {
        Matcher reply = REPLY.matcher(subject);
        Matcher forward = FORWARD.matcher(subject);
        boolean replies = false;
        int start = 0;
        while (true) {
            if (reply.region(start, subject.length()).lookingAt()) {
                replies = true;
                start = reply.end();
            } else if (forward.region(start, subject.length()).lookingAt()) {
                start = forward.end();
            } else {
                return new Stripped(subject.substring(start).strip(), replies);
            }
        }
    }

    private static String withoutTags(String subject, Collection<String> tags) {
        if (subject.indexOf('[') < 0) {
            return subject;
        }
        String rest = subject;
        for (String tag : tags) {
            rest = tagPattern(tag).matcher(rest).replaceAll("");
        }
        return rest;
    }

    private static Pattern tagPattern(String tag) {
        Pattern known = TAGS.get(tag);
        if (known != null) {
            return known;
        }
        Pattern pattern = Pattern.compile("(?i)\\[\\s*" + Pattern.quote(tag) + "\\s*]\\s*");
        if (TAGS.size() < MAX_TAGS) {
            TAGS.put(tag, pattern);
        }
        return pattern;
    }

    private static boolean holdsWas(String text) {
        for (int i = 0; i + 3 <= text.length(); i++) {
            if (text.regionMatches(true, i, "was", 0, 3)) {
                return true;
            }
        }
        return false;
    }
}
