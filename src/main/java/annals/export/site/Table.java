package annals.export.site;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Tables, all of one shape: a row of titles, then rows, in a box that scrolls where the page is narrow. */
final class Table {
    /**
     * A column.
     *
     * @param title what stands above it
     * @param style its class, may be empty
     */
    record Column(String title, String style) {
        static Column text(String title) {
            return new Column(title, "");
        }

        static Column number(String title) {
            return new Column(title, "number");
        }

        /** One that a phone has no room for. */
        static Column wide(String title) {
            return new Column(title, "wide");
        }
    }

    private Table() {}

    /**
     * Writes a table.
     *
     * @param name what it shows, for who hears the page
     * @param rows writes the rows
     * @param attributes names and values of the table's own attributes by turns
     */
    static void write(Html html, String name, List<Column> columns, Consumer<Html> rows, String... attributes) {
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", name + " (table)");
        html.open("table", attributes).open("thead").open("tr");
        for (Column column : columns) {
            if (column.style().isEmpty()) {
                html.element("th", column.title(), "scope", "col");
            } else {
                html.element("th", column.title(), "scope", "col", "class", column.style());
            }
        }
        html.close("tr").close("thead").open("tbody").line();
        rows.accept(html);
        html.close("tbody").close("table").close("div").line();
    }

    /** A cell with a number; none is a dash, so that the eye finds those that are something. */
    static void count(Html html, long number) {
        if (number == 0) {
            html.element("td", "–", "class", "number quiet");
        } else {
            html.element("td", String.format(Locale.ROOT, "%,d", number), "class", "number");
        }
    }
}
