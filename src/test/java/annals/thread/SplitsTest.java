package annals.thread;

import static org.assertj.core.api.Assertions.assertThat;

import annals.mail.Message;
import annals.mail.MessageId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SplitsTest {
    private static final String KEYS = "Every client should publish the fingerprint of its identity key.";
    private static final String ROOMS = "Rooms without members ought to vanish after some minutes of silence.";

    @Test
    void aNewSubjectThatNamesTheOldBeginsASubthread() {
        assertThat(splits(new Letters()
                        .mail("a", "Ada", "Devices", KEYS)
                        .mail("b", "Ben", "Bundles (was: Re: Devices)", ROOMS, "a")
                        .mail("c", "Chi", "Re: Bundles (was: Re: Devices)", ROOMS, "b")
                        .mail("d", "Dov", "Re: Devices", ROOMS, "b")))
                .isEqualTo(Map.of("a", Split.NONE, "b", Split.SUBTHREAD, "c", Split.NONE, "d", Split.NONE));
    }

    @Test
    void aMailAboutSomethingElseIsAHijack() {
        assertThat(splits(new Letters()
                        .mail("a", "Ada", "Devices", KEYS)
                        .mail("b", "Ben", "Empty rooms", ROOMS, "a")
                        .mail("c", "Chi", "Re: Empty rooms", "Right.", "b")))
                .isEqualTo(Map.of("a", Split.NONE, "b", Split.HIJACK, "c", Split.NONE));
    }

    @Test
    void oneThatQuotesIsNone() {
        assertThat(splits(new Letters()
                        .mail("a", "Ada", "Devices", KEYS)
                        .mail("b", "Ben", "Empty rooms", "> " + KEYS + "\n" + ROOMS, "a")))
                .containsEntry("b", Split.NONE);
    }

    @Test
    void oneWithAReplyMarkIsNone() {
        assertThat(splits(new Letters()
                        .mail("a", "Ada", "Devices", KEYS)
                        .mail("b", "Ben", "Re: Empty rooms", ROOMS, "a")))
                .containsEntry("b", Split.NONE);
    }

    @Test
    void oneThatSharesAWordOfTheSubjectIsNone() {
        assertThat(splits(new Letters()
                        .mail("a", "Ada", "Devices", KEYS)
                        .mail("b", "Ben", "EXTERNAL: Devices", ROOMS, "a")))
                .containsEntry("b", Split.NONE);
    }

    @Test
    void oneThatSpeaksOfTheSameIsNone() {
        assertThat(splits(new Letters()
                        .mail("a", "Ada", "Devices", KEYS)
                        .mail("b", "Ben", "A proposal", "Then publish the fingerprint of each client.", "a")))
                .containsEntry("b", Split.NONE);
    }

    @Test
    void aDeepThreadIsNoProblem() {
        List<Message> one = new Letters().mail("0", "Ada", "Devices", KEYS).messages();
        int depth = 300_000;
        ThreadNode node = new ThreadNode.Present(new MessageId("m" + depth), Edge.NONE, List.of());
        for (int i = depth - 1; i >= 0; i--) {
            node = new ThreadNode.Present(new MessageId("m" + i), Edge.NONE, List.of(node));
        }
        Map<MessageId, Message> messages = new HashMap<>(Map.of(node.id(), one.getFirst()));
        MailThread marked = Splits.mark(new MailThread(node.id(), node), messages);
        List<MessageId> ids = new ArrayList<>(marked.messages());
        assertThat(ids).hasSize(depth + 1);
        assertThat(ids.getLast()).isEqualTo(new MessageId("m" + depth));
    }

    private static Map<String, Split> splits(Letters letters) {
        Map<MessageId, Message> messages = new HashMap<>();
        letters.messages().forEach(message -> messages.put(message.id(), message));
        Map<String, Split> splits = new HashMap<>();
        for (MailThread thread : new Threader(ThreadingRules.USUAL).thread(letters.envelopes())) {
            for (MailThread.Step step : Splits.mark(thread, messages).walk()) {
                if (step.node() instanceof ThreadNode.Present present) {
                    splits.put(present.id().value(), present.edge().split());
                }
            }
        }
        return splits;
    }
}
