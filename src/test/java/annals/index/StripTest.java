package annals.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripTest {
    private static final byte[] NONE = new byte[0];

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void givesEachArrayBackInAnyOrder(long seed) throws IOException {
        Random random = new Random(seed);
        List<byte[]> arrays = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            byte[] array = new byte[random.nextInt(5) == 0 ? 0 : random.nextInt(70_000)];
            random.nextBytes(array);
            arrays.add(array);
        }
        byte[] dictionary = Strip.joined(arrays.subList(3, 5));
        Strip strip = new Strip(Strip.pack(arrays, dictionary), dictionary);
        for (int i = 0; i < 60; i++) {
            int place = random.nextInt(arrays.size());
            byte[] array = arrays.get(place);
            assertThat(strip.get(place).readBytes(array.length)).isEqualTo(array);
        }
        assertThat(strip.joined()).isEqualTo(Strip.joined(arrays));
    }

    @Test
    void whatTheDictionaryHasCostsLittle() {
        byte[] text = new byte[10_000];
        new Random(4).nextBytes(text);
        assertThat(Strip.pack(List.of(text), text).length).isLessThan(200);
        assertThat(Strip.pack(List.of(text), NONE).length).isGreaterThan(9_900);
    }

    @Test
    void refusesBytesThatEndEarly() throws IOException {
        byte[] text = "who holds the keys of the keys?".getBytes(StandardCharsets.US_ASCII);
        byte[] packed = Strip.pack(List.of(text), NONE);
        for (int length = 0; length < packed.length - 2; length++) { // the last ones only tell that it is the end
            byte[] cut = Arrays.copyOf(packed, length);
            assertThatThrownBy(() -> new Strip(cut, NONE).get(0).readBytes(text.length))
                    .as("cut at " + length)
                    .isInstanceOfAny(IOException.class, IndexOutOfBoundsException.class);
        }
    }

    @Test
    void refusesLengthsThatNoSuchBytesCanHave() {
        ByteWriter out = new ByteWriter();
        out.writeInt(1);
        out.writeInt(Integer.MAX_VALUE);
        assertThatThrownBy(() -> new Strip(out.toBytes(), NONE)).isInstanceOf(IOException.class);
    }
}
