package annals.export;

import annals.digest.CitedSentence;
import annals.history.Dossier;
import annals.history.Precedent;
import annals.history.TimelineEvent;
import annals.mail.MessageId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * Writes a dossier as the {@code deliverable}, {@code event}, {@code person} and {@code question} objects of
 * output-format.md.
 */
public final class DossierJson {
    private final Redaction redaction;

    public DossierJson(Redaction redaction) {
        this.redaction = redaction;
    }

    /** Writes the deliverable, then its events in order, the people and the questions without a reply. */
    public void write(JsonLines lines, Dossier dossier) {
        lines.object("deliverable", json -> DeliverableJson.properties(json, dossier));
        for (TimelineEvent event : dossier.events()) {
            lines.object("event", json -> event(json, dossier, event));
        }
        for (Dossier.Participant person : dossier.people()) {
            lines.object("person", json -> person(json, person));
        }
        for (Dossier.Question question : dossier.questions()) {
            lines.object("question", json -> question(json, dossier, question));
        }
    }

    private void event(JsonGenerator json, Dossier dossier, TimelineEvent event) {
        date(json, "date", event.date());
        json.writeObjectPropertyStart("dates");
        date(json, "xep", event.told().xep());
        date(json, "list", event.told().list());
        json.writeEndObject();
        json.writeStringProperty("kind", event.kind().json());
        json.writeStringProperty("title", redaction.text(event.title()));
        json.writeStringProperty("detail", redaction.text(event.detail()));
        json.writeStringProperty("deliverable", dossier.deliverable().id());
        json.writeStringProperty("source", event.told().source());
        JsonLines.strings(
                json,
                "messages",
                event.told().messages().stream().map(redaction::id).toList());
        JsonLines.strings(json, "permalinks", permalinks(dossier, event.told().messages()));
        special(json, dossier, event);
    }

    private void special(JsonGenerator json, Dossier dossier, TimelineEvent event) {
        switch (event) {
            case TimelineEvent.ProposalReceived proposal -> json.writeStringProperty("base_name", proposal.baseName());
            case TimelineEvent.RevisionPublished revision -> json.writeStringProperty("version", revision.version());
            case TimelineEvent.Announced announced -> JsonLines.optional(json, "version", announced.version());
            case TimelineEvent.StatusChanged change -> {
                JsonLines.optional(json, "status_from", change.from().map(status -> status.title()));
                json.writeStringProperty("status_to", change.to().title());
            }
            case TimelineEvent.LastCallHeld call -> {
                date(json, "ends", call.ends());
                outcome(json, call.outcome());
            }
            case TimelineEvent.ExperienceCalled call -> date(json, "ends", call.ends());
            case TimelineEvent.VoteCast vote -> {
                json.writeStringProperty("voter", redaction.text(vote.voter()));
                json.writeStringProperty("value", vote.value().text());
                json.writeStringProperty("item", redaction.text(vote.item()));
                date(json, "meeting_date", vote.meeting());
                JsonLines.optional(json, "minutes", vote.minutes().map(redaction::id));
                json.writeBooleanProperty("on_list", vote.onList());
            }
            case TimelineEvent.NamespaceTaken namespace -> json.writeStringProperty("version", namespace.version());
            case TimelineEvent.Renamed renamed ->
                json.writeStringProperty("former_title", redaction.text(renamed.former()));
            case TimelineEvent.ThreadDiscussed thread -> thread(json, dossier, thread);
        }
    }

    private static void outcome(JsonGenerator json, Optional<TimelineEvent.Outcome> outcome) {
        if (outcome.isEmpty()) {
            json.writeNullProperty("outcome");
            return;
        }
        TimelineEvent.Outcome known = outcome.get();
        json.writeObjectPropertyStart("outcome");
        json.writeNumberProperty("comments", known.comments());
        json.writeNumberProperty("objections", known.objections());
        json.writeStringProperty(
                "result", known.result().map(status -> status.title()).orElse("issued, no recorded outcome"));
        if (known.days().isPresent()) {
            json.writeNumberProperty("days", known.days().get());
        } else {
            json.writeNullProperty("days");
        }
        json.writeEndObject();
    }

    private void thread(JsonGenerator json, Dossier dossier, TimelineEvent.ThreadDiscussed thread) {
        json.writeStringProperty("thread", thread.thread().hash());
        json.writeStringProperty("list", thread.list());
        json.writeStringProperty("role", thread.role().json());
        json.writeStringProperty("first", thread.first().toString());
        json.writeStringProperty("last", thread.last().toString());
        json.writeNumberProperty("size", thread.messages());
        json.writeNumberProperty("people", thread.people());
        json.writeArrayPropertyStart("activity");
        thread.activity().forEach(json::writeNumber);
        json.writeEndArray();
        json.writeArrayPropertyStart("digest");
        for (CitedSentence sentence : thread.digest()) {
            json.writeStartObject();
            json.writeStringProperty("sentence", redaction.text(sentence.text()));
            json.writeStringProperty("from", redaction.text(sentence.from()));
            json.writeStringProperty("message", redaction.id(sentence.message()));
            json.writeStringProperty("permalink", permalink(dossier, sentence.message()));
            json.writeEndObject();
        }
        json.writeEndArray();
        JsonLines.optional(json, "before_revision", thread.before().map(Precedent::version));
        json.writeArrayPropertyStart("why");
        for (Precedent.Reason reason : thread.before().map(Precedent::why).orElse(List.of())) {
            json.writeStartObject();
            json.writeStringProperty("kind", reason.kind().json());
            json.writeStringProperty("text", redaction.text(reason.text()));
            json.writeStringProperty("message", redaction.id(reason.message()));
            json.writeStringProperty("permalink", permalink(dossier, reason.message()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void person(JsonGenerator json, Dossier.Participant person) {
        PersonJson.properties(json, person.person(), redaction);
        json.writeNumberProperty("messages", person.messages());
        json.writeStringProperty("first", person.first().toString());
        json.writeStringProperty("last", person.last().toString());
        JsonLines.strings(json, "proposals", person.proposals());
        json.writeNumberProperty("votes", person.votes());
    }

    private void question(JsonGenerator json, Dossier dossier, Dossier.Question question) {
        json.writeStringProperty("message", question.message().value());
        json.writeStringProperty("text", redaction.text(question.text()));
        json.writeStringProperty("from", redaction.text(question.from()));
        json.writeStringProperty("date", question.date().toString());
        json.writeStringProperty("permalink", dossier.permalink(question.message()));
    }

    private List<String> permalinks(Dossier dossier, List<MessageId> messages) {
        return messages.stream().map(message -> permalink(dossier, message)).toList();
    }

    /** Empty where it would tell an address. */
    private String permalink(Dossier dossier, MessageId message) {
        String link = dossier.permalink(message);
        return link.startsWith("mid:") && !redaction.id(message).equals(message.value()) ? "" : link;
    }

    private static void date(JsonGenerator json, String name, Optional<LocalDate> date) {
        JsonLines.optional(json, name, date.map(day -> day.toString()));
    }
}
