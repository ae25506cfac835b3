package annals.export;

import annals.index.StoredThread;
import annals.index.ThreadSummary;
import annals.mail.MessageId;
import annals.mail.Span;
import annals.profile.Permalinks;
import annals.profile.Profiles;
import annals.search.MessageHit;
import annals.search.ScorePart;
import annals.search.ThreadHit;
import annals.thread.MailThread;
import annals.thread.ThreadNode;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;

/** Writes the {@code thread} object of output-format.md. */
public final class HitJson {
    private final Profiles profiles;
    private final Redaction redaction;
    private final Function<MessageId, Optional<String>> pages;

    /** @param pages the page of a message in a pipermail archive, where it is known */
    public HitJson(Profiles profiles, Redaction redaction, Function<MessageId, Optional<String>> pages) {
        this.profiles = profiles;
        this.pages = pages;
        this.redaction = redaction;
    }

    /** Writes a thread with its hits; with all its messages and edges when the whole thread is given. */
    public void write(JsonLines lines, ThreadHit found, Optional<StoredThread> whole) {
        ThreadSummary hit = found.summary();
        lines.object("thread", json -> {
            json.writeStringProperty("id", hit.id().hash());
            json.writeStringProperty("subject", redaction.text(hit.subject()));
            json.writeStringProperty("list", hit.list());
            json.writeStringProperty("first", hit.first().toString());
            json.writeStringProperty("last", hit.last().toString());
            json.writeNumberProperty("messages", hit.messages());
            JsonLines.strings(
                    json,
                    "participants",
                    hit.participants().stream().map(redaction::text).toList());
            JsonLines.strings(json, "tags", hit.tags());
            MessageJson.deliverables(json, hit.deliverables());
            json.writeNumberProperty("score", found.score());
            json.writeArrayPropertyStart("hits");
            found.hits().forEach(message -> hit(json, hit.list(), message));
            json.writeEndArray();
            whole.ifPresent(thread -> all(json, thread));
        });
    }

    private void hit(JsonGenerator json, String list, MessageHit hit) {
        json.writeStartObject();
        json.writeStringProperty("message", hit.message().value());
        json.writeStringProperty("from", redaction.text(hit.from()));
        JsonLines.optional(
                json,
                "date",
                Optional.of(hit.date())
                        .filter(date -> !date.equals(Instant.EPOCH))
                        .map(Instant::toString));
        json.writeStringProperty("snippet", hit.snippet().text());
        json.writeBooleanProperty("quoted", hit.snippet().quoted());
        json.writeArrayPropertyStart("highlights");
        for (Span match : hit.snippet().matches()) {
            json.writeStartArray();
            json.writeNumber(match.start());
            json.writeNumber(match.end());
            json.writeEndArray();
        }
        json.writeEndArray();
        if (!hit.parts().isEmpty()) {
            parts(json, hit);
        }
        Permalinks links = profiles.forList(list).permalinks(hit.message());
        json.writeStringProperty(
                "permalink", links.withPipermail(pages.apply(hit.message())).best());
        json.writeEndObject();
    }

    private static void parts(JsonGenerator json, MessageHit hit) {
        json.writeNumberProperty("score", hit.score());
        json.writeArrayPropertyStart("parts");
        for (ScorePart part : hit.parts()) {
            json.writeStartObject();
            json.writeStringProperty("field", part.field());
            json.writeStringProperty("words", part.words());
            json.writeNumberProperty("points", part.points());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void all(JsonGenerator json, StoredThread thread) {
        JsonLines.strings(json, "message_ids", thread.thread().messages());
        json.writeArrayPropertyStart("edges");
        for (MailThread.Step step : thread.thread().walk()) {
            if (step.node() instanceof ThreadNode.Present present) {
                json.writeStartObject();
                EdgeJson.properties(json, step, present);
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }
}
