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
 * @param answers whether the message looks like a reply: its subject carries a reply mark, it quotes, or it has an
 *     In-Reply-To, if only prose
 * @param inReplyTo the ids of In-Reply-To, in order
 * @param references the ids of References, oldest first
 * @param clues what else tells of its parent, and of its being one
 */
public record Envelope(
        MessageId id,
        String list,
        Instant sent,
        String subject,
        boolean answers,
        List<MessageId> inReplyTo,
        List<MessageId> references,
        Clues clues) {
    public Envelope {
        inReplyTo = List.copyOf(inReplyTo);
        references = List.copyOf(references);
    }

    /** An envelope without clues. */
    public Envelope(
            MessageId id,
            String list,
            Instant sent,
            String subject,
            boolean answers,
            List<MessageId> inReplyTo,
            List<MessageId> references) {
        this(id, list, sent, subject, answers, inReplyTo, references, Clues.NONE);
    }

    /** The envelope of a message. */
    public static Envelope of(Message message) {
        return new Envelope(
                message.id(),
                message.list(),
                message.sent().instant(),
                message.subject().key(),
                message.subject().reply()
                        || message.headers().containsKey("in-reply-to")
                        || !message.quotedText().isBlank(),
                message.inReplyTo(),
                message.references(),
                Clues.of(message));
    }

    /** Whether its headers name no message but itself. */
    public boolean isLost() {
        return inReplyTo.stream().allMatch(id::equals) && references.stream().allMatch(id::equals);
    }
}
