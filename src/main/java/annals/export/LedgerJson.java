package annals.export;

import annals.ingest.IngestReport;
import annals.mail.Fault;
import annals.mail.Ledger;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/** Writes the {@code ingest} and {@code total} objects of output-format.md. */
public final class LedgerJson {
    private LedgerJson() {}

    /** The account of one source. */
    public static void properties(JsonGenerator json, Ledger ledger, double seconds) {
        sums(json, ledger);
        json.writeNumberProperty("seconds", Math.round(seconds * 1000) / 1000.0);
    }

    /** The account of all, and what the index holds now. */
    public static void total(JsonGenerator json, IngestReport report) {
        double seconds = report.sources().stream()
                .mapToDouble(IngestReport.Read::seconds)
                .sum();
        properties(json, report.total(), seconds);
        json.writeNumberProperty("indexed_messages", report.messages());
        json.writeNumberProperty("threads", report.threads());
        json.writeNumberProperty("e2ee_threads", report.e2eeThreads());
        json.writeNumberProperty("written_threads", report.written());
        json.writeArrayPropertyStart("problems");
        Stream.concat(report.damaged().stream(), report.skipped().stream()).forEach(problem -> {
            json.writeStartObject();
            json.writeStringProperty("source", problem.source());
            json.writeStringProperty("what", problem.what());
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    /** The sums of an account, without the time. */
    public static void sums(JsonGenerator json, Ledger ledger) {
        json.writeStringProperty("source", ledger.source());
        json.writeNumberProperty("bytes", ledger.bytes());
        json.writeNumberProperty("message_bytes", ledger.messageBytes());
        json.writeNumberProperty("gap_bytes", ledger.gapBytes());
        json.writeNumberProperty("messages", ledger.messages());
        json.writeNumberProperty("new", ledger.added());
        json.writeNumberProperty("duplicate", ledger.duplicates());
        json.writeNumberProperty("variant", ledger.variants());
        json.writeNumberProperty("skipped", ledger.skipped());
        json.writeObjectPropertyStart("faults");
        Map<Fault.Kind, Integer> ordered = new TreeMap<>(ledger.faults());
        ordered.forEach((kind, count) -> json.writeNumberProperty(kind.json(), count));
        json.writeEndObject();
    }
}
