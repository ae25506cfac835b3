package annals.index;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages from their {@link Bundle}s. Keeps the bundle that it opened last: who reads several messages of a
 * thread should ask one of these. For one thread; in an interrupted one reading throws an
 * {@link InterruptedIOException}.
 */
public final class StoredMessages {
    private final List<LeafReaderContext> leaves;
    private @Nullable OpenedBundle last;

    StoredMessages(IndexReader reader) {
        this.leaves = reader.leaves();
    }

    /** The message in a document of {@link ThreadIndexReader#searcher}. */
    public StoredMessage at(int doc) throws IOException {
        OpenedBundle bundle = bundle(doc);
        return new StoredMessage(bundle, bundle.place(doc));
    }

    /** The envelope of the message in a document. */
    IndexedEnvelope envelope(int doc) throws IOException {
        OpenedBundle bundle = bundle(doc);
        return EnvelopeCodec.read(bundle.head(bundle.place(doc)), bundle.said(doc));
    }

    private OpenedBundle bundle(int doc) throws IOException {
        if (Thread.currentThread().isInterrupted()) { // they are read by the thousand
            throw new InterruptedIOException("interrupted");
        }
        OpenedBundle there = last;
        if (there == null || !there.holds(doc)) {
            there = new OpenedBundle(leaves.get(ReaderUtil.subIndex(doc, leaves)), doc);
            last = there;
        }
        return there;
    }
}
