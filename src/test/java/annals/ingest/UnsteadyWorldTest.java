package annals.ingest;

import static annals.ingest.Sample.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import annals.index.ThreadIndexReader;
import annals.ingest.IngestReport.Problem;
import annals.mail.MessageId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes under an ingest while it runs: its sources, its readers, the clock. */
class UnsteadyWorldTest {
    @TempDir
    private Path folder;

    @Test
    void aSourceRemovedDuringTheRunIsToldAndTheOthersAreIngested() throws IOException {
        Path first = write("a.mbox", "one");
        Path second = write("b.mbox", "two");
        Path third = write("c.mbox", "three");
        IngestReport report = ingest(folder.resolve("mails"), name -> {
            if (name.equals(first.toString())) {
                delete(second);
            }
        });
        assertThat(report.skipped()).extracting(Problem::source).containsExactly(second.toString());
        assertThat(report.skipped()).allMatch(Problem::fatal);
        assertThat(ids()).containsExactlyInAnyOrder("one@example.org", "three@example.org");
        write("b.mbox", "two");
        assertThat(ingest(folder.resolve("mails"), name -> {}).total().added()).isEqualTo(1);
        assertThat(third).exists();
    }

    @Test
    void aSourceThatGrowsDuringTheRunLosesNothing() throws IOException {
        Path source = write("a.mbox", "one");
        ingest(source, name -> append(source, "two"));
        ingest(source, name -> {});
        assertThat(ids()).containsExactlyInAnyOrder("one@example.org", "two@example.org");
    }

    @Test
    void aReaderSeesTheIndexAsItWasOpened() throws IOException {
        ingest(write("a.mbox", "one"), name -> {});
        try (ThreadIndexReader open = ThreadIndexReader.open(index())) {
            ingest(write("b.mbox", "two"), name -> {
                assertThat(ids(open)).containsExactly("one@example.org");
            });
            assertThat(ids(open)).containsExactly("one@example.org");
            assertThat(open.message(new MessageId("one@example.org"))).isPresent();
        }
        assertThat(ids()).containsExactlyInAnyOrder("one@example.org", "two@example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "2020-06-01T00:00:00Z", "2120-06-01T00:00:00Z"})
    void noTimeOfAFileDecidesWhatIsIngested(String time) throws IOException {
        Path source = write("a.mbox", "one");
        Files.setLastModifiedTime(source, FileTime.from(Instant.parse(time)));
        assertThat(ingest(source, name -> {}).total().added()).isEqualTo(1);
        append(source, "two");
        // As a clock that was set back would leave it.
        Files.setLastModifiedTime(source, FileTime.from(Instant.parse(time).minusSeconds(86_400)));
        assertThat(ingest(source, name -> {}).total().added()).isEqualTo(1);
        assertThat(ids()).containsExactlyInAnyOrder("one@example.org", "two@example.org");
    }

    @Test
    void anIndexThatMayNotBeWrittenIsLeftAsItIs() throws IOException {
        ingest(write("a.mbox", "one"), name -> {});
        Path source = write("b.mbox", "two");
        assumeThat(index().toFile().setWritable(false)).isTrue();
        try {
            assumeThat(Files.isWritable(index()))
                    .as("root may write everywhere")
                    .isFalse();
            assertThatThrownBy(() -> ingest(source, name -> {})).isInstanceOf(AccessDeniedException.class);
            assertThat(ids()).containsExactly("one@example.org");
        } finally {
            assertThat(index().toFile().setWritable(true)).isTrue();
        }
        assertThat(ingest(source, name -> {}).total().added()).isEqualTo(1);
    }

    /** What happens when a source is begun. */
    private interface Event {
        void at(String source);
    }

    private IngestReport ingest(Path source, Event event) throws IOException {
        Progress progress = new Progress() {
            @Override
            public void source(String name) {
                event.at(name);
            }
        };
        return Ingest.run(
                index(),
                List.of(source.toString()),
                InputStream.nullInputStream(),
                "test",
                new Ingest.Options(
                        Optional.of(Sample.LIST),
                        false,
                        false,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                progress);
    }

    private Path write(String name, String id) throws IOException {
        Path mails = Files.createDirectories(folder.resolve("mails"));
        return Files.writeString(mails.resolve(name), text(id));
    }

    private static String text(String id) {
        return mail(id, 1, "Keys " + id, "", "Who rotates them?");
    }

    private static void append(Path file, String id) {
        try {
            Files.writeString(file, Files.readString(file) + text(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path index() {
        return folder.resolve("index");
    }

    private List<String> ids() throws IOException {
        try (ThreadIndexReader index = ThreadIndexReader.open(index())) {
            return ids(index);
        }
    }

    private static List<String> ids(ThreadIndexReader index) {
        List<String> ids = new ArrayList<>();
        try {
            index.forEachThread(thread -> thread.thread().messages().forEach(id -> ids.add(id.value())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ids;
    }
}
