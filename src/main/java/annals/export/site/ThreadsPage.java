package annals.export.site;

import annals.export.Edition;
import annals.export.ThreadLine;
import annals.export.site.Table.Column;
import annals.mail.VisibleText;
import annals.tag.Attribution;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The lists of threads: the filter over all of them, and one page for each year that needs no script. */
final class ThreadsPage {
    /** The name of the script that holds the index of the filter: a page opened from a file may fetch nothing. */
    static final String INDEX = "threads.js";

    private static final int LATEST = 100;

    private static final JsonFactory JSON = new JsonFactory();

    private final Edition edition;
    private final Links links;

    ThreadsPage(Edition edition) {
        this.edition = edition;
        this.links = Links.fromTop(edition);
    }

    static String file(int year) {
        return "threads-" + (year == 0 ? "undated" : year) + ".html";
    }

    /** The years in which threads began; 0 for those without a date. */
    static NavigableSet<Integer> years(Edition edition) {
        NavigableSet<Integer> years = new TreeSet<>();
        edition.threads().forEach(line -> years.add(year(line)));
        return years;
    }

    private static int year(ThreadLine line) {
        return line.first().map(LocalDate::getYear).orElse(0);
    }

    /** The page with the filter; without a script it has the latest threads. */
    String page() {
        return Frame.page(edition.title(), "Threads", Frame.Place.THREADS, 0, List.of(INDEX, "annals.js"), html -> {
            html.element("h1", "Threads");
            years(html);
            FilterField.ofThreads(html, "Filter by subject, person or deliverable", "found");
            List<ThreadLine> latest =
                    edition.threads().reversed().stream().limit(LATEST).toList();
            html.open("div", "id", "found");
            table(html, edition, links, latest);
            html.close("div").line();
        });
    }

    /** The page of one year; 0 for threads without a date. */
    String page(int year) {
        String title = year == 0 ? "Threads without a date" : "Threads of " + year;
        return Frame.page(edition.title(), title, Frame.Place.OTHER, 0, List.of(), html -> {
            html.element("h1", title);
            years(html);
            List<ThreadLine> ofYear = edition.threads().stream()
                    .filter(line -> year(line) == year)
                    .toList();
            html.element("p", Words.count(ofYear.size(), "thread", "threads"), "class", "lead");
            table(html, edition, links, ofYear);
        });
    }

    private void years(Html html) {
        html.open("nav", "aria-label", "Years", "class", "years").open("ul");
        for (int year : years(edition).descendingSet()) {
            html.open("li")
                    .link(file(year), year == 0 ? "no date" : Integer.toString(year))
                    .close();
        }
        html.close().close("nav").line();
    }

    /** Threads as a table. */
    static void table(Html html, Edition edition, Links links, List<ThreadLine> threads) {
        Table.write(
                html,
                "Threads",
                List.of(Column.text("Began"), Column.text("Subject"), Column.number("Messages")),
                rows -> threads.forEach(line -> row(rows, edition, links, line)),
                "class",
                "threads");
    }

    private static void row(Html html, Edition edition, Links links, ThreadLine line) {
        html.open("tr").open("td");
        Words.day(html, line.first());
        html.close("td");
        html.open("th", "scope", "row");
        html.link(links.toThread(line.id()), Words.title(edition, line.title()));
        html.element("span", people(line), "class", "by");
        html.close("th");
        Table.count(html, line.messages());
        html.close("tr").line();
    }

    private static String people(ThreadLine line) {
        List<String> people = line.people();
        String first = VisibleText.line(String.join(", ", people.subList(0, Math.min(3, people.size()))));
        return people.size() > 3 ? first + " and " + (people.size() - 3) + " more" : first;
    }

    /** The index of the filter, latest thread first: hash, day, subject, messages, people, deliverables. */
    static String index(Edition edition) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartArray();
            for (ThreadLine line : edition.threads().reversed()) {
                json.writeStartArray();
                json.writeString(line.id().hash());
                json.writeString(line.first().map(LocalDate::toString).orElse(""));
                json.writeString(Words.title(edition, line.title()));
                json.writeNumber(line.messages());
                json.writeString(people(line));
                json.writeString(VisibleText.line(String.join(
                        " ",
                        line.deliverables().stream()
                                .map(Attribution::deliverable)
                                .toList())));
                json.writeEndArray();
                json.writeRaw('\n');
            }
            json.writeEndArray();
        }
        // A script of its own, so that "</script>" in a subject would end nothing; escaped all the same.
        return "window.annalsThreads = " + out.toString().replace("<", "\\u003c") + ";\n";
    }
}
