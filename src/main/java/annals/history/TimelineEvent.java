package annals.history;

import annals.digest.CitedSentence;
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
            return from.map(before -> "was " + before.title()).orElse("first state known");
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
     */
    record LastCallHeld(Told told, Optional<LocalDate> ends) implements TimelineEvent {
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
            return ends.map(day -> "ends " + day).orElse("");
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
            List<CitedSentence> digest)
            implements TimelineEvent {
        public ThreadDiscussed {
            activity = List.copyOf(activity);
            digest = List.copyOf(digest);
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
