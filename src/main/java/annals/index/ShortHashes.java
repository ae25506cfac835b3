package annals.index;

import annals.mail.MessageId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/** The beginnings of hashes by which people call messages, and threads by ids that they had. For one thread. */
public final class ShortHashes {
    /** No shorter one is shown. */
    private static final int SHORTEST = 6;

    private final List<TermsEnum> ids = new ArrayList<>();

    ShortHashes(IndexReader reader) throws IOException {
        for (String field : List.of(Fields.ID, Fields.FORMER)) {
            Terms terms = MultiTerms.getTerms(reader, field);
            if (terms != null) {
                ids.add(terms.iterator());
            }
        }
    }

    /** The shortest beginning of an id's hash, of six characters or more, that no other hash in the index has. */
    public String of(MessageId id) throws IOException {
        String hash = id.hash();
        BytesRef own = new BytesRef(id.digest());
        int length = SHORTEST;
        for (TermsEnum field : ids) {
            while (length < hash.length() && !isUnique(field, hash.substring(0, length), own)) {
                length++;
            }
        }
        return hash.substring(0, length);
    }

    private static boolean isUnique(TermsEnum ids, String prefix, BytesRef own) throws IOException {
        Optional<BytesRef> after = IdTerm.after(prefix);
        if (ids.seekCeil(IdTerm.first(prefix).orElseThrow()) == TermsEnum.SeekStatus.END) {
            return true;
        }
        for (BytesRef term = ids.term(); term != null; term = ids.next()) {
            if (after.isPresent() && term.compareTo(after.get()) >= 0) {
                return true;
            }
            if (!new BytesRef(term.bytes, term.offset, own.length).bytesEquals(own)) {
                return false;
            }
        }
        return true;
    }
}
