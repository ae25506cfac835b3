package annals.thread;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an In-Reply-To in prose names: {@code Your message of "Tue, 3 May 2005 12:34:56 +0200"} (MH, exmh), {@code Ada
 * Finch's message of "…"} (Gnus). A message is found when it is the only one of its list that was sent in that second,
 * and by that person where one is named.
 */
final class ProseReplies {
    private static final Pattern DATE = Pattern.compile(
            "(\\d{1,2}) ([A-Z][a-z]{2}) (\\d{4}),? (\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?: ([+-]\\d{4}|[A-Z]{1,4}))?");
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    /** RFC 822 section 5.1. */
    private static final Map<String, Integer> ZONES = Map.of(
            "GMT", 0, "UT", 0, "UTC", 0, "Z", 0, "EST", -5, "EDT", -4, "CST", -6, "CDT", -5, "PST", -8, "PDT", -7);

    private final NavigableMap<Instant, List<Container>> bySecond = new TreeMap<>();

    /** Prose among messages; looks at them only when one of them has some. */
    ProseReplies(List<Container> messages) {
        boolean any = messages.stream()
                .anyMatch(message -> !message.envelope().clues().answered().isEmpty());
        if (any) {
            messages.forEach(
                    message -> bySecond.computeIfAbsent(message.envelope().sent(), second -> new ArrayList<>())
                            .add(message));
        }
    }

    /**
     * When a message was sent that prose tells of.
     *
     * @param from the first instant of that second, or minute
     * @param before the first instant after it
     */
    record Told(Instant from, Instant before) {
        boolean includes(Instant sent) {
            return !sent.isBefore(from) && sent.isBefore(before);
        }
    }

    /** When the message was sent that a reply names in prose. */
    static Optional<Told> date(Envelope reply) {
        String prose = reply.clues().answered();
        Matcher date = DATE.matcher(prose);
        if (prose.isEmpty() || !date.find()) {
            return Optional.empty();
        }
        Duration precision = date.group(6) == null ? Duration.ofMinutes(1) : Duration.ofSeconds(1);
        return instant(date).map(sent -> new Told(sent, sent.plus(precision)));
    }

    /** The message that a reply names in prose, when that is unambiguous. */
    Optional<Container> parentOf(Envelope reply) {
        return date(reply).flatMap(told -> only(reply, told));
    }

    private Optional<Container> only(Envelope reply, Told told) {
        boolean named = reply.clues().answered().contains("'s message");
        Attributed attributed = new Attributed(reply.clues().answered());
        List<Container> found = bySecond.subMap(told.from(), told.before()).values().stream()
                .flatMap(List::stream)
                .filter(message -> !message.id.equals(reply.id())
                        && message.envelope().list().equals(reply.list()))
                .filter(message ->
                        !named || attributed.author(message.envelope().clues().author()) == Attributed.Fit.AGREES)
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static Optional<Instant> instant(Matcher date) {
        Optional<ZoneOffset> zone = zone(date.group(7));
        try {
            int second = date.group(6) == null ? 0 : Integer.parseInt(date.group(6));
            LocalDateTime local = LocalDateTime.of(
                    Integer.parseInt(date.group(3)),
                    MONTHS.indexOf(date.group(2)) + 1,
                    Integer.parseInt(date.group(1)),
                    Integer.parseInt(date.group(4)),
                    Integer.parseInt(date.group(5)),
                    second);
            return zone.map(local::toInstant);
        } catch (DateTimeException e) {
            return Optional.empty(); // "33 May" names no day
        }
    }

    private static Optional<ZoneOffset> zone(@Nullable String written) {
        if (written == null) {
            return Optional.empty();
        }
        if (Character.isLetter(written.charAt(0))) {
            return Optional.ofNullable(ZONES.get(written.toUpperCase(Locale.ROOT)))
                    .map(ZoneOffset::ofHours);
        }
        int hours = Integer.parseInt(written.substring(1, 3));
        int minutes = Integer.parseInt(written.substring(3));
        int sign = written.charAt(0) == '-' ? -1 : 1;
        return hours > 17 || minutes > 59
                ? Optional.empty()
                : Optional.of(ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes));
    }
}
