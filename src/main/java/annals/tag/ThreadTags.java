package annals.tag;

import annals.mail.MessageId;
import java.util.Map;

/**
 * The tags of a thread and of each of its messages.
 *
 * @param thread the thread as a whole
 * @param messages one entry for each message that the archive has
 */
public record ThreadTags(Tags thread, Map<MessageId, Tags> messages) {
    public ThreadTags {
        messages = Map.copyOf(messages);
    }
}
