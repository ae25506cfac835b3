package annals.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueImporterTest {
    private static final Path FIXTURE = Path.of("src/test/resources/annals/spec/xeps");

    @TempDir
    private Path folder;

    private static Specification xep(int number) throws IOException {
        return new CatalogueImporter(FIXTURE)
                .read().specifications().stream()
                        .filter(xep -> xep.id().equals("XEP-" + number))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void readsTheHeaderWithEntitiesExpanded() throws IOException {
        Specification lamps = xep(9001);
        assertThat(lamps.title()).isEqualTo("Lamps");
        assertThat(lamps.shortName()).isEqualTo("lamp");
        assertThat(lamps.summary()).isEqualTo("It turns lamps on.");
        assertThat(lamps.status()).isEqualTo(Status.DRAFT);
        assertThat(lamps.type()).isEqualTo("Standards Track");
        assertThat(lamps.authors()).containsExactly("Ada Lampe", "Bert Öl");
        assertThat(lamps.supersedes()).isEmpty();
        assertThat(lamps.supersededBy()).containsExactly("XEP-9002");
    }

    @Test
    void keepsRevisionsInTheReverseOrderOfTheDocumentWhateverTheirDates() throws IOException {
        assertThat(xep(9001).revisions())
                .containsExactly(
                        new Revision("0.1", Optional.empty(), "al", "First draft."),
                        new Revision("0.1", Optional.of(LocalDate.of(2019, 5, 6)), "al", "One.\nTwo <on/>."),
                        new Revision(
                                "0.2",
                                Optional.of(LocalDate.of(2018, 1, 1)),
                                "bö",
                                "Switch off\nAs in Lamps (XEP-9001)"));
    }

    @Test
    void readsSloppyDates() throws IOException {
        assertThat(xep(9001).lastCalls()).containsExactly(LocalDate.of(2019, 2, 28), LocalDate.of(2020, 3, 10));
        assertThat(xep(9002).revisions().getFirst().date()).contains(LocalDate.of(2021, 1, 2));
    }

    @Test
    void takesPlaceholdersOfShortNamesForNone() throws IOException {
        assertThat(xep(9002).shortName()).isEmpty();
    }

    @Test
    void sortsStatesAndAnswersForADay() throws IOException {
        Specification lamps = xep(9001);
        assertThat(lamps.statusOn(LocalDate.of(2019, 5, 5))).isEmpty();
        assertThat(lamps.statusOn(LocalDate.of(2020, 3, 31))).contains(Status.EXPERIMENTAL);
        assertThat(lamps.statusOn(LocalDate.of(2020, 4, 1))).contains(Status.DRAFT);
    }

    @Test
    void readsNamespacesThatExistOnlyAsEntitiesAndTheirExtensions() throws IOException {
        assertThat(xep(9001).namespaces()).containsExactly("urn:xmpp:lamp:2", "urn:xmpp:lamp:2:bundles");
    }

    @Test
    void readsNamespacesFromSchemasAndProseOfTheRegistrarSection() throws IOException {
        assertThat(xep(9002).namespaces()).containsExactly("http://jabber.org/protocol/lantern", "urn:xmpp:lantern:0");
    }

    @Test
    void readsNamespacesFromExamplesWhereNothingIsRegistered() throws IOException {
        assertThat(xep(9003).namespaces()).containsExactly("urn:xmpp:light:candle:0");
    }

    @Test
    void joinsProposalsToTheirNumbers() throws IOException {
        assertThat(new CatalogueImporter(FIXTURE).read().inbox())
                .containsExactly(
                        new InboxDocument(
                                "candle",
                                "Wax Candles",
                                "",
                                Optional.of(LocalDate.of(2022, 4, 1)),
                                List.of(),
                                Optional.of("XEP-9003")),
                        new InboxDocument(
                                "moonlight",
                                "Moonlight",
                                "moon",
                                Optional.of(LocalDate.of(2023, 5, 6)),
                                List.of("urn:xmpp:moon:0"),
                                Optional.empty()));
    }

    @Test
    void datesTheSnapshotByTheLatestRevision() throws IOException {
        assertThat(new CatalogueImporter(FIXTURE).read().snapshot()).isEqualTo(LocalDate.of(2023, 5, 6));
    }

    @Test
    void readsNoFileOutsideAndFetchesNothing() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "squeamish ossifrage");
        write(
                "<!ENTITY a SYSTEM '" + secret.toUri() + "'> <!ENTITY b SYSTEM 'file:///etc/passwd'>"
                        + " <!ENTITY c SYSTEM 'http://127.0.0.1:9/x'> <!ENTITY % d SYSTEM 'http://127.0.0.1:9/y'> %d;",
                "<abstract>[&a;&b;&c;]</abstract><number>0001</number><status>Draft</status>");
        assertThat(new CatalogueImporter(folder)
                        .read()
                        .specifications()
                        .getFirst()
                        .summary())
                .isEqualTo("[]");
    }

    @Test
    void stopsAtAnEntityBomb() throws IOException {
        StringBuilder bomb = new StringBuilder("<!ENTITY e0 'aaaaaaaaaa'>");
        for (int i = 1; i <= 12; i++) {
            String inner = "&e" + (i - 1) + ";";
            bomb.append("<!ENTITY e%d '%s'>".formatted(i, inner.repeat(10)));
        }
        write(bomb.toString(), "<abstract>&e12;</abstract><number>0001</number><status>Draft</status>");
        assertThatThrownBy(() -> new CatalogueImporter(folder).read())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("xep-0001.xml")
                .hasMessageContaining("JAXP0001000");
    }

    @Test
    void namesFileAndPlaceOfWhatIsNotWellFormed() throws IOException {
        Files.writeString(folder.resolve("xep-0001.xml"), "<xep>\n<header></xep>");
        assertThatThrownBy(() -> new CatalogueImporter(folder).read())
                .isInstanceOf(IOException.class)
                .hasMessageMatching("(?s).*xep-0001.xml:2:\\d+: not well-formed: .*header.*");
    }

    @Test
    void namesFieldAndFileOfWhatIsNotAsExpected() throws IOException {
        write("", "<number>xxxx</number><status>Draft</status>");
        assertThatThrownBy(() -> new CatalogueImporter(folder).read())
                .hasMessageEndingWith("xep-0001.xml: <number>: expected four digits, got \"xxxx\"");
        write("", "<number>0001</number><status>Burnt</status>");
        assertThatThrownBy(() -> new CatalogueImporter(folder).read())
                .hasMessageEndingWith("xep-0001.xml: <status>: expected a state of XEP-0001, got \"Burnt\"");
    }

    @Test
    void refusesAFolderWithoutXeps() {
        assertThatThrownBy(() -> new CatalogueImporter(folder).read())
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("no XEPs: expected files such as xep-0001.xml");
    }

    private void write(String declarations, String fields) throws IOException {
        Files.writeString(
                folder.resolve("xep-0001.xml"),
                "<!DOCTYPE xep SYSTEM 'xep.dtd' [%s]><xep><header><title>T</title>%s</header></xep>"
                        .formatted(declarations, fields));
    }
}
