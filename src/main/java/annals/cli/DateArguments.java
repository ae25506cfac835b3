package annals.cli;

import annals.query.DateRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code --since} and {@code --until}. */
final class DateArguments {
    private DateArguments() {}

    /** The time from the beginning of {@code since} to the end of {@code until}; unbounded where one is not given. */
    static DateRange range(@Nullable String since, @Nullable String until, String command) {
        Optional<Instant> from = since == null
                ? Optional.empty()
                : read(since, "--since", command).from();
        Optional<Instant> to = until == null
                ? Optional.empty()
                : read(until, "--until", command).until();
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            throw new Failure(command, "--since " + since + " is after --until " + until, "");
        }
        return new DateRange(from, to);
    }

    /** The day of a bound. */
    static Optional<LocalDate> day(Optional<Instant> bound) {
        return bound.map(instant -> LocalDate.ofInstant(instant, ZoneOffset.UTC));
    }

    private static DateRange read(String written, String option, String command) {
        try {
            if (!written.contains("..")) {
                return DateRange.parse(written);
            }
        } catch (IllegalArgumentException bad) {
            throw failure(written, option, command);
        }
        throw failure(written, option, command);
    }

    private static Failure failure(String written, String option, String command) {
        return new Failure(
                command,
                option + " expects a date, got \"" + written + "\"",
                "dates: 2020, 2020-01, 2020-01-02; a range such as 2019..2020-03 is --since 2019 --until 2020-03");
    }
}
