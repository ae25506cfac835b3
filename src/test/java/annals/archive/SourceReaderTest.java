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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        Reading expected = new Reading.Mails(text.length, text.length, 3, false, Optional.empty(), List.of());

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
                .isEqualTo(new Reading.Mails(
                        2L * MAIL.length(), 2L * MAIL.length(), 2, false, Optional.empty(), List.of()));
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

    @ParameterizedTest
    @EnumSource(Compression.class)
    void readsConcatenatedStreamsOfEveryCompression(Compression compression) throws IOException {
        byte[] first = Archives.compress(compression, MAIL.repeat(3).getBytes(UTF_8));
        byte[] second = Archives.compress(compression, MAIL.getBytes(UTF_8));

        assertThat(read("two", Archives.join(first, second)))
                .isEqualTo(new Reading.Mails(
                        4L * MAIL.length(), 4L * MAIL.length(), 4, false, Optional.empty(), List.of()));
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void readsWhatStandsBeforeTrailingGarbage(Compression compression) throws IOException {
        byte[] packed = Archives.compress(compression, MAIL.repeat(3).getBytes(UTF_8));

        Reading reading = read("garbage", Archives.join(packed, "not packed at all".getBytes(UTF_8)));

        assertThat(reading).isInstanceOfSatisfying(Reading.Mails.class, mails -> {
            assertThat(mails.messages()).isEqualTo(3);
            assertThat(mails.messageBytes()).isEqualTo(3L * MAIL.length());
            assertThat(mails.damage()).isPresent();
        });
        if (compression != Compression.ZSTD) { // its decoder reads on by itself, and its failure tells no more
            assertThat(((Reading.Mails) reading).damage())
                    .contains("what follows the compressed data is no " + compression.word() + " and was left");
            assertThat(found).allMatch(raw -> raw.faults().isEmpty());
        }
    }

    @Test
    void takesZerosBehindAGzipForPadding() throws IOException {
        byte[] packed = Archives.compress(Compression.GZIP, MAIL.getBytes(UTF_8));

        assertThat(read("padded.gz", Archives.join(packed, new byte[700])))
                .isEqualTo(new Reading.Mails(MAIL.length(), MAIL.length(), 1, false, Optional.empty(), List.of()));
    }

    @Test
    void readsABodyWithoutHeadersBehindDatedFromLines() throws IOException {
        String from = "From ada Mon Jun 01 10:00:00 2009\n";
        String text = from + "\nfirst\n\n" + from + "\nsecond\n" + from + "third";

        assertThat(read("bare", text.getBytes(UTF_8)))
                .isEqualTo(new Reading.Mails(text.length(), text.length(), 2, true, Optional.empty(), List.of()));
        assertThat(found)
                .extracting(raw -> new String(raw.content(), UTF_8))
                .containsExactly("\nfirst\n", "\nsecond\n" + from + "third");
    }

    @Test
    void readsBareReturnsAsLineEnds() throws IOException {
        String text = MAIL.repeat(2).replace('\n', '\r');

        assertThat(read("mac", text.getBytes(UTF_8)))
                .isEqualTo(new Reading.Mails(text.length(), text.length(), 2, false, Optional.empty(), List.of()));
        assertThat(found.getFirst().content()).isEqualTo("From: ada at example.org (Ada)\n\nHello.\n".getBytes(UTF_8));
        assertThat(found.getLast().origin().offset()).isEqualTo(MAIL.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Envelope-From: eve@example.org\n", "2005\n"})
    void readsBlocksOfHeadersOneAfterTheOther(String separator) throws IOException {
        String mail =
                separator + "From: ada@example.org\nDate: Tue, 1 Mar 2005 09:08:07 +0000\nSubject: x\n\nHello.\n\n";
        String forwarded = "Begin forwarded message:\n\n" + mail + separator + "only this\n\n";
        String text = "\n" + mail + mail + forwarded + mail;

        assertThat(read("blocks", text.getBytes(UTF_8)))
                .isEqualTo(new Reading.Mails(text.length(), text.length() - 1, 3, false, Optional.empty(), List.of()));
        assertThat(found)
                .extracting(raw -> raw.origin().offset())
                .containsExactly(1L, 1L + mail.length(), text.length() - (long) mail.length());
    }

    @Test
    void takesTheEscapesOfMboxrdAway() throws IOException {
        String from = "From ada at example.org  Tue Mar  1 09:08:07 2005\n";
        String text = from + "A: b\n\n> one\n>>From two\n> three\n>From here\n> From there\n";

        assertThat(read("mboxrd", text.getBytes(UTF_8))).isInstanceOf(Reading.Mails.class);
        assertThat(new String(found.getFirst().content(), UTF_8))
                .isEqualTo("A: b\n\n> one\n>From two\n> three\nFrom here\n> From there\n");
        found.clear();
        read("mboxo", text.replace(">>From two\n", "").getBytes(UTF_8));
        assertThat(new String(found.getFirst().content(), UTF_8)).contains("\n>From here\n");
    }

    @Test
    void believesAFileThatSaysItIsMboxrd() throws IOException {
        String text = "From mboxrd@z Thu Jan  1 00:00:00 1970\nA: b\n\n>From here\n>>From there\n";

        assertThat(read("mboxrd", text.getBytes(UTF_8))).isInstanceOf(Reading.Mails.class);
        assertThat(new String(found.getFirst().content(), UTF_8)).isEqualTo("A: b\n\nFrom here\n>From there\n");
    }

    @Test
    void readsAFileWithoutStrictLinesByLooserForms() throws IOException {
        String text = "From -\nA: 1\n\nx\nFrom 12345@xxx Mon Oct 06 20:52:47 +0000 2025\n\nA: 2\n\ny\n";

        assertThat(read("loose", text.getBytes(UTF_8)))
                .isEqualTo(new Reading.Mails(text.length(), text.length(), 2, true, Optional.empty(), List.of()));
    }

    @Test
    void aStrictLineAnywhereForbidsLooserForms() throws IOException {
        String text = "\njunk\nFrom -\nA: 1\n\nx\n" + MAIL;

        assertThat(read("mixed", text.getBytes(UTF_8)))
                .isEqualTo(new Reading.Mails(
                        text.length(),
                        MAIL.length(),
                        1,
                        false,
                        Optional.empty(),
                        List.of(new Reading.Left(
                                "", "19 bytes of text stand outside of its messages and were left", true))));
    }

    @Test
    void aFileThatBeginsLooselyIsReadLoosely() throws IOException {
        String text = "From -\nA: 1\n\nx\n" + MAIL + "From -\nA: 2\n\nx\n";

        assertThat(read("loose", text.getBytes(UTF_8)))
                .isEqualTo(new Reading.Mails(text.length(), text.length(), 3, true, Optional.empty(), List.of()));
    }

    @Test
    void readsALoneMail() throws IOException {
        String mail = "X-Foo: 1\nMessage-ID: <1@example.org>\nSubject: x\n\nHello\n";

        assertThat(read("lone.eml", mail.getBytes(UTF_8)))
                .isEqualTo(new Reading.Mails(mail.length(), mail.length(), 1, false, Optional.empty(), List.of()));
        assertThat(found.getFirst().fromLine()).isEmpty();
    }

    @Test
    void readsMailWithoutFromLineInFrontOfOthers() throws IOException {
        String text = "From: bob@example.org\nSubject: cut off\n\nHello\n\n" + MAIL;

        assertThat(read("cut.mbox", text.getBytes(UTF_8)))
                .isEqualTo(new Reading.Mails(text.length(), text.length(), 2, false, Optional.empty(), List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'';empty",
                "'\n\n';empty",
                "'\u0089PNG\r\n';a PNG image, not a mail archive",
                "'%PDF-1.4';a PDF document, not a mail archive",
                "'7z\u00bc\u00af';'a 7z file, which is not read; unpack it first'",
                "'{ \"a\": 1}';JSON, not a mail archive",
                "'<?xml version=\"1.0\"?><a/>';an XML document, not a mail archive",
                "'\u00ff\u00feF\u0000';'text in UTF-16, which is not read; convert it to UTF-8 first'",
                "'<!DOCTYPE html><title>x</title>';an HTML page, not a mail archive",
                "'<html><title>Index of /pipermail</title>';the index page of an archive, not the archive",
                "'Dear all,\nhello\n';text without any mail",
                "'Note: this is\nno mail\n';text without any mail",
            })
    void tellsWhatIsNoArchive(String content, String what) throws IOException {
        assertThat(read("x", content.getBytes(ISO_8859_1)))
                .isEqualTo(new Reading.NotAnArchive(what, what.equals("empty")));
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
