package annals.event;

import annals.mail.MessageId;
import annals.spec.Status;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Something official that a mail of the list records. */
public sealed interface RecordedEvent {
    /** The day of the mail, UTC. */
    LocalDate date();

    /** The mail that records it. */
    MessageId message();

    /**
     * The id of the deliverable ("XEP-0384", or the base name of a proposal without a number); empty for a vote on
     * something else.
     */
    String deliverable();

    /** Whether it concerns that deliverable. */
    default boolean concerns(String id) {
        return deliverable().equals(id);
    }

    /** The line of the mail in which it stands, from 1; 0 where the whole mail records it. */
    default int line() {
        return 0;
    }

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
            case Vote v -> "vote";
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

    /**
     * Somebody voted in a meeting of the Council or the Board, or on the list after it.
     *
     * @param deliverables the ids of what the item is about, in order, may be empty
     * @param item the item's heading as written: "4a) Proposed XMPP Extension: OMEMO Media sharing"
     * @param label the item's number by which others speak of it ("4a"), may be empty
     * @param voter who voted, by the full name where that is known
     * @param written the same as the mail has it
     * @param meeting the day of the meeting to which the item belongs, where the mails tell it
     * @param minutes the minutes or agenda that have the item
     * @param onList whether the voter wrote it to the list, and not the scribe
     */
    record Vote(
            LocalDate date,
            MessageId message,
            List<String> deliverables,
            String item,
            String label,
            String voter,
            String written,
            VoteValue value,
            Optional<LocalDate> meeting,
            Optional<MessageId> minutes,
            boolean onList,
            int line)
            implements RecordedEvent {
        public Vote {
            deliverables = List.copyOf(deliverables);
        }

        /** The same with another name of the voter. */
        public Vote calledBy(String name) {
            return new Vote(
                    date, message, deliverables, item, label, name, written, value, meeting, minutes, onList, line);
        }

        @Override
        public String deliverable() {
            return deliverables.isEmpty() ? "" : deliverables.getFirst();
        }

        @Override
        public boolean concerns(String id) {
            return deliverables.contains(id);
        }

        @Override
        public String title() {
            return item;
        }
    }
}
