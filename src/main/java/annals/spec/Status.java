package annals.spec;

import java.util.Locale;
import java.util.Optional;

/** The states of a XEP (XEP-0001 section 4), as the {@code <status/>} of its source has them. */
public enum Status {
    PROTOXEP("ProtoXEP"),
    PROPOSED("Proposed"),
    EXPERIMENTAL("Experimental"),
    DRAFT("Draft"),
    STABLE("Stable"),
    FINAL("Final"),
    ACTIVE("Active"),
    DEFERRED("Deferred"),
    RETRACTED("Retracted"),
    REJECTED("Rejected"),
    DEPRECATED("Deprecated"),
    OBSOLETE("Obsolete");

    private final String title;

    Status(String title) {
        this.title = title;
    }

    /** As the XEPs write it: "Experimental". */
    public String title() {
        return title;
    }

    /** Whether nobody works on a XEP in this state, until it is revived. */
    public boolean isOutOfWork() {
        return this == DEFERRED || this == RETRACTED;
    }

    /** The state with that title in any case; Draft has been displayed as Stable since 2021, and both are read. */
    public static Optional<Status> ofTitle(String written) {
        String wanted = written.strip().toLowerCase(Locale.ROOT);
        for (Status status : values()) {
            if (status.title.toLowerCase(Locale.ROOT).equals(wanted)) {
                return Optional.of(status);
            }
        }
        return wanted.equals("proto") ? Optional.of(PROTOXEP) : Optional.empty();
    }
}
