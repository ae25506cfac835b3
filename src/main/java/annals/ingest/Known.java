package annals.ingest;

import annals.index.Imprint;
import annals.index.IndexedEnvelope;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.mail.Origin;
import annals.thread.Envelope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is known of a message without its text. */
final class Known {
    /** What threading knew of it, when it was in the index. */
    final Optional<Envelope> indexed;

    Imprint imprint;
    private List<Origin> origins;
    final Optional<MessageId> formerThread;
    final long formerTree;
    /** Where its text is, when it is not the one in the index. */
    Optional<Spool.Place> place;

    /** Whether it is new, or has other places or another text than in the index. */
    boolean changed;

    private Known(
            Optional<Envelope> indexed,
            Imprint imprint,
            List<Origin> origins,
            Optional<MessageId> formerThread,
            long formerTree,
            Optional<Spool.Place> place) {
        this.indexed = indexed;
        this.imprint = imprint;
        this.origins = List.copyOf(origins);
        this.formerThread = formerThread;
        this.formerTree = formerTree;
        this.place = place;
        this.changed = place.isPresent();
    }

    static Known indexed(IndexedEnvelope there, Pool pool) {
        Envelope envelope = pool.envelope(there.envelope());
        return new Known(
                Optional.of(envelope),
                new Imprint(envelope, there.fingerprint()),
                there.origins().stream().map(pool::origin).toList(),
                Optional.of(there.thread()),
                there.tree(),
                Optional.empty());
    }

    static Known fresh(Message message, Spool.Place place, Pool pool) {
        return new Known(
                Optional.empty(),
                pool.imprint(Imprint.of(message)),
                message.origins().stream().map(pool::origin).toList(),
                Optional.empty(),
                0,
                Optional.of(place));
    }

    /** Where it is stored, in the order in which the places were read. */
    List<Origin> origins() {
        return origins;
    }

    /** Adds a place, instead of one that begins where it does. */
    void isAlsoAt(Origin place) {
        List<Origin> places = new ArrayList<>(origins);
        places.removeIf(known -> known.isSamePlace(place));
        places.add(place);
        origins = List.copyOf(places);
    }
}
