package annals.ingest;

import static annals.ingest.Sample.answers;
import static annals.ingest.Sample.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import annals.archive.Archives;
import annals.index.IndexLockedException;
import annals.index.IndexVersion;
import annals.index.StoredThread;
import annals.index.ThreadIndexReader;
import annals.index.ThreadIndexWriter;
import annals.ingest.IngestReport.Problem;
import annals.mail.Fault;
import annals.mail.Ledger;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.mail.Origin;
import annals.tag.RuleBook;
import annals.thread.Corrections;
import annals.thread.MailThread;
import annals.thread.ThreadNode;
import annals.thread.Threading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IngestTest {
    private static final int SAMPLE_MESSAGES = 66;

    private static final String ROTATION = """
            {"deliverables": [{"id": "rotation", "name": "Rotation", "title": "Who Rotates the Keys", "kind": "upcoming"}]}
            """;

    @TempDir
    private Path folder;

    @Test
    void secondIngestAddsAndWritesNothing() throws IOException {
        List<String> sources = Sample.into(folder.resolve("standards"));
        IngestReport first = Sample.ingest(index(), sources);
        Map<String, byte[]> before = files(index());
        IngestReport second = Sample.ingest(index(), sources);

        assertThat(first.total().added()).isEqualTo(SAMPLE_MESSAGES);
        assertThat(second.total().added()).isZero();
        assertThat(second.total().duplicates()).isEqualTo(SAMPLE_MESSAGES);
        assertThat(second.written()).isZero();
        assertThat(second.messages()).isEqualTo(SAMPLE_MESSAGES);
        assertThat(second.threads()).isEqualTo(first.threads());
        assertThat(files(index())).containsExactlyEntriesOf(before);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theOrderOfSourcesIsIrrelevant(long seed) throws IOException {
        List<String> sources = Sample.into(folder.resolve("standards"));
        sources.addAll(copies());
        Sample.ingest(index(), sources);

        Random random = new Random(seed);
        Collections.shuffle(sources, random);
        Path other = folder.resolve("other");
        for (int from = 0; from < sources.size(); ) {
            int to = Math.min(sources.size(), from + 1 + random.nextInt(4));
            Sample.ingest(other, sources.subList(from, to));
            from = to;
        }
        assertThat(contents(other)).isEqualTo(contents(index()));
    }

    /** Months that overlap with each other: worse and better copies, late parents, replies found by subject alone. */
    private List<String> copies() throws IOException {
        return List.of(
                mbox(
                        "full.mbox",
                        mail("keys", 1, "Keys", "", "Who rotates the OMEMO keys?"),
                        mail("re", 20, "Re: Keys", "", "Nobody does, I am afraid.")),
                mbox("between.mbox", mail("again", 10, "Keys", "", "The same question once more, with no answer.")),
                mbox("no-references.mbox", mail("late", 22, "Bundles", "", "An answer without references.")),
                mbox("references.mbox", mail("late", 22, "Bundles", answers("again"), "An answer without references.")),
                mbox("short.mbox", mail("again", 10, "Keys", "", "The same question.")),
                mbox("end.mbox", mail("end", 25, "Re: Bundles", answers("lost", "late"), "Fine, let's do that.")),
                mbox("lost.mbox", mail("lost", 2, "Devices", "", "A message of which the others were told before.")));
    }

    @Test
    void aLateParentJoinsThreadsAndTheirFormerIdsStillFindThem() throws IOException {
        Sample.ingest(
                index(),
                List.of(
                        mbox("a.mbox", mail("left", 2, "Left", answers("root"), "The left branch of it.")),
                        mbox("b.mbox", mail("right", 3, "Right", answers("other"), "The right branch of it."))));
        assertThat(threads(index())).hasSize(2);

        IngestReport report = Sample.ingest(
                index(),
                List.of(
                        mbox("root.mbox", mail("root", 1, "Root", "", "Where it all began.")),
                        mbox("c.mbox", mail("other", 2, "Other", answers("root"), "Another answer to the root."))));
        assertThat(report.threads()).isEqualTo(1);
        try (ThreadIndexReader reader = ThreadIndexReader.open(index())) {
            assertThat(reader.threadCount()).isEqualTo(1);
            assertThat(reader.messageCount()).isEqualTo(4);
            for (String former : List.of("left", "right", "root", "other")) {
                StoredThread thread = reader.thread(id(former)).orElseThrow();
                assertThat(thread.summary().id()).isEqualTo(id("root"));
            }
            assertThat(reader.thread(id("root")).orElseThrow().summary().formerIds())
                    .containsExactlyInAnyOrder(id("left"), id("right"));
        }
    }

    /** The reply was found by its subject alone; the later mail is the nearer one, and takes only the reply. */
    @Test
    void aThreadThatLosesAReplyStays() throws IOException {
        Sample.ingest(
                index(),
                List.of(mbox(
                        "a.mbox",
                        mail("keys", 1, "Keys", "", "Who rotates the keys?"),
                        mail("re", 20, "Re: Keys", "", "Nobody does."))));
        assertThat(threads(index())).containsExactly("keys re");

        Sample.ingest(index(), List.of(mbox("b.mbox", mail("again", 10, "Keys", "", "Once more."))));
        assertThat(threads(index())).containsExactly("again re", "keys");
    }

    @Test
    void theModeOfThreadingIsRemembered() throws IOException {
        String archive = mbox(
                "a.mbox",
                mail("keys", 1, "Keys", "", "Who rotates the keys?"),
                mail("re", 2, "Re: Keys", "", "Nobody does."));
        String more = mbox("b.mbox", mail("more", 3, "Re: Keys", "", "Somebody should."));
        assertThat(ingestBy(Optional.of(Threading.STRICT), Optional.empty(), archive))
                .containsExactly("keys", "re");
        assertThat(ingestBy(Optional.empty(), Optional.empty(), more)).containsExactly("keys", "more", "re");
        assertThat(ingestBy(Optional.of(Threading.RECOVERED), Optional.empty(), more))
                .containsExactly("keys more re");
        assertThat(ingestBy(Optional.empty(), Optional.empty(), archive)).containsExactly("keys more re");
        assertThat(ingestBy(Optional.of(Threading.STRICT), Optional.empty(), archive))
                .containsExactly("keys", "more", "re");
    }

    @Test
    void correctionsAreRememberedAndAppliedToLaterMails() throws IOException {
        String archive = mbox(
                "a.mbox",
                mail("keys", 1, "Keys", "", "Who rotates the keys?"),
                mail("re", 2, "Re: Keys", answers("keys"), "Nobody does."),
                mail("locks", 3, "Locks", "", "And who has the locks?"));
        Corrections corrections = Corrections.ofLines("split re@example.org\njoin locks@example.org late@example.org");
        assertThat(ingestBy(Optional.empty(), Optional.of(corrections), archive))
                .containsExactly("keys", "locks", "re");
        String late = mbox("b.mbox", mail("late", 4, "Doors", "", "Doors need neither."));
        assertThat(ingestBy(Optional.empty(), Optional.empty(), late)).containsExactly("keys", "late locks", "re");
        assertThat(Sample.ingest(index(), List.of(late)).written()).isZero();
        try (ThreadIndexReader reader = ThreadIndexReader.open(index())) {
            assertThat(reader.threading().corrections()).isEqualTo(corrections);
        }
        assertThat(ingestBy(Optional.empty(), Optional.of(Corrections.NONE), late))
                .containsExactly("keys re", "late", "locks");
    }

    private List<String> ingestBy(Optional<Threading> threading, Optional<Corrections> corrections, String source)
            throws IOException {
        Sample.ingest(
                index(),
                List.of(source),
                new Ingest.Options(
                        Optional.of(Sample.LIST), false, false, false, threading, corrections, Optional.empty()));
        return threads(index());
    }

    /** Deeper than any stack: threaded, tagged, written, read. */
    @Test
    void aThreadDeeperThanTheStackIsIngested() throws IOException {
        int depth = 20_000;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            text.append(
                    mail("m" + i, 1 + i * 27 / depth, "Re: Depth", i == 0 ? "" : answers("m" + (i - 1)), "Deeper."));
        }
        IngestReport report = Sample.ingest(index(), List.of(mbox("deep.mbox", text.toString())));
        assertThat(report.threads()).isEqualTo(1);
        try (ThreadIndexReader reader = ThreadIndexReader.open(index())) {
            List<MailThread.Step> steps =
                    reader.thread(id("m" + (depth - 1))).orElseThrow().thread().walk();
            assertThat(steps).hasSize(depth);
            assertThat(steps.getLast().depth()).isEqualTo(depth - 1);
        }
    }

    @Test
    void keepsTheBetterTextOfTwoWithOneId() throws IOException {
        String worse = mail("one", 1, "Keys", "", "Who rotates?");
        String better = mail("one", 1, "Keys", "", "Who rotates the keys, and how often?");
        String other = mail("two", 2, "Other", "", "Something else.");
        for (List<String> order : List.of(List.of(worse, other, better), List.of(better, other, worse))) {
            Path index = Files.createTempDirectory(folder, "index");
            IngestReport report = Sample.ingest(index, List.of(mbox("both.mbox", order.toArray(String[]::new))));
            assertThat(report.total().variants()).isEqualTo(1);
            assertIsBetterOfTwo(index);
        }
        for (List<String> order : List.of(List.of(worse, better), List.of(better, worse))) {
            Path index = Files.createTempDirectory(folder, "index");
            Sample.ingest(index, List.of(mbox("first.mbox", order.getFirst())));
            IngestReport report = Sample.ingest(index, List.of(mbox("second.mbox", order.getLast())));
            assertThat(report.total().variants()).isEqualTo(1);
            assertIsBetterOfTwo(index);
        }
    }

    private static void assertIsBetterOfTwo(Path index) throws IOException {
        Message message = message(index, "one");
        assertThat(message.newText()).isEqualTo("Who rotates the keys, and how often?");
        assertThat(message.faults()).extracting(Fault::kind).containsExactly(Fault.Kind.DIFFERENT_COPY);
        assertThat(message.origins()).hasSize(2);
    }

    @Test
    void keepsTheCopyThatNamesWhatItAnswers() throws IOException {
        Sample.ingest(
                index(),
                List.of(
                        mbox("root.mbox", mail("root", 1, "Root", "", "Where it all began.")),
                        mbox("bare.mbox", mail("reply", 2, "Leaf", "", "Where it goes on."))));
        IngestReport report = Sample.ingest(
                index(), List.of(mbox("full.mbox", mail("reply", 2, "Leaf", answers("root"), "Where it goes on."))));
        assertThat(report.total().duplicates()).isEqualTo(1);
        assertThat(threads(index())).containsExactly("reply root");
        assertThat(message(index(), "reply").faults()).isEmpty();
    }

    @Test
    void aCompressedTwinIsAnotherOriginOfTheSameMessages() throws IOException {
        String text = mail("one", 1, "Keys", "", "Who rotates the keys?");
        String plain = mbox("2020-May.txt", text);
        String packed = Files.write(
                        folder.resolve("2020-May.txt.gz"), Archives.gzip(text.getBytes(StandardCharsets.UTF_8)))
                .toString();
        IngestReport report = Sample.ingest(index(), List.of(plain, packed));
        assertThat(report.total().added()).isEqualTo(1);
        assertThat(report.total().duplicates()).isEqualTo(1);
        assertThat(report.messages()).isEqualTo(1);
        assertThat(message(index(), "one").origins()).extracting(Origin::source).containsExactly(plain, packed);
        assertThat(message(index(), "one").faults()).isEmpty();
    }

    @Test
    void aFaultInStrictModeLeavesTheIndexAsItWas() throws IOException {
        Sample.ingest(index(), List.of(mbox("good.mbox", mail("one", 1, "Keys", "", "Who rotates the keys?"))));
        Map<String, byte[]> before = files(index());
        String faulty = mbox(
                "faulty.mbox",
                mail("two", 2, "More", "", "A good one comes first."),
                "From ada at example.org  Fri May  3 12:00:00 2020\nFrom: ada at example.org\n\nNo id here.\n");
        assertThatThrownBy(() -> Sample.ingest(index(), List.of(faulty), true, false))
                .isInstanceOf(Ingest.FaultFound.class)
                .hasMessageContaining(faulty + "@")
                .hasMessageContaining("no Message-ID");
        assertThat(files(index())).containsExactlyEntriesOf(before);
        assertThat(threads(index())).containsExactly("one");
    }

    @Test
    void aDryRunWritesNothing() throws IOException {
        List<String> sources = Sample.into(folder.resolve("standards"));
        IngestReport fresh = Sample.ingest(index(), sources, false, true);
        assertThat(fresh.total().added()).isEqualTo(SAMPLE_MESSAGES);
        assertThat(fresh.messages()).isZero();
        assertThat(index()).doesNotExist();

        Sample.ingest(index(), sources.subList(0, 5));
        Map<String, byte[]> before = files(index());
        IngestReport more = Sample.ingest(index(), sources, false, true);
        assertThat(more.total().added() + more.total().duplicates()).isEqualTo(SAMPLE_MESSAGES);
        assertThat(more.messages()).isEqualTo(more.total().duplicates()).isPositive();
        assertThat(files(index())).containsExactlyEntriesOf(before);
    }

    /** What a dry run says of copies is what the real one then does. */
    @Test
    void aDryRunCountsAsTheRealOneDoes() throws IOException {
        List<String> sources = copies();
        Ledger dry = Sample.ingest(index(), sources, false, true).total();
        assertThat(Sample.ingest(index(), sources).total()).isEqualTo(dry);
        assertThat(dry.variants()).isEqualTo(1);
        assertThat(dry.duplicates()).isEqualTo(1);
    }

    @Test
    void sourcesWithoutMailMakeNoIndex() throws IOException {
        String empty = mbox("empty.mbox");
        String text = Files.writeString(folder.resolve("notes.txt"), "Just some notes.\n")
                .toString();
        IngestReport report = Sample.ingest(
                index(), List.of(empty, text, folder.resolve("none").toString()));
        assertThat(report.sources()).isEmpty();
        assertThat(report.skipped()).extracting(Problem::fatal).containsExactly(false, true, true);
        assertThat(index()).doesNotExist();

        Sample.ingest(index(), List.of(mbox("good.mbox", mail("one", 1, "Keys", "", "Who rotates the keys?"))));
        Map<String, byte[]> before = files(index());
        assertThat(Sample.ingest(index(), List.of(empty)).messages()).isEqualTo(1);
        assertThat(files(index())).containsExactlyEntriesOf(before);
    }

    @Test
    void anotherWritersLockIsTold() throws IOException {
        String source = mbox("good.mbox", mail("one", 1, "Keys", "", "Who rotates the keys?"));
        try (ThreadIndexWriter other = ThreadIndexWriter.open(index(), IndexVersion.of("test", "test"))) {
            assertThatThrownBy(() -> Sample.ingest(index(), List.of(source)))
                    .isInstanceOf(IndexLockedException.class)
                    .hasMessageContaining("(process " + ProcessHandle.current().pid() + " since 20");
            assertThat(other.committed()).isEmpty();
        }
        assertThat(Sample.ingest(index(), List.of(source)).messages()).isEqualTo(1);
    }

    @Test
    void theLedgerAccountsForEveryByte() throws IOException {
        List<String> sources = Sample.into(folder.resolve("standards"));
        sources.add(mbox("gap.mbox", "Not mail yet.\n\n", mail("one", 1, "Keys", "", "Who rotates the keys?")));
        IngestReport report = Sample.ingest(index(), sources);
        long all = 0;
        for (IngestReport.Read read : report.sources()) {
            Ledger ledger = read.ledger();
            long size = Files.size(Path.of(ledger.source()));
            all += size;
            assertThat(ledger.bytes()).as(ledger.source()).isEqualTo(size);
            assertThat(ledger.messageBytes() + ledger.gapBytes()).isEqualTo(size);
        }
        assertThat(report.sources()).hasSameSizeAs(sources);
        assertThat(report.total().bytes()).isEqualTo(all);
        try (ThreadIndexReader reader = ThreadIndexReader.open(index())) {
            long inMessages = 0;
            List<Message> messages = new ArrayList<>();
            reader.forEachMessage(messages::add);
            for (Message message : messages) {
                inMessages +=
                        message.origins().stream().mapToLong(Origin::length).sum();
            }
            assertThat(inMessages).isEqualTo(report.total().messageBytes());
            assertThat(reader.sources()).hasSameSizeAs(sources);
        }
    }

    /** A later reading finds only copies; the account of the first is the one that tells what the source gave. */
    @Test
    void theFirstAccountOfASourceStays() throws IOException {
        String source = mbox("good.mbox", mail("one", 1, "Keys", "", "Who rotates the keys?"));
        Sample.ingest(index(), List.of(source));
        Sample.ingest(index(), List.of(source, mbox("more.mbox", mail("two", 2, "More", "", "Another one."))));
        try (ThreadIndexReader reader = ThreadIndexReader.open(index())) {
            assertThat(reader.sources())
                    .extracting(read -> read.ledger().added())
                    .containsExactly(1, 1);
        }
    }

    @Test
    void aTruncatedArchiveGivesItsGoodMessages() throws IOException {
        StringBuilder text = new StringBuilder();
        Random random = new Random(1);
        for (int i = 1; i <= 28; i++) {
            byte[] noise = new byte[600];
            random.nextBytes(noise);
            String words = java.util.Base64.getMimeEncoder().encodeToString(noise);
            text.append(mail("m" + i, i, "Number " + i, "", words));
        }
        byte[] whole = Archives.gzip(text.toString().getBytes(StandardCharsets.UTF_8));
        Path cut = Files.write(folder.resolve("2020-May.txt.gz"), Arrays.copyOf(whole, whole.length / 2));
        IngestReport report = Sample.ingest(index(), List.of(cut.toString()));
        assertThat(report.damaged()).singleElement().satisfies(problem -> {
            assertThat(problem.fatal()).isTrue();
            assertThat(problem.source()).isEqualTo(cut.toString());
            assertThat(problem.what()).contains("end too early");
        });
        assertThat(report.messages()).isBetween(10, 20);
        assertThat(message(index(), "m5").subject().text()).isEqualTo("Number 5");
    }

    @Test
    void theSpoolOfAnInterruptedIngestIsRemoved() throws IOException {
        Files.createDirectories(index());
        Path leftover = Files.writeString(index().resolve("spool-4711.tmp"), "half a message");
        Files.createFile(index().resolve("write.lock"));
        Path mine = Files.writeString(index().resolve("README.md"), "what the folder is for");
        Sample.ingest(index(), List.of(mbox("good.mbox", mail("one", 1, "Keys", "", "Who rotates the keys?"))));
        assertThat(leftover).doesNotExist();
        assertThat(mine).exists();
        assertThat(files(index()).keySet()).noneMatch(name -> name.endsWith(".tmp"));
    }

    @Test
    void anotherCatalogueTagsEverythingAgain() throws IOException {
        String source = mbox("good.mbox", mail("one", 1, "XEP-0384", "", "Who rotates the keys of XEP-0384?"));
        assertThat(Sample.ingest(index(), List.of(source)).written()).isEqualTo(1);
        assertThat(about(index(), "rotation")).isZero();
        assertThat(Sample.ingest(index(), List.of(source), ROTATION).written()).isEqualTo(1);
        assertThat(about(index(), "rotation")).isEqualTo(1);
        // the index remembers it
        assertThat(Sample.ingest(index(), List.of(source)).written()).isZero();
        assertThat(about(index(), "rotation")).isEqualTo(1);
        assertThat(Sample.ingest(index(), List.of(source), " { } ").written()).isEqualTo(1);
        assertThat(about(index(), "rotation")).isZero();
    }

    @Test
    void tagsAnIndexAgainWithoutItsArchives() throws IOException {
        String source = mbox(
                "good.mbox",
                mail("one", 1, "XEP-0384", "", "Who rotates the keys of XEP-0384?"),
                mail("two", 2, "Lunch", "", "Soup again."));
        Sample.ingest(index(), List.of(source));
        Files.delete(Path.of(source));
        assertThat(retag("")).isEqualTo(new Retag.Report(2, 0, 0, 0, 1));
        assertThat(retag(ROTATION)).isEqualTo(new Retag.Report(2, 1, 0, 0, 1));
        assertThat(about(index(), "rotation")).isEqualTo(1);
        String nothing = "{\"rules\": {\"weights\": {\"threshold\": 100}}}";
        assertThat(retag(nothing)).isEqualTo(new Retag.Report(2, 2, 0, 1, 0));
        assertThat(Retag.run(index(), Optional.empty(), "test", Progress.NONE))
                .isEqualTo(new Retag.Report(2, 0, 0, 0, 0));
        assertThat(retag("{}").gained()).isEqualTo(1);
        assertThat(threads(index())).hasSize(2);
    }

    @Test
    void aMaildirHasOneAccountAndMailsThatWereReadAreNotNew() throws IOException {
        Path box = folder.resolve("box");
        for (String name : List.of("cur", "new", "tmp")) {
            Files.createDirectories(box.resolve(name));
        }
        Path seen = Files.writeString(box.resolve("cur/1.a.host:2,"), mail("one", 1, "Keys", "", "Who rotates?"));
        Path unseen = Files.writeString(box.resolve("new/2.b.host"), mail("two", 2, "Re: Keys", "", "Ada does."));
        IngestReport first = Sample.ingest(index(), List.of(box.toString()));
        assertThat(first.sources()).hasSize(1);
        assertThat(first.total().added()).isEqualTo(2);
        assertThat(first.total().bytes()).isEqualTo(Files.size(seen) + Files.size(unseen));
        assertThat(Sample.ingest(index(), List.of(box.toString())).written()).isZero();
        Files.move(seen, box.resolve("cur/1.a.host:2,RS"));
        Files.move(unseen, box.resolve("cur/2.b.host:2,S"));
        IngestReport second = Sample.ingest(index(), List.of(box + "/"));
        assertThat(second.total().duplicates()).isEqualTo(2);
        assertThat(second.written()).isZero();
        assertThat(message(index(), "two").origins())
                .extracting(Origin::toString)
                .containsExactly(box.toString().replace('\\', '/') + "!2.b.host@0");
    }

    private Retag.Report retag(String catalog) throws IOException {
        return Retag.run(index(), Optional.of(RuleBook.changedBy(catalog, "a test")), "test", Progress.NONE);
    }

    private Path index() {
        return folder.resolve("index");
    }

    private String mbox(String name, String... mails) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("", mails)).toString();
    }

    private static MessageId id(String local) {
        return new MessageId(local + "@example.org");
    }

    private static Message message(Path index, String local) throws IOException {
        try (ThreadIndexReader reader = ThreadIndexReader.open(index)) {
            return reader.message(id(local)).orElseThrow();
        }
    }

    private static int about(Path index, String deliverable) throws IOException {
        try (ThreadIndexReader reader = ThreadIndexReader.open(index)) {
            return reader.threadCountAbout(deliverable);
        }
    }

    /** The threads, each as the sorted local parts of its messages. */
    private static List<String> threads(Path index) throws IOException {
        List<String> threads = new ArrayList<>();
        try (ThreadIndexReader reader = ThreadIndexReader.open(index)) {
            reader.forEachThread(thread -> threads.add(String.join(
                    " ",
                    thread.thread().messages().stream()
                            .map(id -> id.value().replace("@example.org", ""))
                            .sorted()
                            .toList())));
        }
        Collections.sort(threads);
        return threads;
    }

    /** Everything an index says of threads and tags, in an order of its own: one line a thread and one a message. */
    private static List<String> contents(Path index) throws IOException {
        TreeSet<String> lines = new TreeSet<>();
        try (ThreadIndexReader reader = ThreadIndexReader.open(index)) {
            reader.forEachThread(stored -> {
                MailThread thread = stored.thread();
                lines.add(thread.id() + " " + stored.summary().subject() + " "
                        + stored.tags().thread() + " " + stored.events());
                for (MailThread.Step step : thread.walk()) {
                    String parent = step.parent()
                            .map(ThreadNode::id)
                            .map(MessageId::value)
                            .orElse("-");
                    String edge = step.node() instanceof ThreadNode.Present present
                            ? present.edge().toString()
                            : "missing";
                    lines.add(thread.id() + " " + step.node().id() + " under " + parent + " by " + edge + " "
                            + stored.tags().messages().get(step.node().id()));
                }
            });
            reader.forEachMessage(
                    message -> lines.add(message.id() + " " + message.origins().size() + " "
                            + message.sent() + " " + message.subject() + " " + message.body() + " "
                            + message.faults().stream().map(Fault::kind).toList()));
        }
        return List.copyOf(lines);
    }

    /** The bytes of every file of a folder by name; the lock is none of the index. */
    private static Map<String, byte[]> files(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> listed = Files.list(folder)) {
            for (Path file : listed.filter(f -> !f.endsWith("write.lock")).toList()) {
                files.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
            }
        }
        return files;
    }

    @Test
    void keepsUndatedMailsBesideDatedOnes() throws IOException {
        Path mails = Files.createDirectory(folder.resolve("mails"));
        Files.writeString(mails.resolve("a.eml"), "From: ada@example.org\nMessage-ID: <a@x>\nSubject: Keys\n\nWhen?\n");
        Files.writeString(
                mails.resolve("b.eml"),
                "From: ada@example.org\nMessage-ID: <b@x>\nDate: Tue, 1 Mar 2005 09:08:07 +0000\nSubject: Locks\n\nNow.\n");
        assertThat(Sample.ingest(index(), List.of(mails.toString())).total().added())
                .isEqualTo(2);
        Files.writeString(mails.resolve("c.eml"), "From: ada@example.org\nMessage-ID: <c@x>\nSubject: Doors\n\nWhy?\n");
        assertThat(Sample.ingest(index(), List.of(mails.toString())).total().added())
                .isEqualTo(1);
    }
}
