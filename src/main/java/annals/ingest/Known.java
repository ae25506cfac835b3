package annals.ingest;

import annals.index.Imprint;
import annals.index.IndexedEnvelope;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.mail.Origin;
import annals.thread.Envelope;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What is known of a message without its text. */
final class Known {
    /** What threading knew of it, when it was in the index. */
    final Optional<Envelope> indexed;

    Imprint imprint;
    final Set<Origin> origins;
    final Optional<MessageId> formerThread;
    final long formerTree;
    /** Where its text is, when it is not the one in the index. */
    Optional<Spool.Place> place;

    /** Whether it is new, or has other places or another text than in the index. */
    boolean changed;

    private Known(
            Optional<Envelope> indexed,
            Imprint imprint,
            Collection<Origin> origins,
            Optional<MessageId> formerThread,
            long formerTree,
            Optional<Spool.Place> place) {
        this.indexed = indexed;
        this.imprint = imprint;
        this.origins = new LinkedHashSet<>(origins);
        this.formerThread = formerThread;
        this.formerTree = formerTree;
        this.place = place;
        this.changed = place.isPresent();
    }

    static Known indexed(IndexedEnvelope there) {
        return new Known(
                Optional.of(there.envelope()),
                new Imprint(there.envelope(), there.fingerprint()),
                there.origins(),
                Optional.of(there.thread()),
                there.tree(),
                Optional.empty());
    }

    static Known fresh(Message message, Spool.Place place) {
        return new Known(
                Optional.empty(), Imprint.of(message), message.origins(), Optional.empty(), 0, Optional.of(place));
    }
}
