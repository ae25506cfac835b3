package annals.search;

import java.util.List;

/**
 * A page of messages that answer a query.
 *
 * @param total how many messages there are on all pages, counted to the end
 * @param hits the messages of this page, in the order asked for
 */
public record MessageHits(long total, List<MessageHit> hits) {
    public MessageHits {
        hits = List.copyOf(hits);
    }
}
