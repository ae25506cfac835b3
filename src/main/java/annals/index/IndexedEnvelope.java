package annals.index;

import annals.mail.MessageId;
import annals.mail.Origin;
import annals.thread.Envelope;
import java.util.List;

/**
 * The little of an indexed message that a later batch needs to thread anew and to tell copies.
 *
 * @param envelope what threading needs
 * @param thread the id of the thread it is in
 * @param fingerprint {@link MessageCodec#fingerprint} of the message
 * @param origins where it is stored, never empty
 */
public record IndexedEnvelope(Envelope envelope, MessageId thread, String fingerprint, List<Origin> origins) {
    public IndexedEnvelope {
        origins = List.copyOf(origins);
    }
}
