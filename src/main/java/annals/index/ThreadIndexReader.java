package annals.index;

import annals.mail.Mailbox;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.thread.ThreadingRules;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.apache.lucene.codecs.StoredFieldsReader;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * The last commit of an index, as it was when the reader was opened: later commits do not change what it reads. May be
 * used by several threads. In an interrupted thread, reading messages throws an {@link java.io.InterruptedIOException}.
 */
public final class ThreadIndexReader implements Closeable {
    static final Query MESSAGES = new TermQuery(new Term(Fields.KIND, Fields.MESSAGE));
    private static final Query THREADS = new TermQuery(new Term(Fields.KIND, Fields.THREAD));
    private static final Query SOURCES = new TermQuery(new Term(Fields.KIND, Fields.SOURCE));

    /** What to do with each of many; may fail for reasons of its own. */
    @FunctionalInterface
    public interface Visitor<T> {
        void visit(T one) throws IOException;
    }

    private final Path folder;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final IndexVersion version;
    private final ThreadingRules threading;
    private final String catalog;
    /** Empty where a later commit removed the file while this one was opened. */
    private final Optional<CommitStamp> stamp;
    /** What closing does. */
    private final Closeable end;

    private ThreadIndexReader(Path folder, Directory directory, DirectoryReader reader) throws IOException {
        this.folder = folder;
        this.reader = reader;
        this.searcher = new MessageSearcher(reader);
        this.version = SourceCodec.version(reader.getIndexCommit().getUserData());
        this.threading = SourceCodec.threading(reader.getIndexCommit().getUserData());
        this.catalog = SourceCodec.catalog(reader.getIndexCommit().getUserData());
        this.stamp = CommitStamp.of(folder, reader.getIndexCommit().getSegmentsFileName());
        this.end = () -> {
            try (directory) {
                reader.close();
            }
        };
    }

    private ThreadIndexReader(ThreadIndexReader other, Closeable end) {
        this.folder = other.folder;
        this.reader = other.reader;
        this.searcher = other.searcher;
        this.version = other.version;
        this.threading = other.threading;
        this.catalog = other.catalog;
        this.stamp = other.stamp;
        this.end = end;
    }

    /**
     * Opens the last commit of the index in a folder.
     *
     * @throws NoIndexException when there is none
     * @throws IndexFormatException when it has another format
     * @throws IndexDamagedException when files of it are missing or damaged
     */
    public static ThreadIndexReader open(Path folder) throws IOException {
        return open(folder, FSDirectory::open);
    }

    /**
     * The same for a process that asks once: files are read piece by piece. To map them into memory, as {@link #open}
     * does, costs such a process more than it saves.
     */
    public static ThreadIndexReader openOnce(Path folder) throws IOException {
        return open(folder, NIOFSDirectory::new);
    }

    /** How the files of a folder are read. */
    @FunctionalInterface
    private interface Opener {
        Directory open(Path folder) throws IOException;
    }

