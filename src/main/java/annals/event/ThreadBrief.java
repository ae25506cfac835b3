package annals.event;

import annals.mail.Mailbox;
import annals.mail.MessageId;
import annals.mail.Sent;
import java.util.List;
import java.util.Map;

/**
 * What a history needs to know of a thread, so that it need not read its messages.
 *
 * @param contributions an entry for each message, in reading order
 * @param digests the most telling sentences for each deliverable that the thread is about, by id, in reading order
 * @param questions the questions to which the thread holds no reply, in reading order
 */
public record ThreadBrief(
        List<Contribution> contributions, Map<String, List<Excerpt>> digests, List<Excerpt> questions) {
    public ThreadBrief {
        contributions = List.copyOf(contributions);
        digests = Map.copyOf(digests);
        questions = List.copyOf(questions);
    }

    /**
     * Who wrote a message, and when.
     *
     * @param own whether it is a person's part in the discussion: nobody's announcement, not the editor's, and its
     *     author lets archives show it
     */
    public record Contribution(MessageId message, Mailbox from, Sent sent, boolean own) {}

    /**
     * A sentence of a message.
     *
     * @param text its words as the author wrote them; line breaks became spaces
     * @param rank in a digest 1 for the one that was chosen first; 0 for a question
     */
    public record Excerpt(MessageId message, String text, int rank) {}
}
