package annals.index;

import annals.mail.Message;
import annals.mail.MessageId;
import annals.thread.ThreadingRules;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of an index. Everything since the last commit is a batch: readers see none of it before
 * {@link #commit}, and closing without a commit drops it.
 *
 * <p>What this class reads, it reads from the last commit. Not for use by several threads, except {@link #replace} and
 * {@link #remove}, as long as they concern different threads of mail.
 */
public final class ThreadIndexWriter implements Closeable {
    /** Leaves room for a batch's envelopes in a heap of 512 MB. */
    private static final double BUFFER_MEGABYTES = 64;

    private final Path folder;
    private final IndexVersion version;
    private final Directory directory;
    private final IndexWriter writer;
    /** The former ids of threads written in this batch, which the last commit does not know. */
    private final Map<MessageId, Set<MessageId>> formerIds = new HashMap<>();

    private @Nullable ThreadIndexReader committed;
    private ThreadingRules threading;
    private String catalog;

    private ThreadIndexWriter(
            Path folder,
            IndexVersion version,
            Directory directory,
            IndexWriter writer,
            @Nullable ThreadIndexReader committed) {
        this.folder = folder;
        this.version = version;
        this.directory = directory;
        this.writer = writer;
        this.committed = committed;
        this.threading = committed == null ? ThreadingRules.USUAL : committed.threading();
        this.catalog = committed == null ? "" : committed.catalog();
    }

    /**
     * Opens the index in a folder, which is made when it is missing.
     *
     * @param version what commits shall say they were made with; its format must be {@link IndexVersion#FORMAT}
     * @throws IndexLockedException when another writer is open
     * @throws IndexFormatException when the folder holds an index of another format
     * @throws IndexDamagedException when the index is damaged, or when there is none and the folder holds other files
     */
    public static ThreadIndexWriter open(Path folder, IndexVersion version) throws IOException {
        if (version.format() != IndexVersion.FORMAT) {
            throw new IllegalArgumentException(
                    "only format " + IndexVersion.FORMAT + " can be written, got " + version.format());
        }
        Files.createDirectories(folder);
        if (!ThreadIndexReader.exists(folder)) {
            refuseForeign(folder);
            return open(folder, version, IndexWriterConfig.OpenMode.CREATE_OR_APPEND, null);
        }
        ThreadIndexReader last = ThreadIndexReader.open(folder);
        try {
            return open(folder, version, IndexWriterConfig.OpenMode.CREATE_OR_APPEND, last);
        } catch (IOException | RuntimeException e) {
            last.close();
            throw e;
        }
    }

    /**
     * Opens the index in a folder to write it from nothing: readers see the last commit until the next, which holds
     * only what was written since.
     *
     * @throws IndexLockedException when another writer is open
     */
    public static ThreadIndexWriter anew(Path folder, IndexVersion version) throws IOException {
        return open(folder, version, IndexWriterConfig.OpenMode.CREATE, null);
    }

    /**
     * A new index goes into an empty folder: hidden files and a page about it may stand there. Where there is a lock
     * file, a first batch was interrupted, and the other files are its remains.
     */
    private static void refuseForeign(Path folder) throws IOException {
        if (Files.exists(folder.resolve(IndexWriter.WRITE_LOCK_NAME))) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            Optional<Path> foreign = files.filter(
                            file -> !file.getFileName().toString().matches("\\..*|README\\.md"))
                    .sorted()
                    .findFirst();
            if (foreign.isPresent()) {
                throw IndexDamagedException.foreign(folder, foreign.get());
            }
        }
    }

    /** With the last commit, as it was before this writer kept others away. */
    private static ThreadIndexWriter open(
            Path folder, IndexVersion version, IndexWriterConfig.OpenMode mode, @Nullable ThreadIndexReader last)
            throws IOException {
        Directory directory = FSDirectory.open(folder);
        try {
            IndexWriter writer = new IndexWriter(directory, config().setOpenMode(mode));
            try {
                WriterNote.leave(folder);
                return new ThreadIndexWriter(folder, version, directory, writer, committed(folder, mode, last));
            } catch (IOException | RuntimeException e) {
                writer.rollback();
                throw e;
            }
        } catch (LockObtainFailedException e) {
            directory.close();
            throw new IndexLockedException(folder, e);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static @Nullable ThreadIndexReader committed(
            Path folder, IndexWriterConfig.OpenMode mode, @Nullable ThreadIndexReader last) throws IOException {
        if (last != null && last.isCurrent()) {
            return last;
        }
        if (mode == IndexWriterConfig.OpenMode.CREATE || !ThreadIndexReader.exists(folder)) {
            return null;
        }
        ThreadIndexReader newer = ThreadIndexReader.open(folder);
        if (last != null) {
            last.close();
        }
        return newer;
    }

    private static IndexWriterConfig config() {
        return new IndexWriterConfig(new AnnalsAnalyzer())
                .setCodec(new Lucene104Codec(Lucene104Codec.Mode.BEST_COMPRESSION))
                .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                .setCommitOnClose(false)
                .setUseCompoundFile(true);
    }

    /** What the last commit was made with; empty before the first. */
    public Optional<IndexVersion> committedVersion() {
        return Optional.ofNullable(committed).map(ThreadIndexReader::version);
    }

    /** By what the last commit was threaded, or what {@link #threadBy} said since; usual before the first. */
    public ThreadingRules threading() {
        return threading;
    }

    /** Says by what the messages are threaded that the next commit holds. */
    public void threadBy(ThreadingRules rules) {
        threading = rules;
    }

    /** What a user changed in catalogue and tag rules before the last commit, or as {@link #tagBy} said since. */
    public String catalog() {
        return catalog;
    }

    /** Says what a user changed in catalogue and tag rules by which the next commit is tagged. */
    public void tagBy(String changes) {
        catalog = changes;
    }

    /** How many threads the last commit has. */
    public int threadCount() throws IOException {
        return committed == null ? 0 : committed.threadCount();
    }

    /** A message of the last commit. */
    public Optional<Message> message(MessageId id) throws IOException {
        return committed == null ? Optional.empty() : committed.message(id);
    }

    /** A thread of the last commit, by the id of any of its messages or an id it ever had. */
    public Optional<StoredThread> thread(MessageId id) throws IOException {
        return committed == null ? Optional.empty() : committed.thread(id);
    }

    /** The sources of the last commit, by name. */
    public List<SourceRecord> sources() throws IOException {
        return committed == null ? List.of() : committed.sources();
    }

    /** A reader of the last commit, valid until the next commit or the end; the caller must not close it. */
    public Optional<ThreadIndexReader> committed() {
        return Optional.ofNullable(committed);
    }

    /**
     * Puts a thread in the place of others, all at once. The ids of those, and the ids they had before, keep finding
     * the thread.
     *
     * @param formerThreads ids of threads whose messages are now in {@code thread}; its own id may be among them, and
     *     is replaced in any case
     */
    public void replace(Collection<MessageId> formerThreads, IndexedThread thread) throws IOException {
        Map<MessageId, Imprint> imprints = new HashMap<>();
        thread.messages().forEach((id, message) -> imprints.put(id, Imprint.of(message)));
        replace(formerThreads, thread, imprints);
    }

    /**
     * The same with what was made before.
     *
     * @param imprints of all messages of the thread
     */
    public void replace(Collection<MessageId> formerThreads, IndexedThread thread, Map<MessageId, Imprint> imprints)
            throws IOException {
        write(block(formerThreads, thread, imprints));
    }

    /** What {@link #replace} is to write, not written yet: the dearer half can be done while others are written. */
    public ThreadBlock block(
            Collection<MessageId> formerThreads, IndexedThread thread, Map<MessageId, Imprint> imprints)
            throws IOException {
        MessageId id = thread.thread().id();
        Set<MessageId> former = new LinkedHashSet<>();
        for (MessageId one : formerThreads) {
            former.add(one);
            former.addAll(formerIdsOf(one));
        }
        former.addAll(formerIdsOf(id));
        former.remove(id);
        return ThreadBlock.of(formerThreads, former, new ThreadDocuments(thread, former, imprints), thread);
    }

    /** Writes a block of this writer; once, and before another one of the same thread is made. */
    public void write(ThreadBlock block) throws IOException {
        Term[] gone = block.gone().stream().map(ThreadIndexWriter::block).toArray(Term[]::new);
        if (gone.length > 0) {
            writer.deleteDocuments(gone);
        }
        writer.updateDocuments(block(block.id()), block.documents());
        synchronized (formerIds) {
            formerIds.put(block.id(), block.formerIds());
        }
    }

    /** Takes a thread and its messages out of the index. */
    public void remove(MessageId thread) throws IOException {
        writer.deleteDocuments(block(thread));
        synchronized (formerIds) {
            formerIds.put(thread, Set.of());
        }
    }

    /** Records a source; a record of the same name is replaced. */
    public void putSource(SourceRecord source) throws IOException {
        Document document = new Document();
        String name = Fields.term(source.name());
        document.add(new StringField(Fields.KIND, Fields.SOURCE, Field.Store.NO));
        document.add(new StringField(Fields.SOURCE_NAME, name, Field.Store.NO));
        document.add(new StoredField(Fields.STORED_SOURCE, SourceCodec.encode(source)));
        writer.updateDocument(new Term(Fields.SOURCE_NAME, name), document);
    }

    /** Records which message a page of the list's old archive shows; does nothing where that is known. */
    public void putArticle(String page, MessageId id) throws IOException {
        boolean known = committed != null && committed.article(page).equals(Optional.of(id));
        if (!known) {
            writer.updateDocument(Articles.page(page), Articles.document(page, id));
        }
    }

    /** Takes the record of a source out of the index; its messages stay. */
    public void removeSource(String name) throws IOException {
        writer.deleteDocuments(new Term(Fields.SOURCE_NAME, Fields.term(name)));
    }

    /** Makes the batch visible and safe against power failure, whole; does nothing when there is nothing to commit. */
    public void commit() throws IOException {
        boolean same = committed != null
                && committed.version().equals(version)
                && committed.threading().equals(threading)
                && committed.catalog().equals(catalog);
        if (same && !writer.hasUncommittedChanges()) {
            return;
        }
        writer.setLiveCommitData(
                SourceCodec.entries(version, threading, catalog).entrySet());
        writer.commit();
        formerIds.clear();
        if (committed != null) {
            committed.close();
            committed = null;
        }
        committed = ThreadIndexReader.open(folder);
    }

    /** Drops everything since the last commit and closes the writer. */
    public void rollback() throws IOException {
        close();
    }

    /** Closes the writer; what was not committed is dropped. */
    @Override
    public void close() throws IOException {
        IOUtils.close(() -> WriterNote.remove(folder), writer::rollback, committed, directory);
    }

    private Set<MessageId> formerIdsOf(MessageId thread) throws IOException {
        synchronized (formerIds) {
            Set<MessageId> written = formerIds.get(thread);
            if (written != null) {
                return written;
            }
        }
        return committed == null ? Set.of() : Set.copyOf(committed.formerIdsOf(thread));
    }

    private static Term block(MessageId thread) {
        return new Term(Fields.BLOCK, IdTerm.of(thread));
    }
}
