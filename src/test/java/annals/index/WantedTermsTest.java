package annals.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever looks for terms finds exactly those of the whole text: nothing is missed, and nothing else is marked. */
class WantedTermsTest {
    private static final List<String> PIECES = List.of(
            "key",
            "Keys",
            "keyed",
            "dying",
            "Skies",
            "encrypted",
            "<encrypted/>",
            "<x:body",
            "XEP-0384",
            "xep 384",
            "JEP",
            "RFC9420",
            "pep-8",
            "urn:xmpp:omemo:2",
            "defer.Deferred",
            "draft-ietf-mls-protocol-17",
            "https://example.org/a#b",
            "http://example.net/?u=https://example.org/",
            "ftp://x/http://key",
            "end-to-end",
            "ada@example.org",
            "O'Brien’s",
            "Schäfer",
            "Schaefer",
            "ﬁnd",
            "İstanbul",
            "鍵を",
            "ключи",
            "ключ",
            "한국",
            "é",
            "\u00ad",
            "’",
            "-",
            ".",
            ":",
            "/",
            "_",
            "\n",
            "  ",
            "12",
            "2019-01-02",
            "😀");

    @ParameterizedTest
    @EnumSource
    void areThoseOfTheWholeTextThatAreWanted(TextScanner.Style style) {
        long seed = 20261129;
        Random random = new Random(seed);
        int found = 0;
        for (int run = 0; run < 5_000; run++) {
            String text = text(random);
            List<Token> all = TextScanner.tokens(text, style);
            WantedTerms wanted = wanted(random, all, style);
            List<Token> expected =
                    all.stream().filter(token -> wanted.includes(token.term())).toList();

            assertThat(TextScanner.tokens(text, style, wanted))
                    .as("seed %d, run %d: %s", seed, run, text)
                    .isEqualTo(expected);
            found += expected.size();
        }
        assertThat(found).isGreaterThan(5_000);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int pieces = 1 + random.nextInt(12);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size()))).append(random.nextInt(3) == 0 ? "" : " ");
        }
        return text.toString();
    }

    /** Terms of the text itself and of others, and now and then a beginning. */
    private static WantedTerms wanted(Random random, List<Token> all, TextScanner.Style style) {
        Set<String> terms = new HashSet<>();
        List<Token> others = new ArrayList<>(all);
        others.addAll(TextScanner.tokens(text(random), style));
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count && !others.isEmpty(); i++) {
            terms.add(others.get(random.nextInt(others.size())).term());
        }
        List<String> beginnings = random.nextInt(4) == 0 ? List.of("ke") : List.of();
        return new WantedTerms(terms, beginnings);
    }
}