    private static ThreadIndexReader open(Path folder, Opener opener) throws IOException {
        if (!exists(folder)) {
            throw new NoIndexException(folder);
        }
        Directory directory = opener.open(folder);
        try {
            return open(folder, directory);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static ThreadIndexReader open(Path folder, Directory directory) throws IOException {
        try {
            DirectoryReader reader = DirectoryReader.open(directory);
            String format = SourceCodec.format(reader.getIndexCommit().getUserData());
            if (!format.equals(String.valueOf(IndexVersion.FORMAT))) {
                reader.close();
                throw new IndexFormatException(
                        folder, format.isEmpty() ? "of another program" : format, IndexVersion.FORMAT);
            }
            return new ThreadIndexReader(folder, directory, reader);
        } catch (IndexFormatTooOldException | IndexFormatTooNewException e) {
            throw new IndexFormatException(folder, "of another Lucene", IndexVersion.FORMAT, e);
        } catch (IndexNotFoundException e) {
            throw new NoIndexException(folder);
        } catch (CorruptIndexException | EOFException | NoSuchFileException e) {
            throw IndexDamagedException.damaged(folder, e);
        }
    }

    /** Whether the folder holds a committed index, of whatever format. */
    public static boolean exists(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Directory directory = new NIOFSDirectory(folder)) {
            return DirectoryReader.indexExists(directory);
        }
    }

    /** The folder of the index. */
    public Path folder() {
        return folder;
    }

    /** What the commit was made with. */
    public IndexVersion version() {
        return version;
    }

    /** What a user changed in catalogue and tag rules before the messages were tagged; empty where nothing is. */
    public String catalog() {
        return catalog;
    }

    /** By what the messages are threaded. */
    public ThreadingRules threading() {
        return threading;
    }

    /** The size of the commit's files in bytes. */
    public long bytes() throws IOException {
        long bytes = 0;
        for (String file : reader.getIndexCommit().getFileNames()) {
            bytes += reader.directory().fileLength(file);
        }
        return bytes;
    }

    /** How many messages there are. */
    public int messageCount() throws IOException {
        return searcher.count(MESSAGES);
    }

    /** How many threads there are. */
    public int threadCount() throws IOException {
        return searcher.count(THREADS);
    }

    /** How many threads are tagged or attributed to a deliverable, in whatever role. */
    public int threadCountAbout(String deliverable) throws IOException {
        return searcher.count(about(deliverable));
    }

    /** How many threads have a tag. */
    public int threadCountTagged(String tag) throws IOException {
        return searcher.count(and(THREADS, new TermQuery(new Term(Fields.TAG, tag))));
    }

    /** How many deliverables some thread is about, mere mentions left out. */
    public int topicCount() throws IOException {
        int count = 0;
        Terms terms = MultiTerms.getTerms(reader, Fields.TOPIC);
        TermsEnum topics = terms == null ? TermsEnum.EMPTY : terms.iterator();
        for (BytesRef topic = topics.next(); topic != null; topic = topics.next()) {
            Query query = new TermQuery(new Term(Fields.TOPIC, BytesRef.deepCopyOf(topic)));
            count += searcher.count(query) > 0 ? 1 : 0;
        }
        return count;
    }

    /** How many messages each list has in each month (UTC), by the list's name; those without any date left out. */
    public SortedMap<String, SortedMap<YearMonth, Integer>> months() throws IOException {
        return new MessageCounts(searcher).months();
    }

    /** The names of the lists that messages are from, ascending; reads one number for each message at most. */
    public SortedSet<String> lists() throws IOException {
        return new MessageCounts(searcher).lists();
    }

    /**
     * How many messages each mailbox wrote. Reads one number for each message and each mailbox once; of names longer
     * than 500 characters only the beginning.
     */
    public Map<Mailbox, Integer> mailboxes() throws IOException {
        return new MessageCounts(searcher).mailboxes();
    }

    /** An entry for every message, in no particular order. */
    public List<IndexedEnvelope> envelopes() throws IOException {
        List<IndexedEnvelope> envelopes = new ArrayList<>(messageCount());
        StoredMessages stored = storedMessages();
        for (int doc : documents(MESSAGES)) {
            envelopes.add(stored.envelope(doc));
        }
        return envelopes;
    }

    /** Finds envelopes by what a later batch may have in common with them. */
    public EnvelopeFinder finder() {
        return new EnvelopeFinder(searcher);
    }

    /** The sources that were read, by name. */
    public List<SourceRecord> sources() throws IOException {
        List<SourceRecord> sources = new ArrayList<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            // As for a merge: it keeps the piece that it unpacked, and accounts stand together.
            StoredFieldsReader fields =
                    ((CodecReader) leaf.reader()).getFieldsReader().getMergeInstance();
            DocIdSetIterator matches = LiveDocuments.of(searcher, leaf, SOURCES);
            for (int doc = matches.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = matches.nextDoc()) {
                sources.add(SourceCodec.decode(
                        bytes(fields.document(doc, Set.of(Fields.STORED_SOURCE)), Fields.STORED_SOURCE)));
            }
        }
        sources.sort(Comparator.comparing(SourceRecord::name));
        return sources;
    }

    /** The message that a page of a list's old archive shows, as {@code fetch --articles} learned. */
    public Optional<MessageId> article(String page) throws IOException {
        return Articles.message(searcher, page);
    }

    /** The page of a list's old archive that shows a message. */
    public Optional<String> articlePage(MessageId id) throws IOException {
        return Articles.url(searcher, id);
    }

    /** A message by its id. */
    public Optional<Message> message(MessageId id) throws IOException {
        int doc = document(Fields.ID, id);
        return doc < 0 ? Optional.empty() : Optional.of(storedMessages().at(doc).whole());
    }

