package annals.export.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AboutPageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2015-11                         | 2015-11",
                "2015-11 2015-12                 | 2015-11 – 2015-12",
                "2015-11 2015-12 2016-01 2017-01 | 2015-11 – 2016-01, 2017-01",
                "2015-11 2016-01 2016-02         | 2015-11, 2016-01 – 2016-02",
            })
    void monthsThatFollowEachOtherAreOneSpell(String months, String spells) {
        List<YearMonth> missing =
                Stream.of(months.split(" ", -1)).map(YearMonth::parse).toList();
        assertThat(String.join(", ", AboutPage.spells(missing))).isEqualTo(spells);
    }
}
