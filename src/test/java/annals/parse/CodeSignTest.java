package annals.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeSignTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "KEYED ; key = value",
                "KEYED ; a.b-c: 1",
                "VOTE ; +1",
                "VOTE ; my vote (-0)",
                "ADDRESSING ; Ada,",
                "ADDRESSING ; Dear list",
                "ADDRESSING ; -- Ada",
                "DIAGNOSTIC ; fatal: no such thing",
                "DIAGNOSTIC ; Execution halted",
                "DIAGNOSTIC ; sh: foo: command not found",
                "DIAGNOSTIC ; this is an error",
                "STATUS_END ; checking for it ... OK",
                "DRAWN ; +----+----+",
                "DRAWN ; | a | b |",
                "RULER ; ------",
            })
    void isFound(CodeSign sign, String line) {
        assertThat(signs(line) & sign.bit()).isNotZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "KEYED ; http://example.org/",
                "KEYED ; k: v",
                "KEYED ; two words = value",
                "VOTE ; 3+1 and +12",
                "ADDRESSING ; the list (of names),",
                "ADDRESSING ; Ada said so",
                "DIAGNOSTIC ; an error was found here",
                "DRAWN ; a -- b",
            })
    void isNotFound(CodeSign sign, String line) {
        assertThat(signs(line) & sign.bit()).isZero();
    }

    private static long signs(String line) {
        return CodeSign.of(new MarkedLines(line), 0);
    }
}
