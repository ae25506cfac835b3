package annals.search;

import annals.index.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.util.BitSet;
import org.apache.lucene.util.Bits;

/** Gathers the messages that match. */
final class MessageCollector implements BlockCollector {
    /**
     * A message and its thread.
     *
     * @param thread the thread's document in the whole index
     * @param threadSize how many messages it has
     */
    record Match(ThreadCollector.MessageMatch message, int thread, long threadSize) {}

    private final List<Match> matches = new ArrayList<>();

    /** All messages that match, in no order. */
    List<Match> matches() {
        return matches;
    }

    @Override
    public void collect(LeafReaderContext leaf, Scorer scorer, BitSet threads) throws IOException {
        NumericDocValues dates = DocValues.getNumeric(leaf.reader(), Fields.DATE);
        NumericDocValues hashes = DocValues.getNumeric(leaf.reader(), Fields.HASH_ORDER);
        ThreadCollector.ThreadValues values = new ThreadCollector.ThreadValues(leaf);
        Bits live = leaf.reader().getLiveDocs();
        int thread = -1;
        DocIdSetIterator messages = scorer.iterator();
        for (int doc = messages.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = messages.nextDoc()) {
            if (live != null && !live.get(doc)) {
                continue;
            }
            if (doc > thread) {
                thread = threads.nextSetBit(doc);
                values.advance(thread);
            }
            dates.advanceExact(doc);
            hashes.advanceExact(doc);
            matches.add(new Match(
                    new ThreadCollector.MessageMatch(
                            leaf.docBase + doc, scorer.score(), dates.longValue(), hashes.longValue()),
                    values.document(),
                    values.size()));
        }
    }
}
