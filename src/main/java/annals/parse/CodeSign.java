package annals.parse;

import annals.mail.Segment.Kind;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * What speaks for a line's being code, or for its being prose. Each sign weighs what it was found to weigh beside all
 * others: the logarithm of the odds, above zero for code.
 */
enum CodeSign {
    /** One of the patterns of {@link CodeLine} matches. */
    RULE(1.8),
    /** A session begins there, by {@link Prompts}. */
    PROMPT(2.9),
    /** A session began above, with no blank line between. */
    IN_SESSION(4.0),
    /** The line above ends in a colon. */
    BELOW_COLON(2.4),
    /** A line beside it is code for sure: fenced, or XML. */
    BESIDE_CODE(1.7),
    /** Three or four common words of a language that people speak. */
    COMMON(-2.0),
    /** Five of them, or more. */
    VERY_COMMON(-2.1),
    /** The author speaks of himself, or to somebody. */
    PRONOUN(-3.0),
    /** A letter that is not of ASCII. */
    FOREIGN(-1.3),
    /** Ends as sentences do. */
    SENTENCE_END(-1.9),
    COLON_END(-1.9),
    COMMA_END(-1.3),
    /** Ends in an open bracket or an operator, in a brace or semicolon. */
    OPEN_END(1.9),
    /** A test's result at the end: "... OK". */
    STATUS_END(2.6),
    /** Begins with a capitalised word. */
    CAPITAL(-1.2),
    /** A greeting, a closing, a name, a telephone number. */
    ADDRESSING(-2.5),
    /** An item of a list, or a footnote with its link. */
    ITEM(-2.9),
    /** A heading as in Markdown: minutes have them. */
    HEADING(-0.4),
    /** A vote: "+1". */
    VOTE(-3.2),
    COMMENT_START(2.6),
    /** At most a third of its words are plain ones. */
    WORDLESS(0.7),
    /** Words and nothing else, two or more. */
    PLAIN(-0.7),
    ONE_TOKEN(-1.7),
    TWO_TOKENS(-0.3),
    /** Brackets, operators and the like: up to a twentieth of its characters. */
    SIGNS_FEW(0.5),
    /** Up to three twentieths. */
    SIGNS_SOME(1.1),
    /** More than that. */
    SIGNS_MANY(0.5),
    /** A name as programs have them: an underscore, a hump, a dot or an arrow in it. */
    IDENTIFIER(1.5),
    /** Two or more. */
    IDENTIFIERS(0.1),
    OPERATOR(0.6),
    /** Indented by two or three. */
    INDENT_2(1.5),
    /** Indented by four or more. */
    INDENT_4(1.4),
    /** Two gaps of several blanks, or more. */
    COLUMNS(0.3),
    /** Such a gap, and a number or an identifier. */
    NAMED_COLUMNS(-1.2),
    /** A third of it is numbers. */
    NUMBERS(-0.1),
    /** A date or time at its beginning, and how bad it was. */
    LOGGED(3.0),
    /** A word in capitals with which programs say how bad it was. */
    LEVEL(1.3),
    /** An option of a command: "-v", "--verbose". */
    OPTION(-0.1),
    PATH(1.4),
    /** "key = value", "key: value". */
    KEYED(0.6),
    /** A header of mail or HTTP: "Content-Type: text/html". */
    HEADER(0.8),
    /** Begins with the name of a command. */
    COMMAND(2.6),
    /** What compilers, shells and checkers say. */
    DIAGNOSTIC(2.9),
    /** A rule of dashes and the like; nothing else is said of it. */
    RULER(0.8),
    /** Part of a drawing or a table; nothing else is said of it. */
    DRAWN(-3.5),
    /** What a commit changed: "A trunk/file.c"; nothing else is said of it. */
    FILE_STATUS(-4.0);

    /** By {@link #ordinal()}: an array, since a line asks for many. */
    static final double[] WEIGHTS =
            Arrays.stream(values()).mapToDouble(sign -> sign.weight).toArray();

