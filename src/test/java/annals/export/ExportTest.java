package annals.export;

import static annals.ingest.Sample.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;

import annals.export.Export.Form;
import annals.history.Dossier;
import annals.history.Historian;
import annals.index.ThreadIndexReader;
import annals.ingest.Sample;
import annals.mail.Mailbox;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.profile.Profiles;
import annals.spec.Deliverable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Exports of all E2EE deliverables from the bundled sample archive. */
class ExportTest {
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);
    private static final Pattern ADDRESS = Pattern.compile("[\\w.+-]+(?:@|\\(a\\))(?:[\\w-]+\\.)+[A-Za-z]{2,}");

    @TempDir
    private static Path shared;

    private static final List<Dossier> DOSSIERS = new ArrayList<>();
    private static final Set<String> IDS = new HashSet<>();
    private static final Set<String> ADDRESSES = new HashSet<>();

    @TempDir
    private Path folder;

    @BeforeAll
    static void write() throws IOException {
        Historian historian = new Historian(CATALOGUE.snapshot(), Profiles.builtIn());
        try (ThreadIndexReader index = ThreadIndexReader.open(Sample.index(shared))) {
            for (Deliverable deliverable : CATALOGUE.deliverables()) {
                if (deliverable.isE2ee()) {
                    DOSSIERS.add(historian.write(deliverable, index, Historian.Wish.usual()));
                }
            }
            index.forEachMessage(ExportTest::remember);
        }
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

    @ParameterizedTest
    @EnumSource(Form.class)
    void givesTheSameBytesTwiceAndLeavesRightFilesAlone(Form form) throws IOException {
        Export export = new Export(folder, Redaction.ADDRESSES);
        List<Path> files = export.write(DOSSIERS, form);
        assertThat(files).hasSize(DOSSIERS.size() + 1).doesNotHaveDuplicates();
        List<String> texts = new ArrayList<>();
        for (Path file : files) {
            texts.add(Files.readString(file));
            Files.setLastModifiedTime(file, LONG_AGO);
        }
        Files.writeString(files.getLast(), "changed by someone");
        assertThat(export.write(DOSSIERS, form)).isEqualTo(files);
        for (int i = 0; i < files.size(); i++) {
            assertThat(Files.readString(files.get(i))).isEqualTo(texts.get(i));
            boolean changed = i == files.size() - 1;
            assertThat(Files.getLastModifiedTime(files.get(i)).equals(LONG_AGO)).isEqualTo(!changed);
        }
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).containsExactlyInAnyOrderElementsOf(files);
        }
    }

    /** Message-IDs look like addresses and are none; the list's own address is everybody's. */
    @ParameterizedTest
    @EnumSource(Form.class)
    void namesNobodysAddress(Form form) throws IOException {
        assertThat(ADDRESSES).hasSizeGreaterThan(5);
        for (Path file : new Export(folder, Redaction.ADDRESSES).write(DOSSIERS, form)) {
            String text = Files.readString(file);
            assertThat(ADDRESSES).as(file.toString()).noneMatch(text::contains);
            assertThat(ADDRESSES).as(file.toString()).noneMatch(address -> text.contains(address.replace("@", " at ")));
            List<String> left = ADDRESS.matcher(text)
                    .results()
                    .map(found -> found.group())
                    .filter(found -> !isId(found) && !found.equals(Sample.LIST))
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
        for (Path file : new Export(folder, Redaction.ADDRESSES).write(DOSSIERS, Form.JSON)) {
            List<String> lines = Files.readAllLines(file);
            assertThat(JsonMapper.shared()
                            .readTree(lines.getFirst())
                            .path("type")
                            .asString())
                    .isEqualTo("header");
            for (String line : lines.subList(1, lines.size())) {
                JsonNode object = JsonMapper.shared().readTree(line);
                assertThat(object.path("type").asString()).isIn("deliverable", "event", "person");
            }
        }
    }

    @Test
    void theOverviewLinksToEveryPage() throws IOException {
        List<Path> files = new Export(folder, Redaction.ADDRESSES).write(DOSSIERS, Form.MARKDOWN);
        String overview = Files.readString(files.getFirst());
        assertThat(files.getFirst()).hasFileName("README.md");
        for (Path page : files.subList(1, files.size())) {
            assertThat(overview).contains("](" + page.getFileName() + ")");
        }
    }
}
