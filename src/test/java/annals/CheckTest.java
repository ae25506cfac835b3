package annals;

import static org.assertj.core.api.Assertions.assertThat;

import annals.index.IndexVersion;
import annals.index.ThreadIndexReader;
import annals.index.ThreadIndexWriter;
import annals.mail.MessageId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code check}, on the sample. */
class CheckTest {
    private Annals annals;

    @BeforeEach
    void ingest(@TempDir Path folder) {
        annals = new Annals(folder);
        assertThat(annals.ingestSample().code()).isZero();
    }

    @Test
    void aWholeIndexIsWell() {
        Annals.Run run = annals.run("check", "--sources");
        assertThat(run.out()).matches("Well: 66 messages in \\d+ threads of \\d+ sources\\.\n");
        assertThat(run.code()).isZero();
        assertThat(annals.run("check", "--repair").out()).isEqualTo(run.out());
    }

    @Test
    void withoutAnIndexItIsWrong() throws IOException {
        Annals other = new Annals(Files.createDirectory(annals.folder().resolve("other")));
        assertThat(other.run("check").code()).isEqualTo(2);
    }

    @Test
    void aThreadThatIsGoneIsToldAndComesBackFromItsArchives() throws IOException {
        List<String> before = contents();
        lose();
        Annals.Run told = annals.run("check");
        assertThat(told.code()).isEqualTo(2);
        assertThat(told.out()).contains("  ledger  ").contains(" messages and the index ");
        Annals.Run repaired = annals.run("check", "--repair");
        assertThat(repaired.out()).contains("Written anew: ").contains("\nWell: 66 messages in ");
        assertThat(repaired.code()).isZero();
        assertThat(contents()).isEqualTo(before);
        assertThat(annals.run("check", "--sources").code()).isZero();
        assertThat(annals.ingestSample().out()).contains("Nothing new: 66 messages");
    }

    @Test
    void whatArchivesDoNotGiveAnyMoreIsKeptAndTold() throws IOException {
        int lost = lose();
        try (Stream<Path> files = Files.walk(annals.sample()).sorted(Comparator.reverseOrder())) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Annals.Run repaired = annals.run("check", "--repair");
        assertThat(repaired.code()).isEqualTo(2);
        assertThat(repaired.out())
                .contains("Written anew: " + (66 - lost) + " messages from the index, 0 from archives; ")
                .contains(" could not be read again, first ");
        assertThat(annals.run("search", "--messages", "--count", "*").out()).contains(String.valueOf(66 - lost));
    }

    @Test
    void anArchiveThatIsAnotherIsTold() throws IOException {
        Path file;
        try (Stream<Path> files = Files.list(annals.sample())) {
            file = files.sorted().findFirst().orElseThrow();
        }
        String text = Files.readString(file);
        Files.writeString(file, text.replaceFirst("(?i)(message-id: <)", "$1x"), StandardCharsets.UTF_8);
        assertThat(annals.run("check").code()).isZero();
        Annals.Run run = annals.run("check", "--sources", "--json");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out())
                .contains("{\"type\":\"finding\",\"kind\":\"source\",\"where\":\"" + file)
                .contains("the index lacks its message x")
                .contains("\"type\":\"check\",\"messages\":66,");
    }

    /** Takes the first thread out of the index, and gives how many messages it had. */
    private int lose() throws IOException {
        try (ThreadIndexReader reader = ThreadIndexReader.open(annals.index());
                ThreadIndexWriter writer = ThreadIndexWriter.open(
                        annals.index(), IndexVersion.of("test", reader.version().rules()))) {
            List<MessageId> messages = new ArrayList<>();
            reader.forEachThread(stored -> {
                if (messages.isEmpty()) {
                    messages.addAll(stored.thread().messages());
                    writer.remove(stored.thread().id());
                }
            });
            writer.tagBy(reader.catalog());
            writer.commit();
            return messages.size();
        }
    }

    private List<String> contents() {
        return annals.run("search", "--json", "--all-messages", "--limit", "1000", "*")
                .out()
                .lines()
                .sorted()
                .toList();
    }
}
