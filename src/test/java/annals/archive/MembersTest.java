package annals.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import annals.mail.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Zip and tar: each member is read as a file of its own would be. */
class MembersTest {
    private static final String MAIL =
            "From ada at example.org  Tue Mar  1 09:08:07 2005\nFrom: ada at example.org (Ada)\n\nHello.\n\n";
    private static final String LONE = "From: bob@example.org\nSubject: x\n\nHello\n";
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n'};

    enum Kind {
        TAR,
        ZIP;

        byte[] pack(Map<String, byte[]> members) throws IOException {
            return this == TAR ? Archives.tar(members) : Archives.zip(members);
        }
    }

    @TempDir
    Path folder;

    private final List<RawMessage> found = new ArrayList<>();

    /** Forms that keep the From_ rule on no line, or have no headers: a file of its own is read once more for them. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void readsMembersByLooserRulesAsFilesAreRead(Kind kind) throws IOException {
        String bare = "From ada@example.org Mon Mar  7 10:00:00 2005\n\nHello.\n\n";
        String loose = "From ada@example.org Mon Mar  7 10:00:00 2005\n\nFrom: ada@example.org\n\nHello.\n\n";
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("bare.mbox", bare.repeat(2).getBytes(UTF_8));
        members.put("loose.mbox", ("Junk.\n\n" + loose.repeat(3)).getBytes(UTF_8));
        members.put("prose.txt", "From here on nothing is a mail.\n".getBytes(UTF_8));
        members.put("strict.mbox", MAIL.getBytes(UTF_8));

        Reading reading = read(kind.pack(members));

        assertThat(found)
                .extracting(raw -> raw.origin().member())
                .containsExactly("bare.mbox", "bare.mbox", "loose.mbox", "loose.mbox", "loose.mbox", "strict.mbox");
        assertThat(found.subList(0, 5)).allMatch(raw -> isLoose(raw));
        assertThat(found.getLast()).matches(raw -> !isLoose(raw));
        assertThat(((Reading.Mails) reading).left())
                .extracting(Reading.Left::what)
                .contains("text without any mail");
    }

    private static boolean isLoose(RawMessage raw) {
        return raw.faults().stream().anyMatch(fault -> fault.kind() == Fault.Kind.LOOSE_FROM_LINE);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void readsEveryMemberByItsContent(Kind kind) throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("list/2005-March.txt", MAIL.repeat(2).getBytes(UTF_8));
        members.put("list/2005-April.txt.gz", Archives.gzip(("junk\n" + MAIL).getBytes(UTF_8)));
        members.put("list/README", "read me".getBytes(UTF_8));
        members.put("list/picture", PNG);
        members.put("list/empty", new byte[0]);
        members.put("deep.zip", Archives.zip(Map.of("../../etc/passwd", LONE.getBytes(UTF_8))));

        Reading reading = read(kind.pack(members));

        long messageBytes = 3L * MAIL.length() + LONE.length();
        assertThat(reading)
                .isEqualTo(new Reading.Mails(
                        messageBytes + 5,
                        messageBytes,
                        4,
                        false,
                        Optional.empty(),
                        List.of(
                                new Reading.Left(
                                        "list/2005-April.txt.gz",
                                        "5 bytes of text stand outside of its messages and were left",
                                        true),
                                new Reading.Left("list/picture", "a PNG image, not a mail archive", false),
                                new Reading.Left("list/empty", "empty", true))));
        assertThat(found)
                .extracting(raw -> raw.origin().toString())
                .containsExactly(
                        "a!list/2005-March.txt@0",
                        "a!list/2005-March.txt@" + MAIL.length(),
                        "a!list/2005-April.txt.gz@5",
                        "a!deep.zip!../../etc/passwd@0");
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void readsCompressedTars(Compression compression) throws IOException {
        byte[] tar = Archives.tar(Map.of("x.mbox", MAIL.getBytes(UTF_8)));

        assertThat(read(Archives.compress(compression, tar)))
                .isEqualTo(new Reading.Mails(MAIL.length(), MAIL.length(), 1, false, Optional.empty(), List.of()));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void readsAPipe(Kind kind) throws IOException {
        byte[] packed = kind.pack(Map.of("x.mbox", MAIL.getBytes(UTF_8)));
        SourceReader reader = new SourceReader(new ByteArrayInputStream(packed));

        assertThat(reader.read(ArchiveFile.standardInput(), found::add))
                .isEqualTo(new Reading.Mails(MAIL.length(), MAIL.length(), 1, false, Optional.empty(), List.of()));
    }

    @Test
    void tellsMembersOfOneNameApart() throws IOException {
        byte[] one = Archives.tar(Map.of("x", MAIL.getBytes(UTF_8)));
        byte[] withoutEnd = Arrays.copyOf(one, 1024);

        read(Archives.join(withoutEnd, one));

        assertThat(found).extracting(raw -> raw.origin().member()).containsExactly("x", "x#2");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void keepsTheMembersBeforeTheDamage(Kind kind) throws IOException {
        Random random = new Random(1);
        StringBuilder noise = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            noise.append(Long.toHexString(random.nextLong())).append('\n');
        }
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("first", MAIL.getBytes(UTF_8));
        members.put("second", (MAIL + noise).getBytes(UTF_8));
        byte[] packed = kind.pack(members);

        Reading reading = read(Arrays.copyOf(packed, packed.length / 2));

        assertThat(reading).isInstanceOfSatisfying(Reading.Mails.class, mails -> {
            assertThat(mails.messages()).isEqualTo(2);
            assertThat(mails.left()).extracting(Reading.Left::member).containsExactly("second");
        });
        assertThat(found.getFirst().faults()).isEmpty();
        assertThat(found.getLast().faults()).extracting(Fault::kind).containsExactly(Fault.Kind.TRUNCATED);
    }

    @Test
    void tellsOfADamagedMemberOfAZip() throws IOException {
        byte[] packed = Archives.zip(Map.of("x", MAIL.getBytes(UTF_8)));
        int sum = new String(packed, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("PK\u0007\b") + 4;
        packed[sum] ^= 1;

        assertThat(read(packed))
                .isInstanceOfSatisfying(
                        Reading.Mails.class,
                        mails -> assertThat(mails.left())
                                .containsExactly(new Reading.Left(
                                        "x", "its checksum does not fit: some of its text may be damaged", false)));
    }

    @Test
    void leavesEncryptedMembers() throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("x", MAIL.getBytes(UTF_8));
        members.put("y", MAIL.getBytes(UTF_8));
        byte[] packed = Archives.zip(members);
        int second = new String(packed, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("PK\u0003\u0004", 4);
        packed[second + 6] |= 1;

        assertThat(read(packed)).isInstanceOfSatisfying(Reading.Mails.class, mails -> {
            assertThat(mails.messages()).isEqualTo(1);
            assertThat(mails.left())
                    .containsExactly(new Reading.Left("y", "encrypted, which is not read; unpack it first", false));
        });
    }

    @Test
    void doesNotUnpackForEver() throws IOException {
        byte[] packed = MAIL.getBytes(UTF_8);
        for (int i = 0; i < 6; i++) {
            packed = Archives.zip(Map.of("in", packed));
        }

        assertThat(read(packed))
                .isInstanceOfSatisfying(
                        Reading.NotAnArchive.class,
                        not -> assertThat(not.what())
                                .startsWith("a zip file without mail")
                                .contains("packed more than 5 times over"));
    }

    /** A mail, and behind it what grows a thousandfold: the mail is kept. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void stopsABomb(boolean inAZip) throws IOException {
        byte[] zeros = Archives.gzip(new byte[16 << 20]);
        byte[][] parts = new byte[65][];
        Arrays.fill(parts, zeros);
        parts[0] = Archives.gzip(MAIL.repeat(2).getBytes(UTF_8));
        byte[] bomb = Archives.join(parts);

        Reading reading = read(inAZip ? Archives.zip(Map.of("b.gz", bomb)) : bomb);

        assertThat(reading).isInstanceOfSatisfying(Reading.Mails.class, mails -> {
            assertThat(mails.messages()).isEqualTo(2);
            assertThat(mails.bytes()).isBetween(Expansion.FREE_BYTES / 2, Expansion.FREE_BYTES + (1 << 20));
            String told =
                    inAZip ? mails.left().getFirst().what() : mails.damage().orElse("");
            assertThat(told).contains("grows more than 250-fold");
        });
        assertThat(found.getLast().content().length).isLessThanOrEqualTo(MboxSplitter.MAX_CONTENT_BYTES);
    }

    @Test
    void aTarOfOtherThingsIsNoArchive() throws IOException {
        assertThat(read(Archives.tar(Map.of("picture", PNG))))
                .isEqualTo(new Reading.NotAnArchive(
                        "a tar file without mail: picture is a PNG image, not a mail archive"));
    }

    private Reading read(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("a"), content);
        return new SourceReader().read(new ArchiveFile("a", Optional.of(file), true), found::add);
    }
}
