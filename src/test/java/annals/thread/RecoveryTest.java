package annals.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryTest {
    private static final String KEYS = "Every client should publish the fingerprint of its identity key in the"
            + " device list,\nor else a server could add a device that nobody asked for.";
    private static final String WIRE = "The wire format must not depend on one library, since nobody can write a"
            + " second\nimplementation without reading that code first.";

    @Test
    void aReplyGoesUnderWhatItQuotes() {
        assertThat(new Letters()
                        .mail("a", "Ada Finch", "Devices", KEYS)
                        .mail("b", "Ben Osei", "Devices", WIRE)
                        .mail("c", "Chi Wu", "Re: Devices", "> " + KEYS.replace("\n", "\n> ") + "\nI agree.")
                        .recovered())
                .containsExactly("a(\"c)", "b");
    }

    @Test
    void wrapCaseSpacingAndMasksMakeNoDifference() {
        assertThat(new Letters()
                        .mail("a", "Ada Finch", "Devices", "Please write to ada at example.org about THE missing keys.")
                        .mail("b", "Ben Osei", "Devices", WIRE)
                        .mail(
                                "c",
                                "Chi Wu",
                                "Re: Devices",
                                "> please  write to ada(a)example.org\n> about the missing\n> keys\nI shall.")
                        .recovered())
                .containsExactly("a(\"c)", "b");
    }

    @Test
    void ofTwoThatAreQuotedTheLaterIsAnswered() {
        assertThat(new Letters()
                        .mail("a", "Ada Finch", "Devices", KEYS)
                        .mail("b", "Ben Osei", "Re: Devices", WIRE, "a")
                        .mail(
                                "c",
                                "Chi Wu",
                                "Re: Devices",
                                "Yes to both.\n> " + WIRE.replace("\n", "\n> ") + "\n> " + KEYS.replace("\n", "\n> "))
                        .recovered())
                .containsExactly("a(b(\"c))");
    }

    @Test
    void anAttributionWithAuthorAndMinuteDecides() {
        assertThat(new Letters()
                        .mail("a", "Ada Finch", "Devices", KEYS)
                        .mail("b", "Ben Osei", "Devices", "No.")
                        .mail("c", "Chi Wu", "Re: Devices", "@On Tue, 1 Mar 2005 at 10:11, Ben Osei wrote:\n> No.\nOh.")
                        .recovered())
                .containsExactly("a", "b(\"c)");
    }

    @Test
    void withoutQuotesTheLatestWithTheSubjectIsAnswered() {
        assertThat(new Letters()
                        .mail("a", "Ada Finch", "Devices", KEYS)
                        .mail("b", "Ben Osei", "Re: Devices", WIRE, "a")
                        .mail("c", "Chi Wu", "Re: Devices", "I agree.")
                        .recovered())
                .containsExactly("a(b(=c))");
    }

    @Test
    void aFormerSubjectJoins() {
        assertThat(new Letters()
                        .mail("a", "Ada Finch", "Devices", KEYS)
                        .mail("b", "Ben Osei", "Bundles (was: Devices)", WIRE)
                        .recovered())
                .containsExactly("a(=b)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Council Minutes", "help", "Hello", ""})
    void aGenericSubjectNeverJoins(String subject) {
        assertThat(new Letters()
                        .mail("a", "Ada Finch", subject, KEYS)
                        .mail("b", "Ben Osei", "Re: " + subject, "I agree.")
                        .recovered())
                .containsExactly("a", "b");
    }

    /** Under a generic subject only the quote speaks, and it must be named or long. */
    @Test
    void aQuoteJoinsUnderAGenericSubject() {
        String quote = "> " + KEYS.replace("\n", "\n> ");
        assertThat(new Letters()
                        .mail("a", "Ada Finch", "Help", KEYS)
                        .mail("b", "Ben Osei", "Re: Help", "@Ada Finch wrote:\n" + quote + "\nI agree.")
                        .recovered())
                .containsExactly("a(\"b)");
    }

    /** Messages of programs are quoted like mails. */
    @Test
    void aFewWordsUnderAnotherSubjectDoNotJoin() {
        assertThat(new Letters()
                        .mail("a", "Ada Finch", "Devices", "Loading required package keys failed")
                        .mail("b", "Ben Osei", "Bundles", "Why?\n> Loading required package keys failed")
                        .recovered())
                .containsExactly("a", "b");
    }

    @Test
    void whoHasHeadersStaysWhereTheySay() {
        assertThat(new Letters()
                        .mail("a", "Ada Finch", "Devices", KEYS)
                        .mail("b", "Ben Osei", "Bundles", WIRE)
                        .mail("c", "Chi Wu", "Re: Devices", "> " + KEYS.replace("\n", "\n> "), "b")
                        .recovered())
                .containsExactly("a", "b(c)");
    }

    @Test
    void whatManySayTellsNothing() {
        Letters letters = new Letters();
        String greeting = "thanks in advance for all of your kind help with this";
        for (int i = 0; i < 80; i++) {
            letters.mail("m" + i, "Ada Finch", "Subject number " + i, greeting);
        }
        assertThat(letters.mail("z", "Ben Osei", "Bundles", "@Ada Finch wrote:\n> " + greeting)
                        .recovered())
                .hasSize(81);
    }

    @Test
    void strictLooksAtHeadersAlone() {
        Letters letters = new Letters()
                .mail("a", "Ada Finch", "Devices", KEYS)
                .mail("b", "Ben Osei", "Re: Devices", "> " + KEYS.replace("\n", "\n> "));
        assertThat(Forest.of(new Threader(new ThreadingRules(Threading.STRICT, Corrections.NONE))
                        .thread(letters.envelopes())))
                .containsExactly("a", "b");
    }

    @Test
    void theEdgeTellsItsEvidence() {
        List<MailThread> threads = new Threader(ThreadingRules.USUAL)
                .thread(new Letters()
                        .mail("a", "Ada Finch", "Devices", KEYS)
                        .mail(
                                "b",
                                "Ben Osei",
                                "Re: Devices",
                                "@On Tue, 1 Mar 2005 at 09:10, Ada Finch wrote:\n> " + KEYS.replace("\n", "\n> "))
                        .envelopes());
        ThreadNode.Present reply =
                (ThreadNode.Present) threads.getFirst().root().replies().getFirst();
        assertThat(reply.edge().kind()).isEqualTo(EdgeKind.QUOTE);
        assertThat(reply.edge().confidence()).isEqualTo(0.99);
        assertThat(reply.edge().evidence())
                .contains("sampled passages of the quote")
                .contains("the attribution names its author and its minute")
                .contains("the same subject");
    }

    @Test
    void proseInReplyToNamesTheOnlyMailOfThatSecond() {
        Map<String, String> prose = Map.of("in-reply-to", "Your message of \"Tue, 01 Mar 2005 10:10:00 +0200\"");
        assertThat(new Letters()
                        .mail("a", "Ada Finch", "Devices", KEYS)
                        .mail("b", "Ben Osei", "Devices", WIRE)
                        .headed("c", "Chi Wu", "Other", "Right.", prose)
                        .recovered())
                .containsExactly("a(c)", "b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Your message of yesterday",
                "Your message of \"Tue, 01 Mar 2005 10:10:01 +0200\"",
                "Your message of \"Tue, 33 Mar 2005 10:10:00 +0200\"",
                "Your message of \"Tue, 01 Mar 2005 10:10:00\"",
                "Ben Osei's message of \"Tue, 01 Mar 2005 10:10:00 +0200\""
            })
    void proseThatFitsNoMailOrAnotherAuthorJoinsNothing(String prose) {
        assertThat(new Letters()
                        .mail("a", "Ada Finch", "Devices", KEYS)
                        .headed("c", "Chi Wu", "Other", "Right.", Map.of("in-reply-to", prose))
                        .recovered())
                .containsExactly("a", "c");
    }
}
