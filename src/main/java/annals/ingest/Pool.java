package annals.ingest;

import annals.index.Imprint;
import annals.mail.MessageId;
import annals.mail.Origin;
import annals.thread.Clues;
import annals.thread.Envelope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Each text and id once, however many messages say it: replies name the same ids, and threads have one subject. Without
 * it a message in a thread of usual depth takes nearly twice the memory.
 */
final class Pool {
    private final Map<String, String> texts = new HashMap<>();
    private final Map<MessageId, MessageId> ids = new HashMap<>();

    /** The same with what others have, too. */
    Imprint imprint(Imprint imprint) {
        return new Imprint(envelope(imprint.envelope()), imprint.fingerprint());
    }

    /** The same with what others have, too. */
    Envelope envelope(Envelope envelope) {
        Clues clues = envelope.clues();
        return new Envelope(
                one(envelope.id()),
                one(envelope.list()),
                envelope.sent(),
                one(envelope.subject()),
                envelope.answers(),
                ids(envelope.inReplyTo()),
                ids(envelope.references()),
                new Clues(
                        one(clues.author()),
                        clues.said(),
                        one(clues.formerSubject()),
                        clues.answered(),
                        clues.attribution(),
                        clues.quoted()));
    }

    /** The same with what others have, too. */
    Origin origin(Origin origin) {
        return new Origin(one(origin.source()), one(origin.member()), origin.offset(), origin.length());
    }

    private List<MessageId> ids(List<MessageId> named) {
        return named.stream().map(this::one).toList();
    }

    private MessageId one(MessageId id) {
        MessageId former = ids.putIfAbsent(id, id);
        return former == null ? id : former;
    }

    private String one(String text) {
        String former = texts.putIfAbsent(text, text);
        return former == null ? text : former;
    }
}
