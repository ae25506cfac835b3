package annals.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineShapeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // line | tokens | words | common | pronouns | signs | numbers | identifiers | levels
                "We saw that it works, and so did you. | 9 | 9 | 6 | 2 | 0 | 0 | 0 | 0",
                "I said (more than once): no! | 6 | 6 | 3 | 1 | 2 | 0 | 0 | 0",
                "i think so | 3 | 3 | 1 | 0 | 0 | 0 | 0 | 0",
                "www. www.example.org http://example.org/ end | 4 | 1 | 0 | 0 | 0 | 0 | 0 | 0",
                "see it: here, there? | 4 | 4 | 3 | 0 | 0 | 0 | 0 | 0",
                "ERROR in read_line of fooBar 17 | 6 | 3 | 2 | 0 | 1 | 1 | 2 | 1",
                "don't re-read; it's done | 4 | 4 | 0 | 0 | 1 | 0 | 0 | 0",
                "x.y.z = a$b | 3 | 0 | 0 | 0 | 2 | 0 | 2 | 0",
            })
    void countsWhatWordsAre(
            String line,
            int tokens,
            int words,
            int common,
            int pronouns,
            int signs,
            int numbers,
            int identifiers,
            int levels) {
        LineShape shape = new LineShape(line);

        assertThat(new int[] {
                    shape.tokens,
                    shape.words,
                    shape.common,
                    shape.pronouns,
                    shape.signs,
                    shape.numbers,
                    shape.identifiers,
                    shape.levels
                })
                .containsExactly(tokens, words, common, pronouns, signs, numbers, identifiers, levels);
    }

    @Test
    void tellsCapitalsAndCommandsAtTheBeginning() {
        assertThat(new LineShape("Make it so").capital).isTrue();
        assertThat(new LineShape("Make it so").command).isFalse();
        assertThat(new LineShape("make it so").command).isTrue();
        assertThat(new LineShape("make: it so").command).isTrue();
        assertThat(new LineShape("MAKE it so").capital).isFalse();
        assertThat(new LineShape("it will make").command).isFalse();
    }

    @Test
    void countsMarginsAndGaps() {
        LineShape shape = new LineShape("\t  one   two.  Three  four  ");

        assertThat(shape.indent).isEqualTo(10);
        assertThat(shape.gaps).isEqualTo(2);
        assertThat(shape.inked).isEqualTo(16);
        assertThat(new LineShape("über alles").foreign).isTrue();
    }
}
