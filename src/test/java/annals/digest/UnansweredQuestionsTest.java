package annals.digest;

import static org.assertj.core.api.Assertions.assertThat;

import annals.event.ThreadBrief.Excerpt;
import annals.index.Mails;
import annals.mail.Mailbox;
import annals.mail.Message;
import annals.mail.Segment;
import annals.person.People;
import annals.profile.Profiles;
import annals.thread.Edge;
import annals.thread.EdgeKind;
import annals.thread.MailThread;
import annals.thread.ThreadNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnansweredQuestionsTest {
    private static final Mailbox ADA = new Mailbox("Ada Finch", "ada@example.org");
    private static final Mailbox BEN = new Mailbox("Ben Osei", "ben@example.net");
    private static final String QUESTION = "Which element holds the key when a device has no bundle?";
    private static final String BEFORE = "The catalogue of stamps is printed on yellow paper.";
    private static final String START = "All stamps of this year have been sold out.";
    private static final String FAR = "Nothing else is known about lighthouses along the coast.";
    private static final Message ASKED = Mails.mail(
            "asked",
            "2020-05-01",
            ADA,
            "Bundles",
            List.of(own(START + "\n\n" + BEFORE + "\n\n" + QUESTION + "\n\n" + FAR
                    + "\n\nLast of all come four ships with sails.")));

    @Test
    void keepsTheQuestionThatNobodyAnswered() {
        assertThat(open(List.of(ASKED))).containsExactly(QUESTION);
    }

    @Test
    void keepsTheQuestionWhenAReplyQuotesOtherWords() {
        assertThat(open(List.of(
                        ASKED,
                        reply(
                                BEN,
                                quote(START),
                                own("Yes."),
                                quote("Last of all come four ships with sails."),
                                own("Agreed.")))))
                .containsExactly(QUESTION);
    }

    @Test
    void takesAReplyToOnePassageAsAnAnswer() {
        assertThat(open(List.of(ASKED, reply(BEN, quote(START), own("Agreed.")))))
                .isEmpty();
    }

    @Test
    void takesAQuotedQuestionAsAnswered() {
        assertThat(open(List.of(
                        ASKED,
                        reply(
                                BEN,
                                quote(START),
                                own("Yes."),
                                quote("Which element holds\nthe key when a"),
                                own("None.")))))
                .isEmpty();
    }

    @Test
    void takesAQuotedNeighbourAsAnswered() {
        assertThat(open(List.of(ASKED, reply(BEN, quote(START), own("Yes."), quote(FAR), own("None.")))))
                .isEmpty();
    }

    @Test
    void takesAReplyWithoutAQuoteAsAnAnswer() {
        assertThat(open(List.of(ASKED, reply(BEN, own("None."))))).isEmpty();
    }

    @Test
    void takesAReplyWithTheWordsOfTheQuestionAsAnAnswer() {
        assertThat(open(List.of(
                        ASKED,
                        reply(
                                BEN,
                                quote(START),
                                own("Yes."),
                                quote("Last of all come four ships with sails."),
                                own("No bundle, no element.")))))
                .isEmpty();
    }

    @Test
    void takesTheAuthorsOwnReplyAsSomethingNewer() {
        assertThat(open(List.of(ASKED, reply(ADA, quote(BEFORE), own("I found it.")))))
                .isEmpty();
    }

    @Test
    void leavesOutWhatAnEarlierMailOfSomebodyElseHas() {
        Message first = Mails.mail("first", "2020-04-30", BEN, "Bundles", List.of(own("Hello.\n\n" + QUESTION)));
        assertThat(open(List.of(first, ASKED), ASKED)).isEmpty();
    }

    @Test
    void takesWhoIsAskedAsHeardOnceThatPersonWritesAgain() {
        String toBen = "Which release of the bundle library did you install?";
        Message first = Mails.mail("first", "2020-04-30", BEN, "Bundles", List.of(own("My bundle is empty.")));
        Message asks =
                Mails.mail("reply", "2020-05-02", ADA, "Re: Bundles", List.of(own(toBen + "\n\n" + QUESTION)), "first");
        Message again = Mails.mail("again", "2020-05-03", BEN, "Re: Bundles", List.of(own("I went home.")), "first");
        assertThat(open(List.of(first, asks), asks)).containsExactly(toBen, QUESTION);
        assertThat(open(List.of(first, asks, again), asks)).containsExactly(QUESTION);
    }

    @Test
    void leavesOutPiecesCutAtLostCharacters() {
        Message mail = Mails.mail(
                "asked",
                "2020-05-01",
                ADA,
                "Bundles",
                List.of(own(
                        "We keep bundles for servers of release ? 3.6, i.e. all of those that were ever sold, but is"
                                + " the key of release ? 3.1 worth it.")));
        assertThat(open(List.of(mail))).isEmpty();
    }

    @Test
    void readsNoQuestionFromQuotesCodeAndSignatures() {
        for (Segment segment : List.of(
                quote(QUESTION),
                new Segment(Segment.Kind.CODE, 0, QUESTION),
                new Segment(Segment.Kind.SIGNATURE, 0, QUESTION))) {
            Message mail = Mails.mail("asked", "2020-05-01", ADA, "Bundles", List.of(own("See below."), segment));
            assertThat(open(List.of(mail))).as(segment.kind().json()).isEmpty();
        }
    }

    private static Segment own(String text) {
        return new Segment(Segment.Kind.NEW, 0, text);
    }

    private static Segment quote(String text) {
        return new Segment(Segment.Kind.QUOTE, 1, text);
    }

    private static Message reply(Mailbox from, Segment... body) {
        return Mails.mail("reply", "2020-05-02", from, "Re: Bundles", List.of(body), "asked");
    }

    /** The first message asks, the others answer it. */
    private static List<String> open(List<Message> messages) {
        return open(messages, messages.getFirst());
    }

    /** The others answer the first message. */
    private static List<String> open(List<Message> messages, Message asking) {
        List<ThreadNode> replies = messages.stream()
                .skip(1)
                .<ThreadNode>map(
                        reply -> new ThreadNode.Present(reply.id(), new Edge(EdgeKind.IN_REPLY_TO, 1), List.of()))
                .toList();
        Message first = messages.getFirst();
        MailThread thread = new MailThread(first.id(), new ThreadNode.Present(first.id(), Edge.NONE, replies));
        People people = People.of(Map.of(ADA, 2, BEN, 2), List.of(), Profiles.builtIn());
        return UnansweredQuestions.in(thread, messages, List.of(asking), people::person).stream()
                .map(Excerpt::text)
                .toList();
    }
}
