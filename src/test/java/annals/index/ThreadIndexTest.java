package annals.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import annals.mail.Fault;
import annals.mail.Ledger;
import annals.mail.Mailbox;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.tag.Attribution;
import annals.tag.ThreadTags;
import annals.thread.Envelope;
import annals.thread.MailThread;
import annals.thread.ThreadNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreadIndexTest {
    private static final IndexVersion VERSION = IndexVersion.of("0.1.0", "2026-11");
    private static final Message A = Mails.mail("a", "2020-01-01", "[Standards] Keys", "Who holds the keys?");
    private static final Message B = Mails.mail("b", "2020-02-01", "Re: [Standards] Keys", "Not me.", "a");
    private static final Message C = Mails.mail("c", "2020-03-01", "Locks", "A lock.");

    @TempDir
    Path folder;

    @Test
    void givesBackWhatWasWritten() throws IOException {
        IndexedThread thread =
                Mails.thread(List.of(A, B), List.of(new Attribution("XEP-0384", Attribution.Role.TOPIC, 2)), true);
        write(thread);
        try (ThreadIndexReader reader = ThreadIndexReader.open(folder)) {
            StoredThread stored = reader.thread(B.id()).orElseThrow();
            assertThat(stored.thread()).isEqualTo(thread.thread());
            assertThat(stored.tags()).isEqualTo(thread.tags());
            assertThat(reader.messages(stored)).containsExactly(A, B);
            assertThat(stored.summary().subject()).isEqualTo("Keys");
            assertThat(stored.summary().first()).isEqualTo(A.sent().instant());
            assertThat(stored.summary().last()).isEqualTo(B.sent().instant());
            assertThat(stored.summary().participants()).containsExactly("Ada Finch");
            assertThat(reader.message(A.id())).contains(A);
            assertThat(reader.message(C.id())).isEmpty();
            assertThat(reader.thread(C.id())).isEmpty();
            assertThat(reader.threadsAbout("XEP-0384")).hasSize(1);
            assertThat(reader.threadsAbout("XEP-0385")).isEmpty();
            assertThat(reader.version()).isEqualTo(VERSION);
            assertThat(reader.bytes()).isPositive();
        }
    }

    @Test
    void countsTheMessagesOfEachMailbox() throws IOException {
        Mailbox bob = new Mailbox("Bob " + "Wren".repeat(300), "bob@example.net");
        Message byBob = Mails.mail("b2", "2020-02-02", bob, "Keys", List.of());
        Message byNobody = Mails.mail("b3", "2020-02-03", Mailbox.NOBODY, "Keys", List.of());
        write(Mails.thread(A, B, byBob), Mails.thread(C), Mails.thread(byNobody));
        try (ThreadIndexWriter writer = ThreadIndexWriter.open(folder, VERSION)) {
            writer.remove(C.id());
            writer.commit();
        }
        try (ThreadIndexReader reader = ThreadIndexReader.open(folder)) {
            assertThat(reader.mailboxes())
                    .isEqualTo(Map.of(
                            A.from(),
                            2,
                            new Mailbox(bob.name().substring(0, 500), bob.address()),
                            1,
                            Mailbox.NOBODY,
                            1));
        }
    }

    @Test
    void tellsALaterBatchWhatIsThere() throws IOException {
        write(Mails.thread(A, B));
        long tree = IndexedEnvelope.digest(Mails.thread(A, B).thread());
        try (ThreadIndexWriter writer = ThreadIndexWriter.open(folder, VERSION)) {
            assertThat(writer.committed().orElseThrow().envelopes())
                    .containsExactlyInAnyOrder(
                            new IndexedEnvelope(Envelope.of(A), A.id(), tree, MessageCodec.fingerprint(A), A.origins()),
                            new IndexedEnvelope(
                                    Envelope.of(B), A.id(), tree, MessageCodec.fingerprint(B), B.origins()));
            assertThat(writer.message(B.id())).contains(B);
        }
    }

    @Test
    void joinsThreadsAndFindsThemByFormerIds() throws IOException {
        write(Mails.thread(B), Mails.thread(C));
        try (ThreadIndexWriter writer = ThreadIndexWriter.open(folder, VERSION)) {
            writer.replace(List.of(B.id(), C.id()), Mails.thread(A, B, C));
            writer.commit();
        }
        try (ThreadIndexReader reader = ThreadIndexReader.open(folder)) {
            assertThat(reader.threadCount()).isEqualTo(1);
            assertThat(reader.messageCount()).isEqualTo(3);
            assertThat(reader.thread(C.id()).orElseThrow().summary().formerIds())
                    .containsExactly(B.id(), C.id());
        }
    }

    @Test
    void carriesFormerIdsThroughBatchesAndWithinThem() throws IOException {
        write(Mails.thread(C));
        try (ThreadIndexWriter writer = ThreadIndexWriter.open(folder, VERSION)) {
            writer.replace(List.of(C.id()), Mails.thread(B));
            writer.replace(List.of(B.id()), Mails.thread(A));
            writer.replace(List.of(), Mails.thread(A));
            writer.commit();
            writer.replace(List.of(A.id()), Mails.thread(A));
            writer.commit();
        }
        try (ThreadIndexReader reader = ThreadIndexReader.open(folder)) {
            assertThat(reader.messageCount()).isEqualTo(1);
            assertThat(reader.thread(C.id()).orElseThrow().thread().id()).isEqualTo(A.id());
            assertThat(reader.byHashPrefix(C.id().hash().substring(0, 8).toUpperCase(Locale.ROOT), 9))
                    .containsExactly(C.id());
        }
    }

    @Test
    void findsThreadsByMessagesTheyLack() throws IOException {
        ThreadNode present = ((ThreadNode.Present) Mails.thread(A).thread().root());
        MailThread tree = new MailThread(A.id(), new ThreadNode.Missing(Mails.id("gone"), List.of(present)));
        write(new IndexedThread(tree, Map.of(A.id(), A), new ThreadTags(Mails.NO_TAGS, Map.of()), List.of()));
        try (ThreadIndexReader reader = ThreadIndexReader.open(folder)) {
            assertThat(reader.thread(Mails.id("gone")).orElseThrow().thread()).isEqualTo(tree);
        }
    }

    @Test
    void dropsWhatWasNotCommitted() throws IOException {
        write(Mails.thread(A));
        try (ThreadIndexWriter writer = ThreadIndexWriter.open(folder, VERSION)) {
            writer.remove(A.id());
            writer.replace(List.of(), Mails.thread(C));
        }
        try (ThreadIndexReader reader = ThreadIndexReader.open(folder)) {
            assertThat(reader.message(A.id())).isPresent();
            assertThat(reader.message(C.id())).isEmpty();
        }
    }

    @Test
    void readersSeeTheCommitTheyOpened() throws IOException {
        write(Mails.thread(A));
        try (ThreadIndexReader reader = ThreadIndexReader.open(folder);
                ThreadIndexWriter writer = ThreadIndexWriter.open(folder, VERSION)) {
            writer.remove(A.id());
            writer.commit();
            assertThat(writer.committed().orElseThrow().envelopes()).isEmpty();
            assertThat(reader.thread(A.id())).isPresent();
        }
    }

    @Test
    void keepsTheLedgersOfSources() throws IOException {
        SourceRecord may = source("2020-May.txt", "k1");
        SourceRecord june = source("2020-June.txt", "k1");
        try (ThreadIndexWriter writer = ThreadIndexWriter.open(folder, VERSION)) {
            writer.putSource(may);
            writer.putSource(june);
            writer.putSource(source("2020-May.txt", "k2"));
            writer.replace(List.of(), Mails.thread(A));
            writer.commit();
            assertThat(writer.sources()).containsExactly(june, source("2020-May.txt", "k2"));
            writer.removeSource("2020-June.txt");
            writer.commit();
            assertThat(writer.sources()).containsExactly(source("2020-May.txt", "k2"));
            assertThat(writer.thread(A.id())).isPresent();
        }
    }

    @Test
    void countsMonthsByList() throws IOException {
        write(Mails.thread(A, B), Mails.thread(C));
        try (ThreadIndexReader reader = ThreadIndexReader.open(folder)) {
            assertThat(reader.months())
                    .isEqualTo(Map.of(
                            "standards@xmpp.org",
                            Map.of(YearMonth.of(2020, 1), 1, YearMonth.of(2020, 2), 1, YearMonth.of(2020, 3), 1)));
        }
    }

    @Test
    void shortensHashesAsFarAsTheyStayUnique() throws IOException {
        List<IndexedThread> threads = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            threads.add(Mails.thread(Mails.mail("m" + i, "2020-01-01", "x", "y")));
        }
        write(threads.toArray(IndexedThread[]::new));
        try (ThreadIndexReader reader = ThreadIndexReader.open(folder)) {
            ShortHashes askedOften = reader.shortHashes();
            for (int i = 0; i < 2000; i++) {
                MessageId id = Mails.id("m" + i);
                String prefix = reader.shortHashes().of(id);
                assertThat(askedOften.of(id)).isEqualTo(prefix);
                assertThat(prefix.length()).isGreaterThanOrEqualTo(6);
                assertThat(reader.byHashPrefix(prefix, 2)).containsExactly(id);
            }
        }
    }

    @Test
    void takesIdsLongerThanLuceneDoes() throws IOException {
        MessageId one = new MessageId("x".repeat(40_000) + "1");
        MessageId other = new MessageId("x".repeat(40_000) + "2");
        assertThat(IdTerm.of(one)).isNotEqualTo(IdTerm.of(other));
        Message named = withId(A, one);
        write(Mails.thread(named));
        try (ThreadIndexReader reader = ThreadIndexReader.open(folder)) {
            assertThat(reader.message(one)).contains(named);
            assertThat(reader.message(other)).isEmpty();
        }
    }

    @Test
    void admitsOneWriter() throws IOException {
        ThreadIndexWriter first = ThreadIndexWriter.open(folder, VERSION);
        assertThatThrownBy(() -> ThreadIndexWriter.open(folder, VERSION))
                .isInstanceOf(IndexLockedException.class)
                .hasMessageContaining(folder.toString());
        first.close();
        ThreadIndexWriter.open(folder, VERSION).close();
    }

    @Test
    void leavesOtherFilesAlone() throws IOException {
        Files.writeString(folder.resolve("README.md"), "mine");
        assertThatThrownBy(() -> ThreadIndexReader.open(folder)).isInstanceOf(NoIndexException.class);
        assertThatThrownBy(() -> ThreadIndexReader.open(folder.resolve("none"))).isInstanceOf(NoIndexException.class);
        write(Mails.thread(A));
        assertThat(folder.resolve("README.md")).hasContent("mine");
    }

    @Test
    void refusesOtherFormats() throws IOException {
        try (FSDirectory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            writer.setLiveCommitData(Map.of("annals.format", "99").entrySet());
            writer.commit();
        }
        assertThatThrownBy(() -> ThreadIndexReader.open(folder))
                .isInstanceOfSatisfying(
                        IndexFormatException.class, e -> assertThat(e.found()).isEqualTo("99"))
                .hasMessageContaining("run annals ingest again in a new folder");
        assertThatThrownBy(() -> ThreadIndexWriter.open(folder, VERSION)).isInstanceOf(IndexFormatException.class);
    }

    @Test
    void commitsANewVersionEvenWithoutNewMail() throws IOException {
        write(Mails.thread(A));
        try (ThreadIndexWriter writer = ThreadIndexWriter.open(folder, IndexVersion.of("0.2.0", "2026-12"))) {
            writer.commit();
            assertThat(writer.committedVersion()).contains(IndexVersion.of("0.2.0", "2026-12"));
        }
    }

    @Test
    void endsReadingForWhoIsInterrupted() throws IOException {
        write(Mails.thread(List.of(A, B), List.of(), false));
        try (ThreadIndexReader reader = ThreadIndexReader.open(folder)) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> reader.message(A.id())).isInstanceOf(InterruptedIOException.class);

            assertThat(Thread.interrupted()).isTrue();
            assertThat(reader.message(A.id())).contains(A);
        }
    }

    private void write(IndexedThread... threads) throws IOException {
        try (ThreadIndexWriter writer = ThreadIndexWriter.open(folder, VERSION)) {
            for (IndexedThread thread : threads) {
                writer.replace(List.of(), thread);
            }
            writer.commit();
        }
    }

    private static Message withId(Message m, MessageId id) {
        return new Message(
                id,
                m.origins(),
                m.list(),
                m.from(),
                m.to(),
                m.cc(),
                m.sent(),
                m.subject(),
                List.of(id),
                List.of(id),
                m.body(),
                m.attachments(),
                m.headers(),
                m.faults());
    }

    private static SourceRecord source(String name, String key) {
        Ledger ledger = new Ledger(name, 30, 20, 10, 3, 1, 1, 1, 0, Map.of(Fault.Kind.NO_DATE, 2));
        return new SourceRecord(name, ledger, key, "standards@example.org");
    }
}
