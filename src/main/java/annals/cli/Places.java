package annals.cli;

import annals.export.MessageJson;
import annals.index.StoredThread;
import annals.mail.MessageId;
import annals.tag.Tags;
import annals.thread.MailThread;
import annals.thread.ThreadNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where messages stand in their threads. */
final class Places {
    private static final Tags UNTAGGED = new Tags(0, 1, List.of(), List.of());

    private Places() {}

    /** Where each message of a thread stands in it. */
    static Map<MessageId, MessageJson.Place> of(StoredThread thread) {
        Map<MessageId, MessageJson.Place> places = new HashMap<>();
        for (MailThread.Step step : thread.thread().walk()) {
            if (step.node() instanceof ThreadNode.Present present) {
                places.put(
                        present.id(),
                        new MessageJson.Place(
                                thread.summary().id(),
                                step.parent().map(ThreadNode::id),
                                present.edge(),
                                tags(thread, present.id())));
            }
        }
        return places;
    }

    /** The tags of a message of the thread. */
    static Tags tags(StoredThread thread, MessageId message) {
        return thread.tags().messages().getOrDefault(message, UNTAGGED);
    }
}
