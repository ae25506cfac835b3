package annals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import annals.Annals.Run;
import annals.index.StoredThread;
import annals.index.ThreadIndexReader;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.thread.MailThread;
import annals.thread.ThreadNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whole ingests of real archives against the thread trees that pipermail made of them. */
class ArchivesRealDataTest {
    private static final Path SHARED = Path.of(System.getProperty("annals.shared", "../shared"));
    private static final Path PIPERMAIL = SHARED.resolve("corpora/pipermail");

    /**
     * A row of pipermail-threads.tsv.
     *
     * @param id the Message-ID, bare
     * @param parent the Message-ID of the parent in the same month, bare; empty for a root
     */
    private record Row(String id, String parent) {}

    @BeforeAll
    static void archivesAreThere() {
        assumeTrue(
                Files.isDirectory(PIPERMAIL),
                PIPERMAIL + " not found: real archives are not in this repository; set -Dannals.shared=DIR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"twisted-web", "mutt-ng-users", "jelix-public", "jimmyim-devel", "los-angeles-devel-ru"})
    void everyMessageIsThereOnceUnderItsParent(String list, @TempDir Path folder) throws IOException {
        Annals annals = new Annals(folder);
        JsonNode total = ingest(annals, PIPERMAIL.resolve(list));
        assertThat(total.path("bytes").asLong())
                .isEqualTo(total.path("message_bytes").asLong()
                        + total.path("gap_bytes").asLong());
        List<Row> rows = rows(list);
        Map<MessageId, MessageId> parents = new HashMap<>();
        Set<MessageId> ids = new HashSet<>();
        try (ThreadIndexReader index = ThreadIndexReader.open(annals.index())) {
            index.forEachThread(thread -> collect(thread, ids, parents));
            index.forEachMessage(message -> assertThat(message.origins()).isNotEmpty());
            assertThat(index.messageCount()).isEqualTo(ids.size());
        }
        assertThat(ids.stream().map(MessageId::value))
                .containsAll(rows.stream().map(Row::id).toList());
        assertThat(ids).hasSize(new HashSet<>(rows).size());
        List<Row> lost = rows.stream()
                .filter(row -> !row.parent().isEmpty())
                .filter(row -> !new MessageId(row.parent()).equals(parents.get(new MessageId(row.id()))))
                .toList();
        assertThat(lost).isEmpty();
    }

    @Test
    void theSameMonthCompressedAddsOnlyAnOrigin(@TempDir Path folder) throws IOException {
        Annals annals = new Annals(folder);
        Path twisted = PIPERMAIL.resolve("twisted-web");
        int messages =
                ingest(annals, twisted.resolve("2005-March.txt")).path("new").asInt();
        JsonNode again = ingest(annals, twisted.resolve("2005-March.txt.gz"));
        assertThat(again.path("new").asInt()).isZero();
        assertThat(again.path("duplicate").asInt()).isEqualTo(messages);
        JsonNode third = ingest(annals, twisted);
        JsonNode fourth = ingest(annals, twisted);
        assertThat(third.path("new").asInt()).isPositive();
        assertThat(fourth.path("new").asInt()).isZero();
        assertThat(fourth.path("written_threads").asInt()).isZero();
        try (ThreadIndexReader index = ThreadIndexReader.open(annals.index())) {
            List<Message> twice = new ArrayList<>();
            index.forEachMessage(message -> {
                if (message.origins().size() == 2) {
                    twice.add(message);
                }
            });
            assertThat(twice).hasSize(messages);
        }
    }

    /** Lists about other things: hardly a thread is about end-to-end encryption. */
    @ParameterizedTest
    @ValueSource(strings = {"twisted-web", "jelix-public", "jimmyim-devel"})
    void tagsNothingOnListsAboutOtherThings(String list, @TempDir Path folder) throws IOException {
        JsonNode total = ingest(new Annals(folder), PIPERMAIL.resolve(list));
        assertThat(total.path("e2ee_threads").asInt()).isZero();
    }

    private static JsonNode ingest(Annals annals, Path source) {
        Run run = annals.run("ingest", source.toString(), "--json");
        assertThat(run.code()).as(run.err()).isZero();
        return JsonMapper.shared().readTree(run.lines().getLast());
    }

    private static void collect(StoredThread thread, Set<MessageId> ids, Map<MessageId, MessageId> parents) {
        for (MailThread.Step step : thread.thread().walk()) {
            if (step.node() instanceof ThreadNode.Present present) {
                assertThat(ids.add(present.id()))
                        .as("%s is there once", present.id())
                        .isTrue();
                step.parent().ifPresent(parent -> parents.put(present.id(), parent.id()));
            }
        }
    }

    private static List<Row> rows(String list) throws IOException {
        List<String> lines = Files.readAllLines(PIPERMAIL.resolve(list).resolve("pipermail-threads.tsv"));
        Map<String, String> idsByArticle = new HashMap<>();
        List<String[]> table =
                lines.stream().skip(1).map(line -> line.split("\t", -1)).toList();
        table.forEach(cells -> idsByArticle.put(cells[1], bare(cells[5])));
        return table.stream()
                .map(cells -> new Row(bare(cells[5]), idsByArticle.getOrDefault(cells[4], "")))
                .toList();
    }

    private static String bare(String id) {
        return MessageId.parse(id).map(MessageId::value).orElse("");
    }
}
