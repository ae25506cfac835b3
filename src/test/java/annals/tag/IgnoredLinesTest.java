package annals.tag;

import static org.assertj.core.api.Assertions.assertThat;

import annals.mail.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IgnoredLinesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "pub 4096R/0384ABCD 2014-01-05",
                "x 1024D/ABCDEF01",
                "A1B2 C3D4 E5F6 0718 293A 4B5C 6D7E 8F90",
                "is 0123456789abcdef0123456789abcdef",
                "OX 0x0123456789abcdef0123456789abcdef",
                "gpg key: on request",
                "PGP fingerprint below"
            })
    void keyIsLeftOutWhereverItStands(String line) {
        for (String before : List.of("", "a ", "ab ", "abz ", "xyz- ")) {
            String shifted = line.startsWith("gpg") || line.startsWith("PGP") ? line : before + line;
            assertThat(new IgnoredLines(List.of()).in(shifted))
                    .as(shifted)
                    .containsExactly(new Span(0, shifted.length()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"deadbeef", "a1b2 c3d4 e5f6 and no more", "version 0.4.1", "", "abc", "key", "cafe/0384ABCD"})
    void otherLineStays(String line) {
        assertThat(new IgnoredLines(List.of("are you")).in(line)).isEmpty();
    }

    @Test
    void templateIsKnownBehindItsNumberInAnyCase() {
        IgnoredLines lines = new IgnoredLines(List.of("do you have any security concerns"));
        String text = "4. Do you have any security concerns?\nYes.";
        assertThat(lines.in(text)).containsExactly(new Span(0, text.indexOf('\n')));
    }

    /** A user's rules may hold one. */
    @Test
    void emptyTemplateIsNoFailure() {
        assertThat(new IgnoredLines(List.of("", "are you")).in("Are you there?\n"))
                .hasSize(1);
    }
}
