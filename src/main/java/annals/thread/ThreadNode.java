package annals.thread;

import annals.mail.MessageId;
import java.util.List;

/**
 * A place in a conversation tree.
 *
 * <p>Trees may be deeper than the stack allows: walk them with {@link MailThread#walk()}, never by recursion, and never
 * call {@code equals}, {@code hashCode} or {@code toString}, which recurse.
 */
public sealed interface ThreadNode {
    /** The message that belongs here. */
    MessageId id();

    /**
     * Its direct replies, in order of date, then {@link MessageId#hash()}; a missing one stands at the date of its
     * first reply.
     */
    List<ThreadNode> replies();

    /**
     * A message that the archive has.
     *
     * @param edge why it hangs under its parent; {@link Edge#NONE} at the top
     */
    record Present(MessageId id, Edge edge, List<ThreadNode> replies) implements ThreadNode {
        public Present {
            replies = List.copyOf(replies);
        }
    }

    /** A message that others refer to and that the archive lacks. */
    record Missing(MessageId id, List<ThreadNode> replies) implements ThreadNode {
        public Missing {
            replies = List.copyOf(replies);
        }
    }
}
