package annals.tag;

import annals.mail.Span;
import annals.tag.Identifier.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds {@link Identifier}s in a text, in every spelling that thirty years of mails have for them.
 *
 * <pre>
 * xep       = ("XEP" | "JEP") ["s"] separator number { listed }      "XEP-0384", "xep 384", "JEP #1", "XEPs 0384, 0420"
 * listed    = ("/" | "," | "and" | "&amp;" | "or" | "+") number      "XEP-0116/0200"
 * weak      = "'" 2 to 4 digits | "0" 3 digits                       "'384", "'27", "0384"
 * rfc       = "RFC" ["s"] [separator] number { listed }
 * draft     = "draft-" name { "-" name } [ "-" 2 digits ]
 * namespace = "urn:xmpp:…" | "urn:ietf:params:xml:ns:…" | "jabber:x:…" | "jabber:iq:…" | "eu.siacs.conversations.…"
 * address   = ["http" ["s"] "://"] host path                         read by its path, see {@link LinkReader}
 * pull      = ("PR" | "pull request") ["#"] digits
 * </pre>
 *
 * <p>One pass from left to right by hand, not regular expressions: no input makes it slower than its length.
 */
public final class IdentifierScanner {
    /** Two digits after a bare "XEP " are a count and not a number where one of these follows. */
    private static final Set<String> UNITS = Set.of(
            "year", "years", "month", "months", "week", "weeks", "day", "days", "hours", "minutes", "times", "people",
            "lines", "pages", "percent", "of", "is", "in", "to", "or");

    /** Hosts whose addresses are often written without a scheme, and folders that are written without their host. */
    private static final List<String> BARE_HOSTS = List.of(
            "xmpp.org/", "www.xmpp.org/", "www.jabber.org/", "jabber.org/", "github.com/", "inbox/", "extensions/");

    /** A namespace longer than this is something else. */
    private static final int MAX_NAMESPACE = 200;

    private static final int ASCII = 128;

    /**
     * The first two ASCII characters of all that {@link #identifierAt} reads, in small letters: most words begin with
     * others.
     */
    private static final boolean[] STARTS = new boolean[ASCII * ASCII];

    private static final boolean[] ADDRESS = new boolean[ASCII];

    static {
        for (char c = '!'; c < ASCII; c++) {
            ADDRESS[c] = "<>\"'()[]{}|\\^`".indexOf(c) < 0;
        }
        List<String> starts =
                new ArrayList<>(List.of("xep", "jep", "jabber", "rfc", "draft-", "http", "urn:", "eu.", "pull", "pr"));
        starts.addAll(BARE_HOSTS);
        for (int digit = '0'; digit <= '9'; digit++) {
            starts.add("0" + (char) digit);
        }
        starts.forEach(start -> STARTS[start.charAt(0) * ASCII + start.charAt(1)] = true);
    }

    private final String text;
    private final List<Identifier> found = new ArrayList<>();

    private IdentifierScanner(String text) {
        this.text = text;
    }

    /** All identifiers of the text by their start; two share a span only where an address is a namespace as well. */
    public static List<Identifier> scan(String text) {
        return scan(Words.of(text));
    }

    static List<Identifier> scan(Words words) {
        IdentifierScanner scanner = new IdentifierScanner(words.text());
        scanner.run(words);
        return List.copyOf(scanner.found);
    }

    /** All but a number behind an apostrophe begins with a word. */
    private void run(Words words) {
        int end = 0;
        for (int word = 0; word < words.count(); word++) {
            int start = words.start(word);
            if (start < end) {
                continue;
            }
            if (start > end && isApostrophe(text.charAt(start - 1)) && isDigit(text.charAt(start))) {
                int number = shortNumber(start - 1);
                if (number >= start) {
                    end = number;
                    continue;
                }
            }
            if (mayBegin(text.charAt(start), start)) {
                end = Math.max(end, identifierAt(start));
            }
        }
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '\u2019' || c == '\u2018';
    }

    private boolean mayBegin(char first, int i) {
        char second = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
        return first < ASCII && second < ASCII && STARTS[Words.lower(first) * ASCII + Words.lower(second)];
    }

    /** Reads what begins at {@code i}; the position behind it, or {@code i} when nothing does. */
    private int identifierAt(int i) {
        return switch (text.charAt(i)) {
            case 'x', 'X' -> firstOf(i, extension(i), bareAddress(i));
            case 'j', 'J' -> firstOf(i, extension(i), jabberNamespace(i), bareAddress(i));
            case 'r', 'R' -> rfc(i);
            case 'd', 'D' -> draft(i);
            case 'h', 'H' -> startsWith("http://", i) || startsWith("https://", i) ? address(i) : i;
            case 'w', 'W', 'g', 'G' -> bareAddress(i);
            case 'u', 'U' -> startsWith("urn:xmpp:", i) || startsWith("urn:ietf:params:xml:ns:", i) ? namespace(i) : i;
            case 'e', 'E' -> startsWith("eu.siacs.conversations.", i) ? namespace(i) : bareAddress(i);
            case 'i', 'I' -> bareAddress(i);
            case 'p', 'P' -> pullRequest(i);
            case '0' -> paddedNumber(i);
            default -> i;
        };
    }

