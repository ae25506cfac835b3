package annals.export.site;

import annals.export.Edition;
import annals.export.Version;
import annals.export.site.Table.Column;
import annals.history.IndexStatistics;
import annals.mail.Ledger;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** How the site was made, of what, and what is missing. */
final class AboutPage {
    private AboutPage() {}

    static String page(Edition edition) {
        return Frame.page(edition.title(), "About", Frame.Place.ABOUT, 0, List.of(), html -> {
            html.element("h1", "About these pages");
            made(html, edition);
            privacy(html, edition);
            gaps(html, edition.statistics());
            ledger(html, edition);
        });
    }

    private static void made(Html html, Edition edition) {
        html.open("section", "aria-labelledby", "made").element("h2", "How they were made", "id", "made");
        html.element(
                "p",
                "A program read the archive of the list, put the mails into threads, found which deliverable each thread"
                        + " is about, and merged that with the history in the XEP sources. Nothing was written by hand,"
                        + " and no sentence was made up: quoted sentences are the authors' own. Every line links to the"
                        + " mail that says so. What a program finds can be wrong; “no thread in this archive” means"
                        + " that none was found.");
        html.open("dl", "class", "pairs");
        pair(html, "Program", "Annals " + Version.current());
        pair(html, "Index made by", "Annals " + edition.statistics().version());
        pair(html, "Catalogue of XEPs", edition.snapshot().toString());
        pair(html, "Dates", "UTC");
        edition.query().ifPresent(query -> pair(html, "Query", query));
        html.close().close("section").line();
    }

    private static void pair(Html html, String name, String value) {
        html.open("div").element("dt", name).element("dd", value).close();
    }

    private static void privacy(Html html, Edition edition) {
        html.open("section", "aria-labelledby", "privacy").element("h2", "People’s wishes", "id", "privacy");
        html.element(
                "p",
                "The words belong to the people who wrote them. Mails that ask not to be archived (X-No-Archive), and"
                        + " those of people who asked not to appear, are withheld: "
                        + Words.count(edition.withheld(), "message", "messages") + " of "
                        + Words.count(edition.threadOf().size(), "message", "messages") + " here. Addresses are "
                        + (edition.redaction().text("a@example.org").equals("a@example.org") ? "kept." : "left out."));
        html.close("section").line();
    }

    private static void gaps(Html html, IndexStatistics statistics) {
        html.open("section", "aria-labelledby", "gaps").element("h2", "What is missing", "id", "gaps");
        html.open("ul");
        for (IndexStatistics.ListCount list : statistics.lists()) {
            List<YearMonth> missing = list.missingMonths();
            html.open("li").element("strong", list.list().isEmpty() ? "(no list)" : Words.list(list.list()));
            html.text(": " + Words.count(list.messages(), "message", "messages") + ", " + list.first() + " – "
                    + list.last()
                    + "; months without a mail between them: "
                    + (missing.isEmpty() ? "none" : String.join(", ", spells(missing))));
            html.close();
        }
        html.element(
                "li",
                Words.count(statistics.ghosts(), "message is", "messages are")
                        + " referred to by others and not in the archive.");
        html.close().close("section").line();
    }

    /** Months in order, those that follow each other as one: "2015-11 – 2016-09". */
    static List<String> spells(List<YearMonth> months) {
        List<String> spells = new ArrayList<>();
        for (int first = 0; first < months.size(); ) {
            int last = first;
            while (last + 1 < months.size()
                    && months.get(last + 1).equals(months.get(last).plusMonths(1))) {
                last++;
            }
            spells.add(months.get(first) + (last == first ? "" : " – " + months.get(last)));
            first = last + 1;
        }
        return spells;
    }

    private static void ledger(Html html, Edition edition) {
        html.open("section", "aria-labelledby", "ledger").element("h2", "Ledger", "id", "ledger");
        html.element(
                "p", "Every byte of every source is part of a message, or of a gap between messages.", "class", "lead");
        List<Column> columns = new ArrayList<>(List.of(Column.text("Source")));
        List.of("Bytes", "in messages", "between", "Messages", "new", "there", "other text", "left out")
                .forEach(title -> columns.add(Column.number(title)));
        List<Ledger> sources = edition.statistics().sources();
        Table.write(html, "Ledger", columns, rows -> {
            sources.forEach(source -> row(rows, source, edition.redaction().text(fileName(source.source())), "source"));
            Ledger none = Ledger.empty("All sources");
            Ledger total = sources.stream().reduce(none, (sum, source) -> sum.plus(source, sum.source()));
            row(rows, total, total.source(), "total");
        });
        html.close("section").line();
    }

    /** Where the file lay is nobody's business, and another place must not make other pages. */
    private static String fileName(String source) {
        return source.substring(source.lastIndexOf('/') + 1);
    }

    private static void row(Html html, Ledger ledger, String name, String style) {
        html.open("tr", "class", style).element("th", name, "scope", "row");
        for (long number : new long[] {
            ledger.bytes(),
            ledger.messageBytes(),
            ledger.gapBytes(),
            ledger.messages(),
            ledger.added(),
            ledger.duplicates(),
            ledger.variants(),
            ledger.skipped()
        }) {
            Table.count(html, number);
        }
        html.close("tr").line();
    }
}
