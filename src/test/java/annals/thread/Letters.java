package annals.thread;

import annals.mail.Mailbox;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.mail.Origin;
import annals.mail.Segment;
import annals.mail.Sent;
import annals.mail.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Messages with text for tests, made step by step; each is sent an hour after the one before. */
final class Letters {
    private static final Instant START = Instant.parse("2005-03-01T08:10:00Z");

    private final List<Message> messages = new ArrayList<>();

    /** A message that answers by its headers what is named after it, if anything is. */
    Letters mail(String id, String from, String subject, String body, String... answers) {
        return headed(id, from, subject, body, Map.of(), answers);
    }

    /** The same with further headers. */
    Letters headed(
            String id, String from, String subject, String body, Map<String, String> headers, String... answers) {
        List<MessageId> parents = new ArrayList<>();
        for (String answer : answers) {
            parents.add(new MessageId(answer));
        }
        Instant sent = START.plusSeconds(3660L * messages.size());
        messages.add(new Message(
                new MessageId(id),
                List.of(new Origin("letters", "", 0, 1)),
                "standards@example.org",
                new Mailbox(from, from.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@example.org"),
                List.of(),
                List.of(),
                new Sent(sent, Sent.Source.DATE),
                Subject.of(subject, List.of("Standards")),
                parents,
                parents,
                segments(body),
                List.of(),
                headers,
                List.of()));
        return this;
    }

    /** Lines that begin with {@code >} are quotes, with {@code @} attributions, all others new. */
    private static List<Segment> segments(String body) {
        List<Segment> segments = new ArrayList<>();
        for (String line : body.lines().toList()) {
            int depth = 0;
            while (line.startsWith("> ".repeat(depth + 1))) {
                depth++;
            }
            Segment.Kind kind =
                    depth > 0 ? Segment.Kind.QUOTE : line.startsWith("@") ? Segment.Kind.ATTRIBUTION : Segment.Kind.NEW;
            String text = kind == Segment.Kind.ATTRIBUTION ? line.substring(1) : line.substring(2 * depth);
            Segment last = segments.isEmpty() ? new Segment(Segment.Kind.FOOTER, 0, "") : segments.getLast();
            if (last.kind() == kind && last.depth() == depth) {
                segments.removeLast();
                segments.add(new Segment(kind, depth, last.text() + "\n" + text));
            } else {
                segments.add(new Segment(kind, depth, text));
            }
        }
        return segments;
    }

    List<Message> messages() {
        return messages;
    }

    List<Envelope> envelopes() {
        return messages.stream().map(Envelope::of).toList();
    }

    /** The threads as {@link Forest} writes them, for any order of input. */
    List<String> recovered() {
        Threader threader = new Threader(ThreadingRules.USUAL);
        List<String> forest = Forest.of(threader.thread(envelopes()));
        org.assertj.core.api.Assertions.assertThat(
                        Forest.of(threader.thread(envelopes().reversed())))
                .as("reversed")
                .isEqualTo(forest);
        return forest;
    }
}
