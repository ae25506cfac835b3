package annals.event;

import annals.event.Meeting.Kind;
import annals.event.Meeting.ReadVote;
import annals.mail.Message;
import annals.profile.ListProfile;
import annals.tag.ItemLabel;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads minutes, agendas and mails of late votes: cuts the author's own lines into items by their headings, and finds
 * the lines of votes, each of which belongs to the closest heading above it.
 */
final class MinutesReader {
    private static final int FEWEST_VOTERS = 3;

    /**
     * Minutes have up to some hundred lines, the room's log below them a thousand; a line of votes costs a millisecond.
     */
    private static final int MOST_LINES = 3_000;

    private final DocumentNames names;
    private final Voters voters;

    MinutesReader(DocumentNames names, Voters voters) {
        this.names = names;
        this.voters = voters;
    }

    /** The minutes that a mail is whose subject only names the group: it has the votes of several people on items. */
    Optional<Meeting> readUnnamed(Message message, ListProfile list) {
        if (message.subject().reply()
                || !MeetingMail.maybeMinutes(message.subject().text(), list.address())) {
            return Optional.empty();
        }
        Meeting meeting = read(message, Kind.MINUTES, list);
        long voters = meeting.items().stream()
                .flatMap(item -> item.votes().stream())
                .map(ReadVote::name)
                .distinct()
                .count();
        return voters >= FEWEST_VOTERS ? Optional.of(meeting) : Optional.empty();
    }

    /** Minutes, be they the author's own words or what he or she sends on. */
    Meeting readMinutes(Message message, ListProfile list) {
        Meeting own = read(message, Kind.MINUTES, list);
        return own.items().isEmpty() && MeetingMail.isForwarded(message)
                ? readQuoted(message, Kind.MINUTES, list)
                : own;
    }

    /** The meeting of a mail of that kind. */
    Meeting read(Message message, Kind kind, ListProfile list) {
        return read(message, kind, list, true);
    }

    /** The vote that a mail calls for: it has one item, its subject. */
    Optional<Meeting> readBallot(Message message) {
        String subject = message.subject().base();
        LocalDate day = message.sent().day();
        return MeetingMail.calledFor(subject)
                .map(what -> names.about(what, "", day))
                .filter(about -> !about.isEmpty())
                .map(about -> new Meeting(
                        message.id(),
                        message.sent(),
                        Kind.BALLOT,
                        Optional.of(day),
                        List.of(new Meeting.Item(subject, "", about, 0, false, List.of())),
                        Set.of(),
                        Set.of(),
                        List.of()));
    }

    /** The meeting of minutes that the archive lacks, from what an answer quotes of them. */
    Meeting readQuoted(Message answer, Kind kind, ListProfile list) {
        return read(answer, kind, list, false);
    }

    /** Twice where it names voters whom nothing above told: sentences are read with all names known. */
    private Meeting read(Message message, Kind kind, ListProfile list, boolean own) {
        List<BodyLine> lines = BodyLine.of(message).stream()
                .filter(line -> line.own() == own)
                .limit(MOST_LINES)
                .toList();
        MinutesReading first = new MinutesReading(names, voters, message, kind, list, lines, Set.of());
        Meeting meeting = first.meeting();
        return first.known().isEmpty()
                ? meeting
                : new MinutesReading(names, voters, message, kind, list, lines, first.known()).meeting();
    }

    /** The number by which a heading that a reply quotes calls its item; empty for a line that is no heading. */
    static String labelOf(String quoted) {
        return ItemHeading.of(quoted, true, "").map(ItemHeading::label).orElseGet(() -> ItemLabel.of(quoted));
    }
}
