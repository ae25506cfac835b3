package annals.index;

import java.io.IOException;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.BM25Similarity;

/**
 * A searcher to which a word is as rare in a subject, quote or signature as it is in what people write: by the field's
 * own counts a common word that few subjects hold would outdo the rare ones (what BM25F says of fields of one text).
 */
final class MessageSearcher extends IndexSearcher {
    private static final Set<String> OF_ONE_TEXT = Set.of(Fields.SUBJECT, Fields.QUOTED, Fields.SIGNATURE);

    MessageSearcher(IndexReader reader) {
        super(reader);
        setSimilarity(new BM25Similarity() {
            // a field may be in fewer messages than a word of another one
            @Override
            protected float idf(long docFreq, long docCount) {
                return super.idf(docFreq, Math.max(docFreq, docCount));
            }
        });
    }

    @Override
    public TermStatistics termStatistics(Term term, int docFreq, long totalTermFreq) throws IOException {
        if (!OF_ONE_TEXT.contains(term.field())) {
            return super.termStatistics(term, docFreq, totalTermFreq);
        }
        int frequency = Math.max(docFreq, getIndexReader().docFreq(new Term(Fields.NEW, term.bytes())));
        return super.termStatistics(term, frequency, Math.max(frequency, totalTermFreq));
    }
}
