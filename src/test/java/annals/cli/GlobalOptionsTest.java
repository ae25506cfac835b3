package annals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobalOptionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "search x                       | search",
                "--index search search x        | search",
                "--json --quiet --debug show x  | show",
                "--format json --no-pager stats | stats",
                "nonsense                       | nonsense",
                "--index=there search x         | ''",
                "--help search                  | ''",
                "-V                             | ''",
                "-- search                      | ''",
                "--index                        | ''",
                "''                             | ''",
            })
    void tellsTheCommandWhereItStandsPlainly(String line, String command) {
        String[] words = line.isEmpty() ? new String[0] : line.split(" ");
        assertThat(GlobalOptions.command(words).orElse("")).isEqualTo(command);
    }
}
