package annals.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnyWordTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "lost keys ~ lost OR from:lost OR keys OR from:keys",
                "lost \"one time\" ~ lost OR from:lost OR \"one time\"",
                "lost key* d:2020 f:ada -otr ~ (lost OR from:lost OR key*) d:2020 f:ada -otr",
            })
    void oneWordIsEnough(String query, String less) {
        assertThat(AnyWord.of(QueryParser.parse(query))).contains(QueryParser.parse(less));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"lost", "*", "lost f:ada", "lost OR keys", "s:lost s:keys", "lost -keys", "lost NEAR/2 keys"})
    void nothingLessCanBeAsked(String query) {
        assertThat(AnyWord.of(QueryParser.parse(query))).isEmpty();
    }
}