    /** The thread that a message is in; by the id of a message, or of one that the thread lacks, or a former id. */
    public Optional<StoredThread> thread(MessageId id) throws IOException {
        int doc = threadDocument(id);
        return doc < 0 ? Optional.empty() : Optional.of(storedThread(doc));
    }

    /** The same thread in one line: cheaper. */
    public Optional<ThreadSummary> summary(MessageId id) throws IOException {
        int doc = threadDocument(id);
        return doc < 0 ? Optional.empty() : Optional.of(storedSummary(doc));
    }

    /** The messages of a thread in reading order. */
    public List<Message> messages(StoredThread thread) throws IOException {
        List<MessageId> ids = thread.thread().messages();
        int first = document(Fields.ID, ids.getFirst());
        StoredMessages stored = storedMessages();
        List<Message> messages = new ArrayList<>();
        for (MessageId id : ids) {
            Optional<Message> message = first < 0 || first + messages.size() >= reader.maxDoc()
                    ? Optional.empty()
                    : Optional.of(stored.at(first + messages.size()).whole());
            messages.add(message.filter(found -> found.id().equals(id))
                    .orElseThrow(() -> new IOException("the index in " + folder + " lacks the message " + id)));
        }
        return messages;
    }

    /** Shows every thread, in the order in which they were written. */
    public void forEachThread(Visitor<StoredThread> visitor) throws IOException {
        for (int doc : documents(THREADS)) {
            visitor.visit(storedThread(doc));
        }
    }

    /** Shows every thread in one line, in the order in which they were written. */
    public void forEachSummary(Visitor<ThreadSummary> visitor) throws IOException {
        for (int doc : documents(THREADS)) {
            visitor.visit(storedSummary(doc));
        }
    }

    /** Shows every message, thread by thread, each in reading order. */
    public void forEachMessage(Visitor<Message> visitor) throws IOException {
        StoredMessages stored = storedMessages();
        for (int doc : documents(MESSAGES)) {
            visitor.visit(stored.at(doc).whole());
        }
    }

    /** Shows every message whose stored bytes can still be read, of an index that may be damaged. */
    public void forEachReadableMessage(Visitor<Message> visitor) throws IOException {
        StoredMessages stored = storedMessages();
        for (int doc : documents(MESSAGES)) {
            Message message;
            try {
                message = stored.at(doc).whole();
            } catch (IOException | RuntimeException e) { // what a codec throws for bytes that nobody wrote
                continue;
            }
            visitor.visit(message);
        }
    }

