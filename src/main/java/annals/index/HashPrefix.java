package annals.index;

import java.io.IOException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/** The beginning of a hash by which people call a message. */
final class HashPrefix {
    /** No shorter one is shown. */
    private static final int SHORTEST = 6;

    private HashPrefix() {}

    static String shortestUnique(IndexReader reader, String hash) throws IOException {
        Terms terms = MultiTerms.getTerms(reader, Fields.HASH);
        if (terms == null) {
            return hash.substring(0, SHORTEST);
        }
        TermsEnum hashes = terms.iterator();
        for (int length = SHORTEST; length < hash.length(); length++) {
            String prefix = hash.substring(0, length);
            if (isUnique(hashes, prefix, hash)) {
                return prefix;
            }
        }
        return hash;
    }

    private static boolean isUnique(TermsEnum hashes, String prefix, String hash) throws IOException {
        BytesRef start = new BytesRef(prefix);
        if (hashes.seekCeil(start) == TermsEnum.SeekStatus.END) {
            return true;
        }
        BytesRef term = hashes.term();
        while (term != null && term.utf8ToString().startsWith(prefix)) {
            if (!term.utf8ToString().equals(hash)) {
                return false;
            }
            term = hashes.next();
        }
        return true;
    }
}
