package annals.export;

import annals.history.Dossier;
import java.io.IOException;
import java.util.List;

/** An edition as Markdown: an overview, and a page for each deliverable. */
public final class MarkdownExport implements EditionWriter {
    @Override
    public String form() {
        return "markdown";
    }

    @Override
    public String entrance() {
        return "README.md";
    }

    @Override
    public List<String> write(Edition edition, ExportFolder folder, Editor.Progress progress) throws IOException {
        MarkdownDossier markdown = new MarkdownDossier(edition.redaction());
        folder.write(
                entrance(),
                edition.query().isPresent() ? markdown.threads(edition) : markdown.overview(edition.dossiers()));
        for (Dossier dossier : edition.dossiers()) {
            folder.write(MarkdownDossier.fileName(dossier.deliverable()), markdown.page(dossier));
        }
        return List.of();
    }
}
