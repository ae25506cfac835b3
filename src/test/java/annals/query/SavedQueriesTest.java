package annals.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SavedQueriesTest {
    @TempDir
    private Path folder;

    private SavedQueries saved = SavedQueries.NONE;

    @BeforeEach
    void save() throws IOException {
        Path near = Files.writeString(folder.resolve("near.json"), """
                {"keys": "s:(key OR keys)", "mine": "query:keys from:ada", "loop": "x query:pool", "pool": "query:loop",
                 "open": "\\"no end", "empty": ""}
                """);
        Path far = Files.writeString(folder.resolve("far.json"), "{\"keys\": \"other\", \"far\": \"away\"}");
        saved = new SavedQueries(List.of(near, folder.resolve("missing.json"), far));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "query:keys d:2020       → (subject:key OR subject:keys) AND date:2020-01-01..2020-12-31",
                "query:mine              → (subject:key OR subject:keys) AND from:ada",
                "-query:far              → NOT away",
                "thread:{query:keys} x   → thread:{subject:key OR subject:keys} AND x",
                "b:(a query:far)         → body:a AND away",
            })
    void standForThemselves(String written, String read) {
        assertThat(QueryParser.parse(written, saved)).hasToString(read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "x query:nix  → no saved query \"nix\"; there are: empty, far, keys, loop, mine, open, pool",
                "x query:loop → in the saved query loop: in the saved query pool: the saved query loop holds itself at 1, at 3, at 3",
                "query:open   → in the saved query open: no closing quote at 1, at 1",
                "query:empty  → in the saved query empty: nothing to search for; * finds everything, at 1",
            })
    void failWithTheirName(String written, String message) {
        assertThatThrownBy(() -> QueryParser.parse(written, saved))
                .isInstanceOf(QuerySyntaxException.class)
                .hasMessage(message);
    }

    @Test
    void doNotGrowWithoutBound() throws IOException {
        StringBuilder json = new StringBuilder("{");
        for (char name = 'a'; name < 'h'; name++) {
            json.append('"')
                    .append(name)
                    .append("\": \"")
                    .append(("query:" + (char) (name + 1) + " ").repeat(10))
                    .append("\", ");
        }
        Path file = Files.writeString(folder.resolve("bomb.json"), json + "\"h\": \"x\"}");
        assertThatThrownBy(() -> QueryParser.parse("query:a", new SavedQueries(List.of(file))))
                .hasMessageContaining("more than 200 saved queries in one");
    }

    @Test
    void sayWhereToWriteTheFirstOne() {
        Path file = folder.resolve("none.json");
        assertThatThrownBy(() -> QueryParser.parse("query:x", new SavedQueries(List.of(file))))
                .hasMessage("no saved query \"x\"; write {\"x\": \"…\"} into " + file);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '`',
            value = {"[1] → 1", "{\"a\": 1} → 1", "{\"a\": → 1", "hello → 1", "{} {} → 0"})
    void tellWhereAFileIsWrong(String text, int wrong) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.json"), text);
        assertThatThrownBy(() -> QueryParser.parse("query:a", new SavedQueries(List.of(file))))
                .hasMessageContaining(wrong == 1 ? "got something else in " + file : "no saved query \"a\"");
    }
}
