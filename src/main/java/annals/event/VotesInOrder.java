package annals.event;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value for each of several items, in their order: "My own votes are +1 and +1", "Both of yesterday's (3a and 3b): +1
 * and 0".
 *
 * @param items the numbers of items or documents, in lower case; empty for all that are put to the vote
 */
record VotesInOrder(List<String> items, List<VoteValue> values) {
    private static final String VALUE = "(?:[+-][01]|0)(?![\\p{L}\\p{N}%]|[.:/]\\d)";
    private static final Pattern TOLD = Pattern.compile(
            "(?:(?:my (?:own )?votes(?: (?:on|for) [^:+]{1,40})?|(?:on |for )?(?:both|all|the two|the three)\\b[^:+]{0,40}|votes from me|mine|in (?:that |this )?order))(?: are)?:? (?<values>"
                    + VALUE + "(?:(?:, and |,? and |, |/)" + VALUE + "){1,5})(?: from me)? ?[.!]?",
            Pattern.CASE_INSENSITIVE);
    /** "+1 / -0" */
    private static final Pattern ALONE = Pattern.compile(
            "(?<values>[+-][01](?:(?: ?/ ?|, ?|,? and )(?:[+-][01]|0)(?![\\p{L}\\p{N}%]|[.:]\\d)){1,5})(?:,? (?:in (?:that|this) order|respectively))?(?: from me)?[.!]?",
            Pattern.CASE_INSENSITIVE);
    /** What one may vote. */
    private static final Pattern BALLOT_PAPER = Pattern.compile("\\+1\\W+[+-]?0\\W+-1[.!]?");

    private static final Pattern LISTED = Pattern.compile("\\((?<items>[^()]{3,60})\\)");
    private static final Pattern ITEM = Pattern.compile("(?i:[xj]ep-?)?\\d{1,4}[a-z]?(?![\\p{L}\\p{N}])");
    private static final Pattern ONE = Pattern.compile(VALUE);

    VotesInOrder {
        items = List.copyOf(items);
        values = List.copyOf(values);
    }

    /** That of a line; as many items as values, where it lists them. */
    static Optional<VotesInOrder> read(String line) {
        if (line.length() > VoteLine.LONGEST || !VoteLine.mayHold(line)) {
            return Optional.empty();
        }
        for (String sentence : OwnVote.sentences(VoteText.plain(line))) {
            Matcher told = TOLD.matcher(sentence);
            if (ALONE.matcher(sentence).matches()
                    && !BALLOT_PAPER.matcher(sentence).matches()) {
                told = ALONE.matcher(sentence);
            }
            if (told.matches()) {
                List<VoteValue> values = ONE.matcher(told.group("values"))
                        .results()
                        .flatMap(value -> VoteLine.value(value.group()).stream())
                        .toList();
                Matcher listed = LISTED.matcher(line);
                List<String> items = listed.find()
                        ? ITEM.matcher(listed.group("items"))
                                .results()
                                .map(MatchResult::group)
                                .toList()
                        : List.of();
                return items.isEmpty() || items.size() == values.size()
                        ? Optional.of(new VotesInOrder(items, values))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
