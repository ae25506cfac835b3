package annals.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonLinesTest {
    @Test
    void beginsWithTheHeaderAndEndsEachLine() {
        assertThat(written("stats", "one", "two")).isEqualTo("""
                        {"type":"header","schema":1,"command":"stats","version":"%s"}
                        {"type":"word","text":"one"}
                        {"type":"word","text":"two"}
                        """.formatted(Version.current()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\nb", "a\r\nb", "a\u2028b", "\"quoted\" \\", "\u0000\u001b[2J", "𝔸 鍵 é", "{\"type\":\"x\"}"})
    void anyTextIsOneLineAndComesBack(String text) {
        List<String> lines = written("parse", text).lines().toList();
        assertThat(lines).hasSize(2);
        JsonNode object = JsonMapper.shared().readTree(lines.getLast());
        assertThat(object.path("text").asString()).isEqualTo(text);
    }

    /** Found by fuzzing: windows-1252 has control characters of 8 bits, and a terminal takes 0x9B for ESC [. */
    @Test
    void escapesWhatSteersATerminal() {
        String text = "\u001b[2J \u007f \u009b2J \u0085 \u202e \u2028 é";

        assertThat(written("parse", text)).contains("\\u001B[2J \\u007F \\u009B2J \\u0085 \\u202E \\u2028 é");
    }

    /** A mail can hold half a surrogate pair, which UTF-8 cannot. */
    @ParameterizedTest
    @ValueSource(ints = {0xD800, 0xDBFF, 0xDC00, 0xDFFF})
    void halfACharacterDoesNoHarm(int half) {
        String text = "a" + (char) half + "b";
        String all = written("parse", text, text + (char) half, "after");
        assertThat(all.lines()).hasSize(4);
        assertThat(JsonMapper.shared()
                        .readTree(all.lines().toList().get(1))
                        .path("text")
                        .asString())
                .matches("a.b");
        assertThat(all.lines().toList().getLast()).contains("after");
    }

    @Test
    void leavesTheStreamOpen() throws IOException {
        boolean[] closed = {false};
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        new JsonLines(out, "stats").close();
        assertThat(closed[0]).isFalse();
        assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("}\n");
    }

    @Test
    void nothingIsNull() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonLines lines = new JsonLines(out, "stats")) {
            lines.object("one", json -> {
                JsonLines.optional(json, "none", Optional.empty());
                JsonLines.optional(json, "some", Optional.of(1));
                JsonLines.strings(json, "list", List.of());
            });
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .endsWith("{\"type\":\"one\",\"none\":null,\"some\":\"1\",\"list\":[]}\n");
    }

    private static String written(String command, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonLines lines = new JsonLines(out, command)) {
            for (String word : words) {
                lines.object("word", json -> json.writeStringProperty("text", word));
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
