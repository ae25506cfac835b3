package annals.export;

import annals.index.Finding;
import annals.index.IndexAudit;
import annals.ingest.Repair;
import java.util.Locale;

/** Writes the {@code finding}, {@code repair} and {@code check} objects of output-format.md. */
public final class FindingJson {
    private FindingJson() {}

    /** One difference. */
    public static void write(JsonLines lines, Finding finding) {
        lines.object("finding", json -> {
            json.writeStringProperty("kind", finding.kind().name().toLowerCase(Locale.ROOT));
            json.writeStringProperty("where", finding.where());
            json.writeStringProperty("what", finding.what());
        });
    }

    /** What was written anew. */
    public static void write(JsonLines lines, Repair.Report report) {
        lines.object("repair", json -> {
            json.writeNumberProperty("kept", report.kept());
            json.writeNumberProperty("restored", report.restored());
            JsonLines.strings(json, "missing_sources", report.missing());
        });
    }

    /** What was looked at, and how many differences are left. */
    public static void write(JsonLines lines, IndexAudit.Result result, int differences) {
        lines.object("check", json -> {
            json.writeNumberProperty("messages", result.messages());
            json.writeNumberProperty("threads", result.threads());
            json.writeNumberProperty("sources", result.sources());
            json.writeNumberProperty("differences", differences);
        });
    }
}
