package annals.index;

import annals.mail.Mailbox;
import annals.mail.MessageId;
import annals.mail.Origin;
import annals.mail.Sent;
import annals.mail.Subject;
import java.util.List;

/** A message without what it says, and without what few ask for; see {@link annals.mail.Message}. */
public record MessageHead(
        MessageId id,
        List<Origin> origins,
        String list,
        Mailbox from,
        Sent sent,
        Subject subject,
        List<MessageId> inReplyTo,
        List<MessageId> references) {
    public MessageHead {
        origins = List.copyOf(origins);
        inReplyTo = List.copyOf(inReplyTo);
        references = List.copyOf(references);
    }
}
