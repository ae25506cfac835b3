package annals.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
                        "out",
                        "sub/2001-May.txt");
        assertThat(new SourceReader().read(Sources.find(root.toString()).get(7), raw -> {}))
                .isEqualTo(new Reading.NotAnArchive("a link out of the folder, not followed", true));
        assertThat(Sources.find(root + "/").getFirst().name()).isEqualTo(root + "/2004-December.txt");
        Files.delete(outward);
    }

    @Test
    void aMaildirIsOneSourceBesideItsFolders() throws IOException {
        for (String name : List.of(
                "box/cur/1110000000.a.host:2,S",
                "box/cur/.hidden",
                "box/new/1110000010.b.host",
                "box/tmp/1110000020.c.host",
                "box/dovecot-uidlist",
                "box/.Sent/cur/1110000030.d.host",
                "box/.Sent/new/1110000031.e.host",
                "box/.Sent/maildirfolder",
                "box/.cache/x",
                "tmp/2001-May.txt",
                "mh/2",
                "mh/10",
                "mh/.mh_sequences")) {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "");
        }

        assertThat(Sources.find(root.toString()))
                .extracting(file -> root.relativize(file.path().orElseThrow()).toString())
                .containsExactly("box", "box/.Sent", "mh/2", "mh/10", "tmp/2001-May.txt");
        assertThat(Sources.find(root.resolve("box") + "/"))
                .extracting(ArchiveFile::name, ArchiveFile::named, ArchiveFile::folder, ArchiveFile::listHint)
                .containsExactly(
                        tuple(root + "/box", true, true, "box"), tuple(root + "/box/.Sent", false, true, ".Sent"));
    }

    @Test
    void linksThatLeadNowhereAreTold() throws IOException {
        Files.createSymbolicLink(root.resolve("gone"), root.resolve("nothing"));

        assertThat(Sources.find(root.toString()))
                .extracting(ArchiveFile::barred)
                .containsExactly(Optional.of("a link to nothing"));
    }

    @ParameterizedTest
    @CsvSource({
        "list/2005-March.txt, 2005-03, list",
        "deep.tar!list/2005-March.txt, 2005-03, list",
        "box/cur/1.host, , box",
        "cur/1.host, , place",
        "1.eml, , place",
    })
    void membersTellMonthAndList(String member, YearMonth month, String list) {
        ArchiveFile file = new ArchiveFile("x", Optional.of(Path.of("/place/x")), true);

        assertThat(file.period(member).map(ArchivePeriod::first)).isEqualTo(Optional.ofNullable(month));
        assertThat(file.listHint(member)).isEqualTo(list);
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
