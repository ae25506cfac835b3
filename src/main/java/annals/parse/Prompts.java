package annals.parse;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which lines begin a session: a prompt of a shell or another program with a command after it, or the first line of a
 * stack trace. A prompt that nobody has told us counts when it stands twice in a mail.
 */
final class Prompts {
    private static final Pattern KNOWN = Pattern.compile(
            "^ {0,8}(?:\\$ \\S.*|\\S{1,60} [\\w.-]*[A-Za-z~][$#] \\S.*|commit [0-9a-f]{40}(?: .*)?|\\[?[\\w.-]{1,30}@[\\w.-]{1,40}[: ][^$#>]{0,60}]?[$#>] ?.*|[A-Z]:\\\\[^>]{0,80}> ?.*"
                    + "|(?:R|SQL|mysql|sqlite|irb|ghci|Prelude|postgres|psql|MariaDB \\[\\S*])(?:\\(\\S*\\))?[=:\\d]*> .*|(?:In|Out) ?\\[\\d+\\]: .*)$");
    private static final Pattern TRACE = Pattern.compile(
            "^\\s*(?:Traceback \\(most recent call last\\):|(?:Caused by: |Exception in thread \\S+ )?[a-zA-Z_]\\w*(?:\\.\\w+){1,8}(?:Exception|Error)(?::.*)?|at [\\w.$<>/]{3,120}\\([^)]*\\)|File \"[^\"]*\", line \\d+.*|\\.{3} \\d+ (?:more|common frames.*))$");
    /** Root's "#" and the "%" of other shells, which begin comments as well: only before a command that we know. */
    private static final Pattern BARE = Pattern.compile("^ {0,8}[#%]>? {1,2}(\\S+)(?: .*)?$");

    /** The prompt alone, of whatever program: a place or name and its sign, or a name in parentheses. */
    private static final Pattern ANY = Pattern.compile(
            "^ {0,4}((?:[\\[(]?[\\w.~/-]{1,20}(?:@| at )?[\\w.~/: -]{0,40}[\\])]?)? ?(?:[$%>]|#>?)|\\([a-z]{2,8}\\)) {1,2}\\S.*$");

    private static final int LONGEST = 60;

    /** How often each prompt stands in the free lines. */
    private final Map<String, Integer> times = new HashMap<>();

    Prompts(MarkedLines lines) {
        for (int i = 0; i < lines.count(); i++) {
            String prompt = lines.isFree(i) ? prompt(lines, i) : "";
            if (!prompt.isEmpty()) {
                times.merge(prompt, 1, Integer::sum);
            }
        }
    }

    /** Whether a line begins a session. */
    boolean isBegin(MarkedLines lines, int i) {
        if (!lines.isShort(i)) {
            return false;
        }
        String line = lines.line(i);
        return (mayBeKnown(lines, i, line) && KNOWN.matcher(line).matches())
                || ((lines.has(i, '#') || lines.has(i, '%')) && isBare(line))
                || isRepeated(lines, i)
                || (hasTraceWord(lines, i) && TRACE.matcher(line).matches());
    }

    private static boolean mayBeKnown(MarkedLines lines, int i, String line) {
        return lines.has(i, '$')
                || lines.has(i, '#')
                || lines.has(i, '>')
                || line.startsWith("commit ")
                || (lines.has(i, ']') && line.indexOf("]: ") > 0);
    }

    /** Whether a line has a prompt's last sign and a blank after it, or begins with a bracket. */
    private static boolean mayHaveAny(MarkedLines lines, int i, String line) {
        if (lines.has(i, ')') && line.stripLeading().startsWith("(")) {
            return true;
        }
        if (!lines.has(i, '$') && !lines.has(i, '%') && !lines.has(i, '#') && !lines.has(i, '>')) {
            return false;
        }
        for (int at = line.indexOf(' ', 1); at > 0; at = line.indexOf(' ', at + 1)) {
            if ("$%#>".indexOf(line.charAt(at - 1)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBare(String line) {
        Matcher bare = BARE.matcher(line);
        return bare.matches() && LineShape.isCommand(bare.group(1));
    }

    /** A lone sign is in many texts, "#" above all. */
    private boolean isRepeated(MarkedLines lines, int i) {
        String prompt = prompt(lines, i);
        return prompt.length() > 1 && times.getOrDefault(prompt, 0) > 1;
    }

    private static String prompt(MarkedLines lines, int i) {
        String line = lines.line(i);
        if (!mayHaveAny(lines, i, line)) {
            return "";
        }
        Matcher prompt = ANY.matcher(line.length() > LONGEST ? line.substring(0, LONGEST) : line);
        return prompt.matches() ? prompt.group(1) : "";
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
