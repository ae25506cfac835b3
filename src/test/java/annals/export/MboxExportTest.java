package annals.export;

import static annals.ingest.Sample.answers;
import static annals.ingest.Sample.mail;
import static org.assertj.core.api.Assertions.assertThat;

import annals.archive.SourceReader;
import annals.archive.Sources;
import annals.index.ThreadIndexReader;
import annals.mail.MessageId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MboxExportTest {
    private static final String PYTHON = """
            import mailbox, sys
            box = mailbox.mbox(sys.argv[1], create=False)
            sys.stdout.buffer.write(b"\\0".join(box.get_bytes(key) for key in box.keys()))
            """;

    @TempDir
    private Path folder;

    private Path index = Path.of("");

    @BeforeEach
    void ingest() throws IOException {
        index = Exported.index(
                folder,
                mail("a1", 1, "Keys", "", "One.\n>From here on\n>>From there on\n\nEnd."),
                mail("a2", 2, "Re: Keys", answers("a1") + "X-No-Archive: yes\n", "Not this one."),
                mail("a3", 3, "Re: Keys", answers("a1"), "Two, caf\u00e9."));
    }

    private static List<String> contents(Path mbox) throws IOException {
        List<String> contents = new ArrayList<>();
        for (var file : Sources.find(mbox.toString())) {
            new SourceReader()
                    .read(file, raw -> contents.add(new String(raw.content(), StandardCharsets.ISO_8859_1).strip()));
        }
        return contents;
    }

    @Test
    void ourReaderGivesBackTheMailsButThoseWithheld() throws IOException {
        List<Path> files = export();
        List<String> all = contents(folder.resolve("2020-May.txt"));
        assertThat(all).hasSize(3);
        assertThat(contents(files.getFirst())).containsExactly(all.get(0), all.get(2));
        assertThat(Files.readString(files.getFirst()))
                .startsWith("From mboxrd@z Fri May  1 12:00:00 2020\n")
                .contains("\n>>From here on\n>>>From there on\n");
    }

    /** Python's mailbox leaves the escapes of mboxrd in; they are taken away as its definition says. */
    @Test
    void pythonGivesBackTheMailsButThoseWithheld() throws IOException, InterruptedException {
        Path mbox = export().getFirst();
        List<String> all = contents(folder.resolve("2020-May.txt"));
        Process python = python(mbox);
        byte[] read = python.getInputStream().readAllBytes();
        assertThat(python.waitFor()).isZero();
        assertThat(Stream.of(new String(read, StandardCharsets.ISO_8859_1).split("\0", -1))
                        .map(mail ->
                                mail.replaceAll("(?m)^>(>{0,100}+From )", "$1").strip()))
                .containsExactly(all.get(0), all.get(2));
    }

    private static Process python(Path mbox) {
        try {
            return new ProcessBuilder("python3", "-c", PYTHON, mbox.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return Assumptions.abort("skipped: no python3");
        }
    }

    private List<Path> export() throws IOException {
        return Exported.query(index, "Keys", folder.resolve("out"), new MboxExport(), DenyList.EMPTY, true);
    }

    @Test
    void saysWhichMailsAreGone() throws IOException {
        Files.writeString(folder.resolve("2020-May.txt"), mail("other", 1, "Keys", "", "Another mail of that length."));
        assertThat(lost()).singleElement().asString().contains("2020-May.txt: not as it was read; 2 mails");
        Files.delete(folder.resolve("2020-May.txt"));
        assertThat(lost()).singleElement().asString().contains("2020-May.txt: gone; 2 mails are left out");
    }

    private List<String> lost() throws IOException {
        try (ThreadIndexReader reader = ThreadIndexReader.open(index);
                ExportFolder target = ExportFolder.open(folder.resolve("lost"), "mbox")) {
            Edition edition = Exported.editor(reader, DenyList.EMPTY, true)
                    .ofQuery("Keys", List.of(new MessageId("a1@example.org")));
            return new MboxExport().write(edition, target, Editor.Progress.NONE);
        }
    }
}
