package annals.export;

import annals.digest.CitedSentence;
import annals.history.Dossier;
import annals.history.TimelineEvent;
import annals.mail.MessageId;
import annals.mail.VisibleText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * An edition as Atom feeds (RFC 4287): one for each deliverable, or one of the threads that answer a query. Latest
 * first; an event without a date has no place in a feed.
 */
public final class AtomExport implements EditionWriter {
    private static final String ATOM = "http://www.w3.org/2005/Atom";

    @Override
    public String form() {
        return "atom";
    }

    @Override
    public String entrance() {
        return "threads.atom";
    }

    @Override
    public List<String> write(Edition edition, ExportFolder folder, Editor.Progress progress) throws IOException {
        List<Entry> threads = edition.threads().reversed().stream()
                .filter(line -> line.first().isPresent())
                .map(line -> entry(edition, line))
                .toList();
        folder.write(
                entrance(),
                out -> feed(out, edition, edition.title(), edition.query().orElse(""), threads));
        for (Dossier dossier : edition.dossiers()) {
            String title =
                    dossier.deliverable().id() + " " + dossier.deliverable().title();
            folder.write(
                    MarkdownDossier.stem(dossier.deliverable()) + ".atom",
                    out -> feed(out, edition, title, dossier.deliverable().id(), entries(edition, dossier)));
        }
        return List.of();
    }

    /** What one entry tells. */
    private record Entry(String id, LocalDate day, String title, String text, String kind, String link) {}

    private static Entry entry(Edition edition, ThreadLine line) {
        return new Entry(
                uuid("thread " + line.id().value()),
                line.first().orElseThrow(),
                edition.redaction().text(line.title()),
                line.messages()
                        + (line.messages() == 1 ? " message by " : " messages by ")
                        + String.join(", ", line.people()),
                "thread",
                edition.permalink(line.list(), line.id()));
    }

    private static List<Entry> entries(Edition edition, Dossier dossier) {
        Map<String, Integer> seen = new HashMap<>();
        return dossier.events().stream()
                .filter(event -> event.date().isPresent())
                .map(event -> entry(edition, dossier, event, seen))
                .sorted(Comparator.comparing(Entry::day).reversed())
                .toList();
    }

    private static Entry entry(Edition edition, Dossier dossier, TimelineEvent event, Map<String, Integer> seen) {
        Optional<MessageId> mail = event.told().messages().stream().findFirst();
        String key = dossier.deliverable().id() + " " + identity(event);
        int number = seen.merge(key, 1, Integer::sum);
        String text = Optional.of(event)
                .filter(TimelineEvent.ThreadDiscussed.class::isInstance)
                .map(TimelineEvent.ThreadDiscussed.class::cast)
                .map(thread -> thread.detail() + sentences(thread))
                .orElse(event.detail());
        return new Entry(
                uuid(number == 1 ? key : key + " " + number),
                event.date().orElseThrow(),
                edition.redaction().text(event.title()),
                edition.redaction().text(text),
                event.kind().json(),
                mail.map(id -> edition.shown(dossier.permalink(id), id)).orElse(""));
    }

    /** What stays the same of an event when its words are read better: its thread, else its kind, title and day. */
    private static String identity(TimelineEvent event) {
        return event instanceof TimelineEvent.ThreadDiscussed thread
                ? "thread " + thread.thread().value()
                : event.kind().json() + " " + event.title() + " "
                        + event.date().map(LocalDate::toString).orElse("");
    }

    private static String sentences(TimelineEvent.ThreadDiscussed thread) {
        return thread.digest().stream()
                .map((CitedSentence sentence) -> "\n“" + sentence.text() + "” — " + sentence.from())
                .collect(Collectors.joining());
    }

    private static String uuid(String name) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes(("annals " + name).getBytes(StandardCharsets.UTF_8));
    }

    private static void feed(OutputStream out, Edition edition, String title, String name, List<Entry> entries)
            throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.setDefaultNamespace(ATOM);
            xml.writeStartElement(ATOM, "feed");
            xml.writeDefaultNamespace(ATOM);
            element(xml, "id", uuid("feed " + name));
            element(xml, "title", title);
            element(
                    xml,
                    "updated",
                    moment(
                            entries.isEmpty()
                                    ? edition.snapshot()
                                    : entries.getFirst().day()));
            xml.writeStartElement(ATOM, "author");
            element(xml, "name", "Annals");
            xml.writeEndElement();
            xml.writeStartElement(ATOM, "generator");
            xml.writeAttribute("version", Version.current());
            xml.writeCharacters("Annals");
            xml.writeEndElement();
            for (Entry entry : entries) {
                xml.writeCharacters("\n");
                xml.writeStartElement(ATOM, "entry");
                element(xml, "id", entry.id());
                element(xml, "title", entry.title().isBlank() ? "(no subject)" : entry.title());
                element(xml, "updated", moment(entry.day()));
                xml.writeEmptyElement(ATOM, "category");
                xml.writeAttribute("term", entry.kind());
                if (!entry.link().isEmpty()) {
                    xml.writeEmptyElement(ATOM, "link");
                    xml.writeAttribute("rel", "alternate");
                    xml.writeAttribute("href", characters(entry.link()));
                }
                element(xml, "content", entry.text());
                xml.writeEndElement();
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException("an Atom feed cannot be written", e);
        }
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(ATOM, name);
        xml.writeCharacters(characters(text));
        xml.writeEndElement();
    }

    /** Nothing that XML has no place for. */
    private static String characters(String text) {
        return VisibleText.of(text).replace('\uFFFE', '\uFFFD').replace('\uFFFF', '\uFFFD');
    }

    private static String moment(LocalDate day) {
        return day + "T00:00:00Z";
    }
}
