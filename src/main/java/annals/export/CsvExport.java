package annals.export;

import annals.history.Dossier;
import annals.history.TimelineEvent;
import annals.mail.MessageId;
import annals.tag.Attribution;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** An edition as tables: events, votes, threads and people. */
public final class CsvExport implements EditionWriter {
    @Override
    public String form() {
        return "csv";
    }

    @Override
    public String entrance() {
        return "threads.csv";
    }

    @Override
    public List<String> write(Edition edition, ExportFolder folder, Editor.Progress progress) throws IOException {
        folder.write(entrance(), threads(edition));
        folder.write("people.csv", people(edition));
        folder.write("events.csv", events(edition));
        folder.write("votes.csv", votes(edition));
        return List.of();
    }

    private static String threads(Edition edition) {
        Csv csv = new Csv(
                "thread", "first", "last", "subject", "messages", "people", "list", "topics", "mentions", "link");
        for (ThreadLine line : edition.threads()) {
            csv.row(
                    line.id().hash(),
                    day(line.first()),
                    day(line.last()),
                    edition.redaction().text(line.title()),
                    Integer.toString(line.messages()),
                    Integer.toString(line.people().size()),
                    line.list(),
                    deliverables(line, Attribution.Role.TOPIC),
                    deliverables(line, Attribution.Role.MENTION),
                    edition.permalink(line.list(), line.id()));
        }
        return csv.text();
    }

    private static String deliverables(ThreadLine line, Attribution.Role role) {
        return line.deliverables().stream()
                .filter(attribution -> attribution.role() == role)
                .map(Attribution::deliverable)
                .collect(Collectors.joining(" "));
    }

    private static String people(Edition edition) {
        Csv csv = new Csv("name", "messages", "first", "last", "deliverables");
        for (Edition.Contributor person : edition.people()) {
            csv.row(
                    person.name(),
                    Integer.toString(person.messages()),
                    day(person.first()),
                    day(person.last()),
                    String.join(" ", person.deliverables()));
        }
        return csv.text();
    }

    private static String events(Edition edition) {
        Csv csv = new Csv(
                "deliverable", "date", "date_xep", "date_list", "kind", "title", "detail", "source", "message", "link");
        for (Dossier dossier : edition.dossiers()) {
            for (TimelineEvent event : dossier.events()) {
                Optional<MessageId> mail = event.told().messages().stream().findFirst();
                csv.row(
                        dossier.deliverable().id(),
                        day(event.date()),
                        day(event.told().xep()),
                        day(event.told().list()),
                        event.kind().json(),
                        edition.redaction().text(event.title()),
                        edition.redaction().text(event.detail()),
                        event.told().source(),
                        mail.map(MessageId::hash).orElse(""),
                        mail.map(id -> edition.shown(dossier.permalink(id), id)).orElse(""));
            }
        }
        return csv.text();
    }

    private static String votes(Edition edition) {
        Csv csv = new Csv(
                "deliverable",
                "date",
                "meeting_date",
                "voter",
                "value",
                "item",
                "on_list",
                "minutes",
                "message",
                "link");
        for (Dossier dossier : edition.dossiers()) {
            for (TimelineEvent event : dossier.events()) {
                if (event instanceof TimelineEvent.VoteCast vote) {
                    Optional<MessageId> mail = vote.told().messages().stream().findFirst();
                    csv.row(
                            dossier.deliverable().id(),
                            day(vote.date()),
                            day(vote.meeting()),
                            edition.redaction().text(vote.voter()),
                            vote.value().text(),
                            edition.redaction().text(vote.item()),
                            Boolean.toString(vote.onList()),
                            vote.minutes().map(MessageId::hash).orElse(""),
                            mail.map(MessageId::hash).orElse(""),
                            mail.map(id -> edition.shown(dossier.permalink(id), id))
                                    .orElse(""));
                }
            }
        }
        return csv.text();
    }

    private static String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("");
    }
}
