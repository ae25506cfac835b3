package annals.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A message as understood: decoded, dated, cut into segments.
 *
 * @param id its identity; made of its content when it had none
 * @param origins where it is stored, the first one read first; never empty
 * @param list the address of the mailing list, or whatever names the list where no address is known; may be empty
 * @param from who wrote it; {@link Mailbox#NOBODY} when the header is missing
 * @param to the To header, in order
 * @param cc the Cc header, in order
 * @param sent when it was sent
 * @param subject its subject
 * @param inReplyTo the ids of In-Reply-To, in order, distinct
 * @param references the ids of References, oldest first, distinct
 * @param body its text in body order
 * @param attachments its other parts, in order
 * @param headers headers kept for later stages, by lower-case name: those that start with {@code xsf-xep-},
 *     {@code x-no-archive}, {@code list-id}; the last one wins; {@code in-reply-to} where it is prose
 * @param faults what had to be repaired, in the order found
 */
public record Message(
        MessageId id,
        List<Origin> origins,
        String list,
        Mailbox from,
        List<Mailbox> to,
        List<Mailbox> cc,
        Sent sent,
        Subject subject,
        List<MessageId> inReplyTo,
        List<MessageId> references,
        List<Segment> body,
        List<Attachment> attachments,
        Map<String, String> headers,
        List<Fault> faults) {
    public Message {
        origins = List.copyOf(origins);
        if (origins.isEmpty()) {
            throw new IllegalArgumentException("a message must have an origin: " + id);
        }
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        inReplyTo = List.copyOf(inReplyTo);
        references = List.copyOf(references);
        body = List.copyOf(body);
        attachments = List.copyOf(attachments);
        headers = Map.copyOf(headers);
        faults = List.copyOf(faults);
    }

    /** The author's own words, code and patches included, segments joined by a blank line. */
    public String newText() {
        return text(Segment::isOwn);
    }

    /** The quoted words, segments joined by a blank line. */
    public String quotedText() {
        return text(segment -> segment.kind() == Segment.Kind.QUOTE);
    }

    /** The signature, segments joined by a blank line. */
    public String signatureText() {
        return text(segment -> segment.kind() == Segment.Kind.SIGNATURE);
    }

    /** Whether the author asked archives to leave the message out. */
    public boolean isNoArchive() {
        return headers.getOrDefault("x-no-archive", "").strip().equalsIgnoreCase("yes");
    }

    /** The same message, stored also elsewhere. */
    public Message withOrigins(List<Origin> all) {
        return new Message(
                id, all, list, from, to, cc, sent, subject, inReplyTo, references, body, attachments, headers, faults);
    }

    /** The same message with other faults. */
    public Message withFaults(List<Fault> all) {
        return new Message(
                id, origins, list, from, to, cc, sent, subject, inReplyTo, references, body, attachments, headers, all);
    }

    private String text(Predicate<Segment> wanted) {
        List<String> texts = new ArrayList<>();
        for (Segment segment : body) {
            if (wanted.test(segment)) {
                texts.add(segment.text());
            }
        }
        return texts.size() == 1 ? texts.getFirst() : String.join("\n\n", texts);
    }
}
