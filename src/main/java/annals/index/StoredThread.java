package annals.index;

import annals.event.RecordedEvent;
import annals.tag.ThreadTags;
import annals.thread.MailThread;
import java.util.List;

/**
 * A thread as the index has it; {@link ThreadIndexReader#messages} loads its messages.
 *
 * @param summary what is known of it as a whole
 * @param thread the tree
 * @param tags the tags of the thread and of its messages, with their evidence
 * @param events what its messages record, ascending by date
 */
public record StoredThread(ThreadSummary summary, MailThread thread, ThreadTags tags, List<RecordedEvent> events) {
    public StoredThread {
        events = List.copyOf(events);
    }
}
