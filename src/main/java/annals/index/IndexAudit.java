package annals.index;

import annals.mail.MessageId;
import annals.mail.Origin;
import annals.thread.MailThread;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.Bits;

/**
 * Verifies a commit of an index against itself: Lucene's files, the block of each thread, its tree, the numbers, and
 * that every message of the ledger is there. Takes the commit that its reader opened, while another may be written.
 *
 * <p>Memory holds the id of each message.
 */
public final class IndexAudit {
    /** The account of what was piped in has no places that stay. */
    private static final String STANDARD_INPUT = "-";

    private final ThreadIndexReader index;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<MessageId> seen = new HashSet<>();
    private final Map<String, Integer> placesBySource = new HashMap<>();
    private int threads;
    private int sources;

    private IndexAudit(ThreadIndexReader index) {
        this.index = index;
    }

    /**
     * What an audit came to.
     *
     * @param messages how many messages are in the blocks
     * @param threads how many blocks have an end
     * @param sources how many accounts there are
     * @param findings what is wrong, in the order of the files
     */
    public record Result(int messages, int threads, int sources, List<Finding> findings) {
        public Result {
            findings = List.copyOf(findings);
        }
    }

    /** Verifies what the reader has open. */
    public static Result of(ThreadIndexReader index) {
        return new IndexAudit(index).run();
    }

    private Result run() {
        for (LeafReaderContext leaf : index.searcher().getIndexReader().leaves()) {
            checkFiles(leaf.reader());
            try {
                new Blocks(leaf).check();
            } catch (IOException | RuntimeException e) { // what the codec throws for damage that a sum did not show
                add(Finding.Kind.FILE, leaf.reader().toString(), "cannot be read to its end: " + e.getMessage());
            }
        }
        try {
            checkCounts();
            checkLedger();
        } catch (IOException | RuntimeException e) {
            add(Finding.Kind.LEDGER, index.folder().toString(), "the ledger cannot be read: " + e.getMessage());
        }
        return new Result(seen.size(), threads, sources, findings);
    }

    private void add(Finding.Kind kind, String where, String what) {
        findings.add(new Finding(kind, where, what));
    }

    /** What Lucene's CheckIndex does, on open files and without the lock of a writer. */
    private void checkFiles(LeafReader leaf) {
        PrintStream unheard = new PrintStream(OutputStream.nullOutputStream());
        CodecReader segment = (CodecReader) leaf;
        try {
            segment.checkIntegrity();
            CheckIndex.testLiveDocs(segment, unheard, true);
            CheckIndex.testFieldInfos(segment, unheard, true);
            CheckIndex.testFieldNorms(segment, unheard, true);
            CheckIndex.testPostings(segment, unheard, false, CheckIndex.Level.MIN_LEVEL_FOR_INTEGRITY_CHECKS, true);
            CheckIndex.testStoredFields(segment, unheard, true);
            CheckIndex.testDocValues(segment, unheard, true);
            CheckIndex.testPoints(segment, unheard, true);
        } catch (IOException | RuntimeException e) {
            add(Finding.Kind.FILE, String.valueOf(leaf), "damaged: " + e.getMessage());
        }
    }

    private void checkCounts() throws IOException {
        if (index.messageCount() != seen.size()) {
            add(
                    Finding.Kind.COUNT,
                    "messages",
                    "the index counts " + index.messageCount() + " and its threads hold " + seen.size());
        }
        if (index.threadCount() != threads) {
            add(
                    Finding.Kind.COUNT,
                    "threads",
                    "the index counts " + index.threadCount() + " and has the ends of " + threads);
        }
    }

    private void checkLedger() throws IOException {
        Map<String, Integer> unaccounted = new HashMap<>(placesBySource);
        List<SourceRecord> records = index.sources();
        sources = records.size();
        for (SourceRecord record : records) {
            unaccounted.remove(record.name());
            boolean piped = record.name().equals(STANDARD_INPUT);
            int wanted = piped
                    ? record.ledger().added()
                    : record.ledger().messages() - record.ledger().skipped();
            int found = placesBySource.getOrDefault(record.name(), 0);
            if (found < wanted) {
                add(
                        Finding.Kind.LEDGER,
                        record.name(),
                        "the ledger has " + wanted + " messages and the index " + found);
            }
        }
        unaccounted.keySet().stream()
                .sorted()
                .forEach(source -> add(
                        Finding.Kind.LEDGER,
                        source,
                        "the index has " + unaccounted.get(source) + " messages of it and the ledger no line"));
    }

