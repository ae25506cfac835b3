package annals.index;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.util.Bits;

/** The documents of another iterator that are not deleted. */
final class LiveDocuments extends DocIdSetIterator {
    private final DocIdSetIterator all;
    private final Bits live;

    private LiveDocuments(DocIdSetIterator all, Bits live) {
        this.all = all;
        this.live = live;
    }

    /** The documents of a leaf that match a query and are not deleted. */
    static DocIdSetIterator of(IndexSearcher searcher, LeafReaderContext leaf, Query query) throws IOException {
        Scorer scorer = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1)
                .scorer(leaf);
        if (scorer == null) {
            return DocIdSetIterator.empty();
        }
        Bits live = leaf.reader().getLiveDocs();
        return live == null ? scorer.iterator() : new LiveDocuments(scorer.iterator(), live);
    }

    @Override
    public int docID() {
        return all.docID();
    }

    @Override
    public int nextDoc() throws IOException {
        return skipDeleted(all.nextDoc());
    }

    @Override
    public int advance(int target) throws IOException {
        return skipDeleted(all.advance(target));
    }

    @Override
    public long cost() {
        return all.cost();
    }

    private int skipDeleted(int from) throws IOException {
        int doc = from;
        while (doc != NO_MORE_DOCS && !live.get(doc)) {
            doc = all.nextDoc();
        }
        return doc;
    }
}
