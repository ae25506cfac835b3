package annals.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Splits real archives; the counts are those of {@code corpora/README.md}. */
class ArchiveRealDataTest {
    @ParameterizedTest
    @CsvSource({
        "scale/r-package-devel, 12332",
        "scale/bioc-devel, 21464",
        "pipermail/mutt-ng-users, 323",
        "pipermail/jelix-public, 854",
        "pipermail/jimmyim-devel, 105",
        "pipermail/los-angeles-devel-ru, 32",
        "hyperkitty, 300",
    })
    void findsEveryMessageAndAccountsForEveryByte(String corpus, int messages) throws IOException {
        int found = 0;
        for (ArchiveFile file : Sources.find(Archives.corpus(corpus).toString())) {
            Path path = file.path().orElseThrow();
            long[] next = {0};
            Reading reading = new SourceReader().read(file, raw -> {
                assertThat(raw.origin().offset()).isEqualTo(next[0]);
                next[0] += raw.origin().length();
            });
            Reading.Mails mails = (Reading.Mails) reading;
            assertThat(mails.bytes())
                    .as(file.name())
                    .isEqualTo(decompressedBytes(path))
                    .isEqualTo(next[0]);
            assertThat(mails.gapBytes()).isZero();
            assertThat(mails.damage()).isEmpty();
            found += mails.messages();
        }
        assertThat(found).isEqualTo(messages);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nasty/mime4j", "nasty/mimekit", "nasty/tika", "nasty/ietf-mailarchive"})
    void survivesNastyFiles(String corpus) throws IOException {
        for (ArchiveFile file : Sources.find(Archives.corpus(corpus).toString())) {
            long[] bytes = {0};
            Reading reading = new SourceReader()
                    .read(file, raw -> bytes[0] += raw.origin().length());
            if (reading instanceof Reading.Mails mails) {
                assertThat(mails.messageBytes()).as(file.name()).isEqualTo(bytes[0]);
                assertThat(mails.bytes())
                        .as(file.name())
                        .isEqualTo(decompressedBytes(file.path().orElseThrow()));
            }
        }
    }

    private static long decompressedBytes(Path path) throws IOException {
        try (InputStream stored = Files.newInputStream(path)) {
            InputStream in = path.toString().endsWith(".gz") ? new GZIPInputStream(stored) : stored;
            return in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }
}
