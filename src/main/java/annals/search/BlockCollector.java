package annals.search;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.util.BitSet;

/** Takes in the messages that match in one leaf of the index. */
interface BlockCollector {
    /**
     * Visits all matches of a leaf.
     *
     * @param matches the messages, deleted ones included
     * @param threads the documents of threads; a message belongs to the next one
     */
    void collect(LeafReaderContext leaf, Scorer matches, BitSet threads) throws IOException;
}
