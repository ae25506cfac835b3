package annals.parse;

import annals.mail.Segment.Kind;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Sessions with R and Python, whose prompts "&gt; " and "&gt;&gt;&gt; " look like quotes: code, or a quote less deep
 * when they were quoted. In a mail that quotes, R's prompt is taken for one only beside what no quote has: output or a
 * continuation line.
 */
final class Consoles implements Marker {
    private static final String R_NAME = "[A-Za-z.][\\w.:$@]{0,60}";

    /** What R_LINE asks for after a name, if anything stands there. */
    private static final String R_OPERATORS = "<=[($-+*/~:%&|>";

    /** What an R prompt is followed by: nothing, a comment, an assignment, a call, a name, a help page. */
    private static final Pattern R_LINE = Pattern.compile(
            "^(?:#.*|(?:checking|installing|preparing|creating) .*\\.{3}.*|" + R_NAME
                    + "(?:\\[.*)? ?(?:<<?-|=[^=]|==|\\[|\\(|\\$|[-+*/~:%&|<>]).*|" + R_NAME
                    + "|\\?{1,2}[\\w.:]+|(?:if|for|while|function|try|invisible|suppress\\w+) ?\\(.*|[-+]?\\d[\\d.:,()*/+ eL-]*|[\"'(\\[{!}].*|-?\\d.*[*/+^].*)$");

    /** What among these hardly is anything else. */
    private static final Pattern R_SURE = Pattern.compile("^(?:(?:checking|installing|preparing|creating) .*\\.{3}.*|"
            + R_NAME + "(?:\\[.{0,80}])? ?<<?- ?\\S.*|" + R_NAME + "\\(.*[),({]|" + R_NAME
            + "(?:\\[\\[?.{1,80}]|\\$[\\w.$]+)|" + R_NAME + " ?= ?\\S.*\\)|\\?\\w+)$");

    /** Each way to be sure, dots aside, has one of these. */
    private static final String R_SURE_SIGNS = "<([$=?";

    private static final Pattern R_OUTPUT = Pattern.compile(
            "^(?: *\\[\\d+,?] ?.*|\\+ .*|\\+|NULL|Error(?: in .*|:.*)|Warning messages?:.*|Loading required .*|R version .*|An object of class .*|Fehler .*)$");

    private static final Pattern PYTHON_LINE = Pattern.compile(
            "^(?:(?:import|from|print|def|class|for|if|while|with|del|raise|assert|return|try|not|await|async|lambda)\\b.*"
                    + "|[A-Za-z_][\\w.]{0,60}(?:\\[.{0,80}])? ?(?:[-+*/]?=|[(\\[]|[-+*/<>%]|\\bin\\b|\\bis\\b).*|[A-Za-z_][\\w.]{0,60}|[\\d'\"({\\[#@-].*|)$");

    @Override
    public void mark(MarkedLines lines) {
        boolean quotes = hasQuotes(lines);
        int i = 0;
        while (i < lines.count()) {
            if (lines.isBlank(i)) {
                i++;
                continue;
            }
            int end = paragraphEnd(lines, i);
            markPython(lines, i, end);
            markR(lines, i, end, quotes);
            i = end;
        }
        markQuotedSessions(lines);
    }

    /** Whether the mail quotes at all: an attribution, or a marked line that no R session has. */
    private static boolean hasQuotes(MarkedLines lines) {
        for (int i = 0; i < lines.count(); i++) {
            if (lines.is(Kind.ATTRIBUTION, i)
                    || (lines.is(Kind.QUOTE, i) && !isPrompt(lines, i, 3) && !isRLine(lines.text(i)))) {
                return true;
            }
        }
        return false;
    }

    private static int paragraphEnd(MarkedLines lines, int from) {
        int end = from;
        while (end < lines.count() && !lines.isBlank(end)) {
            end++;
        }
        return end;
    }

    private static boolean isRLine(String text) {
        return text.isBlank()
                || (text.length() <= MarkedLines.MAX_PATTERN_CHARACTERS
                        && mayBeRLine(text)
                        && R_LINE.matcher(text).matches());
    }

    /**
     * Whether an operator or bracket follows the first name, as it seldom does in prose: asked first, because it is
     * cheap.
     */
    private static boolean mayBeRLine(String text) {
        if (!isLetter(text.charAt(0))) {
            return true;
        }
        int end = 1;
        while (end < text.length() && isInRName(text.charAt(end))) {
            end++;
        }
        int next = end + 1 < text.length() && text.charAt(end) == ' ' ? end + 1 : end;
        return next == text.length()
                || R_OPERATORS.indexOf(text.charAt(next)) >= 0
                || hasAny(text, ":$", end)
                || text.contains("...");
    }

