package annals.parse;

import annals.mail.Segment.Kind;
import java.util.Set;
import java.util.regex.Pattern;

/** Quotes by the marks "&gt;" before their lines. */
final class QuoteMarks implements Marker {
    private static final Pattern SUPERCITE =
            Pattern.compile("^>{4,5} \"([^\"]{1,40})\" == .*|^>{4,5} {2,}(?:on|in) .*");
    private static final Pattern SMTP =
            Pattern.compile("^>>> (?:(?:HELO|EHLO) \\S+|MAIL F(?:rom|ROM):.*|RCPT T[oO]:.*|DATA|STARTTLS|RSET|QUIT)$");
    private static final int MAX_INDENT = 4;
    /** Outlook for the Mac indents what it quotes, marks and all. */
    private static final int MAX_INNER_INDENT = 16;

    private static final Pattern ESCAPED_FROM = Pattern.compile(">+From ");
    private static final Pattern SMILEY = Pattern.compile("^>[:;.=]['-]?[()DP/|<>]{1,3}$");
    /** A line of a paragraph that goes on is longer. */
    static final int SENTENCE_CHARACTERS = 30;

    /** The rest of a wrapped line is that short, and did not fit into that width. */
    private static final int FRAGMENT_CHARACTERS = 15;

    private static final int WRAP_WIDTH = 70;

    /** Short answers, which stand between quotes like rests of wrapped lines. */
    private static final Set<String> ANSWERS = Set.of(
            "yes",
            "no",
            "ok",
            "okay",
            "done",
            "true",
            "false",
            "right",
            "sure",
            "nope",
            "yep",
            "yup",
            "same",
            "same here",
            "agreed",
            "indeed",
            "both",
            "neither",
            "never",
            "always",
            "maybe",
            "thanks",
            "me too",
            "fixed",
            "wrong",
            "correct",
            "exactly",
            "ja",
            "nein",
            "oui",
            "non",
            "si",
            "not yet",
            "not really",
            "of course");

    /** So far before a lone "&gt;" its tag may begin. */
    private static final int MAX_TAG_LINES = 12;

    @Override
    public void mark(MarkedLines lines) {
        if (lines.body().indexOf('>') >= 0) {
            markAngles(lines);
            markFragments(lines);
        }
    }

    private static void markAngles(MarkedLines lines) {
        boolean tight = hasTightQuote(lines);
        boolean margin = quotesAtMargin(lines);
        boolean ranks = Comparisons.hasRanks(lines);
        for (int i = 0; i < lines.count(); i++) {
            if ((margin && isShown(lines, i)) || isSmtp(lines.head(i)) || (ranks && Comparisons.isRank(lines, i))) {
                continue;
            }
            int depth = lines.isFree(i) ? depth(lines.line(i)) : 0;
            if (depth == 0 || !isQuote(lines, i, depth) || (depth == 1 && Comparisons.isComparison(lines, i, tight))) {
                continue;
            }
            if (depth > 3 && isSupercite(lines.head(i))) {
                lines.mark(i, i + 1, Kind.ATTRIBUTION);
            } else {
                quote(lines, i, depth);
            }
        }
    }

    /** What a mail server says it sent, in the bounces of sendmail: "&gt;&gt;&gt; RCPT To:&lt;ada@example.org&gt;". */
    private static boolean isSmtp(String line) {
        return line.startsWith(">>> ") && SMTP.matcher(line).matches();
    }

    /** Whether two lines that follow each other have their marks at the margin. */
    private static boolean quotesAtMargin(MarkedLines lines) {
        for (int i = 1; i < lines.count(); i++) {
            if (lines.line(i).startsWith("> ") && lines.line(i - 1).startsWith("> ")) {
                return true;
            }
        }
        return false;
    }

    /** Whether a mark stands indented and alone, below words that introduce no quote: a sign that is shown. */
    private static boolean isShown(MarkedLines lines, int i) {
        return lines.line(i).startsWith(" ")
                && lines.words(i).equals(">")
                && !lines.isFree(i - 1)
                && !lines.isFree(i + 1)
                && depthAt(lines, lines.previousWords(i)) == 0;
    }

    private static void quote(MarkedLines lines, int i, int depth) {
        String text = lines.line(i).substring(end(lines.line(i)));
        boolean tagEnd = depth > 1
                && lines.depth(i - 1) == depth - 1
                && (text.isBlank() ? opensTagAbove(lines, i) : closesAddress(lines, i, text));
        if (tagEnd) {
            lines.quote(i, depth - 1, (">" + (text.isBlank() ? "" : " ") + text).stripTrailing());
        } else {
            lines.quote(i, depth, text);
        }
    }

    private static boolean isSupercite(String line) {
        return (line.startsWith(" \"", 4)
                        || line.startsWith(" \"", 5)
                        || line.startsWith("  ", 4)
                        || line.startsWith("  ", 5))
                && SUPERCITE.matcher(line).matches();
    }

    private static boolean isQuote(MarkedLines lines, int i, int depth) {
        if (isFrom(lines.line(i), depth) && lines.line(i).charAt(0) == '>') {
            return isTightQuote(lines, i - 1) || isTightQuote(lines, i + 1);
        }
        String words = lines.words(i);
        boolean smiley = words.length() > 2
                && words.length() < 7
                && SMILEY.matcher(words).matches();
        boolean tagEnd = words.equals(">") && closesTag(lines, i);
        return !smiley && !tagEnd;
    }

