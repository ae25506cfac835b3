package annals.cli;

import annals.mail.VisibleText;
import annals.search.Facet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Prints how many answers share a value, as bars. */
final class FacetText {
    private static final int MOST_COLUMNS = 110;
    private static final int VALUE_COLUMNS = 32;
    private static final int MOST_BAR_COLUMNS = 40;
    /** Eighths of a column. */
    private static final String PARTS = " ▏▎▍▌▋▊▉";

    private final Console console;
    private final UnaryOperator<String> deliverableName;
    private final int columns;

    /** @param deliverableName what to call a deliverable, by its id */
    FacetText(Console console, UnaryOperator<String> deliverableName) {
        this.console = console;
        this.deliverableName = deliverableName;
        this.columns = Math.min(console.terminal().columns(), MOST_COLUMNS);
    }

    /** One kind of value: a headline, then a bar a value; years without any answer between others have a line, too. */
    void print(Facet.By by, List<Facet> facets, int limit) {
        List<Facet> rows = by == Facet.By.YEAR ? everyYear(facets) : facets.subList(0, Math.min(limit, facets.size()));
        console.line(console.bold(by.text()));
        List<String> names = rows.stream().map(facet -> name(by, facet.value())).toList();
        int nameColumns = Math.min(
                VALUE_COLUMNS, names.stream().mapToInt(Layout::width).max().orElse(0));
        long most = rows.stream().mapToLong(Facet::threads).max().orElse(1);
        for (int i = 0; i < rows.size(); i++) {
            row(Layout.fit(names.get(i), nameColumns), rows.get(i), most);
        }
        if (rows.size() < facets.size()) {
            console.line(console.dim("  … and " + Layout.number(facets.size() - rows.size()) + " more; --limit "
                    + facets.size() + " for all"));
        }
    }

    private void row(String name, Facet facet, long most) {
        String counts = Layout.number(facet.threads())
                + (facet.threads() == 1 ? " thread, " : " threads, ")
                + Layout.number(facet.messages())
                + (facet.messages() == 1 ? " msg" : " msgs");
        int room = Math.clamp(columns - Layout.width(name) - Layout.width(counts) - 6L, 8, MOST_BAR_COLUMNS);
        console.line(
                "  " + name + "  " + Layout.fit(bar(facet.threads(), most, room), room) + "  " + console.dim(counts));
    }

    /** At least an eighth of a column for any answer at all. */
    private static String bar(long threads, long most, int room) {
        if (threads == 0) {
            return "";
        }
        long eighths = Math.max(1, threads * room * 8 / most);
        String rest = eighths % 8 == 0 ? "" : PARTS.substring((int) (eighths % 8), (int) (eighths % 8) + 1);
        return "█".repeat((int) (eighths / 8)) + rest;
    }

    private String name(Facet.By by, String value) {
        String called = by == Facet.By.DELIVERABLE ? deliverableName.apply(value) : value;
        String shown = called.equals(value) ? value : value + " " + called;
        return VisibleText.line(shown.isEmpty() ? "(none)" : shown);
    }

    private static List<Facet> everyYear(List<Facet> facets) {
        List<Facet> dated =
                facets.stream().filter(facet -> !facet.value().isEmpty()).toList();
        if (dated.isEmpty()) {
            return facets;
        }
        Map<String, Facet> found = new HashMap<>();
        facets.forEach(facet -> found.put(facet.value(), facet));
        List<Facet> years = new ArrayList<>();
        int last = Integer.parseInt(dated.getLast().value());
        for (int year = Integer.parseInt(dated.getFirst().value()); year <= last; year++) {
            String value = Integer.toString(year);
            years.add(found.getOrDefault(value, new Facet(value, 0, 0)));
        }
        facets.stream().filter(facet -> facet.value().isEmpty()).forEach(years::add);
        return years;
    }
}
