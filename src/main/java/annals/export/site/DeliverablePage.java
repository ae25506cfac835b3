package annals.export.site;

import annals.export.Edition;
import annals.export.site.Table.Column;
import annals.history.Dossier;
import annals.history.TimelineEvent;
import annals.mail.VisibleText;
import annals.spec.Deliverable;
import annals.spec.Proposal;
import annals.spec.Revision;
import annals.spec.Specification;
import annals.spec.StatusChange;
import java.util.List;
import java.util.Optional;

/** The page of one deliverable: picture, events in order with their digests, people, what came before and after. */
final class DeliverablePage {
    private final Edition edition;
    private final Dossier dossier;
    private final Deliverable deliverable;
    private final Links links;

    DeliverablePage(Edition edition, Dossier dossier) {
        this.edition = edition;
        this.dossier = dossier;
        this.deliverable = dossier.deliverable();
        this.links = Links.fromFolder(edition);
    }

    String page() {
        String title = deliverable.id() + " " + deliverable.title();
        return Frame.page(edition.title(), title, Frame.Place.OTHER, 1, List.of("annals.js"), html -> {
            hero(html);
            chart(html);
            related(html);
            events(html);
            questions(html);
            people(html);
        });
    }

    private void hero(Html html) {
        html.open("div", "class", "hero");
        html.element("p", deliverable.id(), "class", "over");
        html.element("h1", deliverable.title());
        html.open("p", "class", "facts");
        OverviewPage.badge(html, deliverable);
        deliverable
                .specification()
                .filter(xep -> !xep.revisions().isEmpty())
                .map(xep -> xep.revisions().getLast())
                .ifPresent(revision -> html.text(" version " + version(revision)));
        html.text(" · " + deliverable.kind().json());
        if (dossier.threads() > 0) {
            html.text(" · " + Words.count(dossier.threads(), "thread", "threads") + ", "
                    + Words.count(dossier.messages(), "message", "messages") + ", "
                    + Words.count(dossier.people().size(), "person", "people") + ", ");
            Words.span(html, dossier.first(), dossier.last());
        } else {
            html.text(" · no thread about it in this archive");
        }
        html.close();
        if (!deliverable.reason().isEmpty()) {
            html.element("p", deliverable.reason(), "class", "lead");
        }
        html.close("div").line();
    }

    private static String version(Revision revision) {
        return revision.version() + revision.date().map(day -> " of " + day).orElse("");
    }

    private void chart(Html html) {
        TimelineChart.of(
                        dossier.events(),
                        deliverable.specification(),
                        edition.months(deliverable.id()),
                        edition.snapshot())
                .ifPresent(chart -> {
                    html.open("section", "aria-labelledby", "timeline");
                    html.element("h2", "Timeline", "id", "timeline");
                    chart.draw(html, "Timeline of " + deliverable.title());
                    states(html);
                    chart.table(html);
                    html.close("section").line();
                });
    }

    private void states(Html html) {
        List<StatusChange> changes =
                deliverable.specification().map(Specification::statuses).orElse(List.of());
        if (changes.isEmpty()) {
            return;
        }
        html.open("details", "class", "as-table").element("summary", "States as a table");
        Table.write(
                html,
                "States of " + deliverable.id(),
                List.of(Column.text("From"), Column.text("State")),
                rows -> changes.forEach(change -> rows.open("tr")
                        .element("td", change.date().toString())
                        .element("td", change.status().title())
                        .close("tr")));
        html.close("details").line();
    }

    private void related(Html html) {
        List<String> before =
                deliverable.specification().map(Specification::supersedes).orElse(List.of());
        List<String> after =
                deliverable.specification().map(Specification::supersededBy).orElse(List.of());
        List<Proposal> proposals = deliverable.proposals();
        if (before.isEmpty() && after.isEmpty() && proposals.isEmpty()) {
            return;
        }
        html.open("section", "aria-labelledby", "related");
        html.element("h2", "Before and after", "id", "related").open("ul", "class", "plain");
        before.forEach(id -> neighbour(html, "Replaces ", id));
        after.forEach(id -> neighbour(html, "Replaced by ", id));
        for (Proposal proposal : proposals) {
            html.open("li").text("Proposal ").element("code", proposal.baseName());
            html.text(" “" + proposal.title() + "”"
                    + proposal.date().map(day -> ", " + day).orElse("")
                    + (proposal.fate().isEmpty() ? "" : ": " + proposal.fate()));
            html.close();
        }
        html.close().close("section").line();
    }

    private void neighbour(Html html, String how, String id) {
        html.open("li").text(how);
        html.link(links.toDeliverable(id).orElse(""), id);
        html.close();
    }

    private void events(Html html) {
        html.open("section", "aria-labelledby", "events");
        html.element("h2", "What happened", "id", "events");
        if (dossier.events().isEmpty()) {
            html.element("p", "Nothing is known of it.", "class", "quiet").close("section");
            return;
        }
        FilterField.ofRows(html, "Filter the events", "history");
        html.open("div", "id", "history");
        EventList list = new EventList(edition, dossier, links);
        Optional<String> open = Optional.empty();
        for (TimelineEvent event : dossier.events()) {
            String year =
                    event.date().map(day -> Integer.toString(day.getYear())).orElse("Without a date");
            if (!open.equals(Optional.of(year))) {
                if (open.isPresent()) {
                    html.close("ol").close("section").line();
                }
                String id = "year-" + year.replace(' ', '-');
                html.open("section", "class", "year", "aria-labelledby", id).element("h3", year, "id", id);
                html.open("ol", "class", "events").line();
                open = Optional.of(year);
            }
            list.event(html, event, "");
        }
        html.close("ol").close("section").close("div").close("section").line();
    }

    private void questions(Html html) {
        if (dossier.questions().isEmpty()) {
            return;
        }
        html.open("section", "aria-labelledby", "questions").element("h2", "Open questions", "id", "questions");
        html.element("p", "Questions to which this archive holds no reply.", "class", "quiet");
        html.open("ol", "class", "events").line();
        for (Dossier.Question question : dossier.questions()) {
            html.open("li", "class", "event question");
            Words.day(html, Optional.of(question.date()));
            html.open("div", "class", "what").open("blockquote");
            html.element("p", VisibleText.line(edition.redaction().text(question.text())));
            html.open("footer").text("— " + VisibleText.line(edition.redaction().text(question.from())));
            links.mails(html, List.of(question.message()), dossier::permalink);
            html.close("footer").close("blockquote").close("div").close("li").line();
        }
        html.close("ol").close("section").line();
    }

    private void people(Html html) {
        if (dossier.people().isEmpty()) {
            return;
        }
        html.open("section", "aria-labelledby", "people").element("h2", "People", "id", "people");
        Table.write(
                html,
                "People",
                List.of(Column.text("Name"), Column.number("Messages"), Column.text("First and last")),
                rows -> dossier.people().forEach(person -> person(rows, person)));
        html.close("section").line();
    }

    private void person(Html html, Dossier.Participant person) {
        html.open("tr").element("th", VisibleText.line(edition.redaction().text(person.name())), "scope", "row");
        Table.count(html, person.messages());
        html.open("td", "class", "span");
        Words.span(html, Optional.of(person.first()), Optional.of(person.last()));
        html.close("td").close("tr").line();
    }
}
