package annals.event;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The signs, marks and reasons with which scribes write votes, and the plain form that is read. */
final class VoteText {
    /** Stands for a box without a value. */
    static final String EMPTY_BOX = "?";

    private static final String BOXED =
            "[(\\[] {0,2}(?:(?<value>[+\u2212\u2013-]? ?[01]|on[- ]list|pending|abstain)|-{1,3}|\\?)? {0,2}[)\\]]:? ?(?=\\p{L})";
    private static final Pattern FIRST_BOX = Pattern.compile(
            "(?<before>(?:[-*\u2022\u25e6] ?)?(?:.{1,200}[.?!:] )??)" + BOXED, Pattern.CASE_INSENSITIVE);
    private static final Pattern BOX = Pattern.compile(BOXED, Pattern.CASE_INSENSITIVE);
    private static final Pattern REASON = Pattern.compile("\\([^()]{0,400}(?:\\)|$)");
    private static final Pattern VALUE_ALONE = Pattern.compile(VoteLine.VALUE, Pattern.CASE_INSENSITIVE);
    private static final Pattern NAMED =
            Pattern.compile("(?<name>" + VoteLine.NAME + ") ?:? (?i:" + VoteLine.VALUE + ")");

    private static final Pattern NAMES_BEHIND = Pattern.compile(
            "(?:^(?i:passe[sd]|carrie[sd]|accepted|approved|adopted|agreed|rejected|failed) (?:with|by|at) |(?<=^|[,;.:] |[Vv]otes?: |[Rr]esults?: ))(?:(?:(?:\\d ?[x\u00d7]?|(?i:two|three|four|five|six|seven)) (?:(?:votes?|times) (?:(?:of|at|for|with) )?)?)?(?i:"
                    + VoteLine.VALUE
                    + ")(?: ?x ?\\d|: ?\\d)?|(?:(?:\\d|(?i:two|three|four|five|six|seven)) (?:votes? |members? )?)?(?i:(?:all |everybody |unanimously )?(?<for>in favou?r|for|yes)|(?<no>against|opposed|no)|(?<not>abstain(?:ed|ing)?|abstentions?))) ?\\((?<names>\\p{L}[^()\\d:]{1,150})(?:: [^()]{1,200})?\\)");
    private static final Pattern BETWEEN_NAMES = Pattern.compile(", and | and |, ?| & ");

    /**
     * A form that scribes write, and the plain one.
     *
     * @param needs of which a text with the form has one; most texts have none, and patterns are slow
     */
    private record Plainer(Pattern form, String plain, String needs) {
        Plainer(String form, String plain) {
            this(form, plain, "");
        }

        Plainer(String form, String plain, String needs) {
            this(Pattern.compile(form), plain, needs);
        }

        String applied(String text) {
            return needs.isEmpty() || needs.chars().anyMatch(c -> text.indexOf(c) >= 0)
                    ? form.matcher(text).replaceAll(plain)
                    : text;
        }
    }

