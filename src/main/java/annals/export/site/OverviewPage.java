package annals.export.site;

import annals.export.Edition;
import annals.export.ThreadLine;
import annals.export.site.Table.Column;
import annals.history.Dossier;
import annals.spec.Deliverable;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The first page: the deliverables by kind, or the latest threads that answer a query. */
final class OverviewPage {
    private static final int LATEST = 50;

    private final Edition edition;
    private final Links links;

    OverviewPage(Edition edition) {
        this.edition = edition;
        this.links = Links.fromTop(edition);
    }

    String page() {
        return Frame.page(edition.title(), edition.title(), Frame.Place.OVERVIEW, 0, List.of("annals.js"), html -> {
            hero(html);
            TimelineChart.of(List.of(), Optional.empty(), edition.months(""), edition.snapshot())
                    .ifPresent(chart -> {
                        html.open("section", "aria-labelledby", "activity");
                        html.element("h2", "Activity", "id", "activity");
                        chart.draw(html, "Messages by month");
                        chart.table(html);
                        html.close("section").line();
                    });
            if (edition.query().isPresent()) {
                latest(html);
            } else {
                deliverables(html);
            }
        });
    }

    private void hero(Html html) {
        html.open("div", "class", "hero");
        html.element("h1", Words.title(edition, edition.title()));
        html.open("p", "class", "lead");
        html.text(Words.count(edition.threads().size(), "thread", "threads") + ", "
                + Words.count(edition.threadOf().size(), "message", "messages") + ", "
                + Words.count(edition.people().size(), "person", "people"));
        if (first().isPresent()) {
            html.text(", ");
            Words.span(html, first(), last());
        }
        html.close();
        html.close("div").line();
    }

    private Optional<LocalDate> first() {
        return edition.threads().stream().flatMap(line -> line.first().stream()).min(LocalDate::compareTo);
    }

    private Optional<LocalDate> last() {
        return edition.threads().stream().flatMap(line -> line.last().stream()).max(LocalDate::compareTo);
    }

    private void latest(Html html) {
        html.open("section", "aria-labelledby", "latest");
        html.element("h2", "Latest threads", "id", "latest");
        List<ThreadLine> shown =
                edition.threads().reversed().stream().limit(LATEST).toList();
        ThreadsPage.table(html, edition, links, shown);
        html.open("p")
                .link("threads.html", "All " + edition.threads().size() + " threads, with a filter")
                .close();
        html.close("section").line();
    }

    private void deliverables(Html html) {
        SortedMap<YearMonth, Integer> all = edition.months("");
        Sparkline sparkline = all.isEmpty()
                ? new Sparkline(0, 0)
                : new Sparkline(all.firstKey().getYear(), all.lastKey().getYear());
        FilterField.ofRows(html, "Filter the deliverables", "deliverables");
        html.open("div", "id", "deliverables");
        for (Deliverable.Kind kind : Deliverable.Kind.values()) {
            List<Dossier> ofKind = edition.dossiers().stream()
                    .filter(dossier -> dossier.deliverable().kind() == kind)
                    .toList();
            if (!ofKind.isEmpty()) {
                kind(html, kind, ofKind, sparkline, all);
            }
        }
        html.close("div").line();
    }

    private void kind(
            Html html,
            Deliverable.Kind kind,
            List<Dossier> dossiers,
            Sparkline sparkline,
            SortedMap<YearMonth, Integer> all) {
        String id = "kind-" + kind.json();
        html.open("section", "aria-labelledby", id, "class", "kind");
        html.element("h2", title(kind), "id", id);
        html.element("p", what(kind), "class", "quiet");
        String activity = all.isEmpty()
                ? "Activity"
                : "Activity " + all.firstKey().getYear() + " – " + all.lastKey().getYear();
        Table.write(
                html,
                title(kind),
                List.of(
                        Column.text("Deliverable"),
                        Column.text("Status"),
                        Column.wide(activity),
                        Column.number("Threads"),
                        Column.number("Messages"),
                        Column.text("Last discussed")),
                rows -> dossiers.forEach(dossier -> row(rows, dossier, sparkline)),
                "class",
                "catalogue");
        html.close("section").line();
    }

    private void row(Html html, Dossier dossier, Sparkline sparkline) {
        Deliverable deliverable = dossier.deliverable();
        html.open("tr", "data-row", "", "class", dossier.threads() == 0 ? "idle" : "active");
        html.open("th", "scope", "row");
        html.link(links.to(deliverable), deliverable.title());
        html.element("span", deliverable.id(), "class", "id");
        html.close();
        html.open("td");
        badge(html, deliverable);
        html.close();
        html.open("td", "class", "wide");
        sparkline.draw(html, edition.months(deliverable.id()));
        html.close();
        Table.count(html, dossier.threads());
        Table.count(html, dossier.messages());
        html.open("td");
        if (dossier.last().isPresent()) {
            Words.day(html, dossier.last());
        } else {
            html.element("span", "not here", "class", "quiet");
        }
        html.close("td").close("tr").line();
    }

    /** The state of a deliverable as a word in its colour. */
    static void badge(Html html, Deliverable deliverable) {
        deliverable
                .specification()
                .ifPresentOrElse(
                        xep -> html.element(
                                "span", xep.status().title(), "class", "badge " + TimelineChart.style(xep.status())),
                        () -> html.element("span", "no number", "class", "badge s-proposed"));
    }

    private static String title(Deliverable.Kind kind) {
        return switch (kind) {
            case MAINTAINED -> "Maintained";
            case UPCOMING -> "Upcoming";
            case HISTORIC -> "Historic";
            case RELATED -> "Related";
            case CHARTER -> "Charter";
            case GUIDANCE -> "Guidance";
            case OTHER -> "Others";
        };
    }

    private static String what(Deliverable.Kind kind) {
        return switch (kind) {
            case MAINTAINED -> "Specifications of end-to-end encryption that are in use and kept up to date.";
            case UPCOMING -> "Proposals without a number, and work that the list discusses before there is a document.";
            case HISTORIC -> "Specifications that are obsolete or dormant: what was tried before.";
            case RELATED -> "Helpers and neighbours that are not about encryption by themselves.";
            case CHARTER -> "The group that looks after all of these.";
            case GUIDANCE -> "Recommendations for people who implement them.";
            case OTHER -> "Other specifications.";
        };
    }
}
