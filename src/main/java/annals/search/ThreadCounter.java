package annals.search;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.util.BitSet;
import org.apache.lucene.util.Bits;

/** Counts the threads of the messages that match: goes from thread to thread. */
final class ThreadCounter implements BlockCollector {
    private long count;

    long threads() {
        return count;
    }

    @Override
    public void collect(LeafReaderContext leaf, Scorer scorer, BitSet threads) throws IOException {
        Bits live = leaf.reader().getLiveDocs();
        DocIdSetIterator messages = scorer.iterator();
        int doc = messages.nextDoc();
        while (doc != DocIdSetIterator.NO_MORE_DOCS) {
            if (live != null && !live.get(doc)) {
                doc = messages.nextDoc();
                continue;
            }
            count++;
            doc = messages.advance(threads.nextSetBit(doc) + 1);
        }
    }
}
