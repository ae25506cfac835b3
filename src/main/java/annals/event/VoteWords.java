package annals.event;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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

    private static final String NICK = "(?:" + VotersTold.NICK + "|" + CAPITAL + ")";
    private static final String PEOPLE = "(?<names>" + NICK + "(?:(?:, and |,? and |, )" + NICK + "){0,5})";
    private static final String NAME = "(?<name>" + CAPITAL + ")";
    private static final Pattern SIDE = Pattern.compile(
            "(?<=^|[,;.] )(?i:(?:votes? |voting )?(?<side>in favou?r|for|yes|ayes?|against|opposed|no|nays?|abstain(?:ing|ed)|abstentions?|list)) ?: ?(?<name>"
                    + NICK + ")");
    private static final Pattern SAID = Pattern.compile(
            NAME + "(?: ?:| -|(?i: (?:is|are|was|were|votes?|voted)(?= )))"
                    + " (?i:(?<side>in favou?r|for it|yes|aye|plus one|against(?: it)?|no|nay|minus one))(?=$|[,;.]| (?:too|but|since|because|as) )");
    /** "Ada and Ben in favour, Chi against it". */
    private static final Pattern SIDED_ALONE = Pattern.compile("(?<=^|[,;.:] |, and | and )" + NAME
            + " (?i:(?:all |both )?(?<side>in favou?r|against(?: it)?|for it|abstaining))(?=$|[,;.]| too\\b)");
    /** "In favour were Ada and Ben". */
    private static final Pattern WERE_FOR = Pattern.compile(
            "(?<=^|[.;] )(?i:(?<side>in favou?r|for it|against(?: it)?|opposed)) (?:were|was|are|is) (?=\\p{L})");
    /** "Ada was for it. So was Ben. Chi was for it too". */
    private static final Pattern SO_WAS = Pattern.compile(
            "(?<value>: (?:[+-][01]|abstain|on list))\\. [Ss]o (?:was|were|is|are|did|does|do) (?=\\p{Lu})");
    /** "Ben is too", "Ben too". */
    private static final Pattern IS_TOO =
            Pattern.compile("(?<=[,;] |\\band )(?<name>" + NICK + ") (?:is|was|did|does) too(?=$|[,;.])");
    /** "a +1 of Ada and Ben each". */
    private static final Pattern OF_EACH = Pattern.compile("(?<=\\b[Aa] [+-][01]) of (?=\\p{Lu})");
    /** "two weeks for Ada". */
    private static final Pattern WEEKS_FOR = Pattern.compile(
            "(?<=^|[,;.] |\\band )(?:an?|one|two|ten|the usual two|another) (?:weeks?|days|fortnight) (?:for|to) "
                    + PEOPLE + "(?=$|[,;.])");
    /** "Ada votes for it, Ben against, and Chi for it in the end". */
    private static final Pattern SIDED = Pattern.compile(
            "(?<=^|[,;.] |, and | and )" + NAME
                    + "(?i:,? (?:(?:all |both |each )?(?:votes?|voted) |is )?(?<side>(?:for|in favou?r of|against) (?:it|this|that|the (?:motion|proposal))|against)(?: in the end)?)(?=$|[,;.]| and )");
    /** "Ada list", beside votes of others. */
    private static final Pattern LATER = Pattern.compile("(?<=^|[,;:] )(?<name>" + NICK
            + ")(?: ?(?::|->|=>| -))? (?i:(?:to )?list|(?:by|per|via) e?-?mail)(?=$|[,;.])");
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

    /** "Ada and Ben: two weeks", "Chi, not here, has a fortnight". */
    private static final Pattern TIME_FOR = Pattern.compile(
            "(?<=^|[.;,] )" + PEOPLE
                    + "(?i: ?[:,]| -)? (?i:(?:an?|one|two|three|ten|fourteen|\\d{1,2}) (?:weeks?|days?|fortnight))(?i:,? (?:each|left|please|to vote|for both))?(?=$|[.;!])");
    /** "Ada was not there; she has two weeks". */
    private static final Pattern NOT_THERE = Pattern.compile(
            "(?<=\\p{L}) (?:was|is|were|are)(?:n't| not)? (?:there|here|present|around|absent|away|missing|on (?:holiday|leave)[^;,.:]{0,24})(?:[;,.:] (?:he|she|they)| and) (?=(?:has|have|gets?|will)\\b)");
    /** "+1 Ada, Ben - Chi wants to read it and takes the two weeks - Dan 0". */
    private static final Pattern DASHED = Pattern.compile(" - (?<name>" + NICK
            + ")(?= (?:[+-]?[01](?!\\d)|wants?\\b|has\\b|gets?\\b|takes?\\b|on\\b|will\\b|to\\b))");
    /** "Undecided, will vote later: Ada". */
    private static final Pattern UNDECIDED = Pattern.compile(
            "(?<=^|[.;] )(?i:undecided|still to vote|not yet voted|yet to vote)[^:+]{0,30}: (?=\\p{L})");
    /** "Ada yes, ben no". */
    private static final Pattern YES = Pattern.compile(
            "(?<=^|[,;:.] )(?<name>" + NICK + ") (?i:(?<side>yes|aye|no|nay))(?=$|[,;.]| --? | [+-][01](?!\\d))");
    /** "Everyone in favour of it, except for Ada". */
    private static final Pattern ALL_FOR = Pattern.compile(
            "^(?:all|everyone|everybody)(?: present| here| else)?(?: is| are| was| were)? in favou?r(?: of [^,;:.+]{1,80})?(?=,? (?:except|but|save|bar|apart from|other than) )|^(?<value>[+-][01]),?(?= (?:except|save|bar|apart from) )",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern TO_THE_LIST = Pattern.compile(
            "(?<=[:,;] |^)(?:goes )?to (?:the )?(?:mailing )?list(?=$|[.,;])", Pattern.CASE_INSENSITIVE);

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
        String lower = text.toLowerCase(Locale.ROOT);
        text = text.replace(": all +", ": +").replace(": all -", ": -").replace(": both +", ": +");
        if (has(lower, "all", "every", "except", "save", "bar ", "apart")) {
            text = ALL_FOR.matcher(text)
                    .replaceAll(found -> "All " + (found.group("value") == null ? "+1" : found.group("value")));
        }
        if (has(lower, "list", "undecided", "vote")) {
            text = TO_THE_LIST.matcher(text).replaceAll("on list");
            text = UNDECIDED.matcher(text).replaceAll("pending: ");
            text = OTHERS_LATER.matcher(text).replaceAll(". ${names} ");
        }
        if (has(lower, " - ")) {
            text = DASHED.matcher(text).replaceAll(found -> known(found, voter, "; " + found.group("name")));
        }
        if (has(lower, "here", "present", "around", "absent", "away", "missing", "holiday", "leave")) {
            text = NOT_THERE.matcher(text).replaceAll(" ");
        }
        if (has(lower, "week", "day", "fortnight", "until", "till")) {
            text = text.replace(" again two weeks", " two weeks");
            text = TIME_FOR.matcher(text).replaceAll(found -> allKnown(found, voter, "pending: "));
            text = TIME.matcher(text).replaceAll("${name}: has two weeks");
            text = WEEKS_FOR.matcher(text).replaceAll(found -> allKnown(found, voter, "pending: "));
        }
        text = sided(told(withoutRepeats(text, lower), voter), lower, voter);
        if (has(lower, " so ", ". so")) {
            text = SO_WAS.matcher(text).replaceAll("${value} and so are ");
        }
        if (has(lower, " too")) {
            text = IS_TOO.matcher(text).replaceAll(found -> known(found, voter, found.group("name") + " too"));
        }
        return has(lower, "list", "mail")
                ? LATER.matcher(text).replaceAll(found -> known(found, voter, found.group("name") + ": on list"))
                : text;
    }

    /** "In favour (+1)", "yes +1", and "the same for Ada". */
    private static String withoutRepeats(String written, String lower) {
        String text = SIDE_AND_VALUE.matcher(written).replaceAll("");
        if (has(lower, "same")) {
            text = SAME_FOR.matcher(text).replaceAll("${value}. ${names} ${value}");
        }
        return TWICE.matcher(text).replaceAll("");
    }

    /** Sides that are told in words. */
    private static String sided(String written, String lower, Predicate<String> voter) {
        String text = written;
        if (!MAY_HOLD.matcher(lower).find() && !has(lower, "abst", "list")) {
            return text;
        }
        text = SIDE.matcher(text)
                .replaceAll(found -> known(found, voter, value(found.group("side")) + ": " + found.group("name")));
        text = WERE_FOR.matcher(text).replaceAll(found -> value(found.group("side")) + ": ");
        for (Pattern shape : List.of(YES, SIDED_ALONE, SAID, SIDED)) {
            text = shape.matcher(text)
                    .replaceAll(found -> known(found, voter, found.group("name") + ": " + value(found.group("side"))));
        }
        return text;
    }

    /** Values that are told in more words than needed. */
    private static String told(String written, Predicate<String> voter) {
        String text = OF_SPEAKER.matcher(written).replaceAll(found -> known(found, voter, found.group("name") + ": "));
        text = AGREES.matcher(text).replaceAll(found -> known(found, voter, ""));
        if (text.contains("'")) {
            text = POSSESSIVE.matcher(text).replaceAll(found -> known(found, voter, found.group("name") + " "));
            text = SENT.matcher(text)
                    .replaceAll(found -> known(found, voter, found.group("name") + ": " + found.group("value")));
        }
        text = NONE_FROM.matcher(text).replaceAll(found -> allKnown(found, voter, "pending: "));
        text = OF_EACH.matcher(text).replaceAll(" from ");
        text = HUNG.matcher(text).replaceAll(" ");
        return UNPARTED.matcher(text).replaceAll(", ");
    }

    private static boolean has(String text, String... words) {
        for (String word : words) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** Those who are not among all, without what is told of them beside the vote. */
    static String exceptions(String text) {
        return WHO.matcher(TO_LIST.matcher(text).replaceFirst(" on list")).replaceFirst(" ");
    }

    private static String known(MatchResult found, Predicate<String> voter, String value) {
        return Matcher.quoteReplacement(voter.test(found.group("name")) ? value : found.group());
    }

    private static String allKnown(MatchResult found, Predicate<String> voter, String value) {
        boolean known = Arrays.stream(found.group("names").split(",? and |, ")).allMatch(voter);
        return Matcher.quoteReplacement(known ? value + found.group("names") : found.group());
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
