package annals.export.site;

import java.time.YearMonth;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Messages by year as a small picture; what it shows stands in words beside it. */
final class Sparkline {
    private static final int HEIGHT = 24;
    private static final int WIDTH = 132;
    private static final int WIDEST_STEP = 14;

    private final int firstYear;
    private final int lastYear;
    private final int step;

    /** A scale that pictures of one page share. */
    Sparkline(int firstYear, int lastYear) {
        this.firstYear = firstYear;
        this.lastYear = Math.max(firstYear, lastYear);
        this.step = Math.clamp(WIDTH / (this.lastYear - firstYear + 1), 4, WIDEST_STEP);
    }

    void draw(Html html, SortedMap<YearMonth, Integer> months) {
        SortedMap<Integer, Integer> years = years(months);
        int most = years.values().stream().mapToInt(Integer::intValue).max().orElse(1);
        int width = (lastYear - firstYear + 1) * step;
        html.open(
                "svg",
                "class",
                "spark",
                "viewBox",
                "0 0 " + width + " " + HEIGHT,
                "width",
                Integer.toString(width),
                "height",
                Integer.toString(HEIGHT),
                "aria-hidden",
                "true");
        html.open("path", "class", "axis", "d", "M0 " + (HEIGHT - 1) + "H" + width)
                .close();
        for (Map.Entry<Integer, Integer> year : years.entrySet()) {
            int height = Math.max(2, Math.round((float) (HEIGHT - 2) * year.getValue() / most));
            html.open(
                            "rect",
                            "x",
                            Integer.toString((year.getKey() - firstYear) * step + 1),
                            "y",
                            Integer.toString(HEIGHT - 1 - height),
                            "width",
                            Integer.toString(step - 2),
                            "height",
                            Integer.toString(height))
                    .close();
        }
        html.close("svg");
    }

    /** The sums of years. */
    static SortedMap<Integer, Integer> years(SortedMap<YearMonth, Integer> months) {
        SortedMap<Integer, Integer> years = new TreeMap<>();
        months.forEach((month, count) -> years.merge(month.getYear(), count, Integer::sum));
        return years;
    }
}
