package annals.parse;

import annals.mail.Segment.Kind;
import java.util.regex.Pattern;

/**
 * Code that the author gives as an example: fenced blocks, XML and stream traces, shell sessions, stack traces, and
 * paragraphs of which most lines can hardly be prose. Own words as well, so that a doubtful line loses nothing here.
 */
final class CodeExamples implements Marker {
    private static final int MAX_FENCED_LINES = 300;

    private static final Pattern SHELL = Pattern.compile(
            "^ {0,8}(?:\\$ \\S.*|\\S{1,60} [\\w.-]*[A-Za-z~][$#] \\S.*|commit [0-9a-f]{40}(?: .*)?|% (?:\\./|cd |ls|svn |git |cvs |make|R |python|gcc|cat |grep ).*|\\[?[\\w.-]{1,30}@[\\w.-]{1,40}[: ][^$#>]{0,60}]?[$#>] ?.*|[A-Z]:\\\\[^>]{0,80}> ?.*"
                    + "|(?:R|SQL|mysql|sqlite|irb|ghci|Prelude|postgres|psql|MariaDB \\[\\S*])(?:\\(\\S*\\))?[=:\\d]*> .*|(?:In|Out) ?\\[\\d+\\]: .*)$");
    private static final Pattern TRACE = Pattern.compile(
            "^\\s*(?:Traceback \\(most recent call last\\):|(?:Caused by: |Exception in thread \\S+ )?[a-zA-Z_]\\w*(?:\\.\\w+){1,8}(?:Exception|Error)(?::.*)?|at [\\w.$<>/]{3,120}\\([^)]*\\)|File \"[^\"]*\", line \\d+.*|\\.{3} \\d+ (?:more|common frames.*))$");

    @Override
    public void mark(MarkedLines lines) {
        markFenced(lines);
        XmlExamples.mark(lines);
        int i = 0;
        int last = -1;
        while (i < lines.count()) {
            int end = lines.freeEnd(i);
            if (end > i && markParagraph(lines, i, end, last)) {
                last = end;
            }
            i = Math.max(end, i + 1);
        }
    }

    private static void markFenced(MarkedLines lines) {
        int i = 0;
        while (i < lines.count()) {
            int end = lines.isFree(i) && lines.words(i).startsWith("```") ? fenceEnd(lines, i) : i;
            i = end > i ? lines.mark(i, end, Kind.CODE) : i + 1;
        }
    }

    private static int fenceEnd(MarkedLines lines, int from) {
        if (lines.words(from).length() > 5 && lines.words(from).endsWith("```")) {
            return from + 1;
        }
        for (int i = from + 1; i < Math.min(lines.count(), from + MAX_FENCED_LINES) && !lines.isMarked(i); i++) {
            if (lines.words(i).startsWith("```")) {
                return i + 1;
            }
        }
        return from;
    }

    /** Marks what is code in a paragraph; tells whether its end is. */
    private static boolean markParagraph(MarkedLines lines, int from, int end, int lastCode) {
        int session = from;
        while (session < end && !isBeginOfSession(lines, session)) {
            session++;
        }
        boolean code = isCode(lines, from, session, lastCode);
        if (code) {
            lines.mark(from, session, Kind.CODE);
        }
        lines.mark(session, end, Kind.CODE);
        return code || session < end;
    }

    /** From a prompt or the first line of a stack trace on, the paragraph is a session. */
    private static boolean isBeginOfSession(MarkedLines lines, int i) {
        String line = lines.line(i);
        if (!lines.isShort(i)) {
            return false;
        }
        boolean prompted = lines.has(i, '$')
                || lines.has(i, '%')
                || lines.has(i, '#')
                || lines.has(i, '>')
                || line.startsWith("commit ")
                || (lines.has(i, ']') && line.indexOf("]: ") > 0);
        return (prompted && SHELL.matcher(line).matches())
                || (hasTraceWord(lines, i) && TRACE.matcher(line).matches());
    }

    private static boolean isCode(MarkedLines lines, int from, int end, int lastCode) {
        int code = 0;
        boolean indented = true;
        for (int i = from; i < end; i++) {
            indented &= lines.line(i).startsWith("    ") || lines.line(i).startsWith("\t");
            code += isCodeLine(lines, i) ? 1 : 0;
            int others = i + 1 - from - code;
            if (!indented && others * 2 >= end - from) {
                return false;
            }
        }
        boolean goesOn = indented && lastCode >= 0 && from - lastCode <= 2;
        return code * 2 > end - from || (indented && code > 0) || goesOn;
    }

    private static boolean isCodeLine(MarkedLines lines, int i) {
        return lines.isShort(i) && CodeLine.matches(lines, i);
    }

    private static boolean hasTraceWord(MarkedLines lines, int i) {
        String line = lines.line(i);
        boolean named = lines.has(i, 'E') && (line.contains("Error") || line.contains("Exception"));
        boolean indented = line.charAt(0) == ' ' || line.charAt(0) == '\t';
        return named || line.startsWith("Traceback") || (indented && isFrame(lines, i));
    }

    private static boolean isFrame(MarkedLines lines, int i) {
        String line = lines.line(i);
        return lines.has(i, '(') || lines.has(i, '"') || line.contains(" more") || line.contains(" frames");
    }
}
