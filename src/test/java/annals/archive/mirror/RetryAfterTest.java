package annals.archive.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120                           | PT2M",
                " 0                            | PT0S",
                "Fri, 20 Mar 2015 12:01:00 GMT | PT1M",
                "Fri, 20 Mar 2015 11:00:00 GMT | PT0S",
                "soon                          |",
                "-5                            |",
                "99999999999999999999          |",
            })
    void readsBothForms(String value, Duration wait) {
        assertThat(RetryAfter.parse(value, Instant.parse("2015-03-20T12:00:00Z"))
                        .orElse(null))
                .isEqualTo(wait);
    }
}
