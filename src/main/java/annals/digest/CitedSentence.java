package annals.digest;

import annals.mail.MessageId;
import java.time.Instant;

/**
 * A sentence of a mail.
 *
 * @param text its words as the author wrote them; line breaks became spaces
 * @param message the mail
 * @param from the author's name
 * @param sent when the mail was sent
 */
public record CitedSentence(String text, MessageId message, String from, Instant sent) {}
