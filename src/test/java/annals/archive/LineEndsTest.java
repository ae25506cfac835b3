package annals.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineEndsTest {
    @Test
    void findsTheFirstLineFeed() {
        byte[] text = "one\ntwo and more\n\nend".getBytes(StandardCharsets.US_ASCII);
        assertThat(LineEnds.find(text, 0, text.length)).isEqualTo(3);
        assertThat(LineEnds.find(text, 4, text.length)).isEqualTo(16);
        assertThat(LineEnds.find(text, 17, text.length)).isEqualTo(17);
        assertThat(LineEnds.find(text, 18, text.length)).isEqualTo(text.length);
        assertThat(LineEnds.find(text, 4, 16)).as("the range ends before").isEqualTo(16);
        assertThat(LineEnds.find(text, 4, 4)).as("an empty range").isEqualTo(4);
    }

    /** Of bytes that differ from a line feed in one bit, and from the carriage return. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithLookingAtEachByte(long seed) {
        byte[] pool = {'\n', '\r', 0, 1, 0x0b, 0x09, 0x0e, (byte) 0x8a, (byte) 0xff, 0x2a, 'a', 'b', 'c'};
        Random random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = pool[random.nextInt(round % 2 == 0 ? pool.length : 3)];
            }
            int from = random.nextInt(bytes.length + 1);
            int to = from + random.nextInt(bytes.length - from + 1);
            for (byte wanted : new byte[] {'\n', '\r'}) {
                int expected = from;
                while (expected < to && bytes[expected] != wanted) {
                    expected++;
                }
                assertThat(LineEnds.find(bytes, wanted, from, to))
                        .as("seed %d round %d", seed, round)
                        .isEqualTo(expected);
            }
        }
    }
}
