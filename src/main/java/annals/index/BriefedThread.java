package annals.index;

import annals.event.RecordedEvent;
import annals.event.ThreadBrief;
import java.util.List;
import java.util.Optional;

/**
 * A thread as a history needs it.
 *
 * @param events what its messages record, ascending by date
 * @param brief kept of threads that are about the deliverable, not of those that only mention it
 */
public record BriefedThread(ThreadSummary summary, List<RecordedEvent> events, Optional<ThreadBrief> brief) {
    public BriefedThread {
        events = List.copyOf(events);
    }
}
