package annals.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final Ledger ONE =
            new Ledger("a", 100, 90, 10, 3, 1, 1, 1, 0, Map.of(Fault.Kind.NO_DATE, 2, Fault.Kind.NO_FROM, 1));

    @Test
    void mustAddUp() {
        assertThatThrownBy(() -> new Ledger("a", 100, 90, 9, 0, 0, 0, 0, 0, Map.of()))
                .hasMessageContaining("90 + 9 != 100");
        assertThatThrownBy(() -> new Ledger("a", 0, 0, 0, 2, 1, 0, 0, 0, Map.of()))
                .hasMessageContaining("1 new");
    }

    @Test
    void sums() {
        Ledger sum = ONE.plus(ONE, "both");
        assertThat(sum)
                .isEqualTo(new Ledger(
                        "both", 200, 180, 20, 6, 2, 2, 2, 0, Map.of(Fault.Kind.NO_DATE, 4, Fault.Kind.NO_FROM, 2)));
        assertThat(Ledger.empty("a").plus(ONE, "a")).isEqualTo(ONE);
    }
}
