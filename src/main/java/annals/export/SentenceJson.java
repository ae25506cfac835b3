package annals.export;

import annals.digest.CitedSentence;
import java.util.Optional;

/** Writes the {@code sentence} object of output-format.md. */
public final class SentenceJson {
    private SentenceJson() {}

    /** A line for the sentence. */
    public static void write(JsonLines lines, CitedSentence sentence, String permalink) {
        lines.object("sentence", json -> {
            json.writeNumberProperty("rank", sentence.rank());
            json.writeStringProperty("text", sentence.text());
            json.writeStringProperty("message", sentence.message().value());
            json.writeStringProperty("from", sentence.from());
            JsonLines.optional(
                    json,
                    "date",
                    sentence.sent().isKnown() ? Optional.of(sentence.sent().instant()) : Optional.empty());
            json.writeStringProperty("permalink", permalink);
            JsonLines.strings(json, "why", sentence.why());
        });
    }
}