    private static int firstOf(int none, int... ends) {
        for (int end : ends) {
            if (end > none) {
                return end;
            }
        }
        return none;
    }

    // XEP-0384, xep 384, JEP #1, XEPs 0384, 0420 and 0374

    private int extension(int start) {
        if (!startsWith("xep", start) && !startsWith("jep", start)) {
            return start;
        }
        int i = start + 3;
        boolean plural = i < text.length() && (text.charAt(i) | 0x20) == 's';
        if (plural) {
            i++;
        }
        int number = skipSeparator(i);
        int digits = digitsAt(number);
        boolean spaced = number > i && isBlank(text.charAt(number - 1));
        if (digits == 0 || digits > 4 || !endsNumber(number + digits, digits) || isZero(number, digits)) {
            return start;
        }
        if (spaced && !isPlausibleAfterBlank(number, digits)) {
            return start;
        }
        int end = number + digits;
        add(Kind.XEP, xep(number, digits), start, end, false);
        return listed(end, plural);
    }

    private boolean isPlausibleAfterBlank(int number, int digits) {
        if (digits == 4) {
            return !isYear(number);
        }
        return digits == 3 || (digits == 2 && !UNITS.contains(wordAfter(number + 2)));
    }

    private int listed(int end, boolean plural) {
        int last = end;
        while (true) {
            int number = skipListSeparator(last);
            if (number == last) {
                return last;
            }
            int digits = digitsAt(number);
            boolean padded = digits == 4 && text.charAt(number) == '0';
            boolean slashed = text.charAt(last) == '/' && digits == 3;
            boolean shorter = plural && (digits == 2 || digits == 3) && !UNITS.contains(wordAfter(number + digits));
            if (!(padded || slashed || shorter) || !endsNumber(number + digits, digits) || isZero(number, digits)) {
                return last;
            }
            last = number + digits;
            add(Kind.XEP, xep(number, digits), number, last, false);
        }
    }

    private int shortNumber(int start) {
        int digits = digitsAt(start + 1);
        boolean numbered = digits == 2 || digits == 3 || (digits == 4 && text.charAt(start + 1) == '0');
        if (!numbered || isZero(start + 1, digits) || !endsNumber(start + 1 + digits, digits)) {
            return start;
        }
        add(Kind.XEP, xep(start + 1, digits), start, start + 1 + digits, true);
        return start + 1 + digits;
    }

    /** "0384" on its own: not a part of a version, a date, a time, a telephone number or a path. */
    private int paddedNumber(int start) {
        boolean joined = start > 0 && "-/.:,+#=_@".indexOf(text.charAt(start - 1)) >= 0;
        int end = start + 4;
        if (joined || digitsAt(start) != 4 || isZero(start, 4) || !endsNumber(end, 4)) {
            return start;
        }
        boolean heading = start == 0 && end < text.length() && text.charAt(end) == ':';
        if (end < text.length() && "-:/@+_".indexOf(text.charAt(end)) >= 0 && !heading) {
            return start;
        }
        add(Kind.XEP, xep(start, 4), start, end, true);
        return end;
    }

    private String xep(int number, int digits) {
        return "XEP-" + "0".repeat(4 - digits) + text.substring(number, number + digits);
    }

    // RFC 9420, RFC-6120, RFCs 6120 and 6121

    private int rfc(int start) {
        if (!startsWith("rfc", start)) {
            return start;
        }
        int i = start + 3;
        boolean plural = i < text.length() && (text.charAt(i) | 0x20) == 's';
        int number = skipSeparator(plural ? i + 1 : i);
        int digits = digitsAt(number);
        if (digits < 3 || digits > 5 || !endsNumber(number + digits, digits) || isZero(number, digits)) {
            return start;
        }
        int last = number + digits;
        add(Kind.RFC, "RFC " + withoutZeros(number, digits), start, last, false);
        while (plural || (last < text.length() && text.charAt(last) == '/')) {
            int next = skipListSeparator(last);
            int more = next == last ? 0 : digitsAt(next);
            if (more != 4 || !endsNumber(next + more, more)) {
                break;
            }
            last = next + more;
            add(Kind.RFC, "RFC " + withoutZeros(next, more), next, last, false);
        }
        return last;
    }

    private String withoutZeros(int number, int digits) {
        return Integer.toString(Integer.parseInt(text, number, number + digits, 10));
    }

    // draft-ietf-mls-protocol-13

    private int draft(int start) {
        if (!startsWith("draft-", start)) {
            return start;
        }
        int end = start;
        while (end < text.length() && (isWordCharacter(text.charAt(end)) || text.charAt(end) == '-')) {
            end++;
        }
        while (end > start && text.charAt(end - 1) == '-') {
            end--;
        }
        String normal = LinkReader.draft(text.substring(start, end));
        if (normal.isEmpty()) {
            return start;
        }
        add(Kind.DRAFT, normal, start, end, false);
        return end;
    }

    // urn:xmpp:omemo:2, jabber:x:encrypted

