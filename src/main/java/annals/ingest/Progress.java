package annals.ingest;

import annals.mail.Ledger;

/** Told how an ingest comes along; for a person to watch. */
public interface Progress {
    /** Nobody watches. */
    Progress NONE = new Progress() {};

    /** A source is begun. */
    default void source(String name) {}

    /** So many messages were read so far, over all sources. */
    default void messages(long messages) {}

    /** A source is finished. */
    default void finished(Ledger ledger) {}

    /** All sources are read; so many threads of all are to be written. */
    default void threads(int changed, int all) {}
}
