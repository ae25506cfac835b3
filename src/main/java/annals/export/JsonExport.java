package annals.export;

import annals.history.Dossier;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** An edition as JSON Lines: the deliverables, a file for each of them, and the threads. */
public final class JsonExport implements EditionWriter {
    @Override
    public String form() {
        return "json";
    }

    @Override
    public String entrance() {
        return "threads.jsonl";
    }

    @Override
    public List<String> write(Edition edition, ExportFolder folder, Editor.Progress progress) throws IOException {
        folder.write(entrance(), out -> {
            try (JsonLines lines = new JsonLines(out, "export")) {
                edition.threads().forEach(line -> thread(lines, edition, line));
            }
        });
        if (edition.query().isPresent()) {
            return List.of();
        }
        folder.write("deliverables.jsonl", out -> {
            try (JsonLines lines = new JsonLines(out, "export")) {
                edition.dossiers()
                        .forEach(dossier ->
                                lines.object("deliverable", json -> DeliverableJson.properties(json, dossier)));
            }
        });
        DossierJson dossierJson = new DossierJson(edition.redaction());
        for (Dossier dossier : edition.dossiers()) {
            folder.write(MarkdownDossier.stem(dossier.deliverable()) + ".jsonl", out -> {
                try (JsonLines lines = new JsonLines(out, "export")) {
                    dossierJson.write(lines, dossier);
                }
            });
        }
        return List.of();
    }

    private static void thread(JsonLines lines, Edition edition, ThreadLine line) {
        List<String> permalinks = new ArrayList<>();
        permalinks.add(edition.permalink(line.list(), line.id()));
        permalinks.removeIf(String::isEmpty);
        lines.object("thread", json -> {
            json.writeStringProperty("id", line.id().hash());
            json.writeStringProperty("subject", edition.redaction().text(line.title()));
            json.writeStringProperty("list", line.list());
            JsonLines.optional(json, "first", line.first());
            JsonLines.optional(json, "last", line.last());
            json.writeNumberProperty("messages", line.messages());
            JsonLines.strings(json, "participants", line.people());
            MessageJson.deliverables(json, line.deliverables());
            JsonLines.strings(json, "permalinks", permalinks);
        });
    }
}
