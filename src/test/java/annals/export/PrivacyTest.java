package annals.export;

import static annals.ingest.Sample.answers;
import static annals.ingest.Sample.mail;
import static org.assertj.core.api.Assertions.assertThat;

import annals.export.site.SiteExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people asked to be left out is in no form. */
class PrivacyTest {
    private static final String BEN = "From: ben at example.org (Ben Osei)\n";

    @TempDir
    private Path folder;

    private Path index = Path.of("");

    static Stream<EditionWriter> forms() {
        return Exported.forms();
    }

    @BeforeEach
    void ingest() throws IOException {
        index = Exported.index(
                folder,
                mail("a1", 1, "OMEMO quokka plan", "X-No-Archive: Yes\n", "The wombat must stay between us, please."),
                mail(
                                "a2",
                                2,
                                "Re: OMEMO quokka plan",
                                answers("a1"),
                                "On Friday, Ada Finch wrote:\n> The wombat must stay between us, please.\n\nI disagree with that strongly.")
                        .replace("From: ada at example.org (Ada Finch)\n", BEN),
                mail(
                        "b1",
                        3,
                        "OMEMO numbat",
                        "",
                        "The ratchet of OMEMO turns quickly here.\n\nWrite to ada@example.org."),
                mail(
                                "b2",
                                4,
                                "Re: OMEMO numbat",
                                answers("b1"),
                                "Ada Finch asked me, and ada at example.org knows:\n> The ratchet of OMEMO turns quickly here.\n\nBen agrees that it does.")
                        .replace("From: ada at example.org (Ada Finch)\n", BEN),
                mail("carol@example.net", 5, "OMEMO id", "", "An id like an address is no address, mostly.")
                        .replace("@example.net@example.org>", "@example.net>")
                        .replace("ada at example.org (Ada Finch)", "carol at example.net (Carol Lund)"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aMailThatAsksNotToBeArchivedIsNowhere(EditionWriter writer) throws IOException {
        String text = Exported.text(Exported.query(index, "OMEMO", folder.resolve("out"), writer, DenyList.EMPTY));
        assertThat(text).doesNotContain("wombat", "quokka").contains("numbat");
        String dossiers =
                Exported.text(Exported.deliverables(index, folder.resolve("dossiers"), writer, DenyList.EMPTY));
        assertThat(dossiers).doesNotContain("wombat", "quokka").contains("numbat");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void whoAskedNotToAppearDoesNot(EditionWriter writer) throws IOException {
        Path list = Files.writeString(folder.resolve("deny.txt"), "# asked by mail\n\nada@example.org\n");
        DenyList deny = DenyList.read(list);
        List<Path> files = Exported.query(index, "OMEMO", folder.resolve("out"), writer, deny);
        assertThat(Exported.text(files)).doesNotContainIgnoringCase("Ada Finch", "ada at", "ada@", "turns quickly");
        assertThat(Exported.text(Exported.deliverables(index, folder.resolve("dossiers"), writer, deny)))
                .doesNotContainIgnoringCase("Ada Finch", "ada at", "ada@", "turns quickly", "numbat");
    }

    @Test
    void anIdThatIsAnAddressIsNotShown() throws IOException {
        for (EditionWriter writer : Exported.forms().toList()) {
            String text = Exported.text(
                    Exported.query(index, "OMEMO", folder.resolve(writer.form()), writer, DenyList.EMPTY));
            assertThat(text).as(writer.form()).doesNotContain("carol@example.net", "carol%40example.net");
        }
    }

    @Test
    void addressesStayWhenAskedFor() throws IOException {
        String text = Exported.text(
                Exported.query(index, "OMEMO", folder.resolve("out"), new SiteExport(), DenyList.EMPTY, true));
        assertThat(text).contains("ada@example.org").doesNotContain("wombat");
    }
}
