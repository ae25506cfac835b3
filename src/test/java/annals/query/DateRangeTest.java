package annals.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateRangeTest {
    @ParameterizedTest
    @CsvSource({
        "2020,                   2020-01-01T00:00:00Z, 2021-01-01T00:00:00Z, 2020-01-01..2020-12-31",
        "2020-02,                2020-02-01T00:00:00Z, 2020-03-01T00:00:00Z, 2020-02-01..2020-02-29",
        "2020-12,                2020-12-01T00:00:00Z, 2021-01-01T00:00:00Z, 2020-12-01..2020-12-31",
        "2020-02-29,             2020-02-29T00:00:00Z, 2020-03-01T00:00:00Z, 2020-02-29",
        "2019..2020-03,          2019-01-01T00:00:00Z, 2020-04-01T00:00:00Z, 2019-01-01..2020-03-31",
        "2020-01-02..2020-01-02, 2020-01-02T00:00:00Z, 2020-01-03T00:00:00Z, 2020-01-02",
        "..2020,                                     , 2021-01-01T00:00:00Z, ..2020-12-31",
        "2020..,                 2020-01-01T00:00:00Z,                     , 2020-01-01..",
    })
    void readsWholeYearsMonthsAndDays(String text, Instant from, Instant until, String canonical) {
        DateRange range = DateRange.parse(text);
        assertThat(range.from().orElse(null)).isEqualTo(from);
        assertThat(range.until().orElse(null)).isEqualTo(until);
        assertThat(range).hasToString(canonical);
        assertThat(DateRange.parse(canonical)).isEqualTo(range);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                "20",
                "2020-1",
                "2020-00",
                "2020-13",
                "2021-02-29",
                "2020-01-01T00:00",
                "2020...",
                "2021..2020",
                "a..b"
            })
    void refusesWhatIsNoDate(String text) {
        assertThatThrownBy(() -> DateRange.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void endsBeforeItsLastMoment() {
        DateRange year = DateRange.parse("2020");
        assertThat(year.contains(Instant.parse("2020-01-01T00:00:00Z"))).isTrue();
        assertThat(year.contains(Instant.parse("2020-12-31T23:59:59Z"))).isTrue();
        assertThat(year.contains(Instant.parse("2021-01-01T00:00:00Z"))).isFalse();
        assertThat(DateRange.ALWAYS.contains(Instant.EPOCH)).isTrue();
    }
}
