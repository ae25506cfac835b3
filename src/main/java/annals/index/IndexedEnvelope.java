package annals.index;

import annals.mail.MessageId;
import annals.mail.Origin;
import annals.thread.Envelope;
import annals.thread.MailThread;
import java.util.List;

/**
 * The little of an indexed message that a later batch needs to thread anew and to tell copies.
 *
 * @param envelope what threading needs
 * @param thread the id of the thread it is in
 * @param tree {@link #digest} of that thread as it was threaded, without its splits
 * @param fingerprint {@link MessageCodec#fingerprint} of the message
 * @param origins where it is stored, never empty
 */
public record IndexedEnvelope(
        Envelope envelope, MessageId thread, long tree, String fingerprint, List<Origin> origins) {
    public IndexedEnvelope {
        origins = List.copyOf(origins);
    }

    /**
     * A digest of a tree, whether its splits are marked or not: of two threads it is the same when they have the same
     * messages under the same edges.
     */
    public static long digest(MailThread thread) {
        return ThreadCodec.digest(thread);
    }
}
