package annals.index;

import java.io.IOException;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;

/** The documents of another iterator that are not deleted. */
final class LiveDocuments extends DocIdSetIterator {
    private final DocIdSetIterator all;
    private final Bits live;

    LiveDocuments(DocIdSetIterator all, Bits live) {
        this.all = all;
        this.live = live;
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
