package annals.tag;

import static org.assertj.core.api.Assertions.assertThat;

import annals.spec.Catalogue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mail discusses though its subject and its first words do not say so. */
class MattersTest {
    private static final Tagger TAGGER = new Tagger(Catalogue.builtIn(), TagRules.builtIn());

    private static List<String> topics(Tags tags) {
        return tags.deliverables().stream()
                .filter(one -> one.role() == Attribution.Role.TOPIC)
                .map(Attribution::deliverable)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    XEP-0334 has a hint for this.                          | XEP-0334
                    Fine with me. XEP-0334 has a hint for this.            | XEP-0334
                    I like it. There is a section in XEP-0334 for it.      | XEP-0334
                    As I see it, XEP-0334 should say that it must not.     | XEP-0334
                    Fine with me, what I do with XEP-0334 should not matter.| -
                    Fine with me, we do the same with XEP-0334 at work.    | -
                    Fine with me. Mine has some hints (XEP-0334) as well.  | -
                    """)
    void ofAReplyAreTheDocumentsThatItsSentencesAreAbout(String reply, String topic) {
        Tags tags = Conversation.on("2021-03-01")
                .mail("[Standards] Copies", "What shall my tablet do with them?")
                .reply("b", "a", reply)
                .tags(TAGGER, "b");
        assertThat(topics(tags)).isEqualTo(topic.equals("-") ? List.of() : List.of(topic));
    }

    @Test
    void ofEndToEndEncryptionAreSuchOnlyInAMailAboutThat() {
        String reply = "The push service wakes it. XEP-0384 knows nothing of push.";
        Conversation thread = Conversation.on("2021-03-01")
                .mail("[Standards] Push for iOS", "Who pays for the service?")
                .reply("b", "a", reply)
                .reply("c", "a", reply + " It only has a device list with identity keys.");
        assertThat(topics(thread.tags(TAGGER, "b"))).isEmpty();
        assertThat(topics(thread.tags(TAGGER, "c"))).containsExactly("XEP-0384");
    }

    @Test
    void aReplyThatIsAboutAnotherDocumentTooStaysTagged() {
        Conversation thread = Conversation.on("2013-09-04")
                .mail("[Standards] My tablet and OTR", "It shows me ciphertext all day. Whose fault is that?")
                .reply("b", "a", "Of nobody, I fear. The text of XEP-0280 lets you opt out.");
        assertThat(thread.tags(TAGGER, "b").isE2ee()).isTrue();
        assertThat(topics(thread.tags(TAGGER, "b"))).contains("XEP-0280");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2023-06-05 | My phone fell into a river, and all my encrypted chats are gone. Could the other devices keep a copy of the keys? | key-backup
                    2023-06-05 | What my device can decrypt it could store under a passphrase of 24 letters that I write down, with the private key, and nobody else can read it. | key-backup
                    2022-10-11 | With a signature on each encrypted message a judge gets proof that I have written it. Without one nobody else can. | deniability
                    2018-03-05 | Typing is visible to the server even where the text is encrypted. I want an envelope for all elements, sealed for the recipient. | full-stanza-encryption
                    2018-03-05 | Is the body of an encrypted message sealed for the recipient, and who verifies the key of the device? | -
                    """)
    void withoutADocumentAreKnownByTheirWords(String day, String body, String matter) {
        Conversation thread = Conversation.on(day).mail("[Standards] A thought from the train", body);
        assertThat(thread.tags(TAGGER, "a").isE2ee()).isTrue();
        assertThat(topics(thread.tags(TAGGER, "a"))).isEqualTo(matter.equals("-") ? List.of() : List.of(matter));
    }

    @Test
    void doNotMakeASubjectOneOfAnotherMatter() {
        String body = "The stickers of a chat go out in the clear next to the ciphertext. Who verifies them?";
        double without = Conversation.on("2018-03-05")
                .mail("[Standards] A thought from the train", body)
                .tags(TAGGER, "a")
                .score();
        double with = Conversation.on("2018-03-05")
                .mail("[Standards] Inside goes more than the body", body)
                .tags(TAGGER, "a")
                .score();
        assertThat(with).isGreaterThanOrEqualTo(without);
    }

    @Test
    void ofWhoCannotReadAlongAreToldByWordsNearEachOther() {
        assertThat(Conversation.on("2001-08-20")
                        .mail("[JDEV] Two wishes", """
                                        Our lawyers want their talk to be illegible for us as the provider. They have PGP
                                        already, and the file next to it must be so that only the addressee can open it.
                                        """)
                        .tags(TAGGER)
                        .thread()
                        .isE2ee())
                .isTrue();
    }

    @Test
    void ofSignedProgramsAreOthers() {
        assertThat(Conversation.on("2002-09-18")
                        .mail("[Standards-JIG] Sign what you publish", """
                                        A changed copy of our client is about. We put a detached GPG signature beside each
                                        installer now, with the fingerprint on the web site.""")
                        .reply("b", "a", "Who verifies the site?")
                        .tags(TAGGER)
                        .thread()
                        .isE2ee())
                .isFalse();
    }

    @Test
    void ofAnAnswerToALastCallIsWhatItDiscussesThoughTheSubjectHasNoRe() {
        Conversation thread = Conversation.on("2019-01-15")
                .mail(
                        "[Standards] LAST CALL: XEP-0412 (XMPP Compliance Suites 2019)",
                        "This message constitutes notice of a Last Call for comments on XEP-0412.")
                .reply(
                        "b",
                        "a",
                        "[Standards] LAST CALL: XEP-0412 (XMPP Compliance Suites 2019)",
                        "Mobile: XEP-0384 should be listed, with a device list for each of my phones. And XEP-0352 must stay.");
        assertThat(thread.tags(TAGGER, "b").isE2ee()).isTrue();
        assertThat(topics(thread.tags(TAGGER, "b"))).contains("XEP-0412", "XEP-0384");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Then OMEMO has to change.  | true
                    Then the rule is bad.      | false
                    """)
    void aNameThatAReplyTakesUpIsNoMentionInPassing(String reply, boolean tagged) {
        Conversation thread = Conversation.on("2018-10-02")
                .mail("[Standards] Markup in messages", "Is the asterisk enough, or do we want elements?")
                .reply("b", "a", "Elements would be lost in OMEMO, it has room for the body only.")
                .reply("c", "b", reply);
        assertThat(thread.tags(TAGGER).thread().isE2ee()).isEqualTo(tagged);
        assertThat(thread.tags(TAGGER, "b").isE2ee()).isEqualTo(tagged);
    }

    @Test
    void ofAThreadIsWhatManyMailsNameByNumberButNotByAnAcronym() {
        Conversation numbers = Conversation.on("2021-03-01")
                .mail("[Standards] Slow rooms", "Mine takes a minute to open. Nobody knows why.")
                .reply("b", "a", "Maybe the history, fetched with XEP-0313 in pages of ten.")
                .reply("c", "b", "Mine fetches with XEP-0313 as well, and is quick.");
        Conversation acronyms = Conversation.on("2021-03-01")
                .mail("[Standards] Slow rooms", "Mine takes a minute to open. Nobody knows why.")
                .reply("b", "a", "Maybe the history, fetched with MAM in pages of ten.")
                .reply("c", "b", "Mine fetches with MAM as well, and is quick.");
        assertThat(topics(numbers.tags(TAGGER).thread())).containsExactly("XEP-0313");
        assertThat(topics(acronyms.tags(TAGGER).thread())).isEmpty();
        assertThat(acronyms.tags(TAGGER).thread().deliverables())
                .extracting(Attribution::deliverable)
                .containsExactly("XEP-0313");
    }
}
