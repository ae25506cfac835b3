package annals.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
    private static final Catalogue BUILT_IN = Catalogue.builtIn();

    @TempDir
    private Path folder;

    private static Deliverable get(String id) {
        return BUILT_IN.deliverable(id).orElseThrow();
    }

    private static Specification xep(String id) {
        return get(id).specification().orElseThrow();
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(Catalogue.class.getResourceAsStream(name), name);
    }

    /** To renew the resource after a change of the sources or the importer: {@code -Dgolden.update=true}. */
    @Test
    void holdsAllXepsOfTheSnapshot() {
        List<Specification> xeps = BUILT_IN.deliverables().stream()
                .flatMap(deliverable -> deliverable.specification().stream())
                .toList();
        assertThat(BUILT_IN.snapshot()).isEqualTo(LocalDate.of(2026, 6, 30));
        assertThat(xeps).hasSize(517);
        assertThat(xeps.stream().mapToInt(xep -> xep.revisions().size()).sum()).isEqualTo(3599);
        assertThat(xeps.stream().mapToInt(xep -> xep.lastCalls().size()).sum()).isEqualTo(82);
        assertThat(xeps.stream().filter(xep -> !xep.lastCalls().isEmpty())).hasSize(49);
        assertThat(xeps.stream().filter(xep -> xep.statuses().isEmpty())).isEmpty();
        assertThat(xeps.stream().filter(xep -> xep.namespaces().isEmpty())).hasSize(169);
    }

    @Test
    void ordersXepsByNumberBeforeTheOthers() {
        List<String> ids = BUILT_IN.deliverables().stream().map(Deliverable::id).toList();
        assertThat(ids.subList(0, 517)).isSorted().allMatch(id -> id.startsWith("XEP-"));
        assertThat(ids.subList(517, ids.size())).isSorted().noneMatch(id -> id.startsWith("XEP-"));
    }

    @Test
    void knowsOmemo() {
        Specification omemo = xep("XEP-0384");
        assertThat(get("XEP-0384").name()).isEqualTo("OMEMO");
        assertThat(get("XEP-0384").kind()).isEqualTo(Deliverable.Kind.MAINTAINED);
        assertThat(omemo.revisions())
                .hasSize(17)
                .allMatch(revision -> revision.date().isPresent());
        assertThat(omemo.namespaces())
                .containsExactly("urn:xmpp:omemo:2", "urn:xmpp:omemo:2:bundles", "urn:xmpp:omemo:2:devices");
        assertThat(omemo.statusOn(LocalDate.of(2020, 2, 1))).contains(Status.DEFERRED);
        assertThat(get("XEP-0384").proposals())
                .extracting(Proposal::baseName, Proposal::date)
                .containsExactly(
                        tuple("omemo", Optional.of(LocalDate.of(2015, 10, 25))),
                        tuple("omemo", Optional.of(LocalDate.of(2016, 9, 22))));
        assertThat(get("XEP-0384").aliases())
                .extracting(Alias::text)
                .contains("OMEMO", "OMEMO Encryption", "eu.siacs.conversations.axolotl", "urn:xmpp:omemo:1", "omemo")
                .doesNotContain("http://jabber.org/protocol/pubsub");
    }

    @Test
    void givesReviewedKindsAReasonAndOthersNone() {
        assertThat(BUILT_IN.deliverables())
                .allSatisfy(deliverable -> assertThat(deliverable.reason().isEmpty())
                        .isEqualTo(deliverable.kind() == Deliverable.Kind.OTHER));
        assertThat(get("XEP-0429").kind()).isEqualTo(Deliverable.Kind.CHARTER);
        assertThat(get("gateway-relayed-encryption").kind()).isEqualTo(Deliverable.Kind.UPCOMING);
        assertThat(get("XEP-0116").kind()).isEqualTo(Deliverable.Kind.HISTORIC);
        assertThat(get("XEP-0280").kind()).isEqualTo(Deliverable.Kind.RELATED);
        assertThat(get("XEP-0045").kind()).isEqualTo(Deliverable.Kind.OTHER);
        assertThat(get("buddycloud-channels").kind()).isEqualTo(Deliverable.Kind.OTHER);
    }

    @Test
    void everyReviewedXepExistsOnce() throws IOException {
        try (InputStream json = resource("deliverables.json")) {
            List<String> ids =
                    ReviewedDeliverable.read(
                                    new String(json.readAllBytes(), StandardCharsets.UTF_8), "deliverables.json")
                            .stream()
                            .map(ReviewedDeliverable::id)
                            .toList();
            assertThat(ids)
                    .doesNotHaveDuplicates()
                    .allMatch(id -> BUILT_IN.deliverable(id).isPresent());
        }
    }

    @Test
    void changesTheMeaningOfANameOnItsDay() {
        Alias before = alias("XEP-0027", "OpenPGP");
        Alias after = alias("XEP-0373", "OpenPGP");
        assertThat(before.isValidOn(LocalDate.of(2016, 3, 24))).isTrue();
        assertThat(after.isValidOn(LocalDate.of(2016, 3, 24))).isFalse();
        assertThat(before.isValidOn(LocalDate.of(2016, 3, 25))).isFalse();
        assertThat(after.isValidOn(LocalDate.of(2016, 3, 25))).isTrue();
    }

    @Test
    void marksNamesThatNeedContext() {
        assertThat(alias("XEP-0373", "OX").ambiguous()).isTrue();
        assertThat(alias("XEP-0384", "OMEMO").ambiguous()).isFalse();
        assertThat(alias("XEP-0430", "Inbox").ambiguous()).isTrue();
    }

    private static Alias alias(String id, String text) {
        return get(id).aliases().stream()
                .filter(alias -> alias.text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void joinsEveryProposalToOneDeliverable() {
        assertThat(get("XEP-0450").proposals())
                .extracting(Proposal::baseName)
                .containsExactly("automatic-trust-transfer", "automatic-trust-management");
        assertThat(get("XEP-0261").proposals()).extracting(Proposal::fate).containsExactly("became XEP-0261");
        assertThat(BUILT_IN.deliverable("automatic-trust-transfer")).isEmpty();
    }

    @Test
    void mergesAnImportedFileWithTheReviewedList() throws IOException {
        Path file = folder.resolve("mine.json");
        new CatalogueImporter(Path.of("src/test/resources/annals/spec/xeps"))
                .read()
                .writeTo(file);
        Catalogue mine = Catalogue.read(file);
        assertThat(mine.snapshot()).isEqualTo(LocalDate.of(2023, 5, 6));
        assertThat(mine.deliverable("XEP-9001")).map(Deliverable::name).contains("lamp");
        assertThat(mine.deliverable("mls")).isPresent();
        assertThat(mine.deliverable("XEP-0384")).isEmpty();
    }

    @Test
    void namesFileAndLineOfWhatIsNoCatalogue() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.json"), """
                {"type":"catalogue","schema":1,"snapshot":"2026-06-30"}
                {"type":"specification","id":"XEP-0001"}
                """);
        assertThatThrownBy(() -> Catalogue.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("no catalogue as \"catalog import\" writes it: ")
                .hasMessageEndingWith(file + ":2");
        Files.writeString(file, "hello\n");
        assertThatThrownBy(() -> Catalogue.read(file)).hasMessageEndingWith(file + ":1");
        Files.writeString(file, "{\"type\":\"catalogue\",\"schema\":2,\"snapshot\":\"2026-06-30\"}\n");
        assertThatThrownBy(() -> Catalogue.read(file)).hasMessageContaining("expected schema 1, got 2");
    }

    @Test
    void refusesTwoDeliverablesOfOneId() {
        Deliverable omemo = get("XEP-0384");
        assertThatThrownBy(() -> new Catalogue(LocalDate.EPOCH, List.of(omemo, omemo)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two deliverables are called XEP-0384");
    }

    @Test
    void takesTheEntriesOfAUsersFile() throws IOException {
        String file = """
                {"deliverables": [
                  {"id": "XEP-0313", "name": "MAM", "kind": "maintained",
                   "aliases": [{"text": "Message Archive", "kind": "term", "from": "2012-01-01"}]},
                  {"id": "gossip", "name": "Gossip", "title": "Rumours of Presence", "kind": "upcoming"}
                ]}
                """;
        Catalogue own = Catalogue.builtInWith(file, "catalog.json");
        assertThat(own.deliverables()).hasSize(BUILT_IN.deliverables().size() + 1);
        Deliverable archive = own.deliverable("XEP-0313").orElseThrow();
        assertThat(archive.kind()).isEqualTo(Deliverable.Kind.MAINTAINED);
        assertThat(archive.title()).isEqualTo("Message Archive Management");
        assertThat(archive.aliases()).extracting(Alias::text).contains("Message Archive", "urn:xmpp:mam:2");
        assertThat(own.deliverable("gossip").orElseThrow().isE2ee()).isTrue();
        assertThat(own.deliverable("XEP-0384")).isEqualTo(BUILT_IN.deliverable("XEP-0384"));
    }

    @Test
    void tellsWhatIsWrongInAUsersFile() {
        String unknown = "{\"deliverables\": [{\"id\": \"XEP-9384\", \"name\": \"X\", \"kind\": \"upcoming\"}]}";
        assertThatThrownBy(() -> Catalogue.builtInWith(unknown, "catalog.json"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has no XEP-9384");
        String dream = "{\"deliverables\": [{\"id\": \"x\", \"name\": \"X\", \"kind\": \"dream\"}]}";
        assertThatThrownBy(() -> Catalogue.builtInWith(dream, "catalog.json"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("catalog.json: after entry 0")
                .hasMessageContaining("DREAM");
    }
}
