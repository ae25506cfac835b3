package annals.event;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Days as people write them: "2019-05-15", "2019/05/15", "20141119T1630Z", "May 15th, 2019", "15 May 2019", "15. May
 * 2019", "the 15th of May, 2019", and without the year where the day of the mail tells it.
 */
final class WrittenDate {
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final String MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}";

    /** One day, as the alternatives of {@link WrittenDate}. */
    static final String DAY =
            "(?:(?<!\\d)(?<isoYear>(?:19|20)\\d\\d)[-/.](?<isoMonth>\\d{1,2})[-/.](?<isoDay>\\d{1,2})(?!\\d)"
                    + "|(?<!\\d)(?<plain>(?:19|20)\\d{6})(?!\\d)"
                    + "|\\b(?<month>" + MONTH
                    + ")\\.? (?<day>\\d{1,2})(?:st|nd|rd|th)?(?!\\d),?(?: (?:of )?(?<year>(?:19|20)\\d\\d))?"
                    + "|(?<!\\d)(?<day2>\\d{1,2})(?:st|nd|rd|th|\\.)?(?: of)?[ -](?<month2>" + MONTH
                    + ")[.,]?(?:[ -](?<year2>(?:19|20)\\d\\d))?)";

    private static final Pattern ANY = Pattern.compile(DAY, Pattern.CASE_INSENSITIVE);

    /** "6/11", "18/03/2015", "27.05.2015": which of the first two is the month, only the day of the mail tells. */
    private static final Pattern IN_NUMBERS = Pattern.compile(
            "(?<![\\d/.])(?<one>\\d{1,2})(?:/(?<two>\\d{1,2})(?:/(?<year>(?:20)?\\d\\d))?|\\.(?<two2>\\d{1,2})\\.(?<year2>(?:20)?\\d\\d))(?![\\d/.])");
    /** "Twenty-fifth of March" */
    private static final Pattern IN_WORDS = Pattern.compile(
            "\\b(?:(?<tens>twenty|thirty)[- ])?(?<ones>\\p{L}{2,9}th|first|second|third)(?: of)? (?<month>" + MONTH
                    + ")\\b",
            Pattern.CASE_INSENSITIVE);

    private static final List<String> ORDINALS = List.of(
            ("zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
                            + " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth")
                    .split(" "));
    private static final int TWENTIETH = 20;
    private static final int THIRTIETH = 30;
    private static final int DAYS_BEFORE_MAIL = 45;

    private WrittenDate() {}

    /** The day that the subject of a mail tells, also in numbers whose order only the day of the mail tells. */
    static Optional<LocalDate> ofSubject(String subject, LocalDate sent) {
        return first(subject, Optional.of(sent))
                .or(() -> inWords(subject, sent))
                .or(() -> inNumbers(subject, sent));
    }

    private static Optional<LocalDate> inWords(String subject, LocalDate sent) {
        Matcher words = IN_WORDS.matcher(subject);
        if (!words.find()) {
            return Optional.empty();
        }
        String ones = words.group("ones").toLowerCase(Locale.ROOT);
        String ten = words.group("tens") == null ? "" : words.group("tens").toLowerCase(Locale.ROOT);
        int tens = ten.isEmpty() ? 0 : ten.equals("thirty") ? THIRTIETH : TWENTIETH;
        int day = ones.equals("thirtieth") ? THIRTIETH : tens + Math.max(0, ORDINALS.indexOf(ones));
        return ORDINALS.contains(ones) || day == THIRTIETH
                ? nearest(sent, month(words.group("month")), String.valueOf(day))
                : Optional.empty();
    }

    private static Optional<LocalDate> inNumbers(String subject, LocalDate sent) {
        Matcher numbers = IN_NUMBERS.matcher(subject);
        if (!numbers.find()) {
            return Optional.empty();
        }
        boolean slash = numbers.group("two") != null;
        String one = numbers.group("one");
        String two = numbers.group(slash ? "two" : "two2");
        String year = numbers.group(slash ? "year" : "year2");
        String full = year == null ? String.valueOf(sent.getYear()) : year.length() == 2 ? "20" + year : year;
        return Stream.of(date(full, number(two), one), date(full, number(one), two))
                .flatMap(Optional::stream)
                .filter(day -> !day.isAfter(sent) && day.isAfter(sent.minusDays(DAYS_BEFORE_MAIL)))
                .max(Comparator.naturalOrder());
    }

    /**
     * The first day of a text that exists.
     *
     * @param near where the text has no year, the one that brings the day nearest to this; empty takes none such
     */
    static Optional<LocalDate> first(String text, Optional<LocalDate> near) {
        Matcher matcher = ANY.matcher(text);
        while (matcher.find()) {
            Optional<LocalDate> day = of(matcher, near);
            if (day.isPresent()) {
                return day;
            }
        }
        return Optional.empty();
    }

    /** The day that a match of {@link #DAY} means. */
    static Optional<LocalDate> of(Matcher match, Optional<LocalDate> near) {
        if (match.group("isoYear") != null) {
            return date(match.group("isoYear"), number(match.group("isoMonth")), match.group("isoDay"));
        }
        if (match.group("plain") != null) {
            String digits = match.group("plain");
            return date(digits.substring(0, 4), number(digits.substring(4, 6)), digits.substring(6));
        }
        boolean monthFirst = match.group("month") != null;
        int month = month(match.group(monthFirst ? "month" : "month2"));
        String day = match.group(monthFirst ? "day" : "day2");
        String year = match.group(monthFirst ? "year" : "year2");
        return year != null ? date(year, month, day) : near.flatMap(around -> nearest(around, month, day));
    }

    private static Optional<LocalDate> nearest(LocalDate around, int month, String day) {
        for (int distance = 0; distance <= 182; distance++) {
            for (LocalDate candidate : new LocalDate[] {around.plusDays(distance), around.minusDays(distance)}) {
                if (candidate.getMonthValue() == month && candidate.getDayOfMonth() == number(day)) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> date(String year, int month, String day) {
        int dayOfMonth = number(day);
        if (month < 1 || month > 12 || dayOfMonth < 1) {
            return Optional.empty();
        }
        LocalDate first = LocalDate.of(number(year), month, 1);
        return dayOfMonth > first.lengthOfMonth() ? Optional.empty() : Optional.of(first.withDayOfMonth(dayOfMonth));
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static int month(String name) {
        return MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT)) / 3 + 1;
    }
}
