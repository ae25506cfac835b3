package annals.parse;

import annals.archive.FromLine;
import annals.mail.Fault;
import annals.mail.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Chooses when a message was sent: the Date header if it can be true, else Received, the From_ line, the message before
 * it, the month of the file. Never the clock of today.
 */
final class SentReader {
    private static final Instant FIRST_MAIL_LIST_DATE = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LAST_DATE = Instant.parse("2100-01-01T00:00:00Z");
    /** How far a sender's clock and zone may be ahead of the archiver's. */
    private static final Duration AHEAD = Duration.ofDays(2);
    /** How much older than the archiver's clock a date may be: archives are imported years later. */
    private static final Duration BEHIND = Duration.ofDays(10 * 366L);
    /** How far outside the months in the file's name a date may be: pipermail files by arrival. */
    private static final Duration BESIDE_PERIOD = Duration.ofDays(366);

    private SentReader() {}

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
            Optional<Instant> date = DateReader.read(written.get())
                    .filter(found -> isPlausible(found, archived.or(() -> received), context));
            if (date.isPresent()) {
                return new Sent(date.get(), Sent.Source.DATE);
            }
            faults.add(new Fault(Fault.Kind.BAD_DATE, Excerpt.of(written.get())));
        }
        return received.map(date -> new Sent(date, Sent.Source.RECEIVED))
                .or(() -> archived.map(date -> new Sent(date, Sent.Source.FROM_LINE)))
                .or(() -> context.neighbour().map(date -> new Sent(date, Sent.Source.NEIGHBOURS)))
                .or(() -> context.period().map(period -> new Sent(period.start(), Sent.Source.MONTH)))
                .orElseGet(() -> new Sent(Instant.EPOCH, Sent.Source.MONTH));
    }

    private static boolean isPlausible(Instant date, Optional<Instant> archived, SourceContext context) {
        boolean possible = !date.isBefore(FIRST_MAIL_LIST_DATE) && date.isBefore(LAST_DATE);
        boolean fitsArchiver = archived.map(
                        clock -> !date.isAfter(clock.plus(AHEAD)) && !date.isBefore(clock.minus(BEHIND)))
                .orElse(true);
        boolean fitsPeriod = context.period()
                .map(period -> !date.isBefore(period.start().minus(BESIDE_PERIOD))
                        && date.isBefore(period.end().plus(BESIDE_PERIOD)))
                .orElse(true);
        return possible && fitsArchiver && fitsPeriod;
    }

    private static Optional<Instant> receivedDate(String received) {
        int semicolon = received.lastIndexOf(';');
        return semicolon < 0 ? Optional.empty() : DateReader.read(received.substring(semicolon + 1));
    }
}
