package annals.export.site;

import annals.export.Edition;
import annals.export.site.Table.Column;
import annals.mail.VisibleText;
import java.util.ArrayList;
import java.util.List;

/** The page of everybody who wrote. */
final class PeoplePage {
    private static final int MOST_DELIVERABLES = 6;

    private PeoplePage() {}

    static String page(Edition edition) {
        Links links = Links.fromTop(edition);
        return Frame.page(edition.title(), "People", Frame.Place.PEOPLE, 0, List.of("annals.js"), html -> {
            html.element("h1", "People");
            html.element(
                    "p",
                    Words.count(edition.people().size(), "person", "people")
                            + " wrote these messages. Names and addresses were joined where they are the same.",
                    "class",
                    "lead");
            FilterField.ofRows(html, "Filter by name", "people");
            List<Column> columns = new ArrayList<>(
                    List.of(Column.text("Name"), Column.number("Messages"), Column.text("First and last")));
            if (edition.query().isEmpty()) {
                columns.add(Column.wide("Mostly about"));
            }
            Table.write(
                    html,
                    "People",
                    columns,
                    rows -> edition.people().forEach(person -> row(rows, edition, links, person)),
                    "id",
                    "people");
        });
    }

    private static void row(Html html, Edition edition, Links links, Edition.Contributor person) {
        html.open("tr", "data-row", "");
        html.element("th", VisibleText.line(person.name()), "scope", "row");
        Table.count(html, person.messages());
        html.open("td", "class", "span");
        Words.span(html, person.first(), person.last());
        html.close("td");
        if (edition.query().isEmpty()) {
            html.open("td", "class", "about wide");
            String between = "";
            for (String id :
                    person.deliverables().stream().limit(MOST_DELIVERABLES).toList()) {
                html.text(between).link(links.toDeliverable(id).orElse(""), id);
                between = ", ";
            }
            html.close();
        }
        html.close().line();
    }
}
