package annals.tag;

import annals.mail.Mailbox;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.mail.Origin;
import annals.mail.Segment;
import annals.mail.Sent;
import annals.mail.Subject;
import annals.thread.Edge;
import annals.thread.EdgeKind;
import annals.thread.MailThread;
import annals.thread.ThreadNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A thread written down for a test: invented people at example.org, one mail a day.
 *
 * <p>In a body, lines that begin with "&gt; " are quoted, everything from "-- " on is the signature, and a line that
 * ends with "wrote:" introduces a quote.
 */
final class Conversation {
    private static final List<String> TAGS = List.of("Standards", "Standards-JIG", "Council");

    private final LocalDate first;
    private String list = "standards@xmpp.org";
    private final Map<MessageId, Message> messages = new LinkedHashMap<>();
    private final Map<String, String> parents = new LinkedHashMap<>();
    private final List<String> missing = new ArrayList<>();

    private Conversation(LocalDate first) {
        this.first = first;
    }

    /** A thread whose first mail is of that day, "2019-11-04". */
    static Conversation on(String day) {
        return new Conversation(LocalDate.parse(day));
    }

    /** The list of the mails that follow. */
    Conversation ofList(String address) {
        list = address;
        return this;
    }

    /** The first mail, "a". */
    Conversation mail(String subject, String body) {
        return reply("a", "", subject, body);
    }

    /** A reply with the subject of the first mail. */
    Conversation reply(String id, String parent, String body) {
        return reply(
                id,
                parent,
                "Re: " + messages.values().iterator().next().subject().text(),
                body);
    }

    Conversation reply(String id, String parent, String subject, String body) {
        return add(id, parent, subject, body, Map.of());
    }

    Conversation add(String id, String parent, String subject, String body, Map<String, String> headers) {
        Sent sent = new Sent(
                first.plusDays(messages.size()).atStartOfDay(ZoneOffset.UTC).toInstant(), Sent.Source.DATE);
        Message message = new Message(
                id(id),
                List.of(new Origin("test.mbox", "", messages.size() * 100L, 100)),
                list,
                new Mailbox("Ada Finch", "ada@example.org"),
                List.of(),
                List.of(),
                sent,
                Subject.of(subject, TAGS),
                List.of(),
                List.of(),
                segments(body),
                List.of(),
                headers,
                List.of());
        messages.put(message.id(), message);
        parents.put(id, parent);
        return this;
    }

    /** A mail that the archive lacks. */
    Conversation missing(String id, String parent) {
        parents.put(id, parent);
        missing.add(id);
        return this;
    }

    /** The same reply again and again, below one parent. */
    Conversation replies(int count, String parent, String body) {
        for (int i = 0; i < count; i++) {
            reply("r" + messages.size(), parent, body);
        }
        return this;
    }

    ThreadTags tags(Tagger tagger) {
        return tagger.tag(thread(), messages);
    }

    Tags tags(Tagger tagger, String id) {
        return Optional.ofNullable(tags(tagger).messages().get(id(id))).orElseThrow();
    }

    Map<MessageId, Message> messages() {
        return messages;
    }

    MailThread thread() {
        List<String> backwards = new ArrayList<>(parents.keySet()).reversed();
        Map<String, List<ThreadNode>> replies = new LinkedHashMap<>();
        for (String id : backwards) {
            List<ThreadNode> below = replies.getOrDefault(id, List.of()).reversed();
            Edge edge = parents.getOrDefault(id, "").isEmpty() ? Edge.NONE : new Edge(EdgeKind.REFERENCES, 1);
            ThreadNode node = missing.contains(id)
                    ? new ThreadNode.Missing(id(id), below)
                    : new ThreadNode.Present(id(id), edge, below);
            replies.computeIfAbsent(parents.getOrDefault(id, ""), parent -> new ArrayList<>())
                    .add(node);
        }
        ThreadNode root = replies.getOrDefault("", List.of()).getFirst();
        return new MailThread(root.id(), root);
    }

    static MessageId id(String local) {
        return new MessageId(local + "@example.org");
    }

    private static List<Segment> segments(String body) {
        List<Segment> segments = new ArrayList<>();
        Segment.Kind kind = Segment.Kind.NEW;
        StringBuilder text = new StringBuilder();
        for (String line : body.split("\n", -1)) {
            Segment.Kind next = kind == Segment.Kind.SIGNATURE || line.equals("-- ")
                    ? Segment.Kind.SIGNATURE
                    : line.startsWith("> ")
                            ? Segment.Kind.QUOTE
                            : line.endsWith("wrote:") ? Segment.Kind.ATTRIBUTION : Segment.Kind.NEW;
            if (next != kind && !text.isEmpty()) {
                segments.add(segment(kind, text));
                text.setLength(0);
            }
            kind = next;
            text.append(kind == Segment.Kind.QUOTE ? line.substring(2) : line).append('\n');
        }
        if (!text.isEmpty()) {
            segments.add(segment(kind, text));
        }
        return segments;
    }

    private static Segment segment(Segment.Kind kind, StringBuilder text) {
        return new Segment(kind, kind == Segment.Kind.QUOTE ? 1 : 0, text.substring(0, text.length() - 1));
    }
}
