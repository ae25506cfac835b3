package annals.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FromLineTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "From ada at example.org  Tue Mar  1 09:08:07 2005 ; ada at example.org ; 2005-03-01T09:08:07Z",
                "From ada@example.org Thu Feb  1 18:23:12 2024 ; ada@example.org ; 2024-02-01T18:23:12Z",
                "From @d@ @end|ng |rom ex@mp|e@org  Tue Mar 01 09:08:07 2005 ; @d@ @end|ng |rom ex@mp|e@org ; 2005-03-01T09:08:07Z",
                "From \"ada [x] (y)\"  Tue Mar  1 09:08 2005 ; \"ada [x] (y)\" ; 2005-03-01T09:08:00Z",
                "From - Tue Mar  1 09:08:60 2005 ; - ; 2005-03-01T09:08:59Z",
            })
    void readsStrictLines(String line, String sender, Instant date) {
        assertThat(FromLine.strict(line)).contains(new FromLine(sender, Optional.of(date)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From what I have seen, it works.",
                "From: ada@example.org",
                "From ada@example.org",
                "From ada@example.org  Tue Mar 32 09:08:07 2005",
                "From ada@example.org  Tue Foo  1 09:08:07 2005",
                "From ada@example.org  Tue Mar  1 25:08:07 2005",
                "From ada@example.org  Tue Mar  1 09:08:07 1805",
                "From Monday on, see Tue Mar  1 2005",
                ">From ada@example.org  Tue Mar  1 09:08:07 2005",
                "From ",
            })
    void refusesText(String line) {
        assertThat(FromLine.strict(line)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "From 1844@xxx Mon Oct 06 20:52:47 +0000 2025 ; 1844@xxx ; 2025-10-06T20:52:47Z",
                "From ada@example.org Mon Oct 06 20:52:47 2025 +0000 ; ada@example.org ; 2025-10-06T20:52:47Z",
                "From - ; - ;",
                "From 1844 ; 1844 ;",
            })
    void readsLooseLines(String line, String sender, Instant date) {
        assertThat(FromLine.strict(line)).isEmpty();
        assertThat(FromLine.loose(line)).contains(new FromLine(sender, Optional.ofNullable(date)));
    }
}
