package annals.search;

import annals.index.ThreadSummary;
import java.util.List;

/**
 * A thread that answers a query.
 *
 * @param summary the thread in one line
 * @param score how well it answers, from 0; comparable within one search only
 * @param hits its messages that answer best, best first; never more than asked for
 */
public record ThreadHit(ThreadSummary summary, double score, List<MessageHit> hits) {
    public ThreadHit {
        hits = List.copyOf(hits);
    }
}
