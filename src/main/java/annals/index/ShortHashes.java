package annals.index;

import annals.mail.MessageId;
import java.io.IOException;
import java.util.Arrays;
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

    private static final int BITS = 5;
    /** Who asks so often is better off when all ids are read once: in a row each costs a tenth of a look-up. */
    private static final int LOOKED_UP = 500;

    private final IndexReader reader;
    private final TermsEnum messages;
    private final TermsEnum formerThreads;
    private int asked;
    /** The first eight bytes of all messages' hashes, ascending; empty until they pay. */
    private long[] beginnings = {};

    ShortHashes(IndexReader reader) throws IOException {
        this.reader = reader;
        this.messages = terms(Fields.ID);
        this.formerThreads = terms(Fields.FORMER);
    }

    private TermsEnum terms(String field) throws IOException {
        Terms terms = MultiTerms.getTerms(reader, field);
        return terms == null ? TermsEnum.EMPTY : terms.iterator();
    }

    /** The shortest beginning of an id's hash, of six characters or more, that no other hash in the index has. */
    public String of(MessageId id) throws IOException {
        String hash = id.hash();
        BytesRef own = new BytesRef(id.digest());
        if (++asked == LOOKED_UP) {
            beginnings = beginnings();
        }
        int known = lengthAmongBeginnings(own);
        int length = known > 0 ? known : length(messages, hash, SHORTEST, own);
        return hash.substring(0, length(formerThreads, hash, length, own));
    }

    private static int length(TermsEnum ids, String hash, int least, BytesRef own) throws IOException {
        int length = least;
        while (length < hash.length() && !isUnique(ids, hash.substring(0, length), own)) {
            length++;
        }
        return length;
    }

    private long[] beginnings() throws IOException {
        long[] found = new long[1024];
        int count = 0;
        TermsEnum all = terms(Fields.ID);
        for (BytesRef term = all.next(); term != null; term = all.next()) {
            if (count == found.length) {
                found = Arrays.copyOf(found, 2 * count);
            }
            found[count++] = beginning(term);
        }
        return Arrays.copyOf(found, count);
    }

    /** In the order of signed numbers. */
    private static long beginning(BytesRef term) {
        long bytes = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bytes = bytes << Byte.SIZE | (term.bytes[term.offset + i] & 0xff);
        }
        return bytes ^ Long.MIN_VALUE;
    }

    /** One character more than the neighbours share with it; 0 where eight bytes do not tell. */
    private int lengthAmongBeginnings(BytesRef own) {
        long beginning = beginning(own);
        int at = Arrays.binarySearch(beginnings, beginning);
        if (at < 0) {
            return 0;
        }
        int before = at == 0 ? 0 : Long.numberOfLeadingZeros(beginnings[at - 1] ^ beginning);
        int behind = at == beginnings.length - 1 ? 0 : Long.numberOfLeadingZeros(beginnings[at + 1] ^ beginning);
        int length = Math.max(SHORTEST, Math.max(before, behind) / BITS + 1);
        return length * BITS <= Long.SIZE ? length : 0;
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
