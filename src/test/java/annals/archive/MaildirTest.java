package annals.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaildirTest {
    private static final String MAIL = "From: ada@example.org\nSubject: keys\n\nRotate them.\n";

    @TempDir
    Path folder;

    @BeforeEach
    void makeFolders() throws IOException {
        for (String name : List.of("cur", "new", "tmp")) {
            Files.createDirectories(folder.resolve("box/" + name));
        }
    }

    @Test
    void mailsAreMembersInTheOrderOfDelivery() throws IOException {
        put("cur/1110000010.b.host,S=52:2,RS", MAIL);
        put("new/1110000000.a.host", "From x@example.net Mon May 17 10:00:00 2004\n" + MAIL);
        put("cur/990000000.c.host:2,", MAIL);
        put("tmp/1110000020.d.host", MAIL);
        put("cur/.nfs1", MAIL);
        List<RawMessage> found = new ArrayList<>();

        assertThat(read(found))
                .isEqualTo(new Reading.Mails(
                        3L * MAIL.length() + 44, 3L * MAIL.length() + 44, 3, false, Optional.empty(), List.of()));
        assertThat(found)
                .extracting(raw -> raw.origin().toString())
                .containsExactly(
                        folder + "/box!990000000.c.host@0",
                        folder + "/box!1110000000.a.host@0",
                        folder + "/box!1110000010.b.host,S=52@0");
    }

    @ParameterizedTest
    @CsvSource({
        "'1.a.host:2,', 1.a.host",
        "'1.a.host:2,FS', 1.a.host",
        "'1.a.host,S=5:2,S', '1.a.host,S=5'",
        "1.a.host;2;2;2, 1.a.host;2;2;2",
        "'1.a.host;2,S', 1.a.host",
        "1.a.host, 1.a.host",
        "':2,S', ':2,S'",
    })
    void flagsAreNoPartOfTheName(String name, String member) {
        assertThat(Maildir.withoutFlags(name)).isEqualTo(member);
    }

    @Test
    void whatIsNoMailIsNamedWithItsPlace() throws IOException {
        put("cur/1.a.host:2,S", MAIL);
        put("cur/2.a.host:2,S", "just words\n");
        put("cur/3.a.host:2,S", "");
        put("new/2.a.host", MAIL);
        Files.createDirectory(folder.resolve("box/cur/sub"));
        Files.createSymbolicLink(folder.resolve("box/cur/5.a.host"), Path.of("/etc/hostname"));
        Reading reading = read(new ArrayList<>());

        assertThat(reading)
                .isEqualTo(new Reading.Mails(
                        2L * MAIL.length(),
                        2L * MAIL.length(),
                        2,
                        false,
                        Optional.empty(),
                        List.of(
                                new Reading.Left("2.a.host#3", "text without any mail", false),
                                new Reading.Left("3.a.host", "empty", true),
                                new Reading.Left("5.a.host", "a link out of the folder, not followed", true),
                                new Reading.Left("sub", "a folder among mails, not read", true))));
    }

    @Test
    void anEmptyOneIsNoFault() throws IOException {
        assertThat(read(new ArrayList<>())).isEqualTo(new Reading.NotAnArchive("a Maildir without mail", true));
    }

    @Test
    void ofManyThatAreNoMailHowManyMoreIsTold() throws IOException {
        put("cur/1.a.host:2,S", MAIL);
        for (int i = 2; i < 105; i++) {
            put("cur/" + i + ".a.host:2,S", "just words\n");
        }

        assertThat(read(new ArrayList<>()))
                .isInstanceOfSatisfying(
                        Reading.Mails.class,
                        mails -> assertThat(mails.left())
                                .hasSize(101)
                                .endsWith(new Reading.Left("", "and 3 more members were not read", false)));
    }

    private Reading read(List<RawMessage> found) throws IOException {
        return new SourceReader().read(Sources.find(folder + "/box").getFirst(), found::add);
    }

    private void put(String name, String text) throws IOException {
        Files.writeString(folder.resolve("box/" + name), text);
    }
}
