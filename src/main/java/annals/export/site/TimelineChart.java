package annals.export.site;

import annals.history.TimelineEvent;
import annals.spec.Specification;
import annals.spec.Status;
import annals.spec.StatusChange;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * The life of a deliverable as a picture: its states as a band, what happened as marks, the messages of each month as
 * bars. The same stands in tables below it.
 */
final class TimelineChart {
    private static final int WIDTH = 960;
    private static final int LEFT = 84;
    private static final int RIGHT = 40;
    private static final int TOP = 26;
    private static final int BAND_HEIGHT = 24;
    private static final int LANE_HEIGHT = 24;
    private static final int BARS_HEIGHT = 110;
    /** A label of a state needs about so many units a letter. */
    private static final int LETTER = 7;

    /** A line of marks of a kind. */
    private enum Lane {
        PROPOSALS("Proposals", "■ proposal"),
        VERSIONS("Versions", "● version"),
        NAMES("Names", "○ new name or namespace"),
        CALLS("Calls", "▲ call"),
        VOTES("Votes", "◆ vote");

        private final String title;
        private final String legend;

        Lane(String title, String legend) {
            this.title = title;
            this.legend = legend;
        }

        /** The line of an event; empty for what is drawn otherwise, and for events without a date. */
        static Optional<Lane> of(TimelineEvent event) {
            return event.date().isEmpty()
                    ? Optional.empty()
                    : switch (event.kind()) {
                        case PROPOSAL -> Optional.of(PROPOSALS);
                        case REVISION, ANNOUNCEMENT -> Optional.of(VERSIONS);
                        case RENAME, NAMESPACE -> Optional.of(NAMES);
                        case LASTCALL, EXPERIENCE -> Optional.of(CALLS);
                        case VOTE -> Optional.of(VOTES);
                        case STATUS, THREAD -> Optional.empty();
                    };
        }
    }

    private final List<TimelineEvent> events;
    private final Optional<Specification> specification;
    private final SortedMap<YearMonth, Integer> months;
    private final LocalDate from;
    private final LocalDate to;
    private final List<Lane> lanes;
    private final int lanesTop;
    private final int barsTop;
    private final int bottom;

    private TimelineChart(
            List<TimelineEvent> events,
            Optional<Specification> specification,
            SortedMap<YearMonth, Integer> months,
            LocalDate from,
            LocalDate to) {
        this.events = events;
        this.specification = specification;
        this.months = months;
        this.from = from;
        this.to = to;
        this.lanes = events.stream()
                .flatMap(event -> Lane.of(event).stream())
                .distinct()
                .sorted()
                .toList();
        this.lanesTop = TOP + (specification.isPresent() ? BAND_HEIGHT + 8 : 0);
        this.barsTop = lanesTop + lanes.size() * LANE_HEIGHT + 14;
        this.bottom = barsTop + (months.isEmpty() ? 0 : BARS_HEIGHT);
    }

    /** The chart of dated events and messages; empty where nothing has a date. */
    static Optional<TimelineChart> of(
            List<TimelineEvent> events,
            Optional<Specification> specification,
            SortedMap<YearMonth, Integer> months,
            LocalDate snapshot) {
        List<LocalDate> days = new ArrayList<>();
        events.forEach(event -> event.date().ifPresent(days::add));
        specification.ifPresent(xep -> xep.statuses().forEach(change -> days.add(change.date())));
        months.keySet().forEach(month -> days.add(month.atDay(1)));
        if (days.isEmpty()) {
            return Optional.empty();
        }
        LocalDate first = days.stream().min(LocalDate::compareTo).orElseThrow();
        LocalDate last = Stream.concat(days.stream(), specification.map(xep -> snapshot).stream())
                .max(LocalDate::compareTo)
                .orElseThrow();
        return Optional.of(new TimelineChart(
                events,
                specification,
                months,
                LocalDate.of(first.getYear(), 1, 1),
                LocalDate.of(last.getYear() + 1, 1, 1)));
    }

