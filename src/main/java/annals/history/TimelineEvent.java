package annals.history;

import annals.digest.CitedSentence;
import annals.event.VoteValue;
import annals.mail.MessageId;
import annals.spec.Status;
import annals.tag.Attribution;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Something in the life of a deliverable. */
public sealed interface TimelineEvent {
    /** Who tells of it. */
    Told told();

    /** Its kind, one of those of {@code history --events}. */
    Kind kind();

    /** A few words: "0.4.0", "Deferred", the subject of a thread. */
    String title();

    /** More words on one or several lines, may be empty. */
    String detail();

    /** The date to order by; empty where no source has one. */
    default Optional<LocalDate> date() {
        return told().date();
    }

    /** The kinds of event, in the order in which events of one day are told. */
    enum Kind {
        PROPOSAL,
        RENAME,
        NAMESPACE,
        REVISION,
        STATUS,
        ANNOUNCEMENT,
        LASTCALL,
        EXPERIENCE,
        VOTE,
        THREAD;

        /** The name in JSON and on the command line. */
        public String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A document came into the inbox.
     *
     * @param baseName its file's base name there, may be empty
     */
    record ProposalReceived(Told told, String title, String baseName, String detail) implements TimelineEvent {
        @Override
        public Kind kind() {
            return Kind.PROPOSAL;
        }
    }

    /** A revision of the XEP, whose title is its version; the detail is its remark. */
    record RevisionPublished(Told told, String version, String initials, String detail) implements TimelineEvent {
        @Override
        public Kind kind() {
            return Kind.REVISION;
        }

        @Override
        public String title() {
            return version;
        }
    }

    /**
     * The XEP took another state.
     *
     * @param from the state before; empty for the first one known
     */
    record StatusChanged(Told told, Optional<Status> from, Status to) implements TimelineEvent {
        @Override
        public Kind kind() {
            return Kind.STATUS;
        }

        @Override
        public String title() {
            return to.title();
        }

        @Override
        public String detail() {
            boolean movedBack = to == Status.EXPERIMENTAL && !told.inXep();
            return from.map(before -> "was " + before.title()).orElse(movedBack ? "moved back" : "first state known");
        }

        /** Whether it was brought back to Experimental. */
        public boolean isRevival() {
            return to == Status.EXPERIMENTAL && from.filter(Status::isOutOfWork).isPresent();
        }
    }

    /**
     * The editor announced a version that the XEP sources do not tell of.
     *
     * @param version the version announced, when the mail tells it
     */
    record Announced(Told told, String title, Optional<String> version, String detail) implements TimelineEvent {
        @Override
        public Kind kind() {
            return Kind.ANNOUNCEMENT;
        }
    }

    /**
     * A Last Call.
     *
     * @param ends the day on which it ended, when known
     * @param outcome what came of it; empty where no index was read
     */
    record LastCallHeld(Told told, Optional<LocalDate> ends, Optional<Outcome> outcome) implements TimelineEvent {
        /** The day it was issued; where only the XEP sources tell of it, the day it ended. */
        @Override
        public Optional<LocalDate> date() {
            return told.list().or(told::xep);
        }

        @Override
        public Kind kind() {
            return Kind.LASTCALL;
        }

        @Override
        public String title() {
            return "Last Call";
        }

        @Override
        public String detail() {
            String end = ends.map(day -> "ends " + day).orElse("");
            String came = outcome.map(Outcome::text).orElse("");
            String between = end.isEmpty() || came.isEmpty() ? "" : "; ";
            return end + between + came;
        }
    }

    /**
     * What came of a Last Call.
     *
     * @param comments how many messages answered it, the editor's left out
     * @param objections how many of them object, by the words of {@code act:objection}
     * @param result the state that it took next; empty where none is recorded
     * @param days how many days after its end (else its issue) that was
     */
    record Outcome(int comments, int objections, Optional<Status> result, Optional<Integer> days) {
        /** One line: "7 comments, 1 objection, Stable after 12 days". */
        public String text() {
            String after =
                    days.map(n -> " after " + n + (n == 1 ? " day" : " days")).orElse("");
            return comments
                    + (comments == 1 ? " comment, " : " comments, ")
                    + objections
                    + (objections == 1 ? " objection, " : " objections, ")
                    + result.map(status -> status.title() + after).orElse("issued, no recorded outcome");
        }
    }

