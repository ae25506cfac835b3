package annals.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowedTextTest {
    /** A bar is a line break. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'a |b|c'; false; a b|c",
                "'a |b'; true; ab",
                "'a  |b'; true; a b",
                "'> a |> b |>> c |>> d|e'; false; '> a b |>> c d|e'",
                "' > no quote'; false; '> no quote'",
                "' From ada'; false; From ada",
                "'a |-- |Ada |L.'; false; 'a |-- |Ada L.'",
                "'> a |> -- |> Ada'; false; '> a |> -- |> Ada'",
                "'a|-- |b'; true; 'a|-- |b'",
                "'|a |b'; false; '|a b'",
            })
    void unwraps(String flowed, boolean deleteSpace, String text) {
        assertThat(FlowedText.unwrapped(flowed.replace('|', '\n'), deleteSpace)).isEqualTo(text.replace('|', '\n'));
    }
}
