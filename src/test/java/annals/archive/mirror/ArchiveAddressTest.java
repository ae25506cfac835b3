package annals.archive.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveAddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://l.example.org/pipermail/loom/,                     Pipermail,  /pipermail/loom/, loom",
        "https://l.example.org/pipermail/loom,                      Pipermail,  /pipermail/loom/, loom",
        "https://l.example.org/pipermail/loom/index.html,           Pipermail,  /pipermail/loom/, loom",
        "https://l.example.org/pipermail/loom/2005-May/thread.html, Pipermail,  /pipermail/loom/, loom",
        "https://l.example.org/pipermail/loom/2005-May/000123.html, Pipermail,  /pipermail/loom/, loom",
        "https://l.example.org/pipermail/loom/2005-May/,            Pipermail,  /pipermail/loom/, loom",
        "https://l.example.org/,                                    Pipermail,  /,                l.example.org",
        "https://l.example.org,                                     Pipermail,  /,                l.example.org",
        "https://l.example.org/pipermail/a%2Fb/,                    Pipermail,  /pipermail/a%2Fb/, l.example.org",
        "https://l.example.org/hyperkitty/list/Loom@example.org,    HyperKitty, /hyperkitty/list/Loom@example.org/, loom@example.org",
        "https://l.example.org/archives/list/a@b.org/2024/3/,       HyperKitty, /archives/list/a@b.org/, a@b.org",
        "https://l.example.org/archives/list/a%40b.org/latest?x=1,  HyperKitty, /archives/list/a%40b.org/, a@b.org",
        "https://l.example.org/pipermail/loom/2005-May.txt.gz,      SingleFile, /pipermail/loom/2005-May.txt.gz, 2005-May.txt.gz",
        "http://l.example.org:8080/x/all.mbox?raw=1,                SingleFile, /x/all.mbox?raw=1, all.mbox",
    })
    void tellsByItsForm(String written, String form, String path, String name) {
        ArchiveAddress archive = ArchiveAddress.of(written);
        assertThat(archive.getClass().getSimpleName()).isEqualTo(form);
        assertThat(archive.address().toString())
                .isEqualTo(written.substring(0, written.indexOf(".org") + 4)
                        + (written.contains(":8080") ? ":8080" : "")
                        + path);
        assertThat(archive.name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.org/",
                "file:///etc/passwd",
                "https:///x",
                "https://me:secret@example.org/",
                "http://a b/",
                ""
            })
    void refusesOthers(String written) {
        assertThatThrownBy(() -> ArchiveAddress.of(written)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CON.txt",
                "nul.mbox.gz",
                "com1.txt",
                "a..txt",
                "..txt",
                ".hidden.txt",
                "a/b.txt",
                "a\\b.txt",
                "a b.txt",
                "a%2f.txt",
                "-rf.txt",
                "a.txt\0",
                "a.html",
                "a.exe",
                "a",
                ""
            })
    void writesNoOtherName(String name) {
        assertThat(FileNames.isSafe(name)).isFalse();
    }
}
