package annals.parse;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the dates of mail headers: RFC 5322 section 3.3 with its obsolete forms, asctime, ISO 8601, and their mixtures.
 *
 * <p>Words are told apart by their form, not by their place. A zone that nobody can be in ({@code +50579034} gave a
 * mail of 2005 the year 1945) makes the date unusable; a missing or unknown zone name counts as UTC.
 */
final class DateReader {
    private static final int MAX_LENGTH = 200;
    private static final Pattern TIME = Pattern.compile("(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2})(?:[.,]\\d+)?)?(.*)");
    private static final Pattern ISO_DAY = Pattern.compile("(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})(?:[tT](.+))?");
    private static final Pattern DASHED_DAY = Pattern.compile("(\\d{1,2})[-/]([A-Za-z]{3,9})[-/](\\d{2,4})");
    private static final Pattern OFFSET = Pattern.compile("(?:GMT|UTC)?([+-])(\\d{1,2}):?(\\d{2})?");
    private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)");

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    /** By their first three letters: German, French, Spanish, Portuguese, Italian, Dutch, Swedish, Polish, Russian. */
    private static final Map<String, Integer> OTHER_MONTHS = otherMonths(
            "jän ene gen sty янв",
            "fév fev lut фев",
            "mär mrz mrt mars мар",
            "avr abr kwi апр",
            "mai mei maj mag май мая",
            "cze giu июн",
            "lug lip июл",
            "aoû aou ago sie авг",
            "set wrz сен",
            "okt out ott paź paz окт",
            "lis ноя",
            "dez déc dic gru дек");

    private static final Map<String, Integer> ZONE_MINUTES = Map.ofEntries(
            Map.entry("EST", -300),
            Map.entry("EDT", -240),
            Map.entry("CST", -360),
            Map.entry("CDT", -300),
            Map.entry("MST", -420),
            Map.entry("MDT", -360),
            Map.entry("PST", -480),
            Map.entry("PDT", -420),
            Map.entry("HST", -600),
            Map.entry("AKST", -540),
            Map.entry("AKDT", -480),
            Map.entry("BST", 60),
            Map.entry("WEST", 60),
            Map.entry("CET", 60),
            Map.entry("MET", 60),
            Map.entry("MEZ", 60),
            Map.entry("CEST", 120),
            Map.entry("MEST", 120),
            Map.entry("MESZ", 120),
            Map.entry("EET", 120),
            Map.entry("SAST", 120),
            Map.entry("EEST", 180),
            Map.entry("MSK", 180),
            Map.entry("MSD", 240),
            Map.entry("JST", 540),
            Map.entry("KST", 540),
            Map.entry("AEST", 600),
            Map.entry("AEDT", 660),
            Map.entry("NZST", 720),
            Map.entry("NZDT", 780));
    private static final int MAX_OFFSET_MINUTES = 14 * 60;

    /** "mar" is a Tuesday in French, Spanish and Italian: a month that stands first gives way to one after the day. */
    private boolean monthMayBeWeekday;

    private int year = -1;
    private int month = -1;
    private int day = -1;
    private int hour;
    private int minute;
    private int second;
    private Optional<Integer> offsetMinutes = Optional.empty();

    private DateReader() {}

    /** The moment that a header names; empty when it names none. */
    static Optional<Instant> read(String header) {
        String text = header;
        for (int i = 0; i < 3 && text.indexOf('(') >= 0; i++) {
            text = COMMENT.matcher(text).replaceAll(" ");
        }
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        DateReader reader = new DateReader();
        String words = text.strip();
        int from = 0;
        for (int i = 0; i <= words.length(); i++) {
            if (i == words.length() || isBetweenWords(words.charAt(i))) {
                if (i > from && !reader.take(words.substring(from, i))) {
                    return Optional.empty();
                }
                from = i + 1;
            }
        }
        return reader.instant();
    }

    private static boolean isBetweenWords(char c) {
        return c == ' ' || c == ',' || c == ';' || (c >= '\t' && c <= '\r');
    }

    /** Takes one word; false when it spoils the date. */
    private boolean take(String word) {
        if (isNumber(word)) {
            return takeNumber(word);
        }
        return isDigit(word.charAt(0)) ? takeParted(word) : takeName(word);
    }

    /** Takes a word that begins with a number and is more: a day, a time, or nothing known. */
    private boolean takeParted(String word) {
        Matcher iso = ISO_DAY.matcher(word);
        if (iso.matches()) {
            year = Integer.parseInt(iso.group(1));
            month = Integer.parseInt(iso.group(2));
            day = Integer.parseInt(iso.group(3));
            return iso.group(4) == null || take(iso.group(4));
        }
        Matcher dashed = DASHED_DAY.matcher(word);
        if (dashed.matches() && monthOf(dashed.group(2)) > 0) {
            day = Integer.parseInt(dashed.group(1));
            month = monthOf(dashed.group(2));
            year = fullYear(dashed.group(3));
            return true;
        }
        Matcher time = TIME.matcher(word);
        if (time.matches()) {
            hour = Integer.parseInt(time.group(1));
            minute = Integer.parseInt(time.group(2));
            second = time.group(3) == null ? 0 : Math.min(59, Integer.parseInt(time.group(3)));
            return time.group(4).isEmpty() || takeZone(time.group(4));
        }
        return takeName(word);
    }

    private boolean takeName(String word) {
        int named = monthOf(word);
        if (named > 0 && (month < 0 || (monthMayBeWeekday && day >= 0))) {
            monthMayBeWeekday = month < 0 && day < 0 && year < 0;
            month = named;
            return true;
        }
        return takeZone(word);
    }

    private static boolean isNumber(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!isDigit(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private boolean takeNumber(String digits) {
        if (digits.length() > 4) {
            return false;
        }
        int value = Integer.parseInt(digits);
        if (digits.length() <= 2 && day < 0) {
            day = value;
        } else if (year < 0) {
            year = fullYear(digits);
        }
        return true;
    }

    private boolean takeZone(String word) {
        String zone = word.toUpperCase(Locale.ROOT);
        if (zone.equals("PM") || zone.equals("AM")) {
            hour = hour % 12 + (zone.equals("PM") ? 12 : 0);
            return true;
        }
        Matcher offset = OFFSET.matcher(zone);
        if ((zone.indexOf('+') >= 0 || zone.indexOf('-') >= 0) && offset.matches()) {
            int minutes = Integer.parseInt(offset.group(2)) * 60
                    + (offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3)));
            if (offsetMinutes.isEmpty()) {
                offsetMinutes = Optional.of(offset.group(1).equals("-") ? -minutes : minutes);
            }
            return minutes <= MAX_OFFSET_MINUTES;
        }
        if ((zone.startsWith("+") || zone.startsWith("-")) && zone.length() > 1 && Character.isDigit(zone.charAt(1))) {
            return false;
        }
        if (offsetMinutes.isEmpty() && ZONE_MINUTES.containsKey(zone)) {
            offsetMinutes = Optional.of(ZONE_MINUTES.get(zone));
        }
        return true; // a weekday, "GMT", or a word that says nothing
    }

    private Optional<Instant> instant() {
        if (year < 0 || month < 0 || day < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.of(year, month, day, hour, minute, second)
                    .toInstant(ZoneOffset.ofTotalSeconds(offsetMinutes.orElse(0) * 60)));
        } catch (DateTimeException e) {
            return Optional.empty(); // "33 May 2001" is no day
        }
    }

    private static Map<String, Integer> otherMonths(String... names) {
        Map<String, Integer> months = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            for (String name : names[i].split(" ")) {
                months.put(name.substring(0, 3), i + 1);
            }
        }
        return Map.copyOf(months);
    }

    private static int monthOf(String word) {
        if (word.length() < 3) {
            return -1;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.startsWith("juin")) {
            return 6;
        }
        if (lower.startsWith("juil")) {
            return 7;
        }
        String start = lower.substring(0, 3);
        int index = MONTHS.indexOf(start);
        return index >= 0 ? index + 1 : OTHER_MONTHS.getOrDefault(start, -1);
    }

    /** Two and three digits as RFC 5322 section 4.3 reads them. */
    private static int fullYear(String digits) {
        int value = Integer.parseInt(digits);
        return switch (digits.length()) {
            case 1, 2 -> value < 50 ? 2000 + value : 1900 + value;
            case 3 -> 1900 + value;
            default -> value;
        };
    }
}
