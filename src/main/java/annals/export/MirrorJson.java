package annals.export;

import annals.archive.mirror.MirrorReport;
import annals.archive.mirror.Outcome;

/** Writes the {@code file} and {@code total} objects of a fetch, see output-format.md. */
public final class MirrorJson {
    private MirrorJson() {}

    /** One line for each file, then the sums. */
    public static void write(JsonLines lines, MirrorReport report) {
        for (MirrorReport.File file : report.files()) {
            lines.object("file", json -> {
                json.writeStringProperty("name", file.name());
                json.writeStringProperty("url", file.url());
                json.writeStringProperty("outcome", file.outcome().json());
                json.writeNumberProperty("received", file.received());
                json.writeNumberProperty("bytes", file.bytes());
                json.writeNumberProperty("messages", file.messages());
                JsonLines.optional(json, "note", file.note());
            });
        }
        lines.object("total", json -> {
            json.writeNumberProperty("files", report.files().size());
            for (Outcome outcome : Outcome.values()) {
                json.writeNumberProperty(outcome.json(), report.count(outcome));
            }
            json.writeNumberProperty("received", report.received());
            json.writeBooleanProperty("complete", report.isComplete());
            json.writeArrayPropertyStart("problems");
            for (MirrorReport.Problem problem : report.problems()) {
                json.writeStartObject();
                json.writeStringProperty("source", problem.url());
                json.writeStringProperty("what", problem.what());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
