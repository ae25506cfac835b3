package annals.export;

import static org.assertj.core.api.Assertions.assertThat;

import annals.index.ThreadIndexReader;
import annals.ingest.Sample;
import annals.mail.Mailbox;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.profile.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Exports of all E2EE deliverables from the bundled sample archive. */
class ExportTest {
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);
    private static final Pattern ADDRESS = Pattern.compile("[\\w.+-]+(?:@|\\(a\\))(?:[\\w-]+\\.)+[A-Za-z]{2,}");

    @TempDir
    private static Path shared;

    private static final Set<String> IDS = new HashSet<>();
    private static final Set<String> ADDRESSES = new HashSet<>();
    private static Path index = Path.of("");

    @TempDir
    private Path folder;

    @BeforeAll
    static void ingest() throws IOException {
        index = Sample.index(shared);
        try (ThreadIndexReader reader = ThreadIndexReader.open(index)) {
            reader.forEachMessage(ExportTest::remember);
        }
    }

    static Stream<EditionWriter> forms() {
        return Exported.forms();
    }

    private static void remember(Message message) {
        Stream.of(List.of(message.id()), message.references(), message.inReplyTo())
                .flatMap(List::stream)
                .map(MessageId::value)
                .forEach(IDS::add);
        Stream.of(List.of(message.from()), message.to(), message.cc())
                .flatMap(List::stream)
                .map(Mailbox::address)
                .filter(address -> !address.isEmpty() && !address.equals(Sample.LIST))
                .forEach(ADDRESSES::add);
    }

    private List<Path> export(EditionWriter writer) throws IOException {
        return Exported.deliverables(index, folder, writer, DenyList.EMPTY);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void givesTheSameBytesTwiceAndLeavesRightFilesAlone(EditionWriter writer) throws IOException {
        List<Path> files = export(writer);
        assertThat(files).hasSizeGreaterThan(3).doesNotHaveDuplicates().contains(folder.resolve(writer.entrance()));
        Map<Path, String> texts = new HashMap<>();
        for (Path file : files) {
            texts.put(file, Files.readString(file));
            Files.setLastModifiedTime(file, LONG_AGO);
        }
        Path list = folder.resolve(".annals-export-" + writer.form());
        Files.setLastModifiedTime(list, LONG_AGO);
        Files.writeString(files.getLast(), "changed by someone");
        assertThat(export(writer)).isEqualTo(files);
        for (Path file : files) {
            assertThat(file).hasContent(texts.get(file));
            boolean changed = file.equals(files.getLast());
            assertThat(Files.getLastModifiedTime(file).equals(LONG_AGO)).isEqualTo(!changed);
        }
        assertThat(Files.getLastModifiedTime(list)).isEqualTo(LONG_AGO);
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile).filter(file -> !file.equals(list)))
                    .containsExactlyInAnyOrderElementsOf(files);
        }
    }

    /** Message-IDs look like addresses and are none; the list's own address is everybody's. */
    @ParameterizedTest
    @MethodSource("forms")
    void namesNobodysAddress(EditionWriter writer) throws IOException {
        assertThat(ADDRESSES).hasSizeGreaterThan(5);
        boolean hasIds = writer.form().equals("json");
        for (Path file : export(writer)) {
            String text = Files.readString(file);
            assertThat(ADDRESSES).as(file.toString()).noneMatch(text::contains);
            assertThat(ADDRESSES).as(file.toString()).noneMatch(address -> text.contains(address.replace("@", " at ")));
            List<String> left = ADDRESS.matcher(text)
                    .results()
                    .map(found -> found.group())
                    .filter(found -> !found.equals(Sample.LIST) && !(hasIds && isId(found)))
                    .toList();
            assertThat(left).as(file.toString()).isEmpty();
        }
    }

    /** An id, or what the pattern takes for an address of one that is percent-encoded in a {@code mid:} address. */
    private static boolean isId(String found) {
        return IDS.stream()
                .anyMatch(id -> id.endsWith(found)
                        || Profiles.builtIn()
                                .forList(Sample.LIST)
                                .permalinks(new MessageId(id))
                                .mid()
                                .endsWith(found));
    }

    @Test
    void everyLineIsAnObjectWithAType() throws IOException {
        for (Path file : export(new JsonExport())) {
            List<String> lines = Files.readAllLines(file);
            assertThat(JsonMapper.shared()
                            .readTree(lines.getFirst())
                            .path("type")
                            .asString())
                    .isEqualTo("header");
            for (String line : lines.subList(1, lines.size())) {
                JsonNode object = JsonMapper.shared().readTree(line);
                assertThat(object.path("type").asString()).isIn("deliverable", "event", "person", "question", "thread");
            }
        }
    }

    @Test
    void theOverviewLinksToEveryPage() throws IOException {
        List<Path> files = export(new MarkdownExport());
        String overview = Files.readString(folder.resolve("README.md"));
        for (Path page : files) {
            if (!page.endsWith("README.md")) {
                assertThat(overview).contains("](" + page.getFileName() + ")");
            }
        }
    }

    @Test
    void tablesReadBackAndWriteTheSameBytes() throws IOException {
        List<Path> files = export(new CsvExport());
        assertThat(files).hasSizeGreaterThan(3);
        for (Path file : files) {
            String text = Files.readString(file);
            List<List<String>> rows = CsvTable.read(text).rows();
            Csv again = new Csv(rows.getFirst().toArray(String[]::new));
            rows.subList(1, rows.size()).forEach(row -> again.row(row.toArray(String[]::new)));
            assertThat(again.text()).as(file.toString()).isEqualTo(text);
        }
    }

    @Test
    void exportsOfSeveralFormsShareAFolder() throws IOException {
        List<Path> markdown = export(new MarkdownExport());
        export(new CsvExport());
        assertThat(export(new MarkdownExport())).isEqualTo(markdown);
        assertThat(folder.resolve("threads.csv")).exists();
    }
}
