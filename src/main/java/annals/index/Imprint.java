package annals.index;

import annals.mail.Message;
import annals.thread.Envelope;

/**
 * What a message leaves for later batches. Each of its words is hashed for it, so it is made once.
 *
 * @param envelope what threading needs
 * @param fingerprint {@link MessageCodec#fingerprint}
 */
public record Imprint(Envelope envelope, String fingerprint) {
    /** The imprint of a message. */
    public static Imprint of(Message message) {
        return new Imprint(Envelope.of(message), MessageCodec.fingerprint(message));
    }
}
