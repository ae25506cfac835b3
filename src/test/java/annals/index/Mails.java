package annals.index;

import annals.mail.Attachment;
import annals.mail.Fault;
import annals.mail.Mailbox;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.mail.Origin;
import annals.mail.Segment;
import annals.mail.Sent;
import annals.mail.Subject;
import annals.tag.Attribution;
import annals.tag.Tags;
import annals.tag.ThreadTags;
import annals.thread.Edge;
import annals.thread.EdgeKind;
import annals.thread.MailThread;
import annals.thread.ThreadNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Invented messages and threads for tests. */
public final class Mails {
    public static final Tags NO_TAGS = new Tags(0, 1, List.of(), List.of());

    private Mails() {}

    public static MessageId id(String local) {
        return new MessageId(local + "@example.org");
    }

    /** A message of Ada's, sent at noon, with one segment of her own words. */
    public static Message mail(String local, String day, String subject, String text, String... answers) {
        return mail(
                local,
                day,
                new Mailbox("Ada Finch", "ada@example.org"),
                subject,
                List.of(new Segment(Segment.Kind.NEW, 0, text)),
                answers);
    }

    public static Message mail(
            String local, String day, Mailbox from, String subject, List<Segment> body, String... answers) {
        List<MessageId> references = new ArrayList<>();
        for (String answer : answers) {
            references.add(id(answer));
        }
        return new Message(
                id(local),
                List.of(new Origin("2020-May.txt", "", 10, 20)),
                "standards@xmpp.org",
                from,
                List.of(new Mailbox("", "standards@xmpp.org")),
                List.of(),
                new Sent(Instant.parse(day + "T12:00:00Z"), Sent.Source.DATE),
                Subject.of(subject, List.of("Standards")),
                references.isEmpty() ? List.of() : List.of(references.getLast()),
                references,
                body,
                List.of(),
                Map.of(),
                List.of());
    }

    /** A message with something in every field. */
    public static Message full() {
        return new Message(
                id("full"),
                List.of(new Origin("2020-May.txt.gz", "", 10, 20), new Origin("all.zip", "2020-May.mbox", 1L << 40, 7)),
                "standards@xmpp.org",
                new Mailbox("Jürgen Schäfer", "juergen@example.org"),
                List.of(new Mailbox("", "standards@xmpp.org"), new Mailbox("Ада", "")),
                List.of(new Mailbox("Ben \ud800 Osei", "ben@example.org")),
                new Sent(Instant.parse("1969-12-31T23:59:59Z"), Sent.Source.MONTH),
                new Subject("Re: OMEMO (was: 鍵)", "OMEMO", true, Optional.of("鍵")),
                List.of(id("a")),
                List.of(id("b"), id("a")),
                List.of(
                        new Segment(Segment.Kind.ATTRIBUTION, 0, "Ada wrote:"),
                        new Segment(Segment.Kind.QUOTE, 2, "so what?"),
                        new Segment(Segment.Kind.NEW, 0, "well … 𝔸"),
                        new Segment(Segment.Kind.CODE, 0, "<encrypted/>")),
                List.of(new Attachment("kéy.png", "image/png", 123456), new Attachment("", "text/x-diff", -1)),
                Map.of("list-id", "standards.xmpp.org", "x-no-archive", "Yes"),
                List.of(new Fault(Fault.Kind.BAD_DATE, "1969"), new Fault(Fault.Kind.DIFFERENT_COPY, "")));
    }

    /** A thread in which each message answers the one that its first reference names, else the first message. */
    public static IndexedThread thread(List<Message> messages, List<Attribution> deliverables, boolean e2ee) {
        Map<MessageId, Message> byId = new LinkedHashMap<>();
        messages.forEach(message -> byId.put(message.id(), message));
        Map<MessageId, List<Message>> replies = new HashMap<>();
        for (Message message : messages.subList(1, messages.size())) {
            MessageId parent = message.references().stream()
                    .filter(byId::containsKey)
                    .findFirst()
                    .orElse(messages.getFirst().id());
            replies.computeIfAbsent(parent, id -> new ArrayList<>()).add(message);
        }
        ThreadNode root = node(messages.getFirst(), replies, Edge.NONE);
        Tags tags = new Tags(e2ee ? 2 : 0, 1, deliverables, List.of());
        return new IndexedThread(
                new MailThread(messages.getFirst().id(), root), byId, new ThreadTags(tags, Map.of()), List.of());
    }

    public static IndexedThread thread(Message... messages) {
        return thread(List.of(messages), List.of(), false);
    }

    private static ThreadNode node(Message message, Map<MessageId, List<Message>> replies, Edge edge) {
        return new ThreadNode.Present(
                message.id(),
                edge,
                replies.getOrDefault(message.id(), List.of()).stream()
                        .map(reply -> node(reply, replies, new Edge(EdgeKind.REFERENCES, 1)))
                        .toList());
    }
}
