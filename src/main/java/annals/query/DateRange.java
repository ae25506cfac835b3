package annals.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of time.
 *
 * @param from the first moment in it; empty when it has no beginning
 * @param until the first moment after it, later than {@code from}; empty when it has no end
 */
public record DateRange(Optional<Instant> from, Optional<Instant> until) {
    /** All time. */
    public static final DateRange ALWAYS = new DateRange(Optional.empty(), Optional.empty());

    private static final Pattern DATE = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?");

    /**
     * Reads {@code 2020}, {@code 2020-01}, {@code 2020-01-02}, {@code A..B}, {@code ..B} or {@code A..}: whole years,
     * months and days in UTC, the last one included.
     *
     * @throws IllegalArgumentException when the text is not such a range, or a day of it does not exist
     */
    public static DateRange parse(String written) {
        String text = written.strip();
        int dots = text.indexOf("..");
        if (dots < 0) {
            Days days = days(text);
            return range(Optional.of(days.first()), Optional.of(days.next()));
        }
        String begin = text.substring(0, dots).strip();
        String end = text.substring(dots + 2).strip();
        if (begin.isEmpty() && end.isEmpty()) {
            throw new IllegalArgumentException("no date in " + text);
        }
        Optional<LocalDate> from =
                begin.isEmpty() ? Optional.empty() : Optional.of(days(begin).first());
        Optional<LocalDate> until =
                end.isEmpty() ? Optional.empty() : Optional.of(days(end).next());
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            throw new IllegalArgumentException(text + " ends before it begins");
        }
        return range(from, until);
    }

    /** Whether a moment lies in it. */
    public boolean contains(Instant moment) {
        return from.map(first -> !moment.isBefore(first)).orElse(true)
                && until.map(moment::isBefore).orElse(true);
    }

    /**
     * The days from the first to the last: {@code 2020-01-01..2020-01-31}, {@code 2020-01-02}, {@code ..2020-01-31}.
     */
    @Override
    public String toString() {
        String first = from.map(DateRange::day).orElse("");
        String last = until.map(next -> day(next.minusNanos(1))).orElse("");
        return first.equals(last) && !first.isEmpty() ? first : first + ".." + last;
    }

    private record Days(LocalDate first, LocalDate next) {}

    private static Days days(String text) {
        Matcher date = DATE.matcher(text);
        if (!date.matches()) {
            throw new IllegalArgumentException(
                    "not a date: " + text + " (a date is 2020, 2020-01, 2020-01-02, or a range A..B)");
        }
        try {
            int year = Integer.parseInt(date.group(1));
            int month = date.group(2) == null ? 1 : Integer.parseInt(date.group(2));
            int day = date.group(3) == null ? 1 : Integer.parseInt(date.group(3));
            LocalDate first = LocalDate.of(year, month, day);
            Period length = date.group(2) == null
                    ? Period.ofYears(1)
                    : date.group(3) == null ? Period.ofMonths(1) : Period.ofDays(1);
            return new Days(first, first.plus(length));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no such date: " + text, e);
        }
    }

    private static DateRange range(Optional<LocalDate> from, Optional<LocalDate> until) {
        return new DateRange(from.map(DateRange::midnight), until.map(DateRange::midnight));
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static String day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC).toString();
    }
}
