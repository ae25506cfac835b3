package annals.export;

import annals.mail.VisibleText;
import java.io.OutputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.MinimalPrettyPrinter;

/**
 * JSON Lines: one object a line, each with a {@code type}; the first is the header
 * {@code {"type":"header","schema":1,"command":…,"version":…}}. What could steer a terminal is written as {@code \\u}
 * and four digits: control characters, those of 8 bits too, and bidirectional overrides.
 */
public final class JsonLines implements AutoCloseable {
    /** The version of the keys that output-format.md describes. */
    public static final int SCHEMA = 1;

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .characterEscapes(new Escapes())
            .build();

    private final JsonGenerator generator;

    /**
     * Starts with the header line.
     *
     * @param out where to; not closed by {@link #close()}
     * @param command the command whose output this is
     */
    public JsonLines(OutputStream out, String command) {
        generator = JSON.createGenerator(new Context(), out);
        object("header", json -> {
            json.writeNumberProperty("schema", SCHEMA);
            json.writeStringProperty("command", command);
            json.writeStringProperty("version", Version.current());
        });
    }

    /** Writes one line. */
    public void object(String type, Consumer<JsonGenerator> properties) {
        generator.writeStartObject();
        generator.writeStringProperty("type", type);
        properties.accept(generator);
        generator.writeEndObject();
        generator.writeRaw('\n');
    }

    /** Hands the lines on; the stream stays open. */
    @Override
    public void close() {
        generator.close();
    }

    /** A property with a string or {@code null}. */
    static void optional(JsonGenerator json, String name, java.util.Optional<?> value) {
        if (value.isPresent()) {
            json.writeStringProperty(name, value.get().toString());
        } else {
            json.writeNullProperty(name);
        }
    }

    /** A property with an array of strings. */
    static void strings(JsonGenerator json, String name, Iterable<?> values) {
        json.writeArrayPropertyStart(name);
        for (Object value : values) {
            json.writeString(value.toString());
        }
        json.writeEndArray();
    }

    /** Writes objects one after the other without anything between: the line ends are ours. */
    private static final class Context extends ObjectWriteContext.Base {
        @Override
        public tools.jackson.core.PrettyPrinter getPrettyPrinter() {
            return new MinimalPrettyPrinter("");
        }
    }

    /** Escapes what {@link VisibleText} does not show, besides what JSON must escape. */
    private static final class Escapes extends CharacterEscapes {
        private static final long serialVersionUID = 1L;
        private static final int DELETE = 0x7f;

        private final int[] ascii = standardAsciiEscapesForJSON();

        Escapes() {
            ascii[DELETE] = ESCAPE_STANDARD;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ascii;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int c) {
            return c <= Character.MAX_VALUE && VisibleText.isUnsafe((char) c)
                    ? new SerializedString("\\u%04X".formatted(c))
                    : null;
        }
    }
}