    private static final Pattern RULER_LINE = Pattern.compile("^[-=_*#~. ]{3,}$");
    private static final String STATUSES = "ACDGMU?!";
    private static final Pattern TIME = Pattern.compile(
            "^\\[?(?:\\d{4}[-/.]\\d\\d[-/.]\\d\\d[T ,]|\\d\\d?[-/.]\\d\\d?[-/.]\\d{2,4}[ ,]|\\d\\d:\\d\\d:\\d\\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\\d\\d? \\d\\d:\\d\\d)");
    private static final int LONGEST_KEY = 40;
    private static final Pattern HEADER_NAME = Pattern.compile("^[A-Z]\\w{0,20}-[A-Z][\\w-]{0,30}: ");
    private static final Pattern ITEM_START =
            Pattern.compile("^(?:(?:[-*+o\\u2022]|[-=]{1,3}>|\\(?\\w{1,2}[.)]) ++\\S|\\[\\d{1,3}]:? ++https?:)");
    private static final Pattern HEADING_LINE = Pattern.compile("^#{1,4} ?(?:\\d.*|\\p{Lu}[^=(<]*)$");
    private static final Pattern DIAGNOSIS = Pattern.compile(
            "^(?:Error|Warning|ERROR|WARNING|NOTE|Status|fatal|error|warning|remote|Caused by|Exception)\\b[^.]{0,40}:"
                    + "|\\b(?:error|warning|fatal|note|undefined reference|No such file or directory|command not found)(?::|$)"
                    + "|^(?:Quitting from|Calls:|Execution halted|Loading required|Attaching package)");
    private static final Needles DIAGNOSES = Needles.of(
            "error",
            "warning",
            "note",
            "status",
            "fatal",
            "remote",
            "caused by",
            "exception",
            "undefined reference",
            "no such file",
            "not found",
            "quitting from",
            "calls:",
            "execution halted",
            "loading required",
            "attaching");
    private static final Pattern STATUS = Pattern.compile(
            "(?<!\\.)\\.\\.++ ?(?:OK|NOTE|ERROR|WARNING|WARNINGS|NOTES|done|yes|no|ok|failed|SKIPPED)\\.?$");

    private final double weight;

    CodeSign(double weight) {
        this.weight = weight;
    }

    /** The bit that stands for it. */
    @SuppressWarnings("EnumOrdinal") // bits live no longer than a mail is read
    long bit() {
        return 1L << ordinal();
    }

    private long when(boolean found) {
        return found ? bit() : 0;
    }

    /** The signs of a line that is not blank, a bit each; those of a session are not among them. */
    static long of(MarkedLines lines, int i) {
        String words = lines.isShort(i) ? lines.words(i) : lines.head(i).strip();
        boolean code = lines.is(Kind.CODE, i - 1) || lines.is(Kind.CODE, i + 1);
        return BESIDE_CODE.when(code) | (words.isEmpty() ? 0 : alone(lines, i, words));
    }

    private static long alone(MarkedLines lines, int i, String words) {
        char first = words.charAt(0);
        if ("-=_*#~.".indexOf(first) >= 0 && RULER_LINE.matcher(words).matches()) {
            return RULER.bit();
        }
        if (Drawings.holds(lines, i, words)) {
            return DRAWN.bit();
        }
        if (isFileStatus(words)) {
            return FILE_STATUS.bit();
        }
        LineShape shape = new LineShape(lines.head(i));
        return RULE.when(lines.isShort(i) && CodeLine.matches(lines, i))
                | ofShape(shape)
                | ofEnds(words, shape)
                | ofWords(lines, i, words, shape);
    }

    /** "M trunk/file.c": one or two letters of a state and a file. */
    private static boolean isFileStatus(String words) {
        int blank = words.indexOf(' ');
        if (blank < 1
                || blank > 2
                || STATUSES.indexOf(words.charAt(0)) < 0
                || STATUSES.indexOf(words.charAt(blank - 1)) < 0) {
            return false;
        }
        String file = words.substring(blank).strip();
        return file.indexOf(' ') < 0 && (file.indexOf('/') >= 0 || file.indexOf('.') > 0);
    }

    private static long ofShape(LineShape shape) {
        return COMMON.when(shape.common == 3 || shape.common == 4)
                | VERY_COMMON.when(shape.common > 4)
                | PRONOUN.when(shape.pronouns > 0)
                | FOREIGN.when(shape.foreign)
                | CAPITAL.when(shape.capital && shape.tokens > 2)
                | WORDLESS.when(shape.words * 3 <= shape.tokens)
                | PLAIN.when(shape.tokens > 1 && shape.words == shape.tokens && shape.signs == 0)
                | ONE_TOKEN.when(shape.tokens == 1)
                | TWO_TOKENS.when(shape.tokens == 2)
                | SIGNS_FEW.when(shape.signs > 0 && shape.signs * 20 <= shape.inked)
                | SIGNS_SOME.when(shape.signs * 20 > shape.inked && shape.signs * 20 <= 3 * shape.inked)
                | SIGNS_MANY.when(shape.signs * 20 > 3 * shape.inked)
                | IDENTIFIER.when(shape.identifiers == 1)
                | IDENTIFIERS.when(shape.identifiers > 1)
                | OPERATOR.when(shape.operators > 0)
                | INDENT_2.when(shape.indent == 2 || shape.indent == 3)
                | INDENT_4.when(shape.indent > 3)
                | COLUMNS.when(shape.gaps > 1)
                | NAMED_COLUMNS.when(shape.gaps > 0 && shape.tokens > 2 && (shape.identifiers > 0 || shape.numbers > 0))
                | NUMBERS.when(shape.numbers > 1 && shape.numbers * 3 >= shape.tokens)
                | LEVEL.when(shape.levels > 0)
                | OPTION.when(shape.options > 0)
                | PATH.when(shape.paths > 0)
                | COMMAND.when(shape.command && shape.tokens > 1);
    }

