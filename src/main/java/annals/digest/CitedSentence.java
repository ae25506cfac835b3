package annals.digest;

import annals.mail.MessageId;
import annals.mail.Sent;
import java.util.List;

/**
 * A sentence of a mail.
 *
 * @param text its words as the author wrote them; line breaks became spaces
 * @param message the mail
 * @param from the author's name
 * @param sent when the mail was sent, as far as known
 * @param rank 1 for the one that was chosen first
 * @param why what set it apart, the weightiest first, in words that follow "it"; may be empty
 */
public record CitedSentence(String text, MessageId message, String from, Sent sent, int rank, List<String> why) {
    public CitedSentence {
        why = List.copyOf(why);
    }
}
