package annals.export;

import annals.event.RecordedEvent;
import annals.index.StoredThread;
import annals.mail.MessageId;
import annals.mail.Segment;
import annals.person.Person;
import annals.tag.Evidence;
import annals.tag.Tags;
import annals.thread.MailThread;
import annals.thread.ThreadNode;

/**
 * Writes the {@code edge}, {@code person}, {@code recorded}, {@code evidence} and {@code verdict} objects of
 * output-format.md.
 */
public final class ExplanationJson {
    private ExplanationJson() {}

    /**
     * Writes the message's edge, its author, the events it records, its evidence and verdict, and its thread's verdict.
     */
    public static void write(JsonLines lines, StoredThread thread, MessageId message, Person author) {
        edge(lines, thread, message);
        lines.object("person", json -> {
            PersonJson.properties(json, author, Redaction.NONE);
            json.writeNumberProperty("messages", author.messages());
        });
        thread.events().stream()
                .filter(event -> event.message().equals(message))
                .forEach(event -> recorded(lines, event));
        Tags own = thread.tags().messages().get(message);
        if (own != null) {
            own.evidence().forEach(evidence -> evidence(lines, evidence));
            verdict(lines, "message", message.value(), own);
        }
        verdict(lines, "thread", thread.summary().id().hash(), thread.tags().thread());
    }

    private static void recorded(JsonLines lines, RecordedEvent event) {
        lines.object("recorded", json -> {
            json.writeStringProperty("kind", event.kind());
            json.writeStringProperty("deliverable", event.deliverable());
            json.writeStringProperty("title", event.title());
            json.writeStringProperty("message", event.message().value());
            json.writeNumberProperty("line", event.line());
            if (event instanceof RecordedEvent.Vote vote) {
                json.writeStringProperty("voter", vote.voter());
                json.writeStringProperty("written", vote.written());
                json.writeStringProperty("value", vote.value().text());
                JsonLines.optional(json, "meeting_date", vote.meeting().map(day -> day.toString()));
            }
        });
    }

    private static void edge(JsonLines lines, StoredThread thread, MessageId message) {
        for (MailThread.Step step : thread.thread().walk()) {
            if (step.node() instanceof ThreadNode.Present present
                    && present.id().equals(message)) {
                lines.object("edge", json -> EdgeJson.properties(json, step, present));
            }
        }
    }

    private static void evidence(JsonLines lines, Evidence evidence) {
        lines.object("evidence", json -> {
            json.writeStringProperty(evidence.about().equals(Evidence.E2EE) ? "tag" : "deliverable", evidence.about());
            json.writeStringProperty("message", evidence.message().value());
            json.writeStringProperty("rule", evidence.rule());
            json.writeNumberProperty("weight", evidence.weight());
            json.writeStringProperty(
                    "segment", evidence.segment().map(Segment.Kind::json).orElse("subject"));
            json.writeNumberProperty("line", evidence.line());
            json.writeStringProperty("text", evidence.text());
            JsonLines.optional(json, "inherited_from", evidence.inheritedFrom());
        });
    }

    private static void verdict(JsonLines lines, String what, String id, Tags tags) {
        lines.object("verdict", json -> {
            json.writeStringProperty("tag", Evidence.E2EE);
            json.writeStringProperty(what, id);
            json.writeNumberProperty("score", tags.score());
            json.writeNumberProperty("threshold", tags.threshold());
            json.writeBooleanProperty("tagged", tags.isE2ee());
            MessageJson.deliverables(json, tags.deliverables());
        });
    }
}
