package annals.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import annals.event.RecordedEvent;
import annals.index.StoredThread;
import annals.index.ThreadIndexReader;
import annals.mail.MessageId;
import annals.thread.Edge;
import annals.thread.MailThread;
import annals.thread.ThreadNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * In whatever order and parts archives come, the same threads come of them; the seed stands in the name of each case.
 */
class IngestOrderTest {
    private static final int MAILS = 40;

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void allAtOnceOneByOneAndBackwardsGiveTheSameThreads(long seed) throws IOException {
        List<String> mails = mails(seed);
        Path whole = folder.resolve("whole");
        Sample.ingest(whole, mails);
        List<String> expected = contents(whole);
        assertThat(expected).anyMatch(line -> line.contains("QUOTE")).anyMatch(line -> line.contains("IN_REPLY_TO"));

        ingestAll(folder.resolve("forwards"), mails, 1, expected);
        ingestAll(folder.resolve("backwards"), mails.reversed(), 1, expected);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14})
    void anyPartsInAnyOrderGiveTheSameThreads(long seed) throws IOException {
        List<String> mails = mails(seed);
        Path whole = folder.resolve("whole");
        Sample.ingest(whole, mails);
        Collections.shuffle(mails, new Random(seed));
        ingestAll(folder.resolve("parts"), mails, 12, contents(whole));
    }

    @Test
    void votesFindTheMinutesOfAnotherThreadWhicheverCameFirst() throws IOException {
        String minutes = """
                1) Roll call
                Ada, Bruno

                2) XEP-0384: say which curve
                Bruno: +1
                Ada: [on-list]
                """;
        String file = Files.writeString(
                        folder.resolve("minutes.mbox"),
                        Sample.mail("minutes", 2, "Council minutes 2020-05-01", "", minutes))
                .toString();
        String vote = Files.writeString(
                        folder.resolve("vote.mbox"), Sample.mail("vote", 4, "Council votes 2020-05-01", "", "2) -1\n"))
                .toString();
        Sample.ingest(folder.resolve("whole"), List.of(file, vote));
        List<String> expected = votes(folder.resolve("whole"));
        assertThat(expected)
                .anyMatch(line -> line.contains("vote@example.org on XEP-0384 Ada -1 as minutes@example.org"));
        for (List<String> order : List.of(List.of(file, vote), List.of(vote, file))) {
            Path index = folder.resolve(order.getFirst().equals(file) ? "forwards" : "backwards");
            for (String one : order) {
                Sample.ingest(index, List.of(one));
            }
            assertThat(votes(index)).isEqualTo(expected);
            Retag.run(index, Optional.empty(), "test", Progress.NONE);
            assertThat(votes(index)).isEqualTo(expected);
        }
    }

    private static List<String> votes(Path index) throws IOException {
        TreeSet<String> lines = new TreeSet<>();
        try (ThreadIndexReader reader = ThreadIndexReader.open(index)) {
            reader.forEachThread(stored -> {
                for (RecordedEvent event : stored.events()) {
                    if (event instanceof RecordedEvent.Vote vote) {
                        lines.add(vote.message().value() + " on " + String.join(" ", vote.deliverables()) + " "
                                + vote.written()
                                + " " + vote.value().text() + " as "
                                + vote.minutes().map(MessageId::value).orElse("nowhere"));
                    }
                }
            });
        }
        return List.copyOf(lines);
    }

    /** Ingests part by part, looks after each one whether every id printed so far still finds a thread. */
    private static void ingestAll(Path index, List<String> mails, int largestPart, List<String> expected)
            throws IOException {
        Random random = new Random(mails.size());
        TreeSet<MessageId> printed = new TreeSet<>();
        for (int from = 0; from < mails.size(); ) {
            int to = Math.min(mails.size(), from + 1 + random.nextInt(largestPart));
            Sample.ingest(index, mails.subList(from, to));
            from = to;
            try (ThreadIndexReader reader = ThreadIndexReader.open(index)) {
                reader.forEachThread(thread -> printed.add(thread.summary().id()));
                for (MessageId id : printed) {
                    Optional<StoredThread> thread = reader.thread(id);
                    assertThat(thread).as("thread of %s", id).isPresent();
                    assertThat(thread.get().thread().messages()).contains(id);
                }
            }
        }
        assertThat(contents(index)).isEqualTo(expected);
    }

    /** An mbox for each mail of some conversations, in order of date; of every third reply the headers are lost. */
    private List<String> mails(long seed) throws IOException {
        Random random = new Random(seed);
        List<String> files = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        List<String> subjects = new ArrayList<>();
        for (int i = 0; i < MAILS; i++) {
            boolean begins = i == 0 || random.nextInt(5) == 0;
            int parent = begins ? -1 : random.nextInt(i);
            String text = words(random);
            String subject = begins ? "Conversation number " + i : subjects.get(parent);
            String headers = begins || random.nextInt(3) == 0 ? "" : Sample.answers("m" + parent);
            String body = begins ? text : "> " + texts.get(parent).replace("\n", "\n> ") + "\n\n" + text;
            texts.add(text);
            subjects.add(subject);
            files.add(Files.writeString(
                            folder.resolve("m" + i + ".mbox"),
                            Sample.mail("m" + i, 1 + i * 27 / MAILS, (begins ? "" : "Re: ") + subject, headers, body))
                    .toString());
        }
        return files;
    }

    private static String words(Random random) {
        StringBuilder words = new StringBuilder();
        for (int i = 1; i <= 24; i++) {
            words.append("word").append(random.nextInt(500)).append(i % 8 == 0 && i < 24 ? '\n' : ' ');
        }
        return words.toString().strip();
    }

    private static List<String> contents(Path index) throws IOException {
        TreeSet<String> lines = new TreeSet<>();
        try (ThreadIndexReader reader = ThreadIndexReader.open(index)) {
            reader.forEachThread(stored -> {
                for (MailThread.Step step : stored.thread().walk()) {
                    Edge edge = step.node() instanceof ThreadNode.Present present ? present.edge() : Edge.NONE;
                    lines.add(stored.summary().id() + " " + step.node().id() + " under "
                            + step.parent().map(ThreadNode::id) + " by " + edge);
                }
            });
        }
        return List.copyOf(lines);
    }
}
