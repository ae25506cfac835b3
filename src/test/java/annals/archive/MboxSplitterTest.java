package annals.archive;

import static org.assertj.core.api.Assertions.assertThat;

import annals.archive.MboxSplitter.Form;
import annals.archive.MboxSplitter.Rule;
import annals.archive.MboxSplitter.Split;
import annals.mail.Fault;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MboxSplitterTest {
    private static final String FROM = "From ada at example.org  Tue Mar  1 09:08:07 2005\n";

    private final List<RawMessage> found = new ArrayList<>();

    @Test
    void cutsAtFromLinesAndKeepsOffsets() throws IOException {
        String first = FROM + "From: ada at example.org (Ada)\nSubject: one\n\nHello.\n\n";
        String second = FROM + "From: bob at example.org (Bob)\n\nHi.\n";

        Split split = split(first + second);

        assertThat(contents())
                .containsExactly(
                        "From: ada at example.org (Ada)\nSubject: one\n\nHello.\n",
                        "From: bob at example.org (Bob)\n\nHi.\n");
        assertThat(origins()).containsExactly("0+" + first.length(), first.length() + "+" + second.length());
        assertThat(found.getFirst().fromLine()).isEqualTo(FROM.strip());
        assertThat(split)
                .isEqualTo(new Split(first.length() + second.length(), first.length() + second.length(), 0, 2, 2));
    }

    @Test
    void countsTextBeforeTheFirstMessageAsGap() throws IOException {
        Split split = split("junk\n" + FROM + "A: b\n\nx\n");

        assertThat(origins()).containsExactly("5+" + (FROM.length() + 8));
        assertThat(split.bytes() - split.messageBytes()).isEqualTo(5);
    }

    @Test
    void asksForAHeaderAfterTheFromLine() throws IOException {
        split(FROM + "A: b\n\nHe wrote\n" + FROM + "\nand\n" + FROM + "no header here\n" + FROM);

        assertThat(contents())
                .containsExactly("A: b\n\nHe wrote\n" + FROM + "\nand\n" + FROM + "no header here\n" + FROM);
    }

    @Test
    void needsNoBlankLineBefore() throws IOException {
        split(FROM + "A: 1\n\nx\n" + FROM + "A: 2\n\ny");

        assertThat(contents()).containsExactly("A: 1\n\nx\n", "A: 2\n\ny");
    }

    @Test
    void takesTheLastOfTwoFromLinesInARow() throws IOException {
        Split split = split(FROM + FROM + "A: 1\n\nx\n");

        assertThat(contents()).containsExactly("A: 1\n\nx\n");
        assertThat(split.bytes() - split.messageBytes()).isEqualTo(FROM.length());
    }

    @Test
    void keepsCarriageReturnsAndEscapedFromLines() throws IOException {
        String text = FROM.replace("\n", "\r\n") + "A: 1\r\n\r\n>From x\rbare\r\n\r\n\r\n";
        Split split = split(text + text);

        assertThat(contents()).containsExactly("A: 1\r\n\r\n>From x\rbare\r\n", "A: 1\r\n\r\n>From x\rbare\r\n");
        assertThat(split.messageBytes()).isEqualTo(2L * text.length());
    }

    @Test
    void takesALoneMailWhole() throws IOException {
        String mail = "\n\nFrom: ada@example.org\nSubject: x\n\nbody\n";
        Split split = split(mail, Rule.STRICT, true);

        assertThat(contents()).containsExactly(mail.substring(2));
        assertThat(origins()).containsExactly("2+" + (mail.length() - 2));
        assertThat(split.messages()).isEqualTo(1);
    }

    @Test
    void countsAByteOrderMarkAsGap() throws IOException {
        Split split = split("\ufeff" + FROM + "A: 1\n\nx\n");

        assertThat(contents()).containsExactly("A: 1\n\nx\n");
        assertThat(origins()).containsExactly("3+" + (FROM.length() + 8));
        assertThat(split.bytes()).isEqualTo(FROM.length() + 11L);
    }

    @Test
    void looseRuleAllowsABlankLineBeforeTheHeader() throws IOException {
        split("From -\n\nA: 1\n\nx\nFrom -\nA: 2\n\nFrom - here\n", Rule.LOOSE, false);

        assertThat(contents()).containsExactly("A: 1\n\nx\n", "A: 2\n\nFrom - here\n");
        assertThat(found.getFirst().faults()).extracting(Fault::kind).containsExactly(Fault.Kind.LOOSE_FROM_LINE);
        assertThat(origins()).containsExactly("0+16", "16+25");
    }

    @Test
    void cutsMmdf() throws IOException {
        String mark = "\u0001\u0001\u0001\u0001\n";
        Split split = split(mark + "A: 1\n\nx\n" + mark + mark + "A: 2\n\ny\n" + mark, Rule.MMDF, false);

        assertThat(contents()).containsExactly("A: 1\n\nx\n", "A: 2\n\ny\n");
        assertThat(origins()).containsExactly("0+18", "18+18");
        assertThat(split.messageBytes()).isEqualTo(36);
    }

    @Test
    void aContentLengthThatEndsBeforeAFromLineIsBelieved() throws IOException {
        String body = "He wrote\n" + FROM + "B: not a mail\n\nand\n";
        String first = FROM + "A: 1\nContent-Length: " + body.length() + "\n\n" + body;
        String second = FROM + "A: 2\nContent-length:" + body.length() + "\n\n" + body;
        split(first + "\n" + second);

        assertThat(contents()).hasSize(2).allMatch(content -> content.endsWith(body));
        assertThat(origins())
                .containsExactly("0+" + (first.length() + 1), (first.length() + 1) + "+" + second.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "30", "60", "4000", "99999999999", "-1", "x"})
    void aContentLengthThatLiesLosesNothing(String length) throws IOException {
        String first = FROM + "A: 1\nContent-Length: " + length + "\n\nHello.\n\n";
        String second = FROM + "A: 2\nContent-Length: 2\n\nHi.\n\n";
        split(first + second + first + second);

        assertThat(origins())
                .containsExactly(
                        "0+" + first.length(),
                        first.length() + "+" + second.length(),
                        (first.length() + second.length()) + "+" + first.length(),
                        (2 * first.length() + second.length()) + "+" + second.length());
    }

    @Test
    void cutsMmdfWhoseMarksAreMissing() throws IOException {
        String mark = "\u0001\u0001\u0001\u0001\n";
        Split split =
                split(mark + "A: 1\n\nx\n" + mark + "A: 2\n\ny\n" + mark + mark + "A: 3\n\nz\n", Rule.MMDF, false);

        assertThat(contents()).containsExactly("A: 1\n\nx\n", "A: 2\n\ny\n", "A: 3\n\nz\n");
        assertThat(split.messageBytes()).isEqualTo(split.bytes());
        assertThat(found.getLast().faults()).extracting(Fault::kind).containsExactly(Fault.Kind.TRUNCATED);
    }

    @ParameterizedTest
    @CsvSource({
        "'A: 1\n\nx', ",
        "'A: 1\n', ",
        "'A: 1\nSubj', it ends inside the headers",
        "'Content-Type: multipart/mixed;\n boundary=\"b\"\n\n--b\n\nx\n--b--\n', ",
        "'Content-Type: multipart/mixed;\n boundary=b; x=y\n\n--b\n\nx\n', the last boundary of its parts is missing",
        "'Content-Type: text/plain; boundary=b\n\n--b\n\nx\n', ",
    })
    void tellsWhatAMessageLacksAtItsEnd(String content, String missing) {
        assertThat(MessageEnd.missing(content.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Optional.ofNullable(missing));
    }

    /** More than 4 GiB, made on the way: one mail of 5 GB between small ones. */
    @Test
    void countsOffsetsBeyondFourGibibytes() throws IOException {
        byte[] line = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde\n"
                .repeat(1024)
                .getBytes(StandardCharsets.UTF_8);
        byte[] mail = (FROM + "A: 1\n\n").getBytes(StandardCharsets.UTF_8);
        long bigBytes = mail.length + 80_000L * line.length;
        InputStream big = new InputStream() {
            private long at;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] b, int off, int len) {
                if (at >= bigBytes + mail.length) {
                    return -1;
                }
                boolean lines = at >= mail.length && at < bigBytes;
                byte[] from = lines ? line : mail;
                int start = lines
                        ? (int) ((at - mail.length) % line.length)
                        : (int) (at < mail.length ? at : at - bigBytes);
                int given = Math.min(len, from.length - start);
                System.arraycopy(from, start, b, off, given);
                at += given;
                return given;
            }
        };
        Split split = new MboxSplitter("s", "", Form.of(Rule.STRICT, false), 1000, found::add)
                .split(new SalvagingInputStream(big));

        assertThat(bigBytes).isGreaterThan(4L << 30);
        assertThat(origins()).containsExactly("0+" + bigBytes, bigBytes + "+" + mail.length);
        assertThat(split.messageBytes()).isEqualTo(split.bytes());
        assertThat(found.getFirst().faults()).extracting(Fault::kind).containsExactly(Fault.Kind.TOO_LARGE);
    }

    @Test
    void cutsAMessageBeyondTheLimitAndKeepsOffsets() throws IOException {
        String big = FROM + "A: 1\n\n" + "0123456789\n".repeat(20_000);
        String next = FROM + "A: 2\n\ny\n";
        new MboxSplitter("s", "", Form.of(Rule.STRICT, false), 1000, found::add).split(stream(big + next));

        assertThat(found.getFirst().content()).hasSize(1000);
        assertThat(found.getFirst().faults()).extracting(Fault::kind).containsExactly(Fault.Kind.TOO_LARGE);
        assertThat(origins()).containsExactly("0+" + big.length(), big.length() + "+" + next.length());
    }

    @Test
    void marksTheLastMessageBeforeDamage() throws IOException {
        byte[] text = (FROM + "A: 1\n\nx\n" + FROM + "A: 2\n\nhal").getBytes(StandardCharsets.UTF_8);
        SalvagingInputStream in = new SalvagingInputStream(new FilterInputStream(new ByteArrayInputStream(text)) {
            @Override
            public int read(byte[] b, int off, int len) throws IOException {
                if (in.available() == 0) {
                    throw new IOException("damaged");
                }
                return in.read(b, off, len);
            }
        });
        new MboxSplitter("s", "", Form.of(Rule.STRICT, false), 1000, found::add).split(in);

        assertThat(contents()).containsExactly("A: 1\n\nx\n", "A: 2\n\nhal");
        assertThat(found.getFirst().faults()).isEmpty();
        assertThat(found.getLast().faults()).extracting(Fault::kind).containsExactly(Fault.Kind.TRUNCATED);
        assertThat(in.damage()).isPresent();
    }

    /** Any text is accounted for to the byte, in whatever pieces it comes. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void accountsForEveryByte(long seed) throws IOException {
        Random random = new Random(seed);
        String[] pieces = {
            FROM,
            "A: b\n",
            "Content-Length: 70\n",
            "Content-Length: 3000\n",
            "\n",
            "text\n",
            "From x\n",
            "\r\n",
            ">From y\n",
            "long ".repeat(30_000) + "\n"
        };
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        Split whole = split(text.toString());
        List<String> wholeOrigins = origins();
        found.clear();
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        InputStream trickle = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] b, int off, int len) {
                return super.read(b, off, Math.min(len, 1 + random.nextInt(5000)));
            }
        };
        Split pieced = new MboxSplitter("s", "", Form.of(Rule.STRICT, false), 1 << 26, found::add)
                .split(new SalvagingInputStream(trickle));

        assertThat(pieced).as("seed %d", seed).isEqualTo(whole);
        assertThat(origins()).isEqualTo(wholeOrigins);
        assertThat(whole.bytes()).isEqualTo(bytes.length);
        assertThat(found.stream().mapToLong(raw -> raw.origin().length()).sum()).isEqualTo(whole.messageBytes());
    }

    private Split split(String text) throws IOException {
        return split(text, Rule.STRICT, false);
    }

    private Split split(String text, Rule rule, boolean beginsWithHeaders) throws IOException {
        return new MboxSplitter("s", "", Form.of(rule, beginsWithHeaders), MboxSplitter.MAX_CONTENT_BYTES, found::add)
                .split(stream(text));
    }

    private static SalvagingInputStream stream(String text) {
        return new SalvagingInputStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private List<String> contents() {
        return found.stream()
                .map(raw -> new String(raw.content(), StandardCharsets.UTF_8))
                .toList();
    }

    private List<String> origins() {
        return found.stream()
                .map(raw -> raw.origin().offset() + "+" + raw.origin().length())
                .toList();
    }

    @Test
    void givesAnUnfinishedBlockBackBeforeAFromLine() throws IOException {
        String first =
                "From: ada@example.org\nDate: Tue, 1 Mar 2005 09:08:07 +0000\nSubject: x\n\nHello.\n\nFrom: quoted <q@example.org>\n";
        Split split = split(first + FROM + "Subject: y\n\nSecond.\n", Rule.STRICT, true);
        assertThat(split.messages()).isEqualTo(2);
        assertThat(contents().getFirst()).endsWith("From: quoted <q@example.org>\n");
        assertThat(contents().getLast()).isEqualTo("Subject: y\n\nSecond.\n");
        assertThat(found.getLast().origin().offset()).isEqualTo(first.length());
    }
}