    /**
     * Draws it.
     *
     * @param title what it shows, for who cannot see it
     */
    void draw(Html html, String title) {
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", title + " (scrolls)");
        html.open(
                "svg",
                "class",
                "chart",
                "viewBox",
                "0 0 " + WIDTH + " " + (bottom + 6),
                "role",
                "img",
                "aria-labelledby",
                "chart-title chart-text");
        html.element("title", title, "id", "chart-title");
        html.element("desc", description(), "id", "chart-text");
        years(html);
        specification.ifPresent(xep -> band(html, xep));
        marks(html);
        bars(html);
        html.close("svg").close("div").line();
        legend(html);
    }

    private String description() {
        return "From " + from.getYear() + " to " + (to.getYear() - 1) + ". The tables below have every state, event and"
                + " month of it.";
    }

    private void years(Html html) {
        int all = to.getYear() - from.getYear();
        int step = all > 16 ? 2 : 1;
        for (int year = from.getYear(); year < to.getYear(); year++) {
            double x = x(LocalDate.of(year, 1, 1));
            html.open("path", "class", "grid", "d", "M" + number(x) + " 18V" + bottom)
                    .close();
            if ((year - from.getYear()) % step == 0) {
                html.element("text", Integer.toString(year), "class", "year", "x", number(x + 3), "y", "13");
            }
        }
    }

    private void band(Html html, Specification xep) {
        label(html, "State", TOP + BAND_HEIGHT / 2 + 4);
        List<StatusChange> changes = xep.statuses();
        for (int i = 0; i < changes.size(); i++) {
            LocalDate until = i + 1 < changes.size() ? changes.get(i + 1).date() : to;
            double x = x(changes.get(i).date());
            double width = Math.max(1, x(until) - x);
            Status status = changes.get(i).status();
            html.open(
                    "rect",
                    "class",
                    "state " + style(status),
                    "x",
                    number(x),
                    "y",
                    Integer.toString(TOP),
                    "width",
                    number(width),
                    "height",
                    Integer.toString(BAND_HEIGHT));
            html.element("title", status.title() + " from " + changes.get(i).date());
            html.close();
            if (width > status.title().length() * LETTER + 10) {
                html.element(
                        "text",
                        status.title(),
                        "class",
                        "on-state " + style(status),
                        "x",
                        number(x + 6),
                        "y",
                        Integer.toString(TOP + BAND_HEIGHT / 2 + 4));
            }
        }
    }

    private void marks(Html html) {
        for (int i = 0; i < lanes.size(); i++) {
            Lane lane = lanes.get(i);
            int y = lanesTop + i * LANE_HEIGHT + LANE_HEIGHT / 2;
            html.open("path", "class", "lane", "d", "M" + LEFT + " " + y + "H" + (WIDTH - RIGHT))
                    .close();
            label(html, lane.title, y + 4);
            for (TimelineEvent event : events) {
                if (Lane.of(event).equals(Optional.of(lane))) {
                    LocalDate day = event.date().orElseThrow();
                    html.open("path", "class", "mark k-" + event.kind().json(), "d", shape(event.kind(), x(day), y));
                    html.element("title", day + " " + event.kind().json() + " " + event.title());
                    html.close();
                }
            }
        }
    }

    /** A shape for each kind, so that nothing depends on colour. */
    private static String shape(TimelineEvent.Kind kind, double x, int y) {
        return switch (kind) {
            case PROPOSAL -> path(x, y, -5, -5, 10, 0, 0, 10, -10, 0);
            case LASTCALL, EXPERIENCE -> path(x, y, 0, -6, 6, 11, -12, 0);
            case VOTE -> path(x, y, 0, -6, 5, 6, -5, 6, -5, -6);
            default -> "M" + number(x - 4) + " " + y + "a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z";
        };
    }

    private static String path(double x, int y, int... steps) {
        StringBuilder path = new StringBuilder("M" + number(x + steps[0]) + " " + (y + steps[1]));
        for (int i = 2; i < steps.length; i += 2) {
            path.append('l').append(steps[i]).append(' ').append(steps[i + 1]);
        }
        return path.append('z').toString();
    }

