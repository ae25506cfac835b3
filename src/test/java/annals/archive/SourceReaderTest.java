package annals.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import annals.mail.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceReaderTest {
    private static final String MAIL =
            "From ada at example.org  Tue Mar  1 09:08:07 2005\nFrom: ada at example.org (Ada)\n\nHello.\n\n";

    @TempDir
    Path folder;

    private final List<RawMessage> found = new ArrayList<>();

    @Test
    void readsPlainGzipAndBzip2ByContent() throws IOException {
        byte[] text = MAIL.repeat(3).getBytes(UTF_8);
        ByteArrayOutputStream bzip2 = new ByteArrayOutputStream();
        try (OutputStream out = new BZip2CompressorOutputStream(bzip2)) {
            out.write(text);
        }
        Reading expected = new Reading.Mails(text.length, text.length, 3, false, Optional.empty());

        assertThat(read("plain.gz", text)).isEqualTo(expected);
        assertThat(read("gzip.txt", Archives.gzip(text))).isEqualTo(expected);
        assertThat(read("bzip2.txt", bzip2.toByteArray())).isEqualTo(expected);
        assertThat(found).hasSize(9);
    }

    @Test
    void readsAllMembersOfAGzip() throws IOException {
        byte[] member = Archives.gzip(MAIL.getBytes(UTF_8));
        byte[] two = Arrays.copyOf(member, member.length * 2);
        System.arraycopy(member, 0, two, member.length, member.length);

        assertThat(read("two.gz", two))
                .isEqualTo(new Reading.Mails(2L * MAIL.length(), 2L * MAIL.length(), 2, false, Optional.empty()));
    }

    @Test
    void keepsTheMessagesBeforeTheDamageOfAGzip() throws IOException {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            text.append(MAIL)
                    .append(Long.toHexString(random.nextLong()).repeat(20))
                    .append("\n\n");
        }
        byte[] packed = Archives.gzip(text.toString().getBytes(UTF_8));
        Reading reading = read("cut.gz", Arrays.copyOf(packed, packed.length / 2));

        assertThat(reading).isInstanceOfSatisfying(Reading.Mails.class, mails -> {
            assertThat(mails.damage()).contains("the compressed data end too early");
            assertThat(mails.messages()).isBetween(80, 120);
        });
        assertThat(found.getLast().faults()).extracting(Fault::kind).containsExactly(Fault.Kind.TRUNCATED);
        assertThat(found.subList(0, found.size() - 1))
                .allMatch(raw -> raw.faults().isEmpty());
    }

    @Test
    void readsAFileWithoutStrictLinesByLooserForms() throws IOException {
        String text = "From -\nA: 1\n\nx\nFrom 12345@xxx Mon Oct 06 20:52:47 +0000 2025\n\nA: 2\n\ny\n";

        assertThat(read("loose", text.getBytes(UTF_8)))
                .isEqualTo(new Reading.Mails(text.length(), text.length(), 2, true, Optional.empty()));
    }

    @Test
    void aStrictLineAnywhereForbidsLooserForms() throws IOException {
        String text = "\njunk\nFrom -\nA: 1\n\nx\n" + MAIL;

        assertThat(read("mixed", text.getBytes(UTF_8)))
                .isEqualTo(new Reading.Mails(text.length(), MAIL.length(), 1, false, Optional.empty()));
    }

    @Test
    void aFileThatBeginsLooselyIsReadLoosely() throws IOException {
        String text = "From -\nA: 1\n\nx\n" + MAIL + "From -\nA: 2\n\nx\n";

        assertThat(read("loose", text.getBytes(UTF_8)))
                .isEqualTo(new Reading.Mails(text.length(), text.length(), 3, true, Optional.empty()));
    }

    @Test
    void readsALoneMail() throws IOException {
        String mail = "X-Foo: 1\nMessage-ID: <1@example.org>\nSubject: x\n\nHello\n";

        assertThat(read("lone.eml", mail.getBytes(UTF_8)))
                .isEqualTo(new Reading.Mails(mail.length(), mail.length(), 1, false, Optional.empty()));
        assertThat(found.getFirst().fromLine()).isEmpty();
    }

    @Test
    void readsMailWithoutFromLineInFrontOfOthers() throws IOException {
        String text = "From: bob@example.org\nSubject: cut off\n\nHello\n\n" + MAIL;

        assertThat(read("cut.mbox", text.getBytes(UTF_8)))
                .isEqualTo(new Reading.Mails(text.length(), text.length(), 2, false, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'';empty",
                "'\n\n';empty",
                "'\u0089PNG\r\n';a PNG image, not a mail archive",
                "'%PDF-1.4';a PDF document, not a mail archive",
                "'\u00fd7zXZ';'xz is not read yet; decompress it first'",
                "'<!DOCTYPE html><title>x</title>';an HTML page, not a mail archive",
                "'<html><title>Index of /pipermail</title>';the index page of an archive, not the archive",
                "'Dear all,\nhello\n';text without any mail",
                "'Note: this is\nno mail\n';text without any mail",
            })
    void tellsWhatIsNoArchive(String content, String what) throws IOException {
        assertThat(read("x", content.getBytes(ISO_8859_1))).isEqualTo(new Reading.NotAnArchive(what));
    }

    @Test
    void tellsWhatCannotBeRead() throws IOException {
        ArchiveFile missing = new ArchiveFile("gone", Optional.of(folder.resolve("gone")), true);

        assertThat(new SourceReader().read(missing, found::add)).isEqualTo(new Reading.Unreadable("no such file"));
        assertThat(read("bad.gz", new byte[] {0x1f, (byte) 0x8b, 8})).isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void handsOnTheSinksException() throws IOException {
        Path file = Files.writeString(folder.resolve("x"), MAIL);

        assertThatThrownBy(() -> new SourceReader().read(new ArchiveFile("x", Optional.of(file), true), raw -> {
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");
    }

    private Reading read(String name, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        return new SourceReader().read(new ArchiveFile(name, Optional.of(file), true), found::add);
    }
}