    private static final List<Plainer> PLAINER = List.of(
            new Plainer("\\([\"\u201c][^()\"\u201d]{1,40}[\"\u201d],[^()]{1,400}\\)", "", "("),
            new Plainer(
                    "[\\u2212\\u2013\\u2014\\u2010\\u2011](?= ?[01](?!\\d))", "-", "\u2212\u2013\u2014\u2010\u2011"),
            new Plainer("(?:\\u00b1|\\+/-|\\+-) ?0", "0", "\u00b1+"),
            new Plainer(" [\u2013\u2014] ", " - ", "\u2013\u2014"),
            new Plainer("[\\u2192\\u21d2\\u2794\\u279c]", "->", "\u2192\u21d2\u2794\u279c"),
            new Plainer("\\[(?:the )?list]", " on list ", "["),
            new Plainer("^\\|(?=.*\\|)", " ", "|"),
            new Plainer(" ?\\| ?", " ", "|"),
            new Plainer("[\\u2018\\u2019]", "'", "\u2018\u2019"),
            new Plainer(":(?:\\+1|thumbsup|thumbs_up):", "+1:", ":"),
            new Plainer(":(?:-1|thumbsdown|thumbs_down):", "-1:", ":"),
            new Plainer("(?<=[:=>] )\\?{1,3} {1,3}(?=[(\\[])", "", "?"),
            new Plainer(
                    "(?<=\\p{Lu}\\p{Ll}{1,20} )([+-][01])'?(?:s|d|ed) (?=[XJ]EP|PR\\b|#\\d|item\\b|this\\b|both\\b)",
                    "votes $1 on "),
            new Plainer("(?<=[\\p{L}\\p{N}]) @(?=\\p{L})", ", ", "@"),
            new Plainer("(?<=: )@(?=\\p{L})", "", "@"),
            new Plainer("\\x{1F44D}", "+1"),
            new Plainer("\\x{1F44E}", "-1"),
            new Plainer(
                    "[\"\\u201c](?![+-]?[01][\"\\u201d] \\p{Ll})(?i:" + VoteLine.VALUE + ")[\"\\u201d]",
                    "${value}",
                    "\"\u201c"),
            new Plainer("[\"\\u201c](?i:(?:to )?(?:the )?list)\\.?[\"\\u201d]", "list", "\"\u201c"),
            new Plainer("\\b(?:Mr|Mrs|Ms|Dr|Messrs)\\.? (?=\\p{Lu})", "", "M"),
            new Plainer("(?<=^|[:=>\\p{L}] )[+-]?[01],? (?:then|now|later|and then|->|=>) (?=[+-]?[01](?!\\d))", ""),
            new Plainer("[*`\\u00a0]+", "", "*`\u00a0"),
            new Plainer(
                    "[\\u2705\\u2713\\u2714\\u2717\\u2718\\u274c]\\ufe0f? ?(?=[+-]?[01](?!\\d))",
                    "",
                    "\u2705\u2713\u2714\u2717\u2718\u274c"),
            new Plainer("(?<![\\p{L}\\p{N}])([+-][01])'?s(?= (?:from|by) )", "$1"),
            new Plainer("(?<![\\p{L}\\p{N}])([+-][01])(?:,? \\1){1,8}(?= ?\\()", "$1", "("),
            new Plainer("(?<=[\\p{L}\\p{N}] )\\[([+-][01]|0)[:,;] [^\\[\\]]{0,300}(?:]|$)", "$1, ", "["),
            new Plainer("(?<=\\p{L} )\\[([+-]?[01])](?= \\p{L})", "$1,", "["),
            new Plainer(
                    "(?<=[\\p{L}:] )\\((?:has |gets |still )?(?:an?|one|two|ten|\\d{1,2}) (?:weeks?|days|fortnight)(?: (?:left|to vote))?\\)",
                    "pending",
                    "("),
            new Plainer("\\btbd pending", "tbd"),
            new Plainer("^\\[[xX]\\] {0,3}(?=[+-]?[01](?!\\d))", "", "["),
            new Plainer("^\\[ ?\\] {0,3}[+-]?[01]$", "", "["),
            new Plainer(
                    "(?<=[\\p{L}:] )\\((?i:(?:not (?:present|here|there)|absent|away|sick|late)[,;:]? (?:(?:to|will) vote )?on[- ](?:the )?list)\\)",
                    "on list",
                    "("),
            new Plainer("(?<=[\\p{L}] )\\((?i:(?:to )?(?:the )?list)\\)", "on list", "("),
            new Plainer(
                    "^[\"\\u201c]([+-]?[01](?:,[^\"\\u201c\\u201d]{1,200}| if [^\"\\u201c\\u201d]{1,120}, so [+-]?[01])?)[\"\\u201d] \\((\\p{L}[\\p{L}\\p{M}'. -]{1,30})\\)$",
                    "$2: $1",
                    "("),
            new Plainer(
                    "^\\[((?:to |on )?(?:the )?list|pending)\\] \\((\\p{L}[\\p{L}\\p{M}'. -]{1,30})\\)$",
                    "$2: $1",
                    "("),
            new Plainer(
                    "(?<=^[^\\s:]{1,30}: )[\"\\u201c]([^\"\\u201c\\u201d]{1,200})[\"\\u201d]\\.?$", "$1", "\"\u201c"),
            new Plainer("^(?i:all )?(?i:two|three|four|five|six|seven|[2-7]) ([+-][01])'?s: ", "$1: "),
            new Plainer("^(?:[-\\u2022\\u25e6o+] |_+|[-\\u2022](?=\\p{Lu}))\\s*", ""),
            new Plainer("(?<=\\p{L}) - (?=[+-]?[01](?![\\p{L}\\p{N}]))", ": ", "-"),
            new Plainer("[\"\\u201c]([+-]?[01])[\"\\u201d](?! \\p{Ll})", "$1", "\"\u201c"),
            new Plainer("(?<=\\p{L}) \"[\\p{L}\\p{N}]{1,20}\"(?= ?[:=]| [+-])", "", "\""),
            new Plainer("(?<=\\p{L}) \\[\\p{L}[\\p{L}\\p{N}]{0,19}](?= ?[:=]| [+-][01])", "", "["),
            new Plainer("\\[([^\\[\\]]{1,40})]", " $1 ", "["),
            new Plainer("\\s+", " "));

