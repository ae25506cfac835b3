package annals.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "plain ~ plain",
                "a,b ~ \"a,b\"",
                "say \"hi\" ~ \"say \"\"hi\"\"\"",
                "=1+1 ~ '=1+1",
                "=HYPERLINK(\"http://x\",\"y\") ~ \"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"",
                "+cmd|' /C calc'!A0 ~ '+cmd|' /C calc'!A0",
                "-2+3 ~ '-2+3",
                "@SUM(A1) ~ '@SUM(A1)",
                "-1 ~ -1",
                "+1 ~ +1",
                "12 ~ 12",
            })
    void quotesAndDisarms(String cell, String written) {
        assertThat(new Csv("c").row(cell).text()).isEqualTo("\uFEFFc\r\n" + written + "\r\n");
    }

    @Test
    void keepsARowOnOneLine() {
        assertThat(new Csv("a", "b").row("x\r\ny\tz", "\t=1").text()).isEqualTo("\uFEFFa,b\r\nx y z,'=1\r\n");
    }

    @Test
    void aRowHasAllColumns() {
        Csv csv = new Csv("a", "b");
        assertThatThrownBy(() -> csv.row("x")).isInstanceOf(IllegalArgumentException.class);
    }
}
