package annals.index;

import static org.assertj.core.api.Assertions.assertThat;

import annals.index.TextScanner.Style;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextScannerTest {
    /** Terms of one position are joined by {@code |}; positions by blanks. */
    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    Ratchets ratchet             → ratchets|~ratchet ratchet
                    Alice's don't                → alice|~alic dont
                    O’Brien                      → obrien
                    of 3DES                      → of 3des
                    end-to-end                   → end to end
                    XEP-0384                     → xep-0384|xep 0384
                    xep 384                      → xep-0384|xep 0384
                    XEP0384:                     → xep-0384|xep 0384
                    XEP‑0384                     → xep-0384|xep 0384
                    JEP-0027                     → xep-0027|jep 0027
                    RFC 9420                     → rfc-9420|rfc 9420
                    PEP-8                        → pep-8|pep 8
                    PEP-0008                     → pep-8|pep 8
                    XEP-XXXX                     → xep xxxx
                    XEP 2020-05-11               → xep 2020 05 11
                    XEP-03845                    → xep 03845
                    XEP-0384-based               → xep-0384|xep 0384 based|~base
                    pre-XEP-0384                 → pre xep-0384|xep 0384
                    SHA-256                      → sha 256
                    defer.Deferred               → defer.deferred|defer deferred|~defer
                    defer. Deferred              → defer deferred|~defer
                    xep-0384.html                → xep-0384.html|xep-0384|xep 0384 html
                    foo_bar                      → foo_bar|foo bar
                    0.4.0                        → 0.4.0|0.4|0 4.0|4 0
                    urn:xmpp:omemo:2             → urn:xmpp:omemo:2|urn:xmpp:omemo|urn:xmpp|urn xmpp:omemo:2|xmpp:omemo|xmpp omemo:2|omemo 2
                    draft-ietf-mls-protocol      → draft-ietf-mls-protocol|draft ietf mls protocol
                    draft-ietf-mls-12            → draft-ietf-mls-12|draft-ietf-mls|draft ietf mls 12
                    ada@example.org              → ada@example.org|ada@example|ada example.org|example|~exampl org
                    <encrypted/>                 → <encrypted|encrypted|~encrypt
                    <encrypted xmlns='a'>        → <encrypted|encrypted|~encrypt xmlns a
                    </encrypted>                 → encrypted|~encrypt
                    <ada@example.org>            → ada@example.org|ada@example|ada example.org|example|~exampl org
                    (http://xmpp.org/a#b).       → http://xmpp.org/a#b|http://xmpp.org/a|http xmpp.org|xmpp org a#b|a b
                    Schäfer                      → schafer|schaefer
                    Straße                       → strasse|~strass
                    Œuvre                        → oeuvre|~oeuvr
                    Łukasz                       → lukasz
                    ＯＭＥＭＯ                    → omemo
                    Ключ ёлка                    → ключ елка
                    ΟΔΟΣ                         → οδοσ
                    加密abc                       → 加 密 abc
                    암호                          → 암 호
                    कुंजी                          → कुंजी
                    +1 & -- !                    → 1
                    """)
    void readsProse(String text, String expected) {
        assertThat(terms(text, Style.PROSE)).isEqualTo(expected.strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', textBlock = """
                    Jürgen Schäfer → jurgen|juergen schafer|schaefer
                    Schaefer       → schaefer|schafer
                    Schafer        → schafer
                    Joe Sue        → joe sue
                    Queue          → queue
                    """)
    void readsNames(String text, String expected) {
        assertThat(terms(text.strip(), Style.NAMES)).isEqualTo(expected.strip());
    }

    /** Slots are joined by blanks, each with its position. */
    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    ratchets                    → 0:ratchet|~ratchet               → 0:ratchets
                    xep 384                     → 0:xep-0384               → 0:xep-0384
                    end-to-end                  → 0:end|~end 1:to 2:end|~end       → 0:end 1:to 2:end
                    the urn:xmpp:omemo:2 is     → 0:the|~the 1:urn:xmpp:omemo:2 5:is → 0:the 1:urn:xmpp:omemo:2 5:is
                    XEP-0384-based              → 0:xep-0384 2:base|~base       → 0:xep-0384 2:based
                    <encrypted/>                → 0:<encrypted             → 0:<encrypted
                    http://xmpp.org/a/ b        → 0:http://xmpp.org/a 4:b  → 0:http://xmpp.org/a 4:b
                    Schäfer                     → 0:schafer|~schafer|schaefer|~schaefer     → 0:schafer|schaefer
                    加密                         → 0:加 1:密                 → 0:加 1:密
                    """)
    void readsQueries(String text, String stemmed, String exact) {
        assertThat(slots(text.strip(), false)).isEqualTo(stemmed.strip());
        assertThat(slots(text.strip(), true)).isEqualTo(exact.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--", "&&", "…", "", " ", "<", "://", "🙂"})
    void findsNothingWithoutLettersAndDigits(String text) {
        assertThat(TextScanner.tokens(text, Style.PROSE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a.", "a", ".", "a:b ", "<a", "http://a", "http://…", "xep-0384 ", "é", "́", "加", "a-", "'a "})
    void takesTimeInProportionToTheText(String piece) {
        String text = piece.repeat(200_000);
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> TextScanner.tokens(text, Style.PROSE).size());
    }

    @Test
    void cutsWordsThatAreTooLong() {
        assertThat(TextScanner.tokens("x".repeat(40_000), Style.PROSE))
                .allMatch(token -> token.term().length() <= 256);
    }

    private static String terms(String text, Style style) {
        List<String> positions = new ArrayList<>();
        for (Token token : TextScanner.tokens(text.strip(), style)) {
            assertThat(token.position()).isBetween(positions.size() - 1, positions.size());
            if (token.position() == positions.size()) {
                positions.add(token.term());
            } else {
                positions.set(token.position(), positions.get(token.position()) + "|" + token.term());
            }
        }
        return String.join(" ", positions);
    }

    private static String slots(String text, boolean exact) {
        return Slot.of(text, Style.PROSE, exact).stream()
                .map(slot -> slot.position() + ":" + String.join("|", slot.terms()))
                .collect(Collectors.joining(" "));
    }
}
