package annals.export;

import static org.assertj.core.api.Assertions.assertThat;

import annals.mail.VisibleText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import tools.jackson.databind.json.JsonMapper;

/** Mails that try to be more than text are text in the forms for tools; pages are tested in a browser. */
class HostileTextTest {
    @TempDir
    private static Path folder;

    private static Path index = Path.of("");

    @BeforeAll
    static void ingest() throws IOException {
        index = HostileMails.index(folder);
    }

    /** The threads that answer a query, and the dossiers. */
    private static List<Path> export(EditionWriter writer) throws IOException {
        Path out = folder.resolve(writer.form());
        return Stream.concat(
                        Exported.query(index, "d:2020", out.resolve("query"), writer, DenyList.EMPTY).stream(),
                        Exported.deliverables(index, out.resolve("dossiers"), writer, DenyList.EMPTY).stream())
                .toList();
    }

    private static List<String> subjects() {
        return HostileMails.TEXTS.stream()
                .map(text -> VisibleText.line(text + " OMEMO"))
                .toList();
    }

    @Test
    void aTableHasItInOneCellThatIsNoFormula() throws IOException {
        for (Path file : export(new CsvExport())) {
            CsvTable table = CsvTable.read(Files.readString(file));
            for (List<String> row : table.rows()) {
                assertThat(row).as(file.toString()).hasSameSizeAs(table.rows().getFirst());
                assertThat(row).noneMatch(cell -> cell.matches("(?s)[=+@|%\\t\\r-].*") && !cell.matches("[+-]\\d+"));
            }
            if (file.endsWith("query/threads.csv")) {
                List<String> found = table.column("subject").stream()
                        .map(cell -> cell.startsWith("'=") ? cell.substring(1) : cell)
                        .toList();
                assertThat(found).hasSize(HostileMails.TEXTS.size() + 1).containsAll(subjects());
            }
        }
    }

    @Test
    void aFeedHasItAsText() throws IOException, SAXException, ParserConfigurationException {
        Set<String> titles = new HashSet<>();
        Set<String> elements = new HashSet<>();
        for (Path file : export(new AtomExport())) {
            NodeList all = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getElementsByTagName("*");
            for (int i = 0; i < all.getLength(); i++) {
                elements.add(all.item(i).getNodeName());
                if (all.item(i).getNodeName().equals("title")) {
                    titles.add(all.item(i).getTextContent());
                }
            }
        }
        assertThat(titles).containsAll(subjects());
        assertThat(elements)
                .containsExactlyInAnyOrder(
                        "feed",
                        "id",
                        "title",
                        "updated",
                        "author",
                        "name",
                        "generator",
                        "entry",
                        "category",
                        "link",
                        "content");
    }

    @Test
    void aLineOfJsonHasItAsText() throws IOException {
        Set<String> found = new HashSet<>();
        for (Path file : export(new JsonExport())) {
            for (String line : Files.readAllLines(file)) {
                found.add(JsonMapper.shared().readTree(line).path("subject").asString(""));
            }
        }
        assertThat(found.stream().map(VisibleText::line)).containsAll(subjects());
    }

    /** What stands behind a backslash is no markup; our own is tables, links and emphasis. */
    @Test
    void aPageOfMarkdownEscapesIt() throws IOException {
        for (Path file : export(new MarkdownExport())) {
            String text = Files.readString(file);
            assertThat(text.replaceAll("\\\\[!-/:-@\\[-`{-~]", "")
                            .replaceAll("]\\(<(mid|https):[^<>\\s]*>\\)", "")
                            .lines()
                            .map(line -> line.replaceFirst("^ *> ", "")))
                    .as(file.toString())
                    .noneMatch(line -> line.contains("<") || line.contains("`") || line.contains("!["));
            assertThat(text).doesNotContain("\u202E", "\u2066", "\u200B", "\u2028");
            assertThat(text).doesNotContainPattern("(?<!\\\\)]\\([^<)]*javascript");
        }
        assertThat(Files.readString(folder.resolve("markdown/query/README.md")))
                .contains("\\<script\\>window.ran = true; alert(1)\\</script\\>", "\\[x\\](javascript:alert(1))");
    }
}
