package annals.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody said when a vote was taken. */
public enum VoteValue {
    FOR("+1"),
    /** "Will not block": neutral, leaning to yes. */
    NEUTRAL_FOR("+0"),
    NEUTRAL("0"),
    NEUTRAL_AGAINST("-0"),
    /** A veto in the Council. */
    AGAINST("-1"),
    /** Will vote later, on the list. */
    ON_LIST("on-list"),
    /** Has not voted so far. */
    PENDING("pending"),
    ABSTAIN("abstain"),
    /** Did not vote, and the time for it has passed. */
    DID_NOT_VOTE("dnv");

    private final String text;

    VoteValue(String text) {
        this.text = text;
    }

    /** As it stands in JSON and after {@code vote:}. */
    public String text() {
        return text;
    }

    /** Whether a vote was cast, and is not still to come. */
    public boolean isCast() {
        return this != ON_LIST && this != PENDING && this != DID_NOT_VOTE;
    }

    /** The value of that text in any case; "veto" is another name of -1. */
    public static Optional<VoteValue> of(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return wanted.equals("veto")
                ? Optional.of(AGAINST)
                : Arrays.stream(values())
                        .filter(value -> value.text.equals(wanted))
                        .findFirst();
    }
}
