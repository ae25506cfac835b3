package annals.thread;

import static org.assertj.core.api.Assertions.assertThat;

import annals.mail.Segment;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShinglesTest {
    @ParameterizedTest
    @CsvSource({
        "The keys are rotated each week., THE keys  are rotated each week",
        "write to ada at example.org please, write to ada(a)example.org please",
        "write to ada@example.org please, write to ada at example.org please",
        "yes indeed, Yes; indeed!",
        "Ключи меняются каждую неделю, ключи меняются каждую неделю"
    })
    void sayTheSameOfTheSameWords(String one, String other) {
        assertThat(quoted(one)).isEqualTo(quoted(other)).isNotEqualTo(Shingles.NONE);
    }

    @ParameterizedTest
    @CsvSource({"the keys are rotated, the locks are rotated", "yes indeed, yes indeed so", "one, two"})
    void sayOtherOfOtherWords(String one, String other) {
        int[] shared = Arrays.stream(quoted(one).toArray())
                .filter(hash -> Arrays.binarySearch(quoted(other).toArray(), hash) >= 0)
                .toArray();
        assertThat(shared).isEmpty();
    }

    @Test
    void ofNoWordsThereIsNothing() {
        assertThat(quoted("!?")).isEqualTo(Shingles.NONE);
        assertThat(quoted("word")).isEqualTo(Shingles.NONE);
        assertThat(Shingles.said(List.of())).isEqualTo(Shingles.NONE);
    }

    /** The promise of winnowing. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anySevenWordsShareAHashWithTheSample(long seed) {
        Random random = new Random(seed);
        List<String> words = random.ints(400, 0, 10_000).mapToObj(i -> "w" + i).toList();
        int[] sample = said(String.join(" ", words)).toArray();
        assertThat(sample.length).isBetween(120, 200);
        for (int from = 0; from + 7 <= words.size(); from++) {
            int[] passage = quoted(words.subList(from, from + 7).stream().collect(Collectors.joining("\n")))
                    .toArray();
            assertThat(Arrays.stream(passage).anyMatch(hash -> Arrays.binarySearch(sample, hash) >= 0))
                    .as("words from %d", from)
                    .isTrue();
        }
    }

    @Test
    void aLongTextIsBounded() {
        Random random = new Random(1);
        String text = random.ints(100_000, 0, 100_000).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
        assertThat(said(text).size()).isEqualTo(512);
        assertThat(quoted(text).size()).isEqualTo(512);
    }

    @Test
    void areKeptAsNumbers() {
        Shingles shingles = said("The keys are rotated each week, by whom I cannot say.");
        assertThat(Shingles.of(shingles.toArray())).isEqualTo(shingles);
    }

    private static Shingles said(String text) {
        return Shingles.said(List.of(new Segment(Segment.Kind.NEW, 0, text)));
    }

    private static Shingles quoted(String text) {
        return Shingles.quoted(List.of(new Segment(Segment.Kind.QUOTE, 1, text)));
    }
}
