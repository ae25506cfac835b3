package annals.event;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A vote on an item of a former meeting, as later minutes tell it: "Ada and Ben on PR 1170 (XEP-0045: say when): +1",
 * "Ada was logged as 'Did Not Vote' on XEP-0384".
 *
 * @param names the voters as written
 * @param item the words for the item, the narrowest first
 */
record OldVote(List<String> names, List<String> item, VoteValue value) {
    private static final String NOT_VOTED = "(?i:dnv|did not vote|didn't vote|not voted|no vote|lapsed|expired)";
    private static final Pattern TOLD = Pattern.compile(
            "(?:[-*\u2022\u25e6] ?)?(?<names>\\p{L}[^:]{0,60}?)(?:(?i) votes?| voted)?(?: on)? (?<item>\\p{L}[^:(]{1,60}(?:\\([^()]{0,100}\\))?[^:]{0,60})(?:: | - | => | -> )"
                    + "(?i:(?:he|she|they) (?:says?|said)(?: that)? )?(?i:(?:it|that|he|she)(?:'s| is)(?: an?)? |(?:he|she|they) (?:votes?|voted|was)(?: an?)? |casts?(?: an?)? |gives?(?: an?)? )?"
                    + "(?i:expired[,;]? ?)?(?<value>[+-]?[01]|(?i:abstain(?:s|ed)?)|" + NOT_VOTED + ")\\b?.*");
    private static final Pattern BETWEEN_NAMES = Pattern.compile(" and |, | & ");

    OldVote {
        names = List.copyOf(names);
        item = List.copyOf(item);
    }

    /** The vote of a line. */
    static Optional<OldVote> read(String line) {
        Matcher told = TOLD.matcher(line);
        return told.matches()
                ? value(told.group("value"))
                        .map(value -> new OldVote(
                                List.of(BETWEEN_NAMES.split(told.group("names"))),
                                List.of(told.group("item"), told.group("item").split(" ?[(,]", 2)[0]),
                                value))
                : Optional.empty();
    }

    private static Optional<VoteValue> value(String told) {
        return told.matches(NOT_VOTED) ? Optional.of(VoteValue.DID_NOT_VOTE) : VoteLine.value(told);
    }
}
