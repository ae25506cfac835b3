package annals.parse;

import java.util.regex.Pattern;

/**
 * Tells a line of a program or of its output from prose by its punctuation and first word. Each pattern is asked only
 * where the cheap sign stands that it needs.
 */
final class CodeLine {
    /** Blanks, and the question marks into which archives turned no-break spaces. */
    private static final String MARGIN = " \t?";

    private static final Pattern ASSIGNMENT = Pattern.compile(
            "^(?!--)(?:[\\w*&<>.]{1,40} ){0,2}[\\w.$\\[\\]\"'@>:*-]{1,60} ?(?:<<?-|\\+=|-=|:=|=) ?\\S.*");
    private static final Pattern CALL =
            Pattern.compile("^[A-Za-z_.][\\w.:$>-]{0,80}\\((?:.*\\)|[^)]{0,200})[;,{]?(?: *#.*)?$");
    private static final Pattern STATEMENT = Pattern.compile(
            "^[^.]{0,200}[=(].{0,300}[)\\w\\]'\"];$|^(?:return|break|continue|goto|throw)\\b[^.]{0,200};$|^(?:if|for|while) ?\\(.*;$");
    private static final Pattern BRACE = Pattern.compile(
            "^[^;]{0,200}[\\w)\\]'\"] ?\\) ?\\{$|^\\} else \\{$|^[\\w-]{2,30}: \\{$|^\\w[\\w ]{0,60} \\{$");
    private static final Pattern BLOCK = Pattern.compile(
            "^(?:(?:async )?(?:def|class) \\w+.*|(?:if|elif|for|while|with|except)\\b.{1,150}[\\w)\\]'\"]|else|try|finally|except):$");
    private static final Pattern CONDITION =
            Pattern.compile("^(?:if|for|while|switch) ?\\(.*\\)$|^function ?\\w*\\(.*");
    private static final Pattern BRACKETS = Pattern.compile("^[)\\]};,]{1,6}$|^[)\\]}]+[);,\\]}]*$|^\\} else \\{$");
    private static final Pattern COMMENT = Pattern.compile("^/?\\*{1,2}/?$|^//.*|^/\\*.*");
    private static final Pattern DIRECTIVE =
            Pattern.compile("^#(?:include|define|if|ifdef|ifndef|endif|else|pragma)\\b.*|^#!/.*|^@\\w+(?:\\(.*\\))?$");
    private static final Pattern KEYWORD =
            Pattern.compile("^(?:from [\\w.]+ import .*|import [\\w.]+;?|(?:return|yield|raise)\\b [\\w.(\\[\"'].{0,80}"
                    + "|(?:public|private|protected|static|final|const|void|unsigned|struct|typedef)\\b.*[;{),\\w]"
                    + "|(?:SELECT|INSERT INTO|UPDATE|CREATE|DELETE FROM)\\b.*)$");
    private static final Pattern MEMBER = Pattern.compile("^\"[\\w-]+\": ?.*[,{}\\[\\]\"\\d]$");
    /** What R prints for a vector, sessionInfo() included; "[1] http://…" is a footnote. */
    private static final Pattern VECTOR =
            Pattern.compile("^\\[\\d+,?] +(?:[-\\d.eE+NA ,*]+|(?:TRUE|FALSE|NULL|Inf|NaN|NA|LC_|[\"<]).*"
                    + "|\\S+_\\d+[.\\d-]*(?: .*)?|[a-z0-9]+(?: {2,}[a-z0-9]+){1,9})$");

    private static final Pattern MESSAGE = Pattern.compile(
            "^(?:Error(?: in .*)?: .*|Error in .*|Warning messages?:.*|(?:make|gcc|g\\+\\+|cc|ld): .*|\\S{1,120}\\.(?:c|cc|cpp|h): (?:In function|At top level).*|make\\[\\d+]: .*"
                    + "|\\S{1,120}\\.(?:c|h|cc|cpp|java|py|R|f|hpp)[:(]\\d+.*|Platform: .*|Running under: .*|locale:|(?:other )?attached (?:base )?packages:)$");
    private static final Pattern CHECK = Pattern.compile("^\\* (?:checking|installing|preparing|creating|DONE)\\b.*");

    private static final Beginnings KEYWORDS = Beginnings.of(
            "from ",
            "import ",
            "return",
            "yield ",
            "raise ",
            "public ",
            "private ",
            "protected ",
            "static ",
            "final ",
            "const ",
            "void ",
            "unsigned ",
            "struct ",
            "typedef ",
            "SELECT ",
            "INSERT ",
            "UPDATE ",
            "CREATE ",
            "DELETE ");
    private static final Beginnings OUTPUTS = Beginnings.of(
            "R version ", "R Under development ", "Execution halted", "loaded via a namespace", "Error in ");

    private static final Beginnings MESSAGES = Beginnings.of(
            "Error",
            "Warning",
            "make",
            "gcc:",
            "g++:",
            "cc:",
            "ld:",
            "Platform:",
            "Running under:",
            "locale:",
            "other ",
            "attached ");

    private CodeLine() {}

    /** Whether a line, no longer than patterns may look at, can hardly be prose. */
    static boolean matches(MarkedLines lines, int i) {
        String words = withoutMargin(lines.line(i));
        return !words.isEmpty() && (begins(words) || ends(words) || holds(lines, i, words));
    }

    private static String withoutMargin(String line) {
        int start = 0;
        while (start < line.length() && MARGIN.indexOf(line.charAt(start)) >= 0) {
            start++;
        }
        return line.substring(start).stripTrailing();
    }

    private static boolean begins(String words) {
        char first = words.charAt(0);
        return switch (first) {
            case ')', ']', '}', '{', ';', ',' -> BRACKETS.matcher(words).matches() || words.equals("{");
            case '/' -> COMMENT.matcher(words).matches();
            case '*' -> COMMENT.matcher(words).matches() || CHECK.matcher(words).matches();
            case '#', '@' -> DIRECTIVE.matcher(words).matches();
            case '[' -> VECTOR.matcher(words).matches();
            case '"' -> MEMBER.matcher(words).matches();
            default ->
                OUTPUTS.beginsWithOne(words)
                        || (KEYWORDS.beginsWithOne(words)
                                && KEYWORD.matcher(words).matches());
        };
    }

    private static boolean ends(String words) {
        return switch (words.charAt(words.length() - 1)) {
            case ';' -> STATEMENT.matcher(words).matches();
            case '{' -> BRACE.matcher(words).matches();
            case ':' -> BLOCK.matcher(words).matches();
            default -> false;
        };
    }

    private static boolean holds(MarkedLines lines, int i, String words) {
        boolean assigned = (lines.has(i, '=') && words.indexOf('=') > 0) || (lines.has(i, '<') && words.contains("<-"));
        int round = lines.has(i, '(') ? words.indexOf('(') : -1;
        boolean called = round > 0 && words.charAt(round - 1) != ' ';
        return (assigned && ASSIGNMENT.matcher(words).matches())
                || (called && CALL.matcher(words).matches())
                || (round > 0 && CONDITION.matcher(words).matches())
                || (lines.has(i, ':')
                        && mayBeMessage(words)
                        && MESSAGE.matcher(words).matches());
    }

    /** Whether a line begins as messages do, or with a word that may be a file's name. */
    private static boolean mayBeMessage(String words) {
        int dot = words.indexOf('.', 1);
        int blank = words.indexOf(' ');
        return words.indexOf(':') > 0 && ((dot > 0 && (blank < 0 || dot < blank)) || MESSAGES.beginsWithOne(words));
    }
}
