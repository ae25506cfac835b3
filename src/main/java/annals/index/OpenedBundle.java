package annals.index;

import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** A {@link Bundle} of an index, its strips read as far as they were asked for. For one thread. */
final class OpenedBundle {
    private final LeafReader segment;
    private final int base;
    /** The document of its last message, in the segment. */
    private final int end;

    private final Strip heads;
    private final BinaryDocValues said;
    private @Nullable Strip own;
    private @Nullable Strip rest;

    OpenedBundle(LeafReaderContext leaf, int doc) throws IOException {
        segment = leaf.reader();
        base = leaf.docBase;
        BinaryDocValues values = DocValues.getBinary(segment, Fields.HEADS);
        end = values.advance(doc - base);
        if (end == DocIdSetIterator.NO_MORE_DOCS) {
            throw lacks(Fields.HEADS);
        }
        heads = new Strip(copy(values.binaryValue()), new byte[0]);
        said = DocValues.getBinary(segment, Fields.SAID);
        if (!holds(doc)) {
            throw lacks(Fields.HEADS);
        }
    }

    /** Whether the message in a document of the index is one of these. */
    boolean holds(int doc) {
        return doc <= base + end && doc > base + end - heads.size();
    }

    /** The place of the message in a document of the index. */
    int place(int doc) {
        return doc - (base + end - heads.size() + 1);
    }

    /** The head of a message, by its place in the bundle; behind it what {@link EnvelopeCodec} wrote. */
    ByteReader head(int place) throws IOException {
        return heads.get(place);
    }

    /** What the author of a message writes. */
    ByteReader own(int place) throws IOException {
        return own().get(place);
    }

    /** The rest of a message. */
    ByteReader rest(int place) throws IOException {
        return rest().get(place);
    }

    private Strip own() throws IOException {
        Strip strip = own == null ? strip(Fields.OWN, new byte[0]) : own;
        own = strip;
        return strip;
    }

    private Strip rest() throws IOException {
        Strip strip = rest == null ? strip(Fields.REST, own().joined()) : rest;
        rest = strip;
        return strip;
    }

    private Strip strip(String field, byte[] dictionary) throws IOException {
        BinaryDocValues values = DocValues.getBinary(segment, field);
        if (!values.advanceExact(end)) {
            throw lacks(field);
        }
        Strip strip = new Strip(copy(values.binaryValue()), dictionary);
        if (strip.size() != heads.size()) {
            throw new IOException(
                    "the index is damaged: " + heads.size() + " messages have " + strip.size() + " values in " + field);
        }
        return strip;
    }

    /** {@link EnvelopeCodec#encodeSaid} of the message in a document of the index. */
    BytesRef said(int doc) throws IOException {
        BinaryDocValues ahead = doc - base < said.docID() ? DocValues.getBinary(segment, Fields.SAID) : said;
        if (!ahead.advanceExact(doc - base)) {
            throw lacks(Fields.SAID);
        }
        return ahead.binaryValue();
    }

    private static byte[] copy(BytesRef value) {
        return BytesRef.deepCopyOf(value).bytes;
    }

    private static IOException lacks(String field) {
        return new IOException("the index is damaged: a document lacks its field " + field);
    }
}
