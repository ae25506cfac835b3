package annals.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeedlesTest {
    private static final Needles NEEDLES = Needles.of("wrote", "in line", "(a)", "écrit");

    @ParameterizedTest
    @ValueSource(strings = {"wrote", "Ada WROTE:", "see in Line 3", "ada(A)example", "ein Gruß"})
    void letsThroughWhatMayHoldOne(String line) {
        assertThat(NEEDLES.mayBeIn(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "w", "wrot", "writes (b) in  line", "WR", "wRiting in lin"})
    void turnsAwayWhatHoldsNone(String line) {
        assertThat(NEEDLES.mayBeIn(line)).isFalse();
    }
}
