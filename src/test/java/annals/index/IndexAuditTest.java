package annals.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import annals.mail.Fault;
import annals.mail.Ledger;
import annals.mail.Message;
import annals.thread.Edge;
import annals.thread.EdgeKind;
import annals.thread.MailThread;
import annals.thread.ThreadNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Indexes damaged by hand. */
class IndexAuditTest {
    private static final IndexVersion VERSION = IndexVersion.of("test", "rules");
    private static final Message A = Mails.mail("a", "2020-01-01", "Keys", "Who holds the keys?");
    private static final Message B = Mails.mail("b", "2020-02-01", "Re: Keys", "Not me.", "a");
    private static final Message C = Mails.mail("c", "2020-03-01", "Locks", "A lock.");
    private static final String SOURCE = "2020-May.txt";

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        try (ThreadIndexWriter writer = ThreadIndexWriter.open(folder, VERSION)) {
            writer.replace(List.of(), Mails.thread(A, B));
            writer.replace(List.of(), Mails.thread(C));
            Ledger ledger = new Ledger(SOURCE, 60, 60, 0, 3, 3, 0, 0, 0, Map.<Fault.Kind, Integer>of());
            writer.putSource(new SourceRecord(SOURCE, ledger, "", ""));
            writer.commit();
        }
    }

    @Test
    void findsNothingInAWholeIndex() throws IOException {
        IndexAudit.Result result = audit();
        assertThat(result).isEqualTo(new IndexAudit.Result(3, 2, 1, List.of()));
    }

    @Test
    void aMessageThatIsMissingIsToldByItsThreadAndByTheLedger() throws IOException {
        damage(writer -> writer.deleteDocuments(new Term(Fields.ID, IdTerm.of(B.id()))));
        assertThat(lines())
                .contains(
                        "THREAD a@example.org: its tree names 2 messages and its block holds 1",
                        "COUNT a@example.org: counts 2 messages, in its line 2, and holds 1",
                        "LEDGER 2020-May.txt: the ledger has 3 messages and the index 2");
    }

    @Test
    void aThreadWithoutItsEndIsTold() throws IOException {
        damage(writer -> writer.deleteDocuments(new BooleanQuery.Builder()
                .add(new TermQuery(new Term(Fields.BLOCK, IdTerm.of(C.id()))), BooleanClause.Occur.FILTER)
                .add(new TermQuery(new Term(Fields.KIND, Fields.THREAD)), BooleanClause.Occur.FILTER)
                .build()));
        assertThat(lines()).containsExactly("THREAD c@example.org: its block of 1 messages has no end");
    }

    @Test
    void anEdgeThatLeadsBackIsTold() throws IOException {
        ThreadNode inner = new ThreadNode.Present(A.id(), new Edge(EdgeKind.REFERENCES, 1), List.of());
        ThreadNode reply = new ThreadNode.Present(B.id(), new Edge(EdgeKind.REFERENCES, 1), List.of(inner));
        ThreadNode root = new ThreadNode.Present(A.id(), Edge.NONE, List.of(reply));
        IndexedThread whole = Mails.thread(A, B);
        try (ThreadIndexWriter writer = ThreadIndexWriter.open(folder, VERSION)) {
            writer.replace(
                    List.of(),
                    new IndexedThread(new MailThread(A.id(), root), whole.messages(), whole.tags(), List.of()));
            writer.commit();
        }
        assertThat(lines())
                .contains(
                        "EDGE a@example.org: a@example.org stands below itself or in two places",
                        "MESSAGE a@example.org: is in the index twice");
    }

    @Test
    void aMessageInTwoThreadsIsTold() throws IOException {
        try (ThreadIndexWriter writer = ThreadIndexWriter.open(folder, VERSION)) {
            writer.replace(List.of(), Mails.thread(C, A));
            writer.commit();
        }
        assertThat(lines()).contains("MESSAGE a@example.org: is in the index twice");
    }

    @Test
    void aLineThatTheLedgerLacksIsTold() throws IOException {
        damage(writer -> writer.deleteDocuments(new Term(Fields.SOURCE_NAME, SOURCE)));
        assertThat(lines())
                .containsExactly("LEDGER 2020-May.txt: the index has 3 messages of it and the ledger no line");
    }

    @Test
    void aCountThatIsOffIsTold() throws IOException {
        damage(writer -> writer.updateNumericDocValue(new Term(Fields.BLOCK, IdTerm.of(C.id())), Fields.SIZE, 7));
        assertThat(lines()).containsExactly("COUNT c@example.org: counts 7 messages, in its line 1, and holds 1");
    }

    @Test
    void aFileThatIsCutCannotBeOpened() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(largest().toFile(), "rw")) {
            file.setLength(file.length() / 2);
        }
        assertThatThrownBy(this::audit).isInstanceOf(IndexDamagedException.class);
    }

    @Test
    void aByteThatIsAnotherIsTold() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(largest().toFile(), "rw")) {
            long middle = file.length() / 2;
            file.seek(middle);
            int there = file.read();
            file.seek(middle);
            file.write(there ^ 0x55);
        }
        assertThat(audit().findings()).extracting(Finding::kind).contains(Finding.Kind.FILE);
    }

    private Path largest() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".cfs"))
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
    }

    @FunctionalInterface
    private interface Damage {
        void to(IndexWriter writer) throws IOException;
    }

    /** Changes the index behind the back of its writer; the commit keeps what it says of itself. */
    private void damage(Damage damage) throws IOException {
        try (Directory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            Map<String, String> said = new HashMap<>();
            writer.getLiveCommitData().forEach(entry -> said.put(entry.getKey(), entry.getValue()));
            damage.to(writer);
            writer.setLiveCommitData(said.entrySet());
            writer.commit();
        }
    }

    private IndexAudit.Result audit() throws IOException {
        try (ThreadIndexReader reader = ThreadIndexReader.open(folder)) {
            return IndexAudit.of(reader);
        }
    }

    private List<String> lines() throws IOException {
        return audit().findings().stream()
                .map(finding -> finding.kind() + " " + finding.where() + ": " + finding.what())
                .toList();
    }
}
