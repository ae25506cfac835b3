package annals.event;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The vote that the line above quotes, or asks for: "same here" and "yes" below it are the same vote. */
final class QuotedVote {
    private static final Pattern ASKS = Pattern.compile(
            "\\b(?:are you|is (?:that|this|it)|does (?:that|this) make it)\\b[^?]{0,60}(?<value>[+-][01])(?!\\d)[^?]{0,60}\\?$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern AGREES = Pattern.compile(
            "(?:yes|yep|yeah|indeed|i am|it is|it does|that's right)\\b[,. ]*(?:(?:i am|it is|it does|thanks|thank you)\\b)?[.!]*",
            Pattern.CASE_INSENSITIVE);

    private Optional<VoteValue> value = Optional.empty();
    private Optional<VoteValue> asked = Optional.empty();

    /** Goes on to a line that is no vote itself. */
    void note(BodyLine line) {
        if (line.text().isEmpty()) {
            return;
        }
        List<OwnVote> votes = line.own() ? List.of() : OwnVote.read(line.text());
        value = votes.size() == 1 ? Optional.of(votes.getFirst().value()).filter(VoteValue::isCast) : Optional.empty();
        Matcher asks = ASKS.matcher(VoteText.plain(line.text()));
        asked = !line.own() && asks.find() ? VoteLine.value(asks.group("value")) : Optional.empty();
    }

    /** That of the quoted line right above; empty where it has none. */
    Optional<VoteValue> value() {
        return value;
    }

    /** The vote that is asked for, where a text says yes. */
    Optional<VoteValue> agreed(String text) {
        return AGREES.matcher(text).matches() ? asked : Optional.empty();
    }
}
