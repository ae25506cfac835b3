package annals.event;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the votes of a sentence in the first person that stand beside the numbers of their items, or those of
 * documents, whatever the sentence says before them: "Belatedly: 4a +1, 4b -1", "It does: +1 on 4b", "So that's a +1 to
 * 2 and 3b".
 *
 * <p>What only looks like one is told by the words around it: a wish or a condition, somebody else's name or "her -1",
 * a question. Whether an item has the number is for the caller to look up.
 */
final class VotesBeside {
    private static final String VALUE =
            "(?:[+-] ?[01](?![\\p{L}\\p{N}%]|[.:/]\\d)|(?<![\\p{L}\\p{N}.+-])0(?![\\p{L}\\p{N}%]|[.:/]\\d))";
    private static final String LABEL =
            "(?!0(?![\\d.a-z]))\\d{1,2}(?:\\.\\d{1,2}| ?[a-z](?: ?[ivx]{1,4})?)?(?![\\p{L}\\p{N}])";
    private static final String DOCUMENT = "(?:(?:[xj]ep[- ]?|')\\d{1,4}|\\d{3,4})(?![\\p{L}\\p{N}])";
    private static final String ONE = "(?:" + DOCUMENT + "|" + LABEL + ")(?! ?[):=>-]{0,3} ?[+-][01])";
    private static final String SEVERAL = "(?:both |all |all of |items? |points? ){0,2}" + ONE
            + "(?:(?:,| and|, and| &| ?/) ?(?:item |for |on )?" + ONE + "){0,9}";
    private static final String LIST =
            "(?:" + DOCUMENT + "|" + LABEL + ")(?:(?:,| and|, and| &| ?/) ?(?:" + DOCUMENT + "|" + LABEL + ")){0,9}";
    private static final Pattern BESIDE = Pattern.compile(
            "(?<behind>" + VALUE
                    + ")(?: from me| here| vote)?,? (?:(?:on|for|to|re|regarding) |(?=\\d{1,2}[a-z.]))(?<several>"
                    + SEVERAL + ")"
                    + "|(?<=^|[:;,(.-] |\\band |\\bitem |\\bon |\\bfor |\\bto |^and )(?<one>" + LIST
                    + ") ?[).:=,>-]{0,3} ?(?:(?:is|gets) )?(?:an? )?(?<before>" + VALUE + ")"
                    + "|(?<named>[xj]ep[- ]?\\d{1,4}(?!\\d)) ?[).:=,>-]{0,3} ?(?:(?:is|gets) )?(?:an? )?(?<value>"
                    + VALUE + ")",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ITEM = Pattern.compile(DOCUMENT + "|" + LABEL, Pattern.CASE_INSENSITIVE);

    private static final Pattern TURN = Pattern.compile(": |; |, (?:so|but) | but ");
    private static final Pattern OF_ANOTHER = Pattern.compile(
            "(?:(?<!\\b(?:that|it|here|what|there))'s?|\\b(?:his|her|their|your|the|any|another|every|no|not|never|two|three|four|five|six|seven|\\d|want|wants|wanted|need|needs|(?:chang|consider|count|turn|read|treat|withdr[ae]w|drop|lift|remov|retract|mov)(?:e|ed|er|ing)? my|(?:instead of|in place of|from|take back) my))(?: an?)? $",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OPEN = Pattern.compile(
            "^[ ,]*(?:but only )?(?:if|once|unless|provided|as soon as|when|is|was|would|will be|means|seems|looks|from (?!me\\b))\\b.*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("\\p{Lu}[\\p{L}\\p{M}\\p{N}'-]{0,30}");

    private VotesBeside() {}

    /**
     * The votes of a plain sentence in order; empty where it has none such.
     *
     * @param other whether a name is that of a voter who is not the author
     */
    static List<OwnVote> read(String sentence, Predicate<String> other) {
        List<OwnVote> votes = new ArrayList<>();
        if (sentence.endsWith("?")) {
            return votes;
        }
        Matcher beside = BESIDE.matcher(sentence);
        int end = 0;
        while (beside.find()) {
            String before = lastTurn(sentence.substring(end, beside.start()));
            String clause = before.substring(before.lastIndexOf(',') + 1);
            boolean none = OwnVote.isWish(before)
                    || OF_ANOTHER.matcher(sentence.substring(0, beside.start())).find()
                    || OPEN.matcher(sentence.substring(beside.end())).matches()
                    || NAME.matcher(clause).results().anyMatch(name -> other.test(name.group()));
            end = beside.end();
            if (!none) {
                add(beside, votes);
            }
        }
        return votes;
    }

    private static void add(Matcher beside, List<OwnVote> votes) {
        boolean behind = beside.group("behind") != null;
        String one = beside.group("one") == null ? beside.group("named") : beside.group("one");
        String written = behind
                ? beside.group("behind")
                : beside.group("before") == null ? beside.group("value") : beside.group("before");
        VoteLine.value(written)
                .ifPresent(value -> ITEM.matcher(behind ? beside.group("several") : one)
                        .results()
                        .forEach(item -> votes.add(new OwnVote(item.group(), value, false))));
    }

    private static String lastTurn(String words) {
        int start = 0;
        Matcher turn = TURN.matcher(words);
        while (turn.find()) {
            start = turn.end();
        }
        return words.substring(start);
    }
}
