package annals.export;

import annals.history.IndexStatistics;
import annals.mail.Fault;
import annals.mail.Ledger;
import annals.mail.Message;

/** Writes the {@code stats}, {@code list}, {@code source} and {@code fault} objects of output-format.md. */
public final class StatsJson {
    private StatsJson() {}

    /** Writes the faults of a message, a line each. */
    public static void faults(JsonLines lines, Message message) {
        for (Fault fault : message.faults()) {
            lines.object("fault", json -> {
                json.writeStringProperty("message", message.id().value());
                json.writeStringProperty("kind", fault.kind().json());
                json.writeStringProperty("detail", fault.detail());
                json.writeStringProperty("file", message.origins().getFirst().source());
                json.writeNumberProperty("offset", message.origins().getFirst().offset());
            });
        }
    }

    /** Writes what an index holds. */
    public static void write(JsonLines lines, IndexStatistics statistics) {
        lines.object("stats", json -> {
            json.writeNumberProperty("messages", statistics.messages());
            json.writeNumberProperty("threads", statistics.threads());
            json.writeNumberProperty("e2ee_threads", statistics.e2eeThreads());
            json.writeNumberProperty("people", statistics.people());
            json.writeNumberProperty("ghosts", statistics.ghosts());
            json.writeNumberProperty("bytes", statistics.bytes());
            json.writeStringProperty("version", statistics.version());
        });
        for (IndexStatistics.ListCount list : statistics.lists()) {
            lines.object("list", json -> {
                json.writeStringProperty("list", list.list());
                json.writeNumberProperty("messages", list.messages());
                json.writeStringProperty("first", list.first().toString());
                json.writeStringProperty("last", list.last().toString());
                json.writeArrayPropertyStart("months");
                list.months().forEach((month, count) -> {
                    json.writeStartObject();
                    json.writeStringProperty("month", month.toString());
                    json.writeNumberProperty("messages", count);
                    json.writeEndObject();
                });
                json.writeEndArray();
                JsonLines.strings(json, "missing_months", list.missingMonths());
            });
        }
        for (Ledger ledger : statistics.sources()) {
            lines.object("source", json -> LedgerJson.sums(json, ledger));
        }
    }
}
