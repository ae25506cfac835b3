package annals.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileReaderTest {
    private static final String WHOLE = """
            [{"title": "Kites", "address": "kites@example.org", "subjectTags": ["Kites", "kite-flyers"],
              "listIds": [], "editors": ["ed@example.org"], "editorNames": ["Ed"], "usualCharset": "windows-1252",
              "footers": ["^--$"], "hyperkitty": "", "pipermail": "https://lists.example.org/kites/"}]
            """;

    @Test
    void readsAllComponentsInAnyOrder() throws IOException {
        assertThat(read(WHOLE))
                .containsExactly(new ListProfile(
                        "kites@example.org",
                        "Kites",
                        List.of("Kites", "kite-flyers"),
                        List.of(),
                        List.of("ed@example.org"),
                        List.of("Ed"),
                        "windows-1252",
                        List.of("^--$"),
                        "",
                        "https://lists.example.org/kites/"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                      | expected START_ARRAY",
                "[1]                     | expected START_OBJECT",
                "[{}]                    | a profile without address",
                "[{\"address\": 1}]      | expected VALUE_STRING",
                "[{\"editors\": [[]]}]   | expected VALUE_STRING",
                "[{\"address\": \"a\"    | no JSON",
                "[}                      | no JSON",
            })
    void saysWhatIsWrong(String json, String said) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(IOException.class).hasMessageContaining(said);
    }

    private static List<ListProfile> read(String json) throws IOException {
        return ProfileReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
