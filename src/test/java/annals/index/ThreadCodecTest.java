package annals.index;

import static org.assertj.core.api.Assertions.assertThat;

import annals.event.RecordedEvent;
import annals.event.VoteValue;
import annals.mail.MessageId;
import annals.mail.Segment;
import annals.spec.Status;
import annals.tag.Attribution;
import annals.tag.Evidence;
import annals.tag.Tags;
import annals.tag.ThreadTags;
import annals.thread.Edge;
import annals.thread.EdgeKind;
import annals.thread.MailThread;
import annals.thread.ThreadNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ThreadCodecTest {
    private static final MessageId A = Mails.id("a");
    private static final MessageId B = Mails.id("b");

    @Test
    void keepsTheTree() throws IOException {
        ThreadNode leaf = new ThreadNode.Present(Mails.id("c"), new Edge(EdgeKind.QUOTE, 0.75), List.of());
        ThreadNode left = new ThreadNode.Present(A, new Edge(EdgeKind.REFERENCES, 1), List.of(leaf));
        ThreadNode right = new ThreadNode.Present(B, new Edge(EdgeKind.IN_REPLY_TO, 1), List.of());
        MailThread thread = new MailThread(A, new ThreadNode.Missing(Mails.id("gone"), List.of(left, right)));
        assertThat(ThreadCodec.decodeTree(ThreadCodec.encodeTree(thread))).isEqualTo(thread);
    }

    @Test
    void keepsATreeDeeperThanTheStack() throws IOException {
        int depth = 200_000;
        ThreadNode node = new ThreadNode.Missing(Mails.id("0"), List.of());
        for (int i = 1; i < depth; i++) {
            node = new ThreadNode.Present(new MessageId("m" + i), Edge.NONE, List.of(node));
        }
        MailThread read = ThreadCodec.decodeTree(ThreadCodec.encodeTree(new MailThread(node.id(), node)));
        int found = 0;
        ThreadNode at = read.root();
        while (!at.replies().isEmpty()) {
            at = at.replies().getFirst();
            found++;
        }
        assertThat(found).isEqualTo(depth - 1);
        assertThat(at.id()).isEqualTo(Mails.id("0"));
    }

    @Test
    void keepsTagsWithTheirEvidence() throws IOException {
        Evidence own = new Evidence(
                "e2ee", "vocabulary", 0.9, A, Optional.of(Segment.Kind.NEW), 14, "double ratchet", Optional.empty());
        Evidence inherited =
                new Evidence("XEP-0384", "xep-number", -0.5, B, Optional.empty(), 0, "XEP-0384", Optional.of(A));
        Tags tags = new Tags(
                1.5, 1, List.of(new Attribution("XEP-0384", Attribution.Role.TOPIC, 3.1)), List.of(own, inherited));
        ThreadTags all = new ThreadTags(tags, Map.of(A, tags, B, Mails.NO_TAGS));
        assertThat(ThreadCodec.decodeTags(ThreadCodec.encodeTags(all))).isEqualTo(all);
    }

    @Test
    void keepsEventsOfEveryKind() throws IOException {
        LocalDate day = LocalDate.of(2020, 3, 8);
        List<RecordedEvent> events = List.of(
                new RecordedEvent.Vote(
                        LocalDate.of(2020, 1, 2),
                        new MessageId("v@x"),
                        List.of("XEP-0384", "XEP-0420"),
                        "4a) Both",
                        "4a",
                        "Ada Finch",
                        "Ada",
                        VoteValue.NEUTRAL_AGAINST,
                        Optional.of(LocalDate.of(2020, 1, 1)),
                        Optional.of(new MessageId("m@x")),
                        true,
                        12),
                new RecordedEvent.Vote(
                        LocalDate.of(2020, 1, 2),
                        new MessageId("v@x"),
                        List.of(),
                        "AOB",
                        "",
                        "Ben",
                        "Ben",
                        VoteValue.ON_LIST,
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        1),
                new RecordedEvent.Proposed(day, A, "omemo", "OMEMO", "omemo"),
                new RecordedEvent.Released(day, A, "XEP-0384", "OMEMO", Optional.of("0.4.0"), "all new"),
                new RecordedEvent.StatusAnnounced(day, A, "XEP-0384", "OMEMO", Status.DEFERRED, Optional.empty()),
                new RecordedEvent.LastCall(day, A, "XEP-0384", "OMEMO", Optional.of(day.plusDays(14))),
                new RecordedEvent.CallForExperience(day, B, "XEP-0384", "OMEMO", Optional.empty()));
        assertThat(EventCodec.decode(EventCodec.encode(events))).isEqualTo(events);
    }
}
