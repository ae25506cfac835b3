package annals.export.site;

import annals.export.Edition;
import annals.export.EditionWriter;
import annals.export.Editor;
import annals.export.ExportFolder;
import annals.export.Version;
import annals.export.WhatChanged;
import annals.history.Dossier;
import annals.history.TimelineEvent;
import annals.history.TimelineEvent.ThreadDiscussed;
import annals.query.DateRange;
import annals.spec.Deliverable;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** What changed between two days as one page, whose links lead to the list's archive. */
public final class ChangesPage implements EditionWriter {
    private final DateRange period;

    public ChangesPage(DateRange period) {
        this.period = period;
    }

    @Override
    public String form() {
        return "changes-site";
    }

    @Override
    public String entrance() {
        return "what-changed.html";
    }

    @Override
    public List<String> write(Edition edition, ExportFolder folder, Editor.Progress progress) throws IOException {
        SiteExport.assets(folder);
        folder.write(entrance(), page(edition, WhatChanged.of(edition, period)));
        return List.of();
    }

    private static String page(Edition edition, WhatChanged changed) {
        return Frame.alone(changed.title(), html -> {
            html.open("div", "class", "hero").element("p", "Made by Annals " + Version.current(), "class", "over");
            html.element("h1", changed.title());
            html.element(
                    "p",
                    Words.count(changed.news().size(), "deliverable has", "deliverables have") + " news, "
                            + changed.quiet().size() + " none.",
                    "class",
                    "lead");
            html.close();
            changed.news().forEach(news -> news(html, edition, changed, news));
            if (!changed.quiet().isEmpty()) {
                html.open("section", "aria-labelledby", "quiet").element("h2", "Nothing new", "id", "quiet");
                html.element(
                        "p",
                        changed.quiet().stream()
                                .map(deliverable -> deliverable.title() + " (" + deliverable.id() + ")")
                                .collect(Collectors.joining(", ")),
                        "class",
                        "quiet");
                html.close().line();
            }
        });
    }

    private static void news(Html html, Edition edition, WhatChanged changed, WhatChanged.News news) {
        Dossier dossier = news.dossier();
        Deliverable deliverable = dossier.deliverable();
        String id = "d-" + deliverable.id().replaceAll("[^A-Za-z0-9-]", "-");
        EventList events = new EventList(edition, dossier, Links.none(edition));
        html.open("section", "aria-labelledby", id);
        html.element("h2", deliverable.title(), "id", id);
        html.open("p", "class", "facts").text(deliverable.id() + " ");
        OverviewPage.badge(html, deliverable);
        html.close().open("ol", "class", "events").line();
        for (TimelineEvent event : news.events()) {
            events.event(html, event, "");
        }
        for (ThreadDiscussed thread : news.threads()) {
            events.event(html, thread, changed.isOlder(thread) ? " (goes on from before)" : "");
        }
        html.close().close("section").line();
    }
}
