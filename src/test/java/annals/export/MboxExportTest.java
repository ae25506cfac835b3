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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MboxExportTest {
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
    void hasTheMailsAsTheyAreButThoseWithheld() throws IOException {
        List<Path> files = Exported.query(index, "Keys", folder.resolve("out"), new MboxExport(), DenyList.EMPTY, true);
        List<String> all = contents(folder.resolve("2020-May.txt"));
        assertThat(all).hasSize(3);
        assertThat(contents(files.getFirst()).stream().map(mail -> mail.replaceAll("(?m)^>(>*From )", "$1")))
                .containsExactly(all.get(0), all.get(2));
        assertThat(Files.readString(files.getFirst())).contains("\n>>From here on\n>>>From there on\n");
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
