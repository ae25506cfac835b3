package annals.tag;

import annals.mail.MessageId;
import annals.mail.Segment;
import java.util.Optional;

/**
 * A place in a message that speaks for a tag or a deliverable, or against it.
 *
 * @param about {@code e2ee} or the id of a deliverable
 * @param rule the rule that found it ("xep-number", "namespace", "title", "vocabulary", …)
 * @param weight what it adds to the score; 0 where the place cancels it, below 0 where it speaks against
 * @param message the message in which it stands
 * @param segment the kind of text in which it stands; empty for the subject
 * @param line the line of the body, from 1, over all its segments; 0 for the subject
 * @param text the words found, as they stand
 * @param inheritedFrom the message up the thread, or the reply, whose evidence this is, when the message has it only
 *     from there
 */
public record Evidence(
        String about,
        String rule,
        double weight,
        MessageId message,
        Optional<Segment.Kind> segment,
        int line,
        String text,
        Optional<MessageId> inheritedFrom) {
    /** The name of the tag for end-to-end encryption. */
    public static final String E2EE = "e2ee";
}
