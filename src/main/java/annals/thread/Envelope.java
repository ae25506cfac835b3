package annals.thread;

import annals.mail.Message;
import annals.mail.MessageId;
import annals.mail.Subject;
import java.time.Instant;
import java.util.List;

/**
 * The little of a message that threading needs; one is held in memory for each message of an archive.
 *
 * @param id the message's id
 * @param list the list it was sent to, may be empty
 * @param sent when it was sent
 * @param subject {@link Subject#key()}: the base subject without differences of case and spacing, may be empty
 * @param answers whether the message looks like a reply: its subject carries a reply mark, or it quotes
 * @param inReplyTo the ids of In-Reply-To, in order
 * @param references the ids of References, oldest first
 */
public record Envelope(
        MessageId id,
        String list,
        Instant sent,
        String subject,
        boolean answers,
        List<MessageId> inReplyTo,
        List<MessageId> references) {
    public Envelope {
        inReplyTo = List.copyOf(inReplyTo);
        references = List.copyOf(references);
    }

    /** The envelope of a message. */
    public static Envelope of(Message message) {
        return new Envelope(
                message.id(),
                message.list(),
                message.sent().instant(),
                message.subject().key(),
                message.subject().reply() || !message.quotedText().isBlank(),
                message.inReplyTo(),
                message.references());
    }
}
