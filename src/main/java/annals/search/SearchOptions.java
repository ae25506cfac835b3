package annals.search;

import annals.query.DateRange;
import java.util.Optional;

/**
 * What to show of the answers, and which of them.
 *
 * @param sort the order
 * @param offset how many to leave out at the front, from 0
 * @param limit how many at most, from 0
 * @param dates only messages sent within it count
 * @param deliverable the id of a deliverable: only messages attributed to it count, and when threads are searched all
 *     messages of threads attributed to it
 * @param hitsPerThread how many messages to show of each thread at most, from 0
 * @param explained whether to tell of each hit what its score is made of
 */
public record SearchOptions(
        Sort sort,
        int offset,
        int limit,
        DateRange dates,
        Optional<String> deliverable,
        int hitsPerThread,
        boolean explained) {
    /** Orders; what is left equal is in the order of date, latest first, then of hash. */
    public enum Sort {
        /** Best first. */
        RELEVANCE,
        /** Earliest first; a thread by its first message. */
        DATE,
        /** Latest first; a thread by its first message. */
        DATE_DESCENDING,
        /** The threads with most messages first; messages by the size of their threads. */
        SIZE
    }

    /** The ten best of all time, three messages of each thread. */
    public static final SearchOptions DEFAULT =
            new SearchOptions(Sort.RELEVANCE, 0, 10, DateRange.ALWAYS, Optional.empty(), 3, false);

    public SearchOptions {
        if (offset < 0 || limit < 0 || hitsPerThread < 0) {
            throw new IllegalArgumentException("offset, limit and hits per thread must be >= 0, got " + offset + ", "
                    + limit + ", " + hitsPerThread);
        }
    }

    /** The same in another order. */
    public SearchOptions sortedBy(Sort other) {
        return new SearchOptions(other, offset, limit, dates, deliverable, hitsPerThread, explained);
    }

    /** The same for another page. */
    public SearchOptions page(int newOffset, int newLimit) {
        return new SearchOptions(sort, newOffset, newLimit, dates, deliverable, hitsPerThread, explained);
    }

    /** The same for another range of time. */
    public SearchOptions within(DateRange range) {
        return new SearchOptions(sort, offset, limit, range, deliverable, hitsPerThread, explained);
    }

    /** The same for one deliverable, by its id. */
    public SearchOptions about(String id) {
        return new SearchOptions(sort, offset, limit, dates, Optional.of(id), hitsPerThread, explained);
    }

    /** The same with more or fewer messages of each thread. */
    public SearchOptions showing(int messages) {
        return new SearchOptions(sort, offset, limit, dates, deliverable, messages, explained);
    }

    /** The same with what scores are made of. */
    public SearchOptions explaining() {
        return new SearchOptions(sort, offset, limit, dates, deliverable, hitsPerThread, true);
    }
}
