package annals.search;

import annals.mail.MessageId;
import java.time.Instant;
import java.util.List;

/**
 * A message that answers a query.
 *
 * @param message its id
 * @param thread the id of its thread
 * @param from who wrote it, as {@link annals.mail.Mailbox#display()} says
 * @param date when it was sent
 * @param subject its subject
 * @param snippet the passage that answers
 * @param score how well it answers, from 0; comparable within one search only
 * @param parts what the score is made of, best first; empty unless it was asked for
 */
public record MessageHit(
        MessageId message,
        MessageId thread,
        String from,
        Instant date,
        String subject,
        Snippet snippet,
        double score,
        List<ScorePart> parts) {
    public MessageHit {
        parts = List.copyOf(parts);
    }
}
