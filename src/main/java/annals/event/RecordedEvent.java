package annals.event;

import annals.mail.MessageId;
import annals.spec.Status;
import java.time.LocalDate;
import java.util.Optional;

/** Something official that a mail of the list records. */
public sealed interface RecordedEvent {
    /** The day of the mail, UTC. */
    LocalDate date();

    /** The mail that records it. */
    MessageId message();

    /** The id of the deliverable ("XEP-0384", or the base name of a proposal without a number). */
    String deliverable();

    /** The title in the mail. */
    String title();

    /** The name of the kind in JSON, one of the kinds of {@code history --events}. */
    default String kind() {
        return switch (this) {
            case Proposed p -> "proposal";
            case Released r -> "announcement";
            case StatusAnnounced s -> "announcement";
            case LastCall l -> "lastcall";
            case CallForExperience c -> "experience";
        };
    }

    /** A document was received in the inbox ("Proposed XMPP Extension"). */
    record Proposed(LocalDate date, MessageId message, String deliverable, String title, String baseName)
            implements RecordedEvent {}

    /**
     * A version was released ("NEW:", "UPDATED:").
     *
     * @param version the version, when the mail tells it
     * @param changelog its Changelog on one line, may be empty
     */
    record Released(
            LocalDate date,
            MessageId message,
            String deliverable,
            String title,
            Optional<String> version,
            String changelog)
            implements RecordedEvent {}

    /** A change of state ("DEFERRED:", "DRAFT:", "STABLE:", "OBSOLETED:", …). */
    record StatusAnnounced(
            LocalDate date,
            MessageId message,
            String deliverable,
            String title,
            Status status,
            Optional<String> version)
            implements RecordedEvent {}

    /**
     * A Last Call was issued.
     *
     * @param ends the day on which it ends, when the mail tells it
     */
    record LastCall(LocalDate date, MessageId message, String deliverable, String title, Optional<LocalDate> ends)
            implements RecordedEvent {}

    /** A Call for Experience was issued. */
    record CallForExperience(
            LocalDate date, MessageId message, String deliverable, String title, Optional<LocalDate> ends)
            implements RecordedEvent {}
}
