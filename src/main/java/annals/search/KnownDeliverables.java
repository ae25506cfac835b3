package annals.search;

import annals.query.DateRange;

/** What the names of deliverables in queries mean. */
@FunctionalInterface
public interface KnownDeliverables {
    /** The id of the deliverable that is written so; throws what the caller of the search wants to see for others. */
    String id(String written);

    /**
     * The time between two revisions of a deliverable, in the order of its document.
     *
     * @param id its id
     * @param from the version that opens the time; empty for none
     * @param until the version that ends it; the same as {@code from} means the next one; empty for none
     * @throws UnanswerableQueryException where it has no such revisions
     */
    default DateRange window(String id, String from, String until) {
        throw new UnanswerableQueryException("no revisions of " + id + " are known");
    }
}
