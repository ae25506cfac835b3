package annals.index;

/**
 * Something that an index should not have, or should have and lacks.
 *
 * @param kind what it is about
 * @param where the file, message, thread or source, never empty
 * @param what what is wrong, as a clause
 */
public record Finding(Kind kind, String where, String what) {
    /** What a finding is about. */
    public enum Kind {
        /** The files of the index: Lucene cannot read what it wrote. */
        FILE,
        /** A message: unreadable, there twice, not found by its id. */
        MESSAGE,
        /** The block of a thread: without its end, or with other messages than its tree names. */
        THREAD,
        /** The tree of a thread. */
        EDGE,
        /** A number that is kept and does not fit what it counts. */
        COUNT,
        /** The account of a source. */
        LEDGER,
        /** An archive: gone, or with other bytes than were read. */
        SOURCE
    }
}
