package annals.index;

import static org.assertj.core.api.Assertions.assertThat;

import annals.index.TextScanner.Style;
import java.util.List;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    private final Vocabulary vocabulary = new Vocabulary();

    @Test
    void knowsAWordAgainWhereverItStands() {
        Vocabulary.Entry first = of("Encrypted");

        assertThat(first.spellings()).containsExactly("encrypted");
        assertThat(first.stems()).containsExactly("~encrypt");
        assertThat(vocabulary.of("is Encrypted.", 3, 12, Style.PROSE)).isSameAs(first);
        assertThat(of("encrypted").spellings()).isEqualTo(first.spellings());
    }

    @Test
    void keepsProseAndNamesApart() {
        assertThat(of("Schaefers").stems()).containsExactly("~schaefer");
        assertThat(vocabulary.of("Schaefers", 0, 9, Style.NAMES))
                .isEqualTo(new Vocabulary.Entry("Schaefers", Style.NAMES, List.of("schaefers", "schafers"), List.of()));
        assertThat(of("Schaefers").stems()).containsExactly("~schaefer");
    }

    @Test
    void givesItsPlaceToTheNextWordThatNeedsIt() {
        // More words than there are places.
        for (int i = 0; i < 100_000; i++) {
            String word = "word" + i;
            assertThat(of(word).spellings()).containsExactly(word);
        }
        assertThat(of("word7").spellings()).containsExactly("word7");
    }

    @Test
    void readsLongWordsEachTime() {
        String word = "x".repeat(300) + "'s";

        assertThat(of(word).spellings()).containsExactly("x".repeat(300));
        assertThat(of(word).stems()).isEmpty();
    }

    private Vocabulary.Entry of(String word) {
        return vocabulary.of(word, 0, word.length(), Style.PROSE);
    }
}
