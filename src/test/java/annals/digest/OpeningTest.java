package annals.digest;

import static org.assertj.core.api.Assertions.assertThat;

import annals.index.StoredThread;
import annals.index.ThreadIndexReader;
import annals.ingest.Sample;
import annals.mail.Message;
import annals.mail.Segment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for the digest of every thread of the bundled sample archive. */
class OpeningTest {
    @TempDir
    private static Path folder;

    private static ThreadIndexReader index;

    @BeforeAll
    static void open() throws IOException {
        index = ThreadIndexReader.open(Sample.index(folder));
    }

    @AfterAll
    static void close() throws IOException {
        index.close();
    }

    @Test
    void everySentenceIsItsAuthorsOwn() throws IOException {
        int sentences = 0;
        for (StoredThread thread : threads()) {
            List<Message> messages = index.messages(thread);
            for (CitedSentence sentence : Opening.of(messages, Integer.MAX_VALUE)) {
                Message message = index.message(sentence.message()).orElseThrow();
                assertThat(messages).extracting(Message::id).contains(sentence.message());
                assertThat(collapsed(message, Segment.Kind.NEW)).contains(sentence.text());
                assertThat(sentence.from()).isEqualTo(message.from().display());
                assertThat(sentence.sent()).isEqualTo(message.sent().instant());
                sentences++;
            }
        }
        assertThat(sentences).isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8})
    void takesAsManyAsWantedInThreadOrder(int wanted) throws IOException {
        for (StoredThread thread : threads()) {
            List<Message> messages = index.messages(thread);
            List<CitedSentence> all = Opening.of(messages, Integer.MAX_VALUE);
            List<CitedSentence> some = Opening.of(messages, wanted);
            assertThat(some).hasSize(Math.min(wanted, all.size()));
            assertThat(all).containsSubsequence(some);
            long authorsWanted = Math.min(
                    wanted, all.stream().map(CitedSentence::message).distinct().count());
            assertThat(some.stream().map(CitedSentence::message).distinct()).hasSize((int) authorsWanted);
        }
    }

    private static List<StoredThread> threads() throws IOException {
        List<StoredThread> threads = new ArrayList<>();
        index.forEachThread(threads::add);
        return threads;
    }

    private static String collapsed(Message message, Segment.Kind kind) {
        return message.body().stream()
                .filter(segment -> segment.kind() == kind)
                .map(segment -> segment.text().replaceAll("\\s+", " ").strip())
                .collect(Collectors.joining("\n"));
    }
}
