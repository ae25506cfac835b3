package annals.index;

import annals.event.RecordedEvent;
import annals.event.ThreadBrief;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.spec.Status;
import annals.tag.ThreadTags;
import annals.thread.MailThread;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A thread with everything that is written for it.
 *
 * @param thread the tree
 * @param messages every message that is present in the tree, by id; may hold others, and may load them on demand: it is
 *     asked once for each message, in reading order
 * @param tags the tags of the thread and of its messages; messages without an entry have no tags
 * @param events what its messages record, ascending by date
 * @param phases the states that the topics of a message had on its day
 * @param brief what a history needs of a thread that is about a deliverable
 */
public record IndexedThread(
        MailThread thread,
        Map<MessageId, Message> messages,
        ThreadTags tags,
        List<RecordedEvent> events,
        Map<MessageId, Set<Status>> phases,
        Optional<ThreadBrief> brief) {
    public IndexedThread {
        events = List.copyOf(events);
        phases = Map.copyOf(phases);
    }

    /** A thread about nothing that has a status. */
    public IndexedThread(
            MailThread thread, Map<MessageId, Message> messages, ThreadTags tags, List<RecordedEvent> events) {
        this(thread, messages, tags, events, Map.of(), Optional.empty());
    }

    /** The message with that id. */
    Message message(MessageId id) {
        Message message = messages.get(id);
        if (message == null) {
            throw new IllegalArgumentException("the thread " + thread.id() + " lacks its message " + id);
        }
        return message;
    }
}