    private static long ofEnds(String words, LineShape shape) {
        char last = words.charAt(words.length() - 1);
        boolean afterLetter = words.length() > 2 && Character.isLowerCase(words.charAt(words.length() - 2));
        return SENTENCE_END.when(afterLetter && shape.tokens > 1 && (last == '.' || last == '?' || last == '!'))
                | COLON_END.when(afterLetter && last == ':')
                | COMMA_END.when(afterLetter && last == ',')
                | OPEN_END.when("{([=\\|&+<;}".indexOf(last) >= 0);
    }

    private static boolean isComment(String words) {
        return words.charAt(0) == '#'
                || words.startsWith("//")
                || words.startsWith(";;")
                || words.startsWith("/*")
                || words.startsWith("; ");
    }

    private static long ofWords(MarkedLines lines, int i, String words, LineShape shape) {
        boolean colon = lines.has(i, ':');
        boolean heading = words.charAt(0) == '#' && HEADING_LINE.matcher(words).matches();
        boolean voted = (lines.has(i, '+') || lines.has(i, '-')) && (lines.has(i, '0') || lines.has(i, '1'));
        return KEYED.when((colon || lines.has(i, '=')) && isKeyed(words))
                | HEADER.when(
                        colon && lines.has(i, '-') && HEADER_NAME.matcher(words).lookingAt())
                | LOGGED.when(colon && shape.levels > 0 && TIME.matcher(words).lookingAt())
                | ITEM.when(mayBeItem(words) && ITEM_START.matcher(words).lookingAt())
                | ADDRESSING.when(Addressing.is(words))
                | HEADING.when(heading)
                | COMMENT_START.when(!heading && isComment(words))
                | VOTE.when(voted && holdsVote(words))
                | DIAGNOSTIC.when((colon || mayEndDiagnosis(words) || lines.isForeign(i))
                        && DIAGNOSES.mayBeIn(words, lines.isForeign(i))
                        && DIAGNOSIS.matcher(words).find())
                | STATUS_END.when(lines.has(i, '.')
                        && words.contains("..")
                        && STATUS.matcher(words).find());
    }

    /** Whether a name stands first, then a colon or equals sign, and something that is no "//" behind it. */
    private static boolean isKeyed(String words) {
        int at = 0;
        while (at < words.length() && at < LONGEST_KEY && isInKey(words.charAt(at))) {
            at++;
        }
        if (at < 2) {
            return false;
        }
        at += isAt(words, at, ' ') ? 1 : 0;
        if (!isAt(words, at, ':') && !isAt(words, at, '=')) {
            return false;
        }
        at += isAt(words, at + 1, ' ') ? 2 : 1;
        return at < words.length() && !isSpace(words.charAt(at)) && !words.startsWith("//", at);
    }

    private static boolean isInKey(char c) {
        return isWord(c) || c == '.' || c == '-';
    }

    private static boolean isAt(String words, int at, char c) {
        return at < words.length() && words.charAt(at) == c;
    }

    private static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    /** Whether "+1" and the like stand by themselves: at the beginning or behind a blank, a colon, a bracket. */
    private static boolean holdsVote(String words) {
        for (int i = 0; i + 1 < words.length(); i++) {
            char c = words.charAt(i);
            if ((c == '+' || c == '-')
                    && (words.charAt(i + 1) == '0' || words.charAt(i + 1) == '1')
                    && (i == 0 || isSpace(words.charAt(i - 1)) || ":(".indexOf(words.charAt(i - 1)) >= 0)
                    && (i + 2 == words.length() || !isWord(words.charAt(i + 2)))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a line without a colon may be matched by {@link #DIAGNOSIS}: by its first letter or its last. */
    private static boolean mayEndDiagnosis(String words) {
        return "QEL".indexOf(words.charAt(0)) >= 0
                || words.startsWith("Att")
                || "rgleyd".indexOf(words.charAt(words.length() - 1)) >= 0;
    }

    private static boolean mayBeItem(String words) {
        if (words.length() < 3) {
            return false;
        }
        char first = words.charAt(0);
        return first == 'o'
                ? words.charAt(1) == ' ' || isItemEnd(words.charAt(1)) || isItemEnd(words.charAt(2))
                : "-*+\u2022=([".indexOf(first) >= 0 || isItemEnd(words.charAt(1)) || isItemEnd(words.charAt(2));
    }

    private static boolean isItemEnd(char c) {
        return c == '.' || c == ')';
    }
}
