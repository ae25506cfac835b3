package annals.search;

import annals.mail.MessageId;
import java.time.Instant;

/**
 * A message that answers a query.
 *
 * @param thread the id of the thread that holds it
 * @param sent 1970 where nothing says when
 */
public record FoundMessage(MessageId id, MessageId thread, Instant sent) {}
