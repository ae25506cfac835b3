package annals.event;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes votes that minutes tell in words as the values that they mean: "In favour: Ada, Ben" is "+1: Ada, Ben", "Ada
 * votes against" is "Ada: -1". Only beside the name of a known voter, since all these words are words of talk too.
 */
final class VoteWords {
    /** What parts "all +1" from those who are not. */
    static final Pattern EXCEPTION = Pattern.compile(
            ",? (?:except|but|save|bar|apart from|other than|with the exception of)(?: for)? ",
            Pattern.CASE_INSENSITIVE);

    /** "Ada, who wants to see it used and is 0". */
    private static final Pattern WHO =
            Pattern.compile(",? who [^;,+]{0,120}\\b(?=(?:is|was|votes?|voted|abstains?|will)\\b)|,? who(?:'s|'ll)? ");
    /** "Ada, who goes to the list once more". */
    private static final Pattern TO_LIST = Pattern.compile(
            ",? who (?:(?:again|also|once more) )?(?:goes|went|takes (?:it|this|that)|will go|will take (?:it|this|that)|moves) (?:back )?to the (?:mailing )?list\\b[^,;.]{0,20}",
            Pattern.CASE_INSENSITIVE);

    private static final String CAPITAL =
            "\\p{Lu}[\\p{L}\\p{M}\\p{N}'-]{0,30}(?: \\p{Lu}[\\p{L}\\p{M}\\p{N}'-]{0,30}){0,3}";
    private static final String NAME = "(?<name>" + CAPITAL + ")";
    private static final Pattern SIDE = Pattern.compile(
            "(?<=^|[,;.] )(?i:(?:votes? |voting )?(?<side>in favou?r|for|yes|ayes?|against|opposed|no|nays?|abstain(?:ing|ed)|abstentions?|list)) ?: ?"
                    + NAME);
    private static final Pattern SAID = Pattern.compile(NAME + "(?: ?:| -|(?i: (?:is|are|was|were|votes?|voted)(?= )))"
            + " (?i:(?<side>in favou?r|yes|aye|plus one|against|no|nay|minus one))(?=$|[,;.])");
    /** "Ada votes for it, Ben against, and Chi for it in the end". */
    private static final Pattern SIDED = Pattern.compile(
            "(?<=^|[,;.] |, and | and )" + NAME
                    + "(?i:,? (?:(?:all |both |each )?(?:votes?|voted) |is )?(?<side>(?:for|in favou?r of|against) (?:it|this|that|the (?:motion|proposal))|against)(?: in the end)?)(?=$|[,;.]| and )");
    /** "Ada list", beside votes of others. */
    private static final Pattern LATER =
            Pattern.compile("(?<=^|[,;:] )" + NAME + "(?: ?(?::|->|=>| -))? (?i:list)(?=$|[,;.])");
    /** "Ada agrees with Ben: +1". */
    private static final Pattern AGREES =
            Pattern.compile(" (?i:agrees|agreed|sides|sided|concurs|goes) with " + NAME + "(?=: )");
    /** "Ada's vote is +1, Ben's is -1". */
    private static final Pattern POSSESSIVE = Pattern.compile(NAME + "'s? (?:vote )?(?=(?:is|was|will|to)\\b)");
    /** "Ada's +1 is on the list". */
    private static final Pattern SENT = Pattern.compile(
            NAME
                    + "'s? (?<value>[+-][01])(?= (?:(?:is|was|came|comes|arrived|had come|has come|had been sent|was sent|went) )?(?:already )?(?:on|by|to|in|per|via) (?:the )?(?:mailing )?(?:list|e?-?mail)\\b)[^,;.]*",
            Pattern.CASE_INSENSITIVE);
    /** "Ada: I'm +1". */
    private static final Pattern OF_SPEAKER = Pattern.compile("(?<=^|[.;] )" + NAME
            + ": (?i:i'm|i am|i vote|my vote is|i'll go with|i go with)(?: an?)? (?=[+-]?[01](?![\\p{L}\\p{N}]))");
    /** "Ada: yes +1". */
    private static final Pattern TWICE = Pattern.compile(
            "(?<=[:,] |\\bvotes? |\\bvoted |\\bsays? |\\bsaid )(?:in favou?r|for|yes|ayes?|neutral|opposed|against|no|nays?|abstains?),? (?=[+-]?[01](?![\\p{L}\\p{N}]))",
            Pattern.CASE_INSENSITIVE);

    /** "No vote from Ada and Ben so far". */
    private static final Pattern NONE_FROM = Pattern.compile(
            "(?<=^|[,;.] )(?i:no votes?(?: yet)? (?:from|by)) (?<names>" + CAPITAL + "(?:(?:, | and |, and )" + CAPITAL
                    + "){0,4})(?i:,? (?:so far|yet|as yet|until now|today))?(?=$|[.,;])");

