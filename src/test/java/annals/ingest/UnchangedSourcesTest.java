package annals.ingest;

import static annals.ingest.Sample.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import annals.archive.Archives;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which sources a later ingest reads again. What it must not read is changed where no stamp looks. */
class UnchangedSourcesTest {
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-06-01T00:00:00Z"));

    /** Larger than what is digested whole. */
    private static final String LONG = "This line is long enough to fill a file.\n".repeat(2_000);

    private static final String OLD = mail("one", 1, "Keys", "", LONG) + mail("two", 2, "Locks", "", LONG);

    @TempDir
    private Path folder;

    @Test
    void aSourceThatIsAsItWasIsNotReadAgain() throws IOException {
        Path source = write(OLD, LONG_AGO);
        ingest(source);
        write(OLD.replace("<two@", "<six@"), LONG_AGO);
        IngestReport second = ingest(source);
        assertThat(second.total().added()).isZero();
        assertThat(second.total().duplicates()).isEqualTo(2);
        assertThat(second.total().bytes()).isEqualTo(Files.size(source));
        assertThat(ingest(source, false, true).total().added()).isEqualTo(1);
    }

    @Test
    void aLaterTimeIsReadAgain() throws IOException {
        Path source = write(OLD, LONG_AGO);
        ingest(source);
        write(OLD.replace("<two@", "<six@"), FileTime.from(LONG_AGO.toInstant().plusSeconds(1)));
        assertThat(ingest(source).total().added()).isEqualTo(1);
    }

    @Test
    void anotherSizeOrEndIsReadAgain() throws IOException {
        Path source = write(OLD, LONG_AGO);
        ingest(source);
        write(OLD + mail("three", 3, "Doors", "", "A third."), LONG_AGO);
        assertThat(ingest(source).total().added()).isEqualTo(1);
        write(OLD + mail("four!", 3, "Doors", "", "A third."), LONG_AGO);
        assertThat(ingest(source).total().added()).isEqualTo(1);
    }

    /** It may be changed once more within one step of its file system's clock. */
    @Test
    void aSourceThatWasJustChangedIsReadAgain() throws IOException {
        FileTime soon = FileTime.from(Instant.now().plusSeconds(3600));
        Path source = write(OLD, soon);
        ingest(source);
        write(OLD.replace("<two@", "<six@"), soon);
        assertThat(ingest(source).total().added()).isEqualTo(1);
    }

    @Test
    void anotherListIsReadAgain() throws IOException {
        Path source = write(OLD, LONG_AGO);
        ingest(source);
        write(OLD.replace("<two@", "<six@"), LONG_AGO);
        Ingest.Options other = new Ingest.Options(
                Optional.of("other@example.org"),
                false,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(Sample.ingest(index(), List.of(source.toString()), other)
                        .total()
                        .added())
                .isEqualTo(1);
    }

    @Test
    void whatIsWrongWithASourceIsToldEachTime() throws IOException {
        byte[] whole = Archives.gzip(OLD.getBytes(StandardCharsets.UTF_8));
        Path cut = Files.write(folder.resolve("cut.mbox.gz"), Arrays.copyOf(whole, whole.length - 20));
        Files.setLastModifiedTime(cut, LONG_AGO);
        assertThat(ingest(cut).damaged()).hasSize(1);
        assertThat(ingest(cut).damaged()).hasSize(1);
    }

    @Test
    void strictFindsTheFaultOfASourceThatIsAsItWas() throws IOException {
        Path source = write(OLD.replaceFirst("Message-ID: .*\n", ""), LONG_AGO);
        ingest(source);
        assertThatThrownBy(() -> ingest(source, true, false)).isInstanceOf(Ingest.FaultFound.class);
    }

    @Test
    void aMaildirIsReadAgainWithANewMail() throws IOException {
        Path box = folder.resolve("box");
        for (String name : List.of("cur", "new", "tmp")) {
            Files.createDirectories(box.resolve(name));
        }
        Path first = Files.writeString(box.resolve("new/1.a.host"), mail("one", 1, "Keys", "", "Who rotates?"));
        Files.setLastModifiedTime(first, LONG_AGO);
        ingest(box);
        Path seen = Files.move(first, box.resolve("cur/1.a.host:2,S"));
        Files.writeString(seen, mail("six", 1, "Keys", "", "Who rotates?"));
        Files.setLastModifiedTime(seen, LONG_AGO);
        assertThat(ingest(box).total().added()).isZero();
        Path second = Files.writeString(box.resolve("new/2.a.host"), mail("two", 2, "Locks", "", "And the locks?"));
        Files.setLastModifiedTime(second, LONG_AGO);
        assertThat(ingest(box).total().added()).isEqualTo(2);
    }

    private Path write(String text, FileTime changed) throws IOException {
        Path file = Files.writeString(folder.resolve("a.mbox"), text);
        return Files.setLastModifiedTime(file, changed);
    }

    private IngestReport ingest(Path source) throws IOException {
        return ingest(source, false, false);
    }

    private IngestReport ingest(Path source, boolean strict, boolean reread) throws IOException {
        return Sample.ingest(
                index(),
                List.of(source.toString()),
                new Ingest.Options(
                        Optional.of(Sample.LIST),
                        strict,
                        false,
                        reread,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private Path index() {
        return folder.resolve("index");
    }
}
