package annals.spec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * {@link XepSources} as JSON Lines, each line an object with a {@code "type"}: one {@code catalogue} (schema,
 * snapshot), then {@code specification}s and {@code inbox} documents. Keys are the names of the records' components in
 * snake case; absent dates and ids are left out.
 */
final class XepSourcesJson {
    private static final int SCHEMA = 1;
    private static final JsonFactory JSON = new JsonFactory();

    private XepSourcesJson() {}

    static void write(XepSources sources, OutputStream out) throws IOException {
        StringBuilder lines = new StringBuilder();
        lines.append(line(json -> json.writeStringProperty("type", "catalogue")
                .writeNumberProperty("schema", SCHEMA)
                .writeStringProperty("snapshot", sources.snapshot().toString())));
        sources.specifications().forEach(xep -> lines.append(line(json -> write(xep, json))));
        sources.inbox().forEach(document -> lines.append(line(json -> write(document, json))));
        out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private interface Fields {
        void write(JsonGenerator json);
    }

    private static String line(Fields fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }

    private static void write(Specification xep, JsonGenerator json) {
        json.writeStringProperty("type", "specification");
        json.writeStringProperty("id", xep.id());
        json.writeStringProperty("title", xep.title());
        json.writeStringProperty("short_name", xep.shortName());
        json.writeStringProperty("status", xep.status().title());
        json.writeStringProperty("xep_type", xep.type());
        json.writeStringProperty("summary", xep.summary());
        writeStrings("authors", xep.authors(), json);
        writeStrings("namespaces", xep.namespaces(), json);
        writeStrings(
                "last_calls", xep.lastCalls().stream().map(LocalDate::toString).toList(), json);
        writeStrings("supersedes", xep.supersedes(), json);
        writeStrings("superseded_by", xep.supersededBy(), json);
        json.writeArrayPropertyStart("statuses");
        for (StatusChange change : xep.statuses()) {
            json.writeStartObject();
            json.writeStringProperty("date", change.date().toString());
            json.writeStringProperty("status", change.status().title());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("revisions");
        xep.revisions().forEach(revision -> write(revision, json));
        json.writeEndArray();
    }

    private static void write(Revision revision, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("version", revision.version());
        revision.date().ifPresent(date -> json.writeStringProperty("date", date.toString()));
        json.writeStringProperty("initials", revision.initials());
        json.writeStringProperty("remark", revision.remark());
        json.writeEndObject();
    }

    private static void write(InboxDocument document, JsonGenerator json) {
        json.writeStringProperty("type", "inbox");
        json.writeStringProperty("base_name", document.baseName());
        json.writeStringProperty("title", document.title());
        json.writeStringProperty("short_name", document.shortName());
        document.date().ifPresent(date -> json.writeStringProperty("date", date.toString()));
        writeStrings("namespaces", document.namespaces(), json);
        document.became().ifPresent(id -> json.writeStringProperty("became", id));
    }

    private static void writeStrings(String name, List<String> strings, JsonGenerator json) {
        json.writeArrayPropertyStart(name);
        strings.forEach(json::writeString);
        json.writeEndArray();
    }

    /** @throws IOException if it is no such file; the message ends in {@code name:line} */
    static XepSources read(InputStream in, String name) throws IOException {
        Reading reading = new Reading();
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        int number = 0;
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                reading.take(JsonObject.parse(line));
            }
            return reading.sources();
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            throw new IOException(
                    "no catalogue as \"catalog import\" writes it: %s: %s:%d".formatted(e.getMessage(), name, number),
                    e);
        }
    }

    /** What the lines so far have given. */
    private static final class Reading {
        private Optional<LocalDate> snapshot = Optional.empty();
        private final List<Specification> specifications = new ArrayList<>();
        private final List<InboxDocument> inbox = new ArrayList<>();

        void take(JsonObject line) {
            String type = line.string("type");
            switch (type) {
                case "catalogue" -> snapshot = Optional.of(header(line));
                case "specification" -> specifications.add(specification(line));
                case "inbox" -> inbox.add(inboxDocument(line));
                default -> throw new IllegalArgumentException("unknown \"type\": \"" + type + "\"");
            }
        }

        XepSources sources() {
            return new XepSources(
                    snapshot.orElseThrow(() -> new IllegalArgumentException("no line of \"type\":\"catalogue\"")),
                    specifications,
                    inbox);
        }
    }

    private static LocalDate header(JsonObject line) {
        int schema = line.integer("schema");
        if (schema != SCHEMA) {
            throw new IllegalArgumentException("expected schema %d, got %d".formatted(SCHEMA, schema));
        }
        return LocalDate.parse(line.string("snapshot"));
    }

    private static Specification specification(JsonObject line) {
        return new Specification(
                line.string("id"),
                line.string("title"),
                line.string("short_name"),
                status(line),
                line.string("xep_type"),
                line.string("summary"),
                line.strings("authors"),
                line.strings("namespaces"),
                line.objects("revisions").stream().map(XepSourcesJson::revision).toList(),
                line.strings("last_calls").stream().map(LocalDate::parse).toList(),
                line.objects("statuses").stream()
                        .map(XepSourcesJson::statusChange)
                        .toList(),
                line.strings("supersedes"),
                line.strings("superseded_by"));
    }

    private static Revision revision(JsonObject revision) {
        return new Revision(
                revision.string("version"), date(revision), revision.string("initials"), revision.string("remark"));
    }

    /** Of {@code {"date": "2016-12-07", "status": "Experimental"}}. */
    static StatusChange statusChange(JsonObject change) {
        return new StatusChange(LocalDate.parse(change.string("date")), status(change));
    }

    private static InboxDocument inboxDocument(JsonObject line) {
        return new InboxDocument(
                line.string("base_name"),
                line.string("title"),
                line.string("short_name"),
                date(line),
                line.strings("namespaces"),
                line.optionalString("became"));
    }

    private static Status status(JsonObject object) {
        String title = object.string("status");
        return Status.ofTitle(title).orElseThrow(() -> new IllegalArgumentException("no state of a XEP: " + title));
    }

    private static Optional<LocalDate> date(JsonObject object) {
        return object.optionalString("date").map(LocalDate::parse);
    }
}
