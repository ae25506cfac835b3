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

    /** Between the margin and a prompt's sign. */
    private static final String PLACE = "[]()._~/@: -";

    /** What a prompt ends with. */
    private static final String SIGNS = "$%#>";

    /** The prompt of each free line that has one. */
    private final Map<Integer, String> prompts = new HashMap<>();

    /** How often each prompt stands in the free lines. */
    private final Map<String, Integer> times = new HashMap<>();

    Prompts(MarkedLines lines) {
        for (int i = 0; i < lines.count(); i++) {
            String prompt = lines.isFree(i) ? prompt(lines, i) : "";
            if (!prompt.isEmpty()) {
                prompts.put(i, prompt);
                times.merge(prompt, 1, Integer::sum);
            }
        }
    }

    /** Whether a line that was free begins a session. */
    boolean isBegin(MarkedLines lines, int i) {
        if (!lines.isShort(i)) {
            return false;
        }
        String line = lines.line(i);
        return (mayBeKnown(lines, i, line) && KNOWN.matcher(line).matches())
                || ((lines.has(i, '#') || lines.has(i, '%')) && isBare(line))
                || isRepeated(i)
                || (hasTraceWord(lines, i) && TRACE.matcher(line).matches());
    }

    private static boolean mayBeKnown(MarkedLines lines, int i, String line) {
        return lines.has(i, '$')
                || lines.has(i, '#')
                || lines.has(i, '>')
                || line.startsWith("commit ")
                || (lines.has(i, ']') && line.indexOf("]: ") > 0);
    }

    /** Whether a prompt's last sign and a blank stand behind what may name a place, or a bracket at the beginning. */
    private static boolean mayHaveAny(MarkedLines lines, int i, String line) {
        if (lines.has(i, ')') && lines.words(i).startsWith("(")) {
            return true;
        }
        if (!lines.has(i, '$') && !lines.has(i, '%') && !lines.has(i, '#') && !lines.has(i, '>')) {
            return false;
        }
        int sign = 0;
        while (sign < line.length() && isOfPlace(line.charAt(sign))) {
            sign++;
        }
        int end = line.startsWith("#>", sign) ? sign + 2 : sign + 1;
        return end < line.length() && SIGNS.indexOf(line.charAt(sign)) >= 0 && line.charAt(end) == ' ';
    }

    private static boolean isOfPlace(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || PLACE.indexOf(c) >= 0;
    }

    private static boolean isBare(String line) {
        Matcher bare = BARE.matcher(line);
        return bare.matches() && LineShape.isCommand(bare.group(1));
    }

    /** A lone sign is in many texts, "#" above all. */
    private boolean isRepeated(int i) {
        String prompt = prompts.getOrDefault(i, "");
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