    /** The documents of one segment, in order: the messages of a thread, then the thread. */
    private final class Blocks {
        private final LeafReaderContext leaf;
        private final StoredMessages stored = index.storedMessages();
        private final List<IndexedEnvelope> open = new ArrayList<>();

        Blocks(LeafReaderContext leaf) {
            this.leaf = leaf;
        }

        void check() throws IOException {
            LeafReader segment = leaf.reader();
            NumericDocValues dates = DocValues.getNumeric(segment, Fields.DATE);
            NumericDocValues sizes = DocValues.getNumeric(segment, Fields.SIZE);
            Bits live = segment.getLiveDocs();
            for (int doc = 0; doc < segment.maxDoc(); doc++) {
                if (live != null && !live.get(doc)) {
                    continue;
                }
                if (dates.advanceExact(doc)) {
                    message(leaf.docBase + doc);
                } else if (sizes.advanceExact(doc)) {
                    thread(doc, sizes.longValue());
                } else {
                    end();
                }
            }
            end();
        }

        private void message(int doc) {
            try {
                IndexedEnvelope envelope = stored.envelope(doc);
                MessageId id = envelope.envelope().id();
                open.add(envelope);
                if (!seen.add(id)) {
                    add(Finding.Kind.MESSAGE, id.toString(), "is in the index twice");
                } else {
                    check(id, doc);
                }
                for (Origin origin : envelope.origins()) {
                    placesBySource.merge(origin.source(), 1, Integer::sum);
                }
            } catch (IOException | RuntimeException e) {
                add(Finding.Kind.MESSAGE, "document " + doc, "cannot be read: " + e.getMessage());
            }
        }

        private void check(MessageId id, int doc) throws IOException {
            if (!stored.at(doc).whole().id().equals(id)) {
                add(Finding.Kind.MESSAGE, id.toString(), "has the text of another");
            }
            if (index.searcher().count(new TermQuery(new Term(Fields.ID, IdTerm.of(id)))) == 0) {
                add(Finding.Kind.MESSAGE, id.toString(), "is not found by its id");
            }
        }

        private void thread(int doc, long size) {
            threads++;
            try {
                StoredThread stored = index.storedThread(leaf.docBase + doc);
                check(stored, size);
            } catch (IOException | RuntimeException e) {
                add(Finding.Kind.THREAD, "document " + (leaf.docBase + doc), "cannot be read: " + e.getMessage());
            }
            open.clear();
        }

        private void check(StoredThread stored, long size) {
            MailThread thread = stored.thread();
            String name = thread.id().toString();
            Set<MessageId> nodes = new HashSet<>();
            for (MailThread.Step step : thread.walk()) {
                if (!nodes.add(step.node().id())) {
                    add(Finding.Kind.EDGE, name, step.node().id() + " stands below itself or in two places");
                }
            }
            List<MessageId> there =
                    open.stream().map(member -> member.envelope().id()).toList();
            if (!there.equals(thread.messages())) {
                add(
                        Finding.Kind.THREAD,
                        name,
                        "its tree names " + thread.messages().size() + " messages and its block holds " + there.size()
                                + (there.size() == thread.messages().size() ? " others" : ""));
            }
            if (size != there.size() || stored.summary().messages() != there.size()) {
                add(
                        Finding.Kind.COUNT,
                        name,
                        "counts " + size + " messages, in its line "
                                + stored.summary().messages() + ", and holds " + there.size());
            }
            long tree = IndexedEnvelope.digest(thread);
            if (open.stream().anyMatch(member -> !member.thread().equals(thread.id()) || member.tree() != tree)) {
                add(Finding.Kind.THREAD, name, "a message of its block was threaded otherwise");
            }
        }

        /** Messages must not stand at the end, or before anything but a thread. */
        private void end() {
            if (!open.isEmpty()) {
                add(
                        Finding.Kind.THREAD,
                        open.getFirst().thread().toString(),
                        "its block of " + open.size() + " messages has no end");
                open.clear();
            }
        }
    }
}
