package annals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutTest {
    @ParameterizedTest
    @CsvSource({"abc, 3", "日本, 4", "e\u0301, 1", "😀, 2", "\uE000x\uE001, 1", "▂▇▅, 3"})
    void countsColumns(String text, int columns) {
        assertThat(Layout.width(text)).isEqualTo(columns);
    }

    @Test
    void cutsAndFills() {
        assertThat(Layout.cut("abcdef", 4)).isEqualTo("abc…");
        assertThat(Layout.cut("日本語", 4)).isEqualTo("日…");
        assertThat(Layout.fit("ab", 4)).isEqualTo("ab  ");
    }

    @Test
    void wrapsAtSpacesAndKeepsLongWordsWhole() {
        assertThat(Layout.wrap("one two three", 7)).isEqualTo(List.of("one two", "three"));
        assertThat(Layout.wrap("a verylongword b", 5)).isEqualTo(List.of("a", "verylongword", "b"));
        assertThat(Layout.wrap("one two three four", 3, 10)).isEqualTo(List.of("one", "two three", "four"));
        assertThat(Layout.wrap("", 5)).isEmpty();
    }

    @Test
    void drawsActivityHigherForMore() {
        assertThat(HistoryText.sparkline(List.of(0, 1, 4, 8))).isEqualTo(" ▂▅█");
        assertThat(HistoryText.sparkline(List.of(0, 0))).isEqualTo("  ");
    }

    @Test
    void countsInWords() {
        assertThat(Layout.count(1, "message", "messages")).isEqualTo("1 message");
        assertThat(Layout.count(0, "message", "messages")).isEqualTo("0 messages");
        assertThat(Layout.count(1_204, "message", "messages")).isEqualTo("1,204 messages");
    }
}