    /**
     * The threads attributed to a deliverable, in whatever role, ascending by first message, then by hash. Reads
     * neither messages nor trees.
     */
    public List<BriefedThread> threadsAbout(String deliverable) throws IOException {
        List<BriefedThread> threads = new ArrayList<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            BinaryDocValues briefed = DocValues.getBinary(leaf.reader(), Fields.BRIEFED);
            DocIdSetIterator matches = LiveDocuments.of(searcher, leaf, about(deliverable));
            for (int doc = matches.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = matches.nextDoc()) {
                if (!briefed.advanceExact(doc)) {
                    throw new IOException("the index is damaged: a document lacks its field " + Fields.BRIEFED);
                }
                threads.add(BriefCodec.decode(briefed.binaryValue(), deliverable));
            }
        }
        threads.sort(
                Comparator.comparing((BriefedThread thread) -> thread.summary().first())
                        .thenComparing(thread -> thread.summary().id().hash()));
        return threads;
    }

    /**
     * The messages, and former threads, whose hash begins with a prefix, ascending by hash.
     *
     * @param prefix in any case
     * @param limit how many at most
     */
    public List<MessageId> byHashPrefix(String prefix, int limit) throws IOException {
        String lower = prefix.toLowerCase(Locale.ROOT);
        SortedMap<String, MessageId> found = new TreeMap<>();
        StoredMessages stored = storedMessages();
        for (int doc : documents(and(MESSAGES, IdTerm.ofHash(Fields.ID, lower)))) {
            MessageId id = stored.at(doc).head().id();
            found.put(id.hash(), id);
        }
        for (int doc : documents(and(THREADS, IdTerm.ofHash(Fields.FORMER, lower)))) {
            for (MessageId id : storedSummary(doc).formerIds()) {
                if (id.hash().startsWith(lower)) {
                    found.put(id.hash(), id);
                }
            }
        }
        return found.values().stream().limit(limit).toList();
    }

    /** Shortens hashes as far as the index allows. */
    public ShortHashes shortHashes() throws IOException {
        return new ShortHashes(reader);
    }

    /** Lucene's view of the commit, for {@code annals.search}. */
    public IndexSearcher searcher() {
        return searcher;
    }

    /** Reads the messages in documents of {@link #searcher()}. */
    public StoredMessages storedMessages() {
        return new StoredMessages(reader);
    }

    /** The line about the thread in a document of {@link #searcher()}. */
    public ThreadSummary storedSummary(int doc) throws IOException {
        return ThreadCodec.decodeSummary(value(doc, Fields.SUMMARY));
    }

    /** A value that stands beside those of other documents, and not among what is stored of its own: quick to reach. */
    private BytesRef value(int doc, String field) throws IOException {
        LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(doc, reader.leaves()));
        BinaryDocValues values = DocValues.getBinary(leaf.reader(), field);
        if (!values.advanceExact(doc - leaf.docBase)) {
            throw new IOException("the index is damaged: a document lacks its field " + field);
        }
        return values.binaryValue();
    }

    /** Whether no commit is newer than the one that is read. */
    public boolean isCurrent() throws IOException {
        return stamp.isPresent() && stamp.equals(CommitStamp.of(folder, reader.directory()));
    }

    /** The same commit once more, without opening it again: closing either leaves the other open. */
    public ThreadIndexReader again() throws IOException {
        reader.incRef();
        return new ThreadIndexReader(this, reader::decRef);
    }

    @Override
    public void close() throws IOException {
        end.close();
    }

    /** The former ids of the thread with exactly that id; empty when there is none. */
    List<MessageId> formerIdsOf(MessageId thread) throws IOException {
        List<Integer> docs = documents(and(THREADS, new TermQuery(new Term(Fields.BLOCK, IdTerm.of(thread)))));
        return docs.isEmpty() ? List.of() : storedSummary(docs.getFirst()).formerIds();
    }

    StoredThread storedThread(int doc) throws IOException {
        Document document = searcher.storedFields().document(doc);
        return new StoredThread(
                storedSummary(doc),
                ThreadCodec.decodeTree(bytes(document, Fields.STORED_TREE)),
                ThreadCodec.decodeTags(bytes(document, Fields.STORED_TAGS)),
                EventCodec.decode(bytes(document, Fields.STORED_EVENTS)));
    }

    private static byte[] bytes(Document document, String field) throws IOException {
        BytesRef stored = document.getBinaryValue(field);
        if (stored == null) {
            throw new IOException("the index is damaged: a document lacks its field " + field);
        }
        return BytesRef.deepCopyOf(stored).bytes;
    }

    /** The thread's document, or -1. A message tells its thread by standing before it in the block. */
    private int threadDocument(MessageId id) throws IOException {
        int message = document(Fields.ID, id);
        if (message >= 0) {
            return threadAfter(message);
        }
        int former = document(Fields.FORMER, id);
        return former >= 0 ? former : document(Fields.MISSING, id);
    }

    private int threadAfter(int message) throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            int inLeaf = message - leaf.docBase;
            if (inLeaf >= 0 && inLeaf < leaf.reader().maxDoc()) {
                return leaf.docBase + LiveDocuments.of(searcher, leaf, THREADS).advance(inLeaf);
            }
        }
        throw new IllegalArgumentException("no document " + message);
    }

    private int document(String field, MessageId id) throws IOException {
        ScoreDoc[] found = searcher.search(new TermQuery(new Term(field, IdTerm.of(id))), 1).scoreDocs;
        return found.length == 0 ? -1 : found[0].doc;
    }

    private List<Integer> documents(Query query) throws IOException {
        List<Integer> documents = new ArrayList<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            DocIdSetIterator matches = LiveDocuments.of(searcher, leaf, query);
            for (int doc = matches.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = matches.nextDoc()) {
                documents.add(leaf.docBase + doc);
            }
        }
        return documents;
    }

    private static Query about(String deliverable) {
        return and(THREADS, new TermQuery(new Term(Fields.DELIVERABLE, Fields.term(deliverable))));
    }

    private static Query and(Query one, Query other) {
        return new BooleanQuery.Builder()
                .add(one, BooleanClause.Occur.FILTER)
                .add(other, BooleanClause.Occur.FILTER)
                .build();
    }
}