    private static boolean isInRName(char c) {
        return isLetter(c) || (c >= '0' && c <= '9') || "._:$@".indexOf(c) >= 0;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean hasAny(String text, String characters, int end) {
        for (int i = 0; i < end; i++) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPythonLine(String text) {
        return text.length() <= MarkedLines.MAX_PATTERN_CHARACTERS
                && PYTHON_LINE.matcher(text.strip()).matches();
    }

    private static boolean isSurePython(String text) {
        return text.startsWith("import ") || text.indexOf('(') > 0 || text.indexOf('=') > 0;
    }

    private static boolean isSure(String text) {
        return text.length() <= MarkedLines.MAX_PATTERN_CHARACTERS
                && (hasAny(text, R_SURE_SIGNS, text.length()) || text.contains("..."))
                && R_SURE.matcher(text.strip()).matches();
    }

    /** Whether the line begins with that many marks, no blank between, and a blank after. */
    private static boolean isPrompt(MarkedLines lines, int i, int marks) {
        String line = lines.line(i).startsWith(" ") ? lines.words(i) : lines.line(i);
        return lines.is(Kind.QUOTE, i)
                && lines.depth(i) == marks
                && line.startsWith(">".repeat(marks))
                && (line.length() == marks || line.charAt(marks) == ' ');
    }

    private static void markPython(MarkedLines lines, int from, int end) {
        int first = from;
        while (first < end && !lines.is(Kind.QUOTE, first)) {
            first++;
        }
        boolean code = first < end && !lines.is(Kind.ATTRIBUTION, lines.previousWords(first));
        for (int i = first; i < end && code; i++) {
            code = !lines.is(Kind.QUOTE, i) || (isPrompt(lines, i, 3) && isPythonLine(lines.text(i)));
        }
        if (code) {
            markCode(lines, first, end);
        }
    }

    private static void markR(MarkedLines lines, int from, int end, boolean quotes) {
        int first = from;
        while (first < end && !lines.is(Kind.QUOTE, first)) {
            first++;
        }
        int above = lines.previousWords(first);
        if (first == end || lines.is(Kind.ATTRIBUTION, above)) {
            return;
        }
        boolean sure = false;
        boolean output = false;
        for (int i = first; i < end; i++) {
            if (lines.is(Kind.QUOTE, i)) {
                if (!isPrompt(lines, i, 1) || !isRLine(lines.text(i))) {
                    return;
                }
                sure = sure || isSure(lines.text(i));
            } else {
                output |= lines.isFree(i) && R_OUTPUT.matcher(lines.head(i)).matches();
            }
        }
        if (sure && (output || !quotes)) {
            markCode(lines, first, end);
        }
    }

    private static void markCode(MarkedLines lines, int from, int end) {
        for (int i = from; i < end; i++) {
            if (lines.is(Kind.QUOTE, i)) {
                lines.unquote(i, Kind.CODE);
            }
        }
        lines.mark(from, end, Kind.CODE);
    }

    /** Prompts in a quote make it no deeper: where lines deeper than those beside them are all R, or all Python. */
    private static void markQuotedSessions(MarkedLines lines) {
        int i = 0;
        while (i < lines.count()) {
            int depth = lines.depth(i);
            int end = i + 1;
            while (depth > 0 && lines.depth(end) == depth) {
                end++;
            }
            if (depth > 1) {
                int around = Math.max(quotedDepth(lines, i - 1, depth), quotedDepth(lines, end, depth));
                lower(lines, i, end, around > 0 ? depth - around : 0);
            }
            i = end;
        }
    }

    /** The depth of a shallower quote that a session is in; 0 when that line is none, or introduces a quote. */
    private static int quotedDepth(MarkedLines lines, int i, int below) {
        int depth = lines.depth(i);
        return depth < below ? depth : 0;
    }

    private static void lower(MarkedLines lines, int from, int end, int prompt) {
        boolean introduced = lines.depth(from - 1) > 0
                && lines.text(from - 1).stripTrailing().endsWith("wrote:");
        boolean session = !introduced
                && (prompt == 1
                        ? all(lines, from, end, Consoles::isRLine, Consoles::isSure)
                        : prompt == 3 && all(lines, from, end, Consoles::isPythonLine, Consoles::isSurePython));
        for (int i = from; i < end && session; i++) {
            lines.quote(i, lines.depth(i) - prompt, (">".repeat(prompt) + " " + lines.text(i)).stripTrailing());
        }
    }

    private static boolean all(
            MarkedLines lines, int from, int end, Predicate<String> possible, Predicate<String> sure) {
        boolean found = false;
        for (int i = from; i < end; i++) {
            if (!possible.test(lines.text(i))) {
                return false;
            }
            found = found || sure.test(lines.text(i));
        }
        return found;
    }
}
