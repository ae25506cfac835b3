package annals.digest;

import static org.assertj.core.api.Assertions.assertThat;

import annals.mail.Mailbox;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.mail.Origin;
import annals.mail.Segment;
import annals.mail.Sent;
import annals.mail.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentencesTest {
    @Test
    void joinsWrappedLinesAndKeepsAbbreviations() {
        assertThat(
                        Sentences.in(
                                "Hi all,\n\nThe header carries the keys, e.g. one for\neach device. Do we want that for MUC too?"))
                .containsExactly(
                        "The header carries the keys, e.g. one for each device.", "Do we want that for MUC too?");
    }

    @Test
    void dropsGreetingsMarkupAndFragments() {
        assertThat(
                        Sentences.in(
                                "Hello Ada,\nI think the device list should be signed.\n\n<iq type='get' id='1'>\n  <query xmlns='urn:x'/>\n</iq>\n\nThanks!\n"))
                .containsExactly("I think the device list should be signed.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hi, I think we should sign it.              | I think we should sign it.",
                "Hello Ada, I think we should sign it.       | I think we should sign it.",
                "Dear all on the list: I think we ought to sign it. | I think we ought to sign it.",
                "Hi Ada. I think we should sign it.          | I think we should sign it.",
                "All, I think we should sign it now.         | I think we should sign it now.",
                "All of us here do think so too. Nobody will ever sign it. | All of us here do think so too. Nobody will ever sign it.",
                "Hello World is the name of an example, yes. | Hello World is the name of an example, yes.",
                "Highly unlikely, I think, that we sign it.  | Highly unlikely, I think, that we sign it.",
            })
    void knowsAGreetingFromASentence(String text, String left) {
        assertThat(String.join(" ", Sentences.in(text + " That is all there is to it.")))
                .isEqualTo(left + " That is all there is to it.");
    }

    @Test
    void cutsNoSentenceWithinAWord() {
        assertThat(Sentences.in("It?s worth a look: does whatever (the parser?)keeps it know? I do not know it."))
                .containsExactly("It?s worth a look: does whatever (the parser?)keeps it know?", "I do not know it.");
    }

    @Test
    void takesListItemsApart() {
        assertThat(
                        Sentences.in(
                                "Two things stand out for me:\n- The bundle is fetched twice by every client.\n- Nobody rotates the signed prekey in practice."))
                .containsExactly(
                        "Two things stand out for me:",
                        "The bundle is fetched twice by every client.",
                        "Nobody rotates the signed prekey in practice.");
    }

    @Test
    void digestIsOfOwnWordsAndWithinItsBounds() {
        List<Message> thread = List.of(
                message(
                        "a@x",
                        Segment.Kind.NEW,
                        "The first point is about the ratchet. The second point is about MUC rooms."),
                message("b@x", Segment.Kind.QUOTE, "The first point is about the ratchet."),
                message("c@x", Segment.Kind.NEW, "I disagree with the first point entirely."));
        assertThat(Digest.of(thread, List.of(), Digest.Bounds.sentences(9)))
                .extracting(CitedSentence::text)
                .containsExactly(
                        "The first point is about the ratchet.",
                        "The second point is about MUC rooms.",
                        "I disagree with the first point entirely.");
        assertThat(Digest.of(thread, List.of(), Digest.Bounds.sentences(2))).hasSize(2);
        assertThat(Digest.of(thread, List.of(), Digest.Bounds.words(7)))
                .extracting(sentence -> Words.count(sentence.text()))
                .containsExactly(7);
        assertThat(Digest.of(thread, List.of(), Digest.Bounds.sentences(0))).isEmpty();
        assertThat(Digest.of(List.of(), List.of(), Digest.Bounds.sentences(3))).isEmpty();
    }

    private static Message message(String id, Segment.Kind kind, String text) {
        return new Message(
                new MessageId(id),
                List.of(new Origin("f", "", 0, 0)),
                "",
                new Mailbox("Ada", ""),
                List.of(),
                List.of(),
                new Sent(Instant.EPOCH, Sent.Source.DATE),
                Subject.EMPTY,
                List.of(),
                List.of(),
                List.of(new Segment(kind, kind == Segment.Kind.QUOTE ? 1 : 0, text)),
                List.of(),
                Map.of(),
                List.of());
    }
}
