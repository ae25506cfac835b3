package annals.archive;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The line that begins a message in an mbox (RFC 4155, appendix A): {@code From SENDER DATE}.
 *
 * <p>The date is read from the end of the line, because the sender may hold anything: pipermail writes {@code user at
 * host}, or masks in which blanks and brackets stand.
 *
 * @param sender what stands before the date, may be empty
 * @param date the archiver's clock, which names no zone and is taken as UTC; empty only in the looser forms
 */
public record FromLine(String sender, Optional<Instant> date) {
    /** How a From_ line begins that says that its file is mboxrd: a sign that public-inbox and git agreed on. */
    public static final String MBOXRD = "From mboxrd@z ";

    private static final String START = "From ";
    private static final List<String> WEEKDAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    /** Longer lines are text: the longest From_ line of 36,000 in real archives has 115 characters. */
    private static final int MAX_LENGTH = 1000;

    /** The line, when it is {@code From SENDER Www Mmm d hh:mm:ss yyyy}; the seconds may be missing. */
    public static Optional<FromLine> strict(String line) {
        if (!isCandidate(line)) {
            return Optional.empty();
        }
        List<String> words = words(line);
        int date = words.size() - 5;
        return date < 0 ? Optional.empty() : dated(words, date, 4);
    }

    /**
     * The line, when it has one of the forms that only count in a file without any strict line: a lone dash as sender,
     * a zone before or after the year, or an address or a number without a date.
     */
    public static Optional<FromLine> loose(String line) {
        Optional<FromLine> strict = strict(line);
        if (strict.isPresent() || !isCandidate(line)) {
            return strict;
        }
        List<String> words = words(line);
        int withZone = words.size() - 6;
        if (withZone >= 0) {
            Optional<FromLine> zoneBeforeYear = dated(words, withZone, 5);
            Optional<FromLine> found = zoneBeforeYear.isPresent() ? zoneBeforeYear : dated(words, withZone, 4);
            if (found.isPresent()) {
                return found;
            }
        }
        boolean bare = words.size() == 1 && (words.getFirst().equals("-") || isAddressOrNumber(words.getFirst()));
        return bare ? Optional.of(new FromLine(words.getFirst(), Optional.empty())) : Optional.empty();
    }

    private static boolean isCandidate(String line) {
        return line.startsWith(START) && line.length() <= MAX_LENGTH;
    }

    private static List<String> words(String line) {
        String rest = line.substring(START.length()).strip();
        List<String> words = new ArrayList<>();
        int from = -1;
        for (int i = 0; i <= rest.length(); i++) {
            boolean blank = i == rest.length() || isBlank(rest.charAt(i));
            if (!blank && from < 0) {
                from = i;
            } else if (blank && from >= 0) {
                words.add(rest.substring(from, i));
                from = -1;
            }
        }
        return words;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private static Optional<FromLine> dated(List<String> words, int first, int yearAt) {
        if (!WEEKDAYS.contains(words.get(first).toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        int month = MONTHS.indexOf(words.get(first + 1).toLowerCase(Locale.ROOT)) + 1;
        String[] time = words.get(first + 3).split(":", -1);
        if (month == 0 || time.length < 2 || time.length > 3) {
            return Optional.empty();
        }
        String sender = String.join(" ", words.subList(0, first));
        try {
            int second = time.length == 3 ? Math.min(number(time[2]), 59) : 0;
            LocalDateTime local = LocalDateTime.of(
                    number(words.get(first + yearAt)),
                    month,
                    number(words.get(first + 2)),
                    number(time[0]),
                    number(time[1]),
                    second);
            boolean possible = local.getYear() >= 1970 && local.getYear() < 2100;
            return possible
                    ? Optional.of(new FromLine(sender, Optional.of(local.toInstant(ZoneOffset.UTC))))
                    : Optional.empty();
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty(); // the words are no date, so this is no From_ line
        }
    }

    private static int number(String digits) {
        if (digits.isEmpty() || digits.length() > 4) {
            throw new NumberFormatException(digits);
        }
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                throw new NumberFormatException(digits);
            }
            number = number * 10 + c - '0';
        }
        return number;
    }

    private static boolean isAddressOrNumber(String word) {
        return word.indexOf('@') > 0 || word.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
