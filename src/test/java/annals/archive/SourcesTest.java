package annals.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcesTest {
    @TempDir
    Path root;

    @Test
    void listsAFolderInTheOrderOfTime() throws IOException {
        for (String name : List.of(
                "2005-March.txt",
                "2005-March.txt.gz",
                "2005-April.txt",
                "2004-December.txt",
                "2015q2.mbox",
                "10.eml",
                "9.eml",
                "README.md",
                "LICENSE",
                "pipermail-threads.tsv",
                ".hidden",
                "sub/2001-May.txt",
                ".git/x")) {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "");
        }
        Files.createSymbolicLink(root.resolve("loop"), root);
        Path outward = Files.createSymbolicLink(root.resolve("out"), Path.of("/etc/hostname"));

        assertThat(Sources.find(root.toString()))
                .extracting(file -> root.relativize(file.path().orElseThrow()).toString())
                .containsExactly(
                        "2004-December.txt",
                        "2005-March.txt",
                        "2005-March.txt.gz",
                        "2005-April.txt",
                        "2015q2.mbox",
                        "9.eml",
                        "10.eml",
                        "sub/2001-May.txt");
        assertThat(Sources.find(root + "/").getFirst().name()).isEqualTo(root + "/2004-December.txt");
        Files.delete(outward);
    }

    @Test
    void namesAreTakenAsGiven() throws IOException {
        assertThat(Sources.find("-")).containsExactly(ArchiveFile.standardInput());
        assertThat(Sources.find("gone.mbox"))
                .containsExactly(new ArchiveFile("gone.mbox", Optional.of(Path.of("gone.mbox")), true));
    }

    @ParameterizedTest
    @CsvSource({
        "2005-March.txt, 2005-03, 2005-03",
        "2005-march.txt.gz, 2005-03, 2005-03",
        "standards@xmpp.example.org-2024-02.mbox.gz, 2024-02, 2024-02",
        "2015q2.mbox.gz, 2015-04, 2015-06",
        "2003.txt, 2003-01, 2003-12",
        "200511.mbox, 2005-11, 2005-11",
        "2005-17.mbox, ,",
        "mail.mbox, ,",
        "12005-01x, ,",
    })
    void readsThePeriodOfAName(String name, YearMonth first, YearMonth last) {
        assertThat(ArchivePeriod.of(name))
                .isEqualTo(Optional.ofNullable(first).map(month -> new ArchivePeriod(month, last)));
    }

    @ParameterizedTest
    @CsvSource({
        "/a/twisted-web/2005-March.txt, twisted-web",
        "/a/box/cur/1.eml, box",
        "/a/b/standards@example.org-2024-02.mbox.gz, standards@example.org",
    })
    void readsTheListOfAPlace(Path path, String list) {
        assertThat(new ArchiveFile("x", Optional.of(path), true).listHint()).isEqualTo(list);
    }
}
