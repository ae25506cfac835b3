package annals.index;

import annals.mail.MessageId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;

/**
 * The term of an id: the bytes that its {@link MessageId#hash} spells, so that one field finds a message by its id and
 * by the beginning of its hash.
 */
public final class IdTerm {
    private static final int BITS = 5;
    private static final int BYTES = 20;
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

    private IdTerm() {}

    /** The term; of an id that is cut before it is hashed, a digest of the whole follows. */
    public static BytesRef of(MessageId id) {
        byte[] digest = id.digest();
        if (!id.isCutForHash()) {
            return new BytesRef(digest);
        }
        try {
            byte[] whole =
                    MessageDigest.getInstance("SHA-256").digest(id.value().getBytes(StandardCharsets.UTF_16BE));
            byte[] both = Arrays.copyOf(digest, digest.length + whole.length);
            System.arraycopy(whole, 0, both, digest.length, whole.length);
            return new BytesRef(both);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** Finds the ids whose hash begins with a prefix, in lower case; nothing where no hash can. */
    public static Query ofHash(String field, String prefix) {
        Optional<BytesRef> first = first(prefix);
        return first.isEmpty()
                ? new MatchNoDocsQuery("no beginning of a hash")
                : new TermRangeQuery(field, first.get(), after(prefix).orElse(null), true, false);
    }

    /** The least term that an id can have whose hash begins with a prefix; empty where no hash can. */
    static Optional<BytesRef> first(String prefix) {
        if (prefix.length() * BITS > BYTES * Byte.SIZE) {
            return Optional.empty();
        }
        byte[] bytes = new byte[BYTES];
        for (int i = 0; i < prefix.length(); i++) {
            int value = BASE32.indexOf(prefix.charAt(i));
            if (value < 0) {
                return Optional.empty();
            }
            for (int bit = 0; bit < BITS; bit++) {
                int at = i * BITS + bit;
                bytes[at / Byte.SIZE] |= (byte) ((value >> (BITS - 1 - bit) & 1) << (Byte.SIZE - 1 - at % Byte.SIZE));
            }
        }
        return Optional.of(new BytesRef(bytes));
    }

    /** What sorts behind the terms of all ids whose hash begins with a prefix; empty where nothing does. */
    static Optional<BytesRef> after(String prefix) {
        for (int last = prefix.length() - 1; last >= 0; last--) {
            int value = BASE32.indexOf(prefix.charAt(last));
            if (value < BASE32.length() - 1) {
                return first(prefix.substring(0, last) + BASE32.charAt(value + 1));
            }
        }
        return Optional.empty();
    }
}
