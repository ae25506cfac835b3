package annals.event;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sentences in which somebody takes another vote than before, told as the vote that counts now. */
final class ChangedVote {
    private static final String OLD = "(?:[+-]?[01]|veto|objection|vote|abstention)";
    private static final String ON = "(?: (?:on|for|against|to|of|about) (?<on>(?:[^.;:,+]|\\.\\d){1,80}?))?";
    private static final String NEW = "(?:an? )?(?<value>[+-][01]|0)(?![\\p{L}\\p{N}])";
    /** "My -1 on 4) becomes a +1", "my veto on XEP-0384 is gone, it's a +1 now". */
    private static final Pattern BECOMES = Pattern.compile(
            "\\bmy " + OLD + "(?: (?:on|for|against|to) (?<on>(?:[^.;:]|\\.\\d){1,80}?))?\\)?"
                    + " (?:becomes|turns (?:in)?to|has (?:become|turned (?:in)?to)|changes (?:in)?to|is now|(?:is|are) (?:gone|lifted|withdrawn|history|off|resolved|void)(?:,|;|:| -)?(?: and| so)? (?:it's|it is|that's|make (?:it|that)|count me as|i'm))"
                    + "(?: now)? " + NEW,
            Pattern.CASE_INSENSITIVE);
    /** "I withdraw my -1 on Carbons, count me as +1", "Drop my veto on 4 and record a +0". */
    private static final Pattern WITHDRAWN = Pattern.compile(
            "(?<![\\p{L}'])(?:i(?:'m|'ll| am| will)? )?(?:hereby |now |therefore |please )?(?:withdr[ae]w(?:ing)?|drop(?:ping)?|tak(?:e|ing) back|retract(?:ing)?|lift(?:ing)?|remov(?:e|ing)|cancel|disregard|ignore|forget|strike)"
                    + " my " + OLD + ON + "(?:,? and|,|;| -|:|\\.)(?: so| thus)?(?: please| now)*"
                    + " (?:(?:count|put|record|note|mark|take|make|turn)(?: me| it| this| that| mine)?(?: down)?(?: as| at| for| into)?|(?:i )?vote|i(?:'m| am)|it's|it is|that's|my vote is)(?: now)? "
                    + NEW,
            Pattern.CASE_INSENSITIVE);
    /** "Changing my -1 on XEP-0384 to a 0", "consider my veto a +1". */
    private static final Pattern TURNED = Pattern.compile(
            "(?<![\\p{L}'])(?<!(?:\\bnot|n't|\\bnever|\\b(?:you|they|would|could|might|may|to|why|who)) )(?:i(?:'m|'ll| am| will| have|'ve)? )?(?:hereby |now |therefore |thus |please |can |gladly ){0,2}"
                    + "(?:chang(?:e|ed|ing)|turn(?:ed|ing)?|mov(?:e|ed|ing)|switch(?:ed|ing)?|flip(?:ped|ping)?|consider|count|read|treat|take|regard|make|upgrad(?:e|ing)|downgrad(?:e|ing)|rais(?:e|ing)|lower(?:ing)?)"
                    + " (?:my (?:old |former |earlier )?" + OLD + "|(?:that|this|the) abstention)" + ON
                    + "(?: changed)?(?: from (?:an? )?[+-]?[01])?(?: as| in ?to| to|)(?: be| now)? " + NEW,
            Pattern.CASE_INSENSITIVE);
    /** "I'm moving from -1 to +1". */
    private static final Pattern MOVED = Pattern.compile(
            "(?<![\\p{L}'])i(?:'m|'ll| am| will)? (?:now |hereby |therefore )?(?:mov|go|switch|chang|turn|flipp?)(?:e|ing)? from (?:an? |my )?[+-]?[01]"
                    + "(?<on>(?!))? to " + NEW,
            Pattern.CASE_INSENSITIVE);
    /** "+1 on 4b instead of my -1". */
    private static final Pattern INSTEAD = Pattern.compile(
            ",? (?:instead of|in place of|in lieu of|rather than|replac(?:ing|es)|where i (?:had|said)) (?:my|the)(?: (?:old|former|earlier|previous))? "
                    + OLD + "(?:(?: from)? last (?:week|time))?(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE);

    /** "Please change my vote on 4b: it's +1 now". */
    private static final Pattern CHANGED = Pattern.compile(
            "\\b(?:change|correct|update) my vote (?:on|for) (?<on>[^.;:,+]{1,80})[:,;] (?:it's|it is|that's|make it|to)(?: now)? "
                    + NEW + "(?: now)?",
            Pattern.CASE_INSENSITIVE);
    /** "s/-1/+1/ on 4b" */
    private static final Pattern EDITED = Pattern.compile("(?<![\\w/])s/[+-]?[01]/(?<value>[+-]?[01])/(?![\\w/])");

    private ChangedVote() {}

    /** A plain text where each of them is "I vote +1", with what the words say of the item. */
    static String asVotes(String text) {
        String told = EDITED.matcher(text).replaceAll("I vote ${value}");
        for (Pattern change : List.of(BECOMES, WITHDRAWN, TURNED, MOVED, CHANGED)) {
            told = change.matcher(told).replaceAll(words -> "I vote " + words.group("value") + on(words));
        }
        return INSTEAD.matcher(told).replaceAll("");
    }

    private static String on(MatchResult words) {
        String on = words.group("on");
        return on == null ? "" : " on " + Matcher.quoteReplacement(OwnWords.withoutMeeting(on));
    }
}
