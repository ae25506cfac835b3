package annals.export;

import annals.mail.Attachment;
import annals.mail.Fault;
import annals.mail.Mailbox;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.mail.Origin;
import annals.mail.Segment;
import annals.mail.Sent;
import annals.profile.ListProfile;
import annals.profile.Permalinks;
import annals.profile.Profiles;
import annals.tag.Attribution;
import annals.tag.Tags;
import annals.thread.Edge;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;

/** Writes the {@code message} object of output-format.md. */
public final class MessageJson {
    /**
     * Where a message stands in the index.
     *
     * @param thread the thread's id
     * @param parent the message it answers, which the archive may lack
     * @param edge why it hangs there
     * @param tags what it speaks of
     */
    public record Place(MessageId thread, Optional<MessageId> parent, Edge edge, Tags tags) {}

    /**
     * How much to write.
     *
     * @param body whether to write the text
     * @param segments whether to write the segments too
     */
    public record Detail(boolean body, boolean segments) {}

    private final Profiles profiles;
    private final Redaction redaction;
    private final Function<MessageId, Optional<String>> pages;

    /** A writer of messages whose pages in pipermail archives are not known. */
    public MessageJson(Profiles profiles, Redaction redaction) {
        this(profiles, redaction, id -> Optional.empty());
    }

    /**
     * A writer of messages.
     *
     * @param pages the page of a message in a pipermail archive, where it is known
     */
    public MessageJson(Profiles profiles, Redaction redaction, Function<MessageId, Optional<String>> pages) {
        this.profiles = profiles;
        this.redaction = redaction;
        this.pages = pages;
    }

    /** Writes a message as one line. */
    public void write(JsonLines lines, Message message, Optional<Place> place, Detail detail) {
        lines.object("message", json -> properties(json, message, place, detail));
    }

    private void properties(JsonGenerator json, Message message, Optional<Place> place, Detail detail) {
        json.writeStringProperty("id", message.id().value());
        json.writeStringProperty("hash", message.id().hash());
        json.writeStringProperty("list", message.list());
        json.writeName("from");
        mailbox(json, message.from());
        mailboxes(json, "to", message.to());
        mailboxes(json, "cc", message.cc());
        JsonLines.optional(
                json,
                "date",
                Optional.of(message.sent())
                        .filter(Sent::isKnown)
                        .map(sent -> sent.instant().toString()));
        json.writeStringProperty("date_source", message.sent().source().json());
        json.writeStringProperty("subject", redaction.text(message.subject().text()));
        json.writeStringProperty(
                "base_subject", redaction.text(message.subject().base()));
        JsonLines.strings(json, "in_reply_to", message.inReplyTo());
        JsonLines.strings(json, "references", message.references());
        JsonLines.optional(json, "thread", place.map(p -> p.thread().hash()));
        JsonLines.optional(json, "parent", place.flatMap(Place::parent));
        JsonLines.optional(json, "edge", place.map(p -> p.edge().kind().json()));
        if (place.isPresent()) {
            json.writeNumberProperty("confidence", place.get().edge().confidence());
        } else {
            json.writeNullProperty("confidence");
        }
        if (detail.body()) {
            body(json, message);
        }
        if (detail.segments()) {
            segments(json, message.body());
        }
        attachments(json, message.attachments());
        json.writeName("origin");
        origin(json, message.origins().getFirst());
        json.writeArrayPropertyStart("origins");
        message.origins().forEach(origin -> origin(json, origin));
        json.writeEndArray();
        faults(json, message.faults());
        JsonLines.strings(json, "tags", place.map(p -> p.tags().names()).orElse(List.of()));
        deliverables(json, place.map(p -> p.tags().deliverables()).orElse(List.of()));
        permalinks(json, profiles.forList(message.list()), message.id());
    }

    private void mailbox(JsonGenerator json, Mailbox mailbox) {
        json.writeStartObject();
        json.writeStringProperty("name", redaction.text(mailbox.name()));
        json.writeStringProperty("address", redaction.address(mailbox.address()));
        json.writeEndObject();
    }

    private void mailboxes(JsonGenerator json, String name, List<Mailbox> mailboxes) {
        json.writeArrayPropertyStart(name);
        mailboxes.forEach(mailbox -> mailbox(json, mailbox));
        json.writeEndArray();
    }

    private void body(JsonGenerator json, Message message) {
        json.writeObjectPropertyStart("body");
        json.writeStringProperty("new", redaction.text(message.newText()));
        json.writeStringProperty("quoted", redaction.text(message.quotedText()));
        json.writeStringProperty("signature", redaction.text(message.signatureText()));
        json.writeEndObject();
    }

    private void segments(JsonGenerator json, List<Segment> segments) {
        json.writeArrayPropertyStart("segments");
        for (Segment segment : segments) {
            json.writeStartObject();
            json.writeStringProperty("kind", segment.kind().json());
            json.writeNumberProperty("depth", segment.depth());
            json.writeStringProperty("text", redaction.text(segment.text()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void attachments(JsonGenerator json, List<Attachment> attachments) {
        json.writeArrayPropertyStart("attachments");
        for (Attachment attachment : attachments) {
            json.writeStartObject();
            json.writeStringProperty("name", attachment.name());
            json.writeStringProperty("type", attachment.type());
            json.writeNumberProperty("bytes", attachment.bytes());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void origin(JsonGenerator json, Origin origin) {
        json.writeStartObject();
        json.writeStringProperty("file", origin.source());
        json.writeStringProperty("member", origin.member());
        json.writeNumberProperty("offset", origin.offset());
        json.writeNumberProperty("length", origin.length());
        json.writeEndObject();
    }

    private static void faults(JsonGenerator json, List<Fault> faults) {
        json.writeArrayPropertyStart("faults");
        for (Fault fault : faults) {
            json.writeStartObject();
            json.writeStringProperty("kind", fault.kind().json());
            json.writeStringProperty("detail", fault.detail());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void deliverables(JsonGenerator json, List<Attribution> attributions) {
        json.writeArrayPropertyStart("deliverables");
        for (Attribution attribution : attributions) {
            json.writeStartObject();
            json.writeStringProperty("id", attribution.deliverable());
            json.writeStringProperty("role", attribution.role().json());
            json.writeNumberProperty("score", attribution.score());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void permalinks(JsonGenerator json, ListProfile profile, MessageId id) {
        Permalinks links = profile.permalinks(id).withPipermail(pages.apply(id));
        json.writeObjectPropertyStart("permalinks");
        json.writeStringProperty("mid", links.mid());
        JsonLines.optional(json, "hyperkitty", links.hyperkitty());
        JsonLines.optional(json, "pipermail", links.pipermail());
        json.writeEndObject();
    }
}
