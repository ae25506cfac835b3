package annals.event;

import annals.mail.MessageId;
import annals.mail.Sent;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What minutes or an agenda say of a meeting.
 *
 * @param message the mail
 * @param sent when it was sent
 * @param kind what the mail is
 * @param date the day of the meeting, where the mail tells it; may differ from the day of the mail
 * @param items its items in order
 * @param present who was there, as written, in order
 * @param members who is named in the roll call or votes, as written, in order
 * @param lines in which all this was read, for those who quote them
 */
record Meeting(
        MessageId message,
        Sent sent,
        Kind kind,
        Optional<LocalDate> date,
        List<Item> items,
        Set<String> present,
        Set<String> members,
        List<BodyLine> lines) {
    /** Mails in which items have headings. */
    enum Kind {
        MINUTES,
        AGENDA,
        /** Votes of one person after a meeting. */
        LATE_VOTES,
        /** A call to vote by mail on the document of the subject. */
        BALLOT
    }

    Meeting {
        items = List.copyOf(items);
        lines = List.copyOf(lines);
        present = Collections.unmodifiableSet(new LinkedHashSet<>(present));
        members = Collections.unmodifiableSet(new LinkedHashSet<>(members));
    }

    /** Whether it is a vote by mail, on whose items nobody has voted before. */
    boolean isCall() {
        return kind == Kind.LATE_VOTES || kind == Kind.BALLOT;
    }

    /** The same meeting of other members. */
    Meeting of(Set<String> others) {
        return new Meeting(message, sent, kind, date, items, present, others, lines);
    }

    /**
     * An item.
     *
     * @param heading as written, without addresses behind it
     * @param label its number within the mail ("4a", also where it is written "a)" below "4)"), may be empty
     * @param deliverables what it is about, may be empty
     * @param firstLine the line of its heading, from 1; 0 for what stands above the first heading
     * @param formal whether it is a formality: the roll call, the date of the next meeting
     * @param votes the votes in its lines
     */
    record Item(
            String heading,
            String label,
            List<String> deliverables,
            int firstLine,
            boolean formal,
            List<ReadVote> votes) {
        Item {
            deliverables = List.copyOf(deliverables);
            votes = List.copyOf(votes);
        }

        /** The same item with other votes. */
        Item with(List<ReadVote> others) {
            return new Item(heading, label, deliverables, firstLine, formal, others);
        }
    }

    /** A vote in a line, from 1. */
    record ReadVote(String name, VoteValue value, int line) {}
}
