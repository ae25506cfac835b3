package annals.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrectionsFileTest {
    @TempDir
    private Path folder;

    @Test
    void readsAllParts() throws IOException {
        assertThat(CorrectionsFile.read(file("""
                        {"join": [["<q@example.org>", "again@example.org"]],
                         "reattach": [{"message": "reply@example.org", "parent": "q@example.org"}],
                         "split": ["own@example.org"]}
                        """)).toLines()).isEqualTo("""
                        split own@example.org
                        reattach reply@example.org q@example.org
                        join q@example.org again@example.org""");
        assertThat(CorrectionsFile.read(file("{}")).all()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '!', textBlock = """
            {"split": ["a"              ! no JSON at line 1, column
            []                          ! expected an object, got []
            {"merge": []}               ! no part "merge": expected join, reattach, split
            {"split": "a"}              ! split must be a list, got "a"
            {"split": [1]}              ! split[0] must be a Message-ID, got 1
            {"split": ["<>"]}           ! split[0] must be a Message-ID, got "<>"
            {"join": [["a"]]}           ! join[0] must be two ids, got ["a"]
            {"join": [["a", "a"]]}      ! <a> cannot go under itself
            {"reattach": [["a", "b"]]}  ! reattach[0] must be {"message": ID, "parent": ID}, got ["a","b"]
            {"reattach": [{"message": "a", "parent": 2}]} ! reattach[0].parent must be a Message-ID, got 2
            {"split": ["a"], "join": [["b", "a"]]} ! two corrections move <a>
            """)
    void tellsWhatIsWrongInOneLine(String json, String message) throws IOException {
        Path file = file(json);
        assertThatThrownBy(() -> CorrectionsFile.read(file))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("ingest: " + file + ": " + message)
                .hasMessageEndingWith("; nothing was added");
    }

    @Test
    void isUtf8() throws IOException {
        Path file = Files.write(folder.resolve("latin1.json"), "{\"ö\": 1}".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> CorrectionsFile.read(file)).hasMessageContaining("not UTF-8");
    }

    private Path file(String json) throws IOException {
        return Files.writeString(folder.resolve("threads.json"), json);
    }
}
