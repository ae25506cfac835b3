package annals.tag;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BareListTest {
    @ParameterizedTest
    @ValueSource(strings = {"PGP, XEP-0027: 9", "OMEMO: 12 %", "XEP-0384: 3 (2)"})
    void rowHasACountBehindItsColon(String line) {
        assertThat(BareList.isRow(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ": ", "XEP-0384: ", "OMEMO: ", "OMEMO:", "OMEMO: nine", "OMEMO: 9 of them"})
    void lineWithoutACountIsNoRow(String line) {
        assertThat(BareList.isRow(line)).isFalse();
    }

    /** Only the beginning of a long line is looked at; here it ends behind a colon. */
    @Test
    void longLineCutBehindAColonIsNoTable() {
        String line = "x".repeat(498) + ": 9\n";
        assertThat(BareList.isInTable(line + line + line, 10)).isFalse();
    }

    @Test
    void threeRowsMakeATable() {
        String rows = "OMEMO: 12\nPGP: 9\nOTR: 4\n";
        assertThat(BareList.isInTable(rows, 11)).isTrue();
        assertThat(BareList.isInTable("OMEMO: 12\nPGP: 9\n", 11)).isFalse();
    }
}