    private void bars(Html html) {
        if (months.isEmpty()) {
            return;
        }
        int most = months.values().stream().mapToInt(Integer::intValue).max().orElse(1);
        label(html, "Messages", barsTop + BARS_HEIGHT / 2 + 4);
        scale(html, most, most);
        if (most >= 4 && most % 2 == 0) {
            scale(html, most / 2, most);
        }
        html.open("path", "class", "axis", "d", "M" + LEFT + " " + bottom + "H" + (WIDTH - RIGHT))
                .close();
        for (Map.Entry<YearMonth, Integer> month : months.entrySet()) {
            double x = x(month.getKey().atDay(1));
            double width = Math.max(1.5, x(month.getKey().plusMonths(1).atDay(1)) - x - 0.6);
            double height = Math.max(2, (double) (bottom - barsTop) * month.getValue() / most);
            html.open(
                    "rect",
                    "class",
                    "month",
                    "x",
                    number(x),
                    "y",
                    number(bottom - height),
                    "width",
                    number(width),
                    "height",
                    number(height));
            html.element("title", month.getKey() + ": " + Words.count(month.getValue(), "message", "messages"));
            html.close();
        }
    }

    /** A line at the height of so many messages, with their number at its end. */
    private void scale(Html html, int messages, int most) {
        double y = bottom - (double) BARS_HEIGHT * messages / most;
        html.open("path", "class", "scale", "d", "M" + LEFT + " " + number(y) + "H" + (WIDTH - RIGHT))
                .close();
        html.element(
                "text",
                String.format(Locale.ROOT, "%,d", messages),
                "class",
                "tick",
                "x",
                Integer.toString(WIDTH - RIGHT + 6),
                "y",
                number(y + 4));
    }

    private void legend(Html html) {
        html.open("p", "class", "legend", "aria-hidden", "true");
        specification.stream()
                .flatMap(xep -> xep.statuses().stream())
                .map(StatusChange::status)
                .distinct()
                .forEach(status -> html.element("span", status.title(), "class", "badge " + style(status))
                        .text(" "));
        List<String> shapes = new ArrayList<>();
        lanes.forEach(lane -> shapes.add(lane.legend));
        if (!months.isEmpty()) {
            shapes.add("▮ messages of a month");
        }
        html.text(String.join("   ", shapes));
        html.close().line();
    }

    private static void label(Html html, String text, int y) {
        html.element("text", text, "class", "label", "x", Integer.toString(LEFT - 8), "y", Integer.toString(y));
    }

    /** The months with their messages, as a table that is folded until somebody wants it. */
    void table(Html html) {
        if (months.isEmpty()) {
            return;
        }
        html.open("details", "class", "as-table").element("summary", "Messages by month as a table");
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("Year")));
        for (int month = 1; month <= 12; month++) {
            columns.add(Table.Column.number(String.format(Locale.ROOT, "%02d", month)));
        }
        Table.write(html, "Messages by month", columns, rows -> {
            for (int year = months.firstKey().getYear();
                    year <= months.lastKey().getYear();
                    year++) {
                rows.open("tr").element("th", Integer.toString(year), "scope", "row");
                for (int month = 1; month <= 12; month++) {
                    Table.count(rows, months.getOrDefault(YearMonth.of(year, month), 0));
                }
                rows.close("tr");
            }
        });
        html.close("details").line();
    }

    /** The class that colours a state. */
    static String style(Status status) {
        return switch (status) {
            case PROTOXEP, PROPOSED -> "s-proposed";
            case EXPERIMENTAL -> "s-experimental";
            case DRAFT, STABLE, FINAL, ACTIVE -> "s-stable";
            case DEFERRED -> "s-deferred";
            case RETRACTED, REJECTED, DEPRECATED, OBSOLETE -> "s-ended";
        };
    }

    private double x(LocalDate day) {
        double all = ChronoUnit.DAYS.between(from, to);
        return LEFT + (WIDTH - LEFT - RIGHT) * (ChronoUnit.DAYS.between(from, day) / all);
    }

    /** With at most one digit after the point, the same on every machine. */
    private static String number(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : tenths / 10 + "." + Math.abs(tenths % 10);
    }
}