    private VoteText() {}

    /** "+1 (Ada, Ben), on list (Chi)" and "all in favour (Ada, Ben)" with colons behind the values. */
    private static String unwrapped(String text, Predicate<String> voter) {
        return NAMES_BEHIND.matcher(text).replaceAll(found -> {
            boolean known =
                    Arrays.stream(BETWEEN_NAMES.split(found.group("names"))).allMatch(voter);
            String value = found.group("for") != null
                    ? "+1"
                    : found.group("no") != null ? "-1" : found.group("not") != null ? "abstain" : found.group("value");
            return Matcher.quoteReplacement(known ? value + ": " + found.group("names") + ";" : found.group());
        });
    }

    /** The line without bullets, emphasis and reasons, with the plain signs. */
    static String plain(String line) {
        return plain(line, name -> false);
    }

    /** The same, where what stands in parentheses may be the vote of somebody else. */
    static String plain(String line, Predicate<String> voter) {
        String text = boxed(line.strip());
        for (Plainer step : PLAINER) {
            text = step.applied(text);
        }
        if (text.indexOf('(') < 0) {
            return text.strip();
        }
        text = unwrapped(text, voter);
        StringBuilder plain = new StringBuilder();
        Matcher reason = REASON.matcher(text);
        int at = 0;
        while (reason.find()) {
            String inside = reason.group().replace("(", "").replace(")", "").strip();
            Matcher value = VALUE_ALONE.matcher(inside);
            Matcher named = NAMED.matcher(inside);
            boolean other = named.matches() && voter.test(named.group("name"));
            plain.append(text, at, reason.start())
                    .append(other ? ", " + inside : value.lookingAt() ? " " + value.group() + " " : " ");
            at = reason.end();
        }
        return plain.append(text.substring(at))
                .toString()
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** What stands on a line before its boxes of votes: "XEP-0198, Draft." */
    static Optional<String> beforeBoxes(String line) {
        Matcher first = FIRST_BOX.matcher(line.strip());
        return first.lookingAt() && !first.group("before").isBlank()
                ? Optional.of(first.group("before").strip())
                : Optional.empty();
    }

    /** "XEP-0198, Draft. [+1] Ada [+1] Ben [ ] Chi" and "(+1) Ada, Ben" with colons behind the values. */
    private static String boxed(String line) {
        Matcher first = FIRST_BOX.matcher(line);
        return first.lookingAt()
                ? BOX.matcher(line.substring(first.end("before")))
                        .replaceAll(box ->
                                box.group("value") == null ? "; " + EMPTY_BOX + "; " : "; " + box.group("value") + ": ")
                : line;
    }
}