    private static boolean isFrom(String line, int at) {
        return line.startsWith("From ", at) || (line.startsWith("From", at) && line.length() == at + 4);
    }

    /** A quote whose marker touches the text, beside which "&gt;From " is a quote and not the escape of mbox. */
    private static boolean isTightQuote(MarkedLines lines, int i) {
        if (i < 0 || i >= lines.count()) {
            return false;
        }
        String line = lines.line(i);
        return line.length() > 1
                && line.charAt(0) == '>'
                && line.charAt(1) != ' '
                && !(line.contains("From ") && ESCAPED_FROM.matcher(line).lookingAt());
    }

    private static boolean hasTightQuote(MarkedLines lines) {
        for (int i = 0; i < lines.count(); i++) {
            if (isTightQuote(lines, i) && Character.isLetter(lines.line(i).charAt(1))) {
                return true;
            }
        }
        return false;
    }

    static int depthAt(MarkedLines lines, int i) {
        return i >= 0 && i < lines.count() ? depth(lines.line(i)) : 0;
    }

    /**
     * Short rests of long quoted lines that a mail program wrapped and left without mark: only when that happened
     * twice.
     */
    private static void markFragments(MarkedLines lines) {
        int sure = 0;
        for (int i = 1; i + 1 < lines.count(); i++) {
            sure += isFragment(lines, i) && lines.depth(i + 1) == lines.depth(i - 1) ? 1 : 0;
        }
        for (int i = 1; i < lines.count() && sure > 1; i++) {
            if (isFragment(lines, i)) {
                lines.quote(i, lines.depth(i - 1), lines.line(i));
            }
        }
    }

    private static boolean isFragment(MarkedLines lines, int i) {
        if (lines.depth(i - 1) == 0 || !lines.isFree(i) || lines.words(i).length() > FRAGMENT_CHARACTERS) {
            return false;
        }
        String above = lines.words(i - 1);
        boolean last = i + 1 >= lines.count() || lines.isBlank(i + 1) || lines.depth(i + 1) == lines.depth(i - 1);
        return last
                && Character.isLowerCase(lines.words(i).charAt(0))
                && Character.isLetter(above.charAt(above.length() - 1))
                && above.length() + 1 + lines.words(i).length() > WRAP_WIDTH
                && !ANSWERS.contains(lines.words(i).replaceAll("[.!,]+$", ""));
    }

    /** Whether a lone "&gt;" ends an XML tag that was begun on the lines before. */
    private static boolean closesTag(MarkedLines lines, int i) {
        if (depthAt(lines, i - 1) > 0 || depthAt(lines, i + 1) > 0) {
            return false;
        }
        for (int before = i - 1; before >= Math.max(0, i - MAX_TAG_LINES) && !lines.isBlank(before); before--) {
            String line = lines.line(before);
            if (line.indexOf('<') >= 0 || line.indexOf('>') >= 0) {
                return opensTag(line);
            }
        }
        return false;
    }

    /** Whether a tag was begun in the quote above, with nothing but attributes since. */
    private static boolean opensTagAbove(MarkedLines lines, int i) {
        int depth = lines.depth(i - 1);
        for (int above = i - 1; above >= Math.max(0, i - MAX_TAG_LINES) && lines.depth(above) == depth; above--) {
            String text = lines.text(above);
            if (text.indexOf('<') >= 0 || text.indexOf('>') >= 0) {
                return opensTag(text);
            }
        }
        return false;
    }

    /** Whether the mark closes the address of a wrapped attribution: "&lt;ada@example.org", "&gt; wrote:". */
    private static boolean closesAddress(MarkedLines lines, int i, String text) {
        return text.length() < SENTENCE_CHARACTERS
                && text.endsWith(":")
                && Attributions.hasVerb(text)
                && opensTag(lines.text(i - 1));
    }

    private static boolean opensTag(String line) {
        return line.lastIndexOf('<') > line.lastIndexOf('>');
    }

    /** How many marks a line begins with; up to four blanks may stand before the first, more before the next. */
    static int depth(String line) {
        int depth = 0;
        for (int mark = nextMark(line, 0); mark >= 0; mark = nextMark(line, mark + 1)) {
            depth++;
        }
        return depth;
    }

    /** Where the text begins after the marks and a blank. */
    static int end(String line) {
        int end = 0;
        for (int mark = nextMark(line, 0); mark >= 0; mark = nextMark(line, mark + 1)) {
            end = mark + 1;
        }
        return end < line.length() && line.charAt(end) == ' ' ? end + 1 : end;
    }

    private static int nextMark(String line, int from) {
        int mark = from;
        int blanks = from == 0 ? MAX_INDENT : MAX_INNER_INDENT;
        while (mark < line.length() && mark - from < blanks && line.charAt(mark) == ' ') {
            mark++;
        }
        boolean found = mark < line.length() && line.charAt(mark) == '>';
        boolean far = mark - from > MAX_INDENT;
        return found && !(far && mark + 1 < line.length() && " >".indexOf(line.charAt(mark + 1)) < 0) ? mark : -1;
    }
}
