package annals.archive;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The months that a file of an archive covers, as its name says: pipermail's {@code 2005-March}, {@code 2015q2},
 * {@code 2015}, HyperKitty's {@code list@host-2024-02}.
 *
 * @param first the first month
 * @param last the last month, not before the first
 */
public record ArchivePeriod(YearMonth first, YearMonth last) implements Comparable<ArchivePeriod> {
    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    private static final Pattern NAMED = Pattern.compile(
            "(?<!\\d)((?:19|20)\\d\\d)-(" + String.join("|", MONTHS) + ")(?![a-z])", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBERED = Pattern.compile("(?<!\\d)((?:19|20)\\d\\d)-?([01]\\d)(?!\\d)");
    private static final Pattern QUARTER =
            Pattern.compile("(?<!\\d)((?:19|20)\\d\\d)q([1-4])(?!\\d)", Pattern.CASE_INSENSITIVE);
    private static final Pattern YEAR = Pattern.compile("^((?:19|20)\\d\\d)(?:\\.[a-z.]+)?$", Pattern.CASE_INSENSITIVE);

    public ArchivePeriod {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("a period must not end before it begins, got " + first + ".." + last);
        }
    }

    /** The period that a file's name tells, when it tells one. */
    public static Optional<ArchivePeriod> of(String fileName) {
        Matcher named = NAMED.matcher(fileName);
        if (named.find()) {
            int month = MONTHS.indexOf(named.group(2).toLowerCase(Locale.ROOT)) + 1;
            return months(named.group(1), month, 1);
        }
        Matcher quarter = QUARTER.matcher(fileName);
        if (quarter.find()) {
            return months(quarter.group(1), Integer.parseInt(quarter.group(2)) * 3 - 2, 3);
        }
        Matcher numbered = NUMBERED.matcher(fileName);
        if (numbered.find()) {
            return months(numbered.group(1), Integer.parseInt(numbered.group(2)), 1);
        }
        Matcher year = YEAR.matcher(fileName);
        return year.find() ? months(year.group(1), 1, 12) : Optional.empty();
    }

    /** The first moment in UTC. */
    public Instant start() {
        return first.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** The first moment after it in UTC. */
    public Instant end() {
        return last.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    @Override
    public int compareTo(ArchivePeriod other) {
        int byFirst = first.compareTo(other.first);
        return byFirst != 0 ? byFirst : last.compareTo(other.last);
    }

    private static Optional<ArchivePeriod> months(String year, int month, int count) {
        try {
            YearMonth first = YearMonth.of(Integer.parseInt(year), month);
            return Optional.of(new ArchivePeriod(first, first.plusMonths(count - 1L)));
        } catch (DateTimeException e) {
            return Optional.empty(); // "2005-17" names no month
        }
    }
}