    private static final String NAMES = CAPITAL + "(?:(?:, and |,? and |, )" + CAPITAL + "){0,4}";
    /** "Ada: not here, two weeks", "Ben: ten days". */
    private static final Pattern TIME = Pattern.compile(
            "^(?<name>" + VoteLine.NAME
                    + ")(?i::? (?:(?:is|was) )?(?:absent|away|missing|not (?:here|there|present|around|attending)|(?:did(?:n't| not)|could(?:n't| not)|can(?:'t|not)) make it|on (?:holiday|leave|the road)|sent (?:apologies|regrets)|excused)(?:,| -|;|:)| ?:) "
                    + "(?i:(?:(?:(?:an?|one|two|three|ten|fourteen|\\d{1,2}) )+(?:weeks?|days?|fortnight)|(?:until|till) [^,;.]{3,20})(?: left| to vote)?)[.! ]*$");
    /** "+1 from Ada and Ben, Chi and Dan want to read it and will vote on the list". */
    private static final Pattern OTHERS_LATER = Pattern.compile(
            "(?<=\\p{L}), (?<names>" + CAPITAL + "(?: and " + CAPITAL
                    + ")?) (?:wants?|needs?|likes?|would like|prefers?|ha[sd]|have|did|is|are)\\b[^.;:+]{3,90}? and (?=(?:will|to|would) (?:vote|do so|reply|follow)\\b[^.;:+]{0,12}list\\b)");
    /** "Ada will vote on the list. Same for Ben". */
    private static final Pattern SAME_FOR = Pattern.compile(
            "(?<value>on(?: the)?[- ]list|(?<![\\p{L}\\p{N}.])[+-][01]|\\babstain(?:s|ed)|\\bpending)(?:[.;,]? and|[.;,]) (?i:the )?(?i:same)(?i: goes| holds| is true)? (?i:for|with) (?<names>"
                    + NAMES + ")(?=$|[.,;])");

    private static final Pattern DOTS =
            Pattern.compile(" ?\\.{4,60} ?| ?(?:\\.{2,3}|\u2026) ?(?=[+-]?[01](?!\\d)|on[- ]list|pending)");
    private static final Pattern HUNG = Pattern.compile("(?<=\\p{L})(?=[+-][01](?!\\d))");
    private static final Pattern UNPARTED =
            Pattern.compile("(?<=[+-][01]) (?=\\p{Lu}[\\p{L}\\p{N}'-]{0,30}(?: ?[:=] ?| )?[+-]?[01](?!\\d))");
    private static final Pattern MAY_HOLD = Pattern.compile(
            "favou?r|\\bfor ?:|\\bfor (?:it|this|that|the (?:motion|proposal))\\b|\\byes\\b|\\bayes?\\b|against|oppos|\\bno\\b|\\bnays?\\b|\\b(?:plus|minus) one\\b");

    /** "In favour (+1): Ada". */
    private static final Pattern SIDE_AND_VALUE = Pattern.compile(
            "(?<=^|[,;.] )(?:(?:votes? )?in favou?r|(?:votes? )?for|yes|neutral|opposed|against|no|abstain(?:ing|ed)?),? (?=[+-]?[01] ?: )",
            Pattern.CASE_INSENSITIVE);

    private VoteWords() {}

    static boolean mayHold(String lower) {
        return MAY_HOLD.matcher(lower).find();
    }

    static String asValues(String line, Predicate<String> voter) {
        String text = DOTS.matcher(line).replaceAll(": ");
        text = SIDE_AND_VALUE.matcher(text).replaceAll("");
        text = TIME.matcher(text).replaceAll("${name}: has two weeks");
        text = OTHERS_LATER.matcher(text).replaceAll(". ${names} ");
        text = SAME_FOR.matcher(text).replaceAll("${value}. ${names} ${value}");
        text = TWICE.matcher(text).replaceAll("");
        text = OF_SPEAKER.matcher(text).replaceAll(found -> known(found, voter, found.group("name") + ": "));
        text = AGREES.matcher(text).replaceAll(found -> known(found, voter, ""));
        text = POSSESSIVE.matcher(text).replaceAll(found -> known(found, voter, found.group("name") + " "));
        text = NONE_FROM.matcher(text).replaceAll(found -> noneFrom(found, voter));
        text = SENT.matcher(text)
                .replaceAll(found -> known(found, voter, found.group("name") + ": " + found.group("value")));
        text = HUNG.matcher(text).replaceAll(" ");
        text = UNPARTED.matcher(text).replaceAll(", ");
        text = SIDE.matcher(text)
                .replaceAll(found -> known(found, voter, value(found.group("side")) + ": " + found.group("name")));
        text = SAID.matcher(text)
                .replaceAll(found -> known(found, voter, found.group("name") + ": " + value(found.group("side"))));
        text = SIDED.matcher(text)
                .replaceAll(found -> known(found, voter, found.group("name") + ": " + value(found.group("side"))));
        return LATER.matcher(text).replaceAll(found -> known(found, voter, found.group("name") + ": on list"));
    }

    /** Those who are not among all, without what is told of them beside the vote. */
    static String exceptions(String text) {
        return WHO.matcher(TO_LIST.matcher(text).replaceFirst(" on list")).replaceFirst(" ");
    }

    private static String known(MatchResult found, Predicate<String> voter, String value) {
        return Matcher.quoteReplacement(voter.test(found.group("name")) ? value : found.group());
    }

    private static String noneFrom(MatchResult found, Predicate<String> voter) {
        boolean known = Arrays.stream(found.group("names").split(",? and |, ")).allMatch(voter);
        return Matcher.quoteReplacement(known ? "pending: " + found.group("names") : found.group());
    }

    private static String value(String side) {
        return switch (Character.toLowerCase(side.charAt(0))) {
            case 'i', 'f', 'y', 'p' -> "+1";
            case 'l' -> "on list";
            case 'a' ->
                side.regionMatches(true, 0, "ab", 0, 2)
                        ? "abstain"
                        : side.regionMatches(true, 0, "ay", 0, 2) ? "+1" : "-1";
            default -> "-1";
        };
    }
}