    private int jabberNamespace(int start) {
        for (String family :
                List.of("jabber:x:", "jabber:iq:", "jabber:component:", "jabber:client", "jabber:server")) {
            if (startsWith(family, start)) {
                return namespace(start);
            }
        }
        return start;
    }

    private int namespace(int start) {
        int limit = Math.min(text.length(), start + MAX_NAMESPACE);
        int end = start;
        while (end < limit && isNamespaceCharacter(text.charAt(end))) {
            end++;
        }
        while (end > start && !isWordCharacter(text.charAt(end - 1))) {
            end--;
        }
        add(Kind.NAMESPACE, text.substring(start, end), start, end, false);
        return end;
    }

    private static boolean isNamespaceCharacter(char c) {
        return isWordCharacter(c) || c == ':' || c == '.' || c == '-' || c == '_' || c == '#';
    }

    // PR #879, pull request 879

    private int pullRequest(int start) {
        int i;
        if (startsWith("pull request", start)) {
            i = start + "pull request".length();
        } else if (text.startsWith("PR", start)) {
            i = start + 2;
        } else {
            return start;
        }
        int number = skipSeparator(i);
        int digits = digitsAt(number);
        if (number == i || digits == 0 || digits > 5 || !endsNumber(number + digits, 4)) {
            return start;
        }
        int end = number + digits;
        add(Kind.PULL_REQUEST, "xsf/xeps#" + text.substring(number, end), start, end, true);
        return end;
    }

    // Addresses

    private int bareAddress(int start) {
        boolean continued = start > 0 && "/.@-".indexOf(text.charAt(start - 1)) >= 0;
        for (String host : BARE_HOSTS) {
            if (!continued && (text.charAt(start) | 0x20) == host.charAt(0) && startsWith(host, start)) {
                return address(start);
            }
        }
        return start;
    }

    private int address(int start) {
        int end = start;
        while (end < text.length() && isAddressCharacter(text.charAt(end))) {
            end++;
        }
        while (end > start && ".,;:!?'*_/".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        Span span = new Span(start, end);
        found.addAll(LinkReader.read(text.substring(start, end), span));
        return end;
    }

    static boolean isAddressCharacter(char c) {
        return c < ASCII ? ADDRESS[c] : c != '\u00a0';
    }

    // Characters

    private void add(Kind kind, String normal, int start, int end, boolean weak) {
        found.add(new Identifier(kind, normal, new Span(start, end), text.substring(start, end), weak));
    }

    private boolean startsWith(String lower, int at) {
        return text.regionMatches(true, at, lower, 0, lower.length());
    }

    private int digitsAt(int at) {
        int i = at;
        while (i < text.length() && isDigit(text.charAt(i)) && i - at < 6) {
            i++;
        }
        return i - at;
    }

    private boolean isZero(int at, int digits) {
        for (int i = at; i < at + digits; i++) {
            if (text.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }

    private boolean isYear(int at) {
        return text.startsWith("19", at) || text.startsWith("20", at);
    }

    /** Whether a number of so many digits may end here: no letter follows, and short ones are no versions ("1.0"). */
    private boolean endsNumber(int end, int digits) {
        if (end >= text.length()) {
            return true;
        }
        char c = text.charAt(end);
        if (digits == 4 && c == 'v' && end + 1 < text.length() && isDigit(text.charAt(end + 1))) {
            return true;
        }
        boolean version = digits < 3 && c == '.' && end + 1 < text.length() && isDigit(text.charAt(end + 1));
        return !isWordCharacter(c) && !version;
    }

    private int skipSeparator(int at) {
        int i = at;
        while (i < text.length()
                && i - at < 3
                && (isBlank(text.charAt(i)) || "-\u2010\u2011\u2013_#".indexOf(text.charAt(i)) >= 0)) {
            i++;
        }
        return i;
    }

    /** The position behind "/", ", ", " and ", "&amp;", … and an apostrophe; {@code at} where no such thing stands. */
    private int skipListSeparator(int at) {
        int i = skipBlanks(at);
        boolean separated = false;
        if (i < text.length() && "/,&+".indexOf(text.charAt(i)) >= 0) {
            separated = true;
            i = skipBlanks(i + 1);
        }
        for (String word : List.of("and", "or", "und")) {
            if (i > at
                    && startsWith(word, i)
                    && i + word.length() < text.length()
                    && isBlank(text.charAt(i + word.length()))) {
                separated = true;
                i = skipBlanks(i + word.length());
                break;
            }
        }
        if (!separated) {
            return at;
        }
        return i < text.length() && (text.charAt(i) == '\'' || text.charAt(i) == '-') ? i + 1 : i;
    }

    /** The position behind at most four blanks: a line end and an indent. */
    private int skipBlanks(int at) {
        int i = at;
        while (i < text.length() && i - at < 4 && isBlank(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private String wordAfter(int at) {
        int start = skipBlanks(at);
        int end = start;
        while (end < text.length() && end - start < 8 && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end).toLowerCase(Locale.ROOT);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\u00a0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordCharacter(char c) {
        return Words.isWordCharacter(c);
    }
}
