package annals.search;

import java.util.List;

/**
 * A page of threads that answer a query.
 *
 * @param total how many threads there are on all pages
 * @param exact whether {@code total} was counted to the end
 * @param hits the threads of this page, in the order asked for
 */
public record Hits(long total, boolean exact, List<ThreadHit> hits) {
    public Hits {
        hits = List.copyOf(hits);
    }
}