    /**
     * Somebody voted on it in the Council or the Board.
     *
     * @param voter who
     * @param value the vote
     * @param item the item's heading as the minutes have it
     * @param label the item's number, may be empty
     * @param meeting the day of the meeting, when known
     * @param minutes the mail that has the item, when known
     * @param onList whether the voter wrote it to the list after the meeting
     */
    record VoteCast(
            Told told,
            String voter,
            VoteValue value,
            String item,
            String label,
            Optional<LocalDate> meeting,
            Optional<MessageId> minutes,
            boolean onList)
            implements TimelineEvent {
        /** The day of the meeting; of a later vote the day of the mail. */
        @Override
        public Optional<LocalDate> date() {
            return onList ? told.date() : meeting.or(told::date);
        }

        @Override
        public Kind kind() {
            return Kind.VOTE;
        }

        @Override
        public String title() {
            return item;
        }

        @Override
        public String detail() {
            return voter + ": " + value.text() + (onList ? " (on the list)" : "");
        }

        /** Whether both are votes on one item of one meeting. */
        public boolean isOfSameItem(VoteCast other) {
            boolean sameDay = meeting.isPresent() && meeting.equals(other.meeting);
            boolean sameMail = minutes.isPresent() && minutes.equals(other.minutes);
            boolean unnumbered = label.isEmpty() && other.label.isEmpty();
            boolean sameItem = unnumbered ? item.equalsIgnoreCase(other.item) : label.equals(other.label);
            return sameItem && (sameDay || sameMail);
        }
    }

    /** It got a namespace that its sources name first in this revision; the title is the namespace. */
    record NamespaceTaken(Told told, String title, String version) implements TimelineEvent {
        @Override
        public Kind kind() {
            return Kind.NAMESPACE;
        }

        @Override
        public String detail() {
            return "since " + version;
        }
    }

    /** Its title changed, by the titles of the editor's announcements; the title is the new one. */
    record Renamed(Told told, String title, String former) implements TimelineEvent {
        @Override
        public Kind kind() {
            return Kind.RENAME;
        }

        @Override
        public String detail() {
            return "was " + former;
        }
    }

    /** A Call for Experience. */
    record ExperienceCalled(Told told, Optional<LocalDate> ends) implements TimelineEvent {
        @Override
        public Kind kind() {
            return Kind.EXPERIENCE;
        }

        @Override
        public String title() {
            return "Call for Experience";
        }

        @Override
        public String detail() {
            return ends.map(day -> "ends " + day).orElse("");
        }
    }

    /**
     * A thread that discussed it.
     *
     * @param thread the thread's id
     * @param title the thread's subject
     * @param list the list's address
     * @param role whether the thread is about it
     * @param first the day of its first message
     * @param last the day of its last message
     * @param messages how many messages the archive has of it
     * @param people how many people wrote them
     * @param activity how many messages were written in each of the equal parts of its time, oldest first
     * @param digest its telling sentences, in thread order; may be empty
     * @param before the revision whose changes it argued beforehand, where there is one
     */
    record ThreadDiscussed(
            Told told,
            MessageId thread,
            String title,
            String list,
            Attribution.Role role,
            LocalDate first,
            LocalDate last,
            int messages,
            int people,
            List<Integer> activity,
            List<CitedSentence> digest,
            Optional<Precedent> before)
            implements TimelineEvent {
        public ThreadDiscussed {
            activity = List.copyOf(activity);
            digest = List.copyOf(digest);
        }

        /** The same as a precedent of a revision. */
        ThreadDiscussed before(Precedent precedent) {
            return new ThreadDiscussed(
                    told,
                    thread,
                    title,
                    list,
                    role,
                    first,
                    last,
                    messages,
                    people,
                    activity,
                    digest,
                    Optional.of(precedent));
        }

        @Override
        public Kind kind() {
            return Kind.THREAD;
        }

        @Override
        public String detail() {
            return messages
                    + (messages == 1 ? " message, " : " messages, ")
                    + people
                    + (people == 1 ? " person" : " people");
        }
    }
}
