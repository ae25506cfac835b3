package annals.parse;

import annals.archive.FromLine;
import annals.archive.RawMessage;
import annals.mail.Fault;
import annals.mail.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chooses when a message was sent: the Date header if it can be true, else Received, the From_ line, the message before
 * or after it, the month of the file. Never the clock of today; where nothing tells, nothing is claimed.
 */
final class SentReader {
    private static final Instant FIRST_MAIL_LIST_DATE = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LAST_DATE = Instant.parse("2100-01-01T00:00:00Z");
    /** How far a sender's clock may be ahead of the archiver's: Mailman calls a Date sane within fifteen days. */
    private static final Duration AHEAD = Duration.ofDays(15);
    /** How much older than the archiver's clock a date may be: archives are imported years later. */
    private static final Duration BEHIND = Duration.ofDays(10 * 366L);
    /** How far outside the months in the file's name a date may be: pipermail files by arrival. */
    private static final Duration BESIDE_PERIOD = Duration.ofDays(366);

    /** How near to each other the dates before and after must be to tell what lies between. */
    private static final Duration NEIGHBOURHOOD = Duration.ofDays(92);
    /**
     * How far from two neighbours that agree a date may be. Of 35,324 mails between such neighbours in eight lists two
     * are more than a month away and none a year.
     */
    private static final Duration BESIDE_NEIGHBOURS = Duration.ofDays(366);

    private SentReader() {}

    /** Whether only the messages beside it can tell if its Date is true: no archiver's clock, no month of the file. */
    static boolean needsNeighbours(RawMessage raw, SourceContext context) {
        return context.period().isEmpty()
                && FromLine.loose(raw.fromLine()).flatMap(FromLine::date).isEmpty();
    }

    /** What a message says its date is, if that is possible at all. */
    static Optional<Instant> written(RawMessage raw) {
        HeaderBlock headers = HeaderBlock.read(raw.content(), new ArrayList<>());
        return headers.first("date").flatMap(DateReader::read).filter(SentReader::isPossible);
    }

    static Sent read(HeaderBlock headers, String fromLine, SourceContext context, List<Fault> faults) {
        Optional<Instant> archived = FromLine.loose(fromLine).flatMap(FromLine::date);
        Optional<Instant> received = headers.all("received").stream()
                .map(SentReader::receivedDate)
                .flatMap(Optional::stream)
                .filter(date -> isPlausible(date, archived, context))
                .findFirst();
        Optional<String> written = headers.first("date").filter(date -> !date.isBlank());
        if (written.isEmpty()) {
            faults.add(new Fault(Fault.Kind.NO_DATE, ""));
        } else {
            Optional<Instant> date = DateReader.read(decoded(written.get()))
                    .filter(found -> isPlausible(found, archived.or(() -> received), context));
            if (date.isPresent()) {
                return new Sent(date.get(), Sent.Source.DATE);
            }
            faults.add(new Fault(Fault.Kind.BAD_DATE, Excerpt.of(written.get())));
        }
        return received.map(date -> new Sent(date, Sent.Source.RECEIVED))
                .or(() -> archived.map(date -> new Sent(date, Sent.Source.FROM_LINE)))
                .or(() -> context.before().or(context::next).map(date -> new Sent(date, Sent.Source.NEIGHBOURS)))
                .or(() -> context.period().map(period -> new Sent(period.start(), Sent.Source.MONTH)))
                .orElse(Sent.UNKNOWN);
    }

    private static boolean isPossible(Instant date) {
        return !date.isBefore(FIRST_MAIL_LIST_DATE) && date.isBefore(LAST_DATE);
    }

    /** Neighbours that are themselves far apart tell nothing: the mails of a folder may be in any order. */
    private static boolean fitsNeighbours(Instant date, SourceContext context) {
        if (context.before().isEmpty() || context.next().isEmpty()) {
            return true;
        }
        Instant before = context.before().get();
        Instant next = context.next().get();
        boolean agree = Duration.between(before, next).abs().compareTo(NEIGHBOURHOOD) <= 0;
        return !agree || Duration.between(before, date).abs().compareTo(BESIDE_NEIGHBOURS) <= 0;
    }

    private static boolean isPlausible(Instant date, Optional<Instant> archived, SourceContext context) {
        boolean fitsArchiver = archived.map(
                        clock -> !date.isAfter(clock.plus(AHEAD)) && !date.isBefore(clock.minus(BEHIND)))
                .orElse(true);
        boolean fitsPeriod = context.period()
                .map(period -> !date.isBefore(period.start().minus(BESIDE_PERIOD))
                        && date.isBefore(period.end().plus(BESIDE_PERIOD)))
                .orElse(true);
        return isPossible(date) && fitsArchiver && fitsPeriod && fitsNeighbours(date, context);
    }

    /** Months may be written in any language and any charset; ASCII, as nearly all are, is left alone. */
    private static String decoded(String date) {
        boolean ascii = date.chars().allMatch(c -> c < 0x80) && !date.contains("=?");
        return ascii ? date : new EncodedWords("windows-1252", new ArrayList<>()).decode(date);
    }

    private static Optional<Instant> receivedDate(String received) {
        int semicolon = received.lastIndexOf(';');
        return semicolon < 0 ? Optional.empty() : DateReader.read(received.substring(semicolon + 1));
    }
}
