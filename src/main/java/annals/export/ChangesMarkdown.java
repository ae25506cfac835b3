package annals.export;

import annals.history.TimelineEvent.ThreadDiscussed;
import annals.query.DateRange;
import annals.spec.Deliverable;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** What changed between two days as one Markdown page. */
public final class ChangesMarkdown implements EditionWriter {
    private final DateRange period;

    public ChangesMarkdown(DateRange period) {
        this.period = period;
    }

    @Override
    public String form() {
        return "changes-markdown";
    }

    @Override
    public String entrance() {
        return "what-changed.md";
    }

    @Override
    public List<String> write(Edition edition, ExportFolder folder, Editor.Progress progress) throws IOException {
        folder.write(entrance(), page(WhatChanged.of(edition, period), new MarkdownDossier(edition.redaction())));
        return List.of();
    }

    private static String page(WhatChanged changed, MarkdownDossier markdown) {
        StringBuilder page = new StringBuilder("# ").append(changed.title()).append('\n');
        for (WhatChanged.News news : changed.news()) {
            Deliverable deliverable = news.dossier().deliverable();
            page.append("\n## ")
                    .append(markdown.text(deliverable.id() + " " + deliverable.title()))
                    .append("\n\n");
            news.events().forEach(event -> page.append(markdown.event(news.dossier(), event)));
            for (ThreadDiscussed thread : news.threads()) {
                page.append(markdown.event(news.dossier(), thread));
                if (changed.isOlder(thread)) {
                    page.append("  (goes on from before)\n");
                }
            }
        }
        if (!changed.quiet().isEmpty()) {
            page.append("\n## Nothing new\n\n")
                    .append(changed.quiet().stream()
                            .map(deliverable -> markdown.text(deliverable.id() + " " + deliverable.title()))
                            .collect(Collectors.joining(", ")))
                    .append('\n');
        }
        return page.toString();
    }
}
