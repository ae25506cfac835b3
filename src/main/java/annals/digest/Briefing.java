package annals.digest;

import annals.event.RecordedEvent;
import annals.event.ThreadBrief;
import annals.event.ThreadBrief.Contribution;
import annals.event.ThreadBrief.Excerpt;
import annals.mail.Mailbox;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.profile.ListProfile;
import annals.thread.MailThread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes the {@link ThreadBrief} of a thread. */
public final class Briefing {
    /** How many sentences an index keeps of each digest. */
    public static final int KEPT_SENTENCES = 3;

    private final ListProfile profile;
    private final Function<Mailbox, ?> author;

    /**
     * A writer for threads of one list.
     *
     * @param author what two mailboxes of one person have in common
     */
    public Briefing(ListProfile profile, Function<Mailbox, ?> author) {
        this.profile = profile;
        this.author = author;
    }

    /**
     * The brief of a thread.
     *
     * @param all its messages in reading order
     * @param events what they record
     * @param topics the deliverables to digest it for, each with the names that mails have for it
     * @param sentences how many sentences of each digest, at least 0
     */
    public ThreadBrief of(
            MailThread thread,
            List<Message> all,
            List<RecordedEvent> events,
            Map<String, List<String>> topics,
            int sentences) {
        Set<MessageId> announcements = messages(events, false);
        Set<MessageId> minutes = messages(events, true);
        List<Contribution> contributions = new ArrayList<>();
        List<Message> own = new ArrayList<>();
        for (Message message : all) {
            boolean isOwn = !announcements.contains(message.id())
                    && !profile.isEditor(message.from())
                    && !message.isNoArchive();
            contributions.add(new Contribution(message.id(), message.from(), message.sent(), isOwn));
            if (isOwn) {
                own.add(message);
            }
        }
        Map<String, List<Excerpt>> digests = new HashMap<>();
        topics.forEach((topic, names) -> digests.put(
                topic,
                Digest.of(own, names, Digest.Bounds.sentences(sentences)).stream()
                        .map(sentence -> new Excerpt(sentence.message(), sentence.text(), sentence.rank()))
                        .toList()));
        // What a scribe writes down, others have asked and answered in the meeting.
        List<Message> asking =
                own.stream().filter(message -> !minutes.contains(message.id())).toList();
        return new ThreadBrief(contributions, digests, UnansweredQuestions.in(thread, all, asking, author));
    }

    /** What the editor writes by template tells nothing of a discussion; nor do a scribe's questions. */
    private static Set<MessageId> messages(List<RecordedEvent> events, boolean minutes) {
        return events.stream()
                .filter(event -> minutes
                        ? event instanceof RecordedEvent.Vote vote && !vote.onList()
                        : !(event instanceof RecordedEvent.Vote))
                .map(RecordedEvent::message)
                .collect(Collectors.toSet());
    }
}
