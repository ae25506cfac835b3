package annals.event;

import annals.mail.Message;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which of several meetings a mail of votes is about. */
final class MeetingMeant {
    private MeetingMeant() {}

    /** That on which a mail votes; none where it calls for votes on a document of which no meeting has an item. */
    static Optional<Meeting> by(Letter mail, Meeting own, List<Meeting> meetings) {
        Set<String> documents = own.items().stream()
                .flatMap(item -> item.deliverables().stream())
                .collect(Collectors.toSet());
        boolean called = own.kind() == Meeting.Kind.BALLOT && MeetingMail.isCall(mail.message(), mail.lines());
        return by(
                mail,
                called
                        ? meetings.stream()
                                .filter(meeting -> isAbout(meeting, documents))
                                .toList()
                        : meetings);
    }

    /** The meeting whose day the mail names, else the latest. */
    private static Optional<Meeting> by(Letter mail, List<Meeting> meetings) {
        Message message = mail.message();
        Optional<LocalDate> near = Optional.of(message.sent().day());
        return Stream.concat(
                        Stream.of(message.subject().text()),
                        mail.lines().stream().filter(BodyLine::own).map(BodyLine::text))
                .flatMap(text -> WrittenDate.first(text, near).stream())
                .flatMap(day ->
                        meetings.stream().filter(meeting -> meeting.date().equals(Optional.of(day))))
                .findFirst()
                .or(() -> about(mail, meetings))
                .or(() -> meetings.stream()
                        .filter(meeting -> isPast(meeting, message))
                        .findFirst());
    }

    private static boolean isPast(Meeting meeting, Message message) {
        return !meeting.date()
                .orElse(meeting.sent().day())
                .isAfter(message.sent().day());
    }

    /** The latest meeting with an item on each document of the lines with values; past ones first. */
    private static Optional<Meeting> about(Letter mail, List<Meeting> meetings) {
        Set<String> named = mail.lines().stream()
                .filter(line ->
                        line.own() && VoteRecogniser.CAST.matcher(line.text()).find())
                .flatMap(line -> ItemsNamed.documents(line.text(), List.of()).stream())
                .collect(Collectors.toSet());
        return named.isEmpty()
                ? Optional.empty()
                : Stream.of(true, false)
                        .flatMap(past -> meetings.stream()
                                .filter(meeting -> isPast(meeting, mail.message()) == past && isAbout(meeting, named)))
                        .findFirst();
    }

    private static boolean isAbout(Meeting meeting, Set<String> documents) {
        return meeting.items().stream()
                .filter(item -> !item.formal())
                .flatMap(item -> item.deliverables().stream())
                .collect(Collectors.toSet())
                .containsAll(documents);
    }
}
