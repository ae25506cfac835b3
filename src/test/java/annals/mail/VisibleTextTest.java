package annals.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibleTextTest {
    @ParameterizedTest
    @CsvSource({
        "plain Grüße 日本 😀, plain Grüße 日本 😀",
        "x\u001b[31mred, x␛[31mred",
        "a\u0000b\u007fc, a␀b␡c",
        "x\u009b31m, x\ufffd31m",
        "abc\u202etxt.exe, abc\ufffdtxt.exe",
        "\u2066x\u2069, \ufffdx\ufffd",
        "zero\u200bwidth, zero\ufffdwidth",
    })
    void showsControlsAsSymbols(String raw, String shown) {
        assertThat(VisibleText.of(raw)).isEqualTo(shown);
    }

    @Test
    void keepsLineEndsAndTabsUnlessALineIsWanted() {
        assertThat(VisibleText.of("a\n\tb")).isEqualTo("a\n\tb");
        assertThat(VisibleText.line(" a\r\n\tb ")).isEqualTo("a b");
    }

    @Test
    void replacesUnpairedSurrogatesAndTags() {
        assertThat(VisibleText.of("\ud83d!")).isEqualTo("\ufffd!");
        assertThat(VisibleText.of("\udb40\udc41")).isEqualTo("\ufffd");
    }
}
