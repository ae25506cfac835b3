package annals.parse;

import annals.mail.MessageId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the ids in an In-Reply-To header, which RFC 822 allowed to be prose: {@code Your message of "Mon, …" <id>},
 * {@code Message from Ada <ada@host> of "Mon, …" <id>} (MH), {@code <id> (Ada's message of …)} (Gnus).
 *
 * <p>What stands in parentheses is a comment. Where anything but ids and comments is left, the header is prose, and in
 * prose only what stands in angle brackets can be an id, unless it is an address: it has no {@code @}, or a masked one
 * (" at "); or a name after "from" stands before it; or "'s" follows; or its left side is short and without a digit. In
 * a header of ids alone everything is one; parentheses that do not close, or hold the only brackets, are read as prose.
 */
final class ReplyHeader {
    /** A left side without any digit is random from this length on; a shorter one is a name. */
    private static final int MIN_RANDOM = 24;

    private ReplyHeader() {}

    /** The ids, in order, each once. */
    static List<MessageId> ids(String header) {
        if (header.startsWith("<") && header.indexOf('>') == header.length() - 1) {
            return MessageId.allIn(header); // as nearly all are
        }
        String bare = withoutComments(header);
        if (!isProse(bare)) {
            return MessageId.allIn(bare);
        }
        Set<MessageId> ids = new LinkedHashSet<>();
        int done = 0;
        int open = bare.indexOf('<');
        while (open >= 0) {
            int close = bare.indexOf('>', open);
            int end = close < 0 ? bare.length() : close;
            String inside = bare.substring(open + 1, end);
            if (canBeId(inside) && !introducesAuthor(bare.substring(done, open)) && !bare.startsWith("'s", end + 1)) {
                MessageId.parse(inside).ifPresent(ids::add);
            }
            done = Math.min(end + 1, bare.length());
            open = bare.indexOf('<', done);
        }
        return List.copyOf(ids);
    }

    /** Whether words stand outside the brackets: in a header without brackets, words that hold no {@code @}. */
    static boolean isProse(String header) {
        boolean inside = false;
        boolean bracketed = header.indexOf('<') >= 0;
        for (String word :
                header.replace("<", " < ").replace(">", " > ").strip().split("[\\s,;]+")) {
            if (word.equals("<") || word.equals(">")) {
                inside = word.equals("<");
            } else if (!inside && !word.isEmpty() && (bracketed || isWord(word))) {
                return true;
            }
        }
        return false;
    }

    /** Old ids without brackets and {@code @} exist; prose is told by letters alone. */
    private static boolean isWord(String word) {
        return word.endsWith("'s") || word.chars().allMatch(c -> c == '"' || c == '.' || Character.isLetter(c));
    }

    private static boolean canBeId(String inside) {
        int at = inside.lastIndexOf('@');
        boolean masked = inside.strip().contains(" at ");
        boolean random =
                at >= MIN_RANDOM || inside.chars().limit(Math.max(at, 0)).anyMatch(c -> c >= '0' && c <= '9');
        return at > 0 && !masked && random;
    }

    /** "Message from Ada Lovelace": the last "from" has no date after it. */
    private static boolean introducesAuthor(String before) {
        String lower = " " + before.toLowerCase(Locale.ROOT);
        int from = lower.lastIndexOf(" from ");
        return from >= 0 && lower.indexOf(" of ", from) < 0 && lower.indexOf(" on ", from) < 0;
    }

    private static String withoutComments(String header) {
        if (header.indexOf('(') < 0) {
            return header;
        }
        StringBuilder bare = new StringBuilder(header.length());
        int depth = 0;
        boolean inside = false;
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            inside = depth == 0 && (c == '<' || (inside && c != '>'));
            if (!inside && c == '(') {
                depth++;
            } else if (depth > 0 && c == ')') {
                depth--;
            } else if (depth == 0) {
                bare.append(c);
            }
        }
        boolean holdsIds = header.indexOf('<') >= 0 && bare.indexOf("<") < 0;
        return depth > 0 || holdsIds ? header : bare.toString();
    }
}
