package annals.export.site;

import annals.export.Edition;
import annals.mail.VisibleText;
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
            html.open("div", "class", "tools").element("label", "Filter by name", "for", "filter");
            html.open(
                    "input",
                    "id",
                    "filter",
                    "type",
                    "search",
                    "autocomplete",
                    "off",
                    "data-rows",
                    "people",
                    "hidden",
                    "");
            html.open("p", "class", "quiet", "role", "status", "id", "filter-status")
                    .close();
            html.close("div").line();
            html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "People");
            html.open("table", "id", "people").open("thead").open("tr");
            html.element("th", "Name", "scope", "col").element("th", "Messages", "scope", "col", "class", "number");
            html.element("th", "First and last", "scope", "col");
            if (edition.query().isEmpty()) {
                html.element("th", "Mostly about", "scope", "col");
            }
            html.close().close().open("tbody").line();
            edition.people().forEach(person -> row(html, edition, links, person));
            html.close().close("table").close("div").line();
        });
    }

    private static void row(Html html, Edition edition, Links links, Edition.Contributor person) {
        html.open("tr", "data-row", "");
        html.element("th", VisibleText.line(person.name()), "scope", "row");
        html.element("td", Integer.toString(person.messages()), "class", "number");
        html.element("td", Words.span(person.first(), person.last()));
        if (edition.query().isEmpty()) {
            html.open("td");
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
