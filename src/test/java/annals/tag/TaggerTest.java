package annals.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import annals.mail.Segment;
import annals.spec.Catalogue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaggerTest {
    private static final Tagger TAGGER = new Tagger(Catalogue.builtIn(), TagRules.builtIn());

    private static final String CHAT = "I think the roster push must come before the result, see the example above.";

    /** Deliverables with their roles, as "XEP-0384 topic, XEP-0420 mention". */
    private static String about(Tags tags) {
        return tags.deliverables().stream()
                .map(one -> one.deliverable() + " " + one.role().json())
                .collect(Collectors.joining(", "));
    }

    private static void assertE2ee(Conversation thread) {
        Tags tags = thread.tags(TAGGER).thread();
        assertThat(tags.isE2ee()).as(tags.toString()).isTrue();
    }

    private static void assertNotE2ee(Conversation thread) {
        Tags tags = thread.tags(TAGGER).thread();
        assertThat(tags.isE2ee()).as(tags.toString()).isFalse();
    }

    @Nested
    class FindsEndToEndEncryption {
        @Test
        void of2002() {
            assertE2ee(Conversation.on("2002-05-10")
                    .mail("[Standards-JIG] PGP in clients", """
                                    The client puts an OpenPGP block into jabber:x:encrypted, and the key id is taken from
                                    signed presence. Nobody wrote down how the encrypted messages are padded.""")
                    .reply("b", "a", "JEP-0027 says a bit of it."));
        }

        @Test
        void of2005() {
            assertE2ee(Conversation.on("2005-08-02")
                    .mail(
                            "[Standards-JIG] JEP-0116: Encrypted Sessions",
                            "Here is the next version, with SIGMA and a shorter handshake.")
                    .reply("b", "a", "Why not four messages?"));
        }

        @Test
        void of2007WithoutANumber() {
            Conversation thread = Conversation.on("2007-11-02")
                    .mail("[Standards] where should we go", """
                                    ESessions gives us repudiation and perfect forward secrecy, but nobody implements it.
                                    XTLS would use what every client has.""")
                    .reply("b", "a", "With XTLS you need in-band bytestreams first.");
            assertE2ee(thread);
            assertThat(about(thread.tags(TAGGER).thread())).contains("XEP-0116").contains("xtls");
        }

        @Test
        void of2015() {
            assertE2ee(
                    Conversation.on("2015-10-27").mail("[Standards] Proposed XMPP Extension: OMEMO Encryption", """
                                    The XMPP Extensions Editor has received a proposal for a new XEP.

                                    Title: OMEMO Encryption

                                    URL: http://xmpp.org/extensions/inbox/omemo.html"""));
        }

        @Test
        void of2017WithoutASubject() {
            assertE2ee(Conversation.on("2017-06-01")
                    .mail(
                            "[Standards] licences",
                            "libsignal is GPL, so nobody can ship OMEMO in a closed client with it.")
                    .reply("b", "a", "Then use Olm and say so in the document, the double ratchet itself is free.")
                    .reply("c", "b", "> Then use Olm and say so\n+1"));
        }

        @Test
        void of2023() {
            assertE2ee(
                    Conversation.on("2023-03-08")
                            .mail(
                                    "[Standards] Thoughts on group chats",
                                    "Has anybody looked at MLS (RFC 9420 soon) for MUC, instead of one OMEMO session a device?"));
        }

        @Test
        void byAFormerSubject() {
            Conversation thread = Conversation.on("2020-03-01")
                    .mail(
                            "[Standards] Namespace bumps (was: Re: OMEMO Encryption)",
                            "If the device list changes its node, clients have to publish twice.");
            assertE2ee(thread);
        }

        @Test
        void byTheHeaderOfAnAnnouncement() {
            assertE2ee(Conversation.on("2020-03-09")
                    .add("a", "", "[Standards] News", "See the page.", Map.of("xsf-xep-number", "0384")));
        }

        @Test
        void onOneItemOfMinutes() {
            Conversation thread = Conversation.on("2020-01-29").mail("[Standards] Council Minutes 2020-01-22", """
                                    1) Roll Call
                                    Present: Ada, Ben, Chi

                                    2) Agenda Bashing
                                    None.

                                    3a) Proposed XMPP Extension: Inbox - https://xmpp.org/extensions/inbox/inbox.html
                                    Ada: +1

                                    3b) XEP-0384 (OMEMO Encryption): Authorship
                                    Ben would like to retract this.
                                    Chi thinks XEP-0384 needs an active author.

                                    4) AOB
                                    None.""");
            Tags tags = thread.tags(TAGGER).thread();
            assertThat(tags.isE2ee()).isTrue();
            assertThat(about(tags)).contains("XEP-0384 topic");
            assertThat(tags.evidence()).anySatisfy(one -> assertThat(one.line()).isEqualTo(10));
        }
    }

    @Nested
    class LeavesOthersAlone {
        @Test
        void connectionSecurity() {
            assertNotE2ee(Conversation.on("2013-11-02")
                    .mail("[Standards] Mandatory STARTTLS on s2s", """
                                    With TLS between servers, the encryption ends at each hop, and forward secrecy depends on the
                                    cipher suite. Compare the certificate's fingerprint, or use DANE.""")
                    .reply(
                            "b",
                            "a",
                            "Dialback without encryption is as bad. A fingerprint of the public key would do."));
        }

        @Test
        void login() {
            assertNotE2ee(
                    Conversation.on("2022-10-02").mail("[Standards] XEP-0474: SASL SCRAM Downgrade Protection", """
                                    A man in the middle who has the server's private key can strip channel binding from the list.
                                    Does it give any security beyond TLS end-to-end?"""));
        }

        @Test
        void media() {
            assertNotE2ee(
                    Conversation.on("2010-04-02")
                            .mail(
                                    "[Standards] XEP-0167: crypto element",
                                    "The SRTP keys go into <crypto/>, as in SDES. The encryption is required when the attribute says so."));
        }

        @Test
        void signedMail() {
            Conversation thread = Conversation.on("2009-04-02").mail("[Standards] XEP-0045: history of rooms", """
                                    -----BEGIN PGP SIGNED MESSAGE-----
                                    Hash: SHA1

                                    The history must keep its stamps.
                                    -----BEGIN PGP SIGNATURE-----
                                    Version: GnuPG v1.4.9
                                    Comment: Using GnuPG for end-to-end encryption of OMEMO

                                    iEYEARECAAYFAknV
                                    -----END PGP SIGNATURE-----
                                    --\s
                                    Ada Finch
                                    pub 4096R/0384ABCD  OpenPGP, OTR and OMEMO: end-to-end encryption
                                    """);
            assertNotE2ee(thread);
            Tags tags = thread.tags(TAGGER).thread();
            assertThat(tags.score()).isZero();
            assertThat(about(tags)).isEqualTo("XEP-0045 topic");
            assertThat(thread.tags(TAGGER, "a").evidence())
                    .filteredOn(one -> one.rule().startsWith("ignored: "))
                    .isNotEmpty()
                    .hasSizeLessThanOrEqualTo(3)
                    .allSatisfy(one -> assertThat(one.weight()).isZero());
        }

        @Test
        void keysInOwnWords() {
            assertThat(Conversation.on("2019-04-02")
                            .mail(
                                    "[Standards] Hello",
                                    "Bye\nGPG fingerprint: OpenPGP, OMEMO\n0384 ABCD 0384 ABCD 0384 ABCD 0384 ABCD GPG")
                            .tags(TAGGER)
                            .thread()
                            .score())
                    .isZero();
        }

        @Test
        void keysOfReleasesInTheRepliesToo() {
            assertNotE2ee(Conversation.on("2018-03-03")
                    .mail("[Standards] New PGP key", "I sign the tarballs of the library with it from now on.")
                    .reply(
                            "b",
                            "a",
                            "Did somebody verify the fingerprint over the phone? The old one had its passphrase in a log.")
                    .reply(
                            "c",
                            "b",
                            "> Did somebody verify the fingerprint\n\nI did, and I have signed the key. GnuPG takes it.")
                    .reply("d", "b", "Alice and Bob met in person, so it must be secure messaging."));
        }

        @Test
        void loginMechanismsInTheRepliesToo() {
            assertNotE2ee(Conversation.on("2006-03-03")
                    .mail(
                            "[Standards] Session keys from the domain",
                            "With Kerberos the client shows a ticket to the XMPP server; the session key comes from the KDC.")
                    .reply(
                            "b",
                            "a",
                            "So the server never has the secret key, and a replay is noticed by the timestamp.")
                    .reply("c", "b", "An attacker who has the private key of the realm can decrypt everything, though.")
                    .reply("d", "c", "That key rotates each night, and whoever snoops gets ciphertext of yesterday."));
        }

        @Test
        void componentsWithRights() {
            assertNotE2ee(Conversation.on("2015-03-03")
                    .mail(
                            "[Standards] A component that acts for users",
                            "The privileged component sends IQs on behalf of the user once the admin gives the permission (XEP-0356).")
                    .reply("b", "a", "And the privacy? Whoever runs the server of that component has my roster.")
                    .reply(
                            "c",
                            "b",
                            "You trust your server already. An attacker there has it without a component, too.")
                    .reply("d", "c", "Still the operator sees more than before."));
        }

        @Test
        void payloadsOfAnOperatorsOwnMachines() {
            assertNotE2ee(
                    Conversation.on("2017-03-03")
                            .mail(
                                    "[Standards] Sensors over XMPP",
                                    "Our gateways wrap the readings with AES; a signature by our own public key is on each, checked in our data centre."));
        }

        @Test
        void theQuestionsOfALastCall() {
            assertThat(Conversation.on("2021-04-02")
                            .mail("[Standards] LAST CALL: XEP-0459 (XMPP Compliance Suites 2022)", """
                                            1. Is this specification needed to fill gaps or to secure end-to-end encryption?
                                            4. Do you have any security concerns related to this specification, OMEMO?""")
                            .tags(TAGGER)
                            .thread()
                            .score())
                    .isZero();
        }

        @Test
        void aSprintSuccessInAMailAboutRouting() {
            Conversation thread = Conversation.on("2016-02-02")
                    .mail("[Standards] Routing of offline messages", """
                                    The sprint went well, OMEMO works in three clients now. But my matter is the order in which
                                    offline messages and the roster arrive.""")
                    .replies(3, "a", CHAT);
            assertNotE2ee(thread);
            assertThat(about(thread.tags(TAGGER).thread())).isEqualTo("XEP-0384 mention");
        }

        @Test
        void oneMessageOfMany() {
            Conversation thread = Conversation.on("2018-02-02")
                    .mail("[Standards] Order of stanzas in archives", CHAT)
                    .replies(18, "a", CHAT)
                    .reply("z", "a", "With OMEMO and other end-to-end encryption the server sees nothing of it.");
            assertNotE2ee(thread);
            assertThat(thread.tags(TAGGER, "z").isE2ee()).isTrue();
        }

        @Test
        void anAnnouncementThatListsIt() {
            Conversation thread = Conversation.on("2022-05-17")
                    .mail("[Standards] UPDATED: XEP-0479 (XMPP Compliance Suites 2023)", """
                                    Version 0.2.0 of XEP-0479 (XMPP Compliance Suites 2023) has been released.

                                    Abstract:
                                    This document lists what clients need, from Message Carbons to OMEMO Encryption and
                                    end-to-end encryption of files.

                                    URL: https://xmpp.org/extensions/xep-0479.html""");
            assertNotE2ee(thread);
            assertThat(about(thread.tags(TAGGER).thread()))
                    .contains("XEP-0479 topic")
                    .contains("XEP-0384 mention")
                    .contains("XEP-0280 mention");
        }

        @Test
        void aQuotedMailBelowARemark() {
            assertNotE2ee(Conversation.on("2018-02-02").mail("[Standards] Please comment on the tracker", """
                                    Could we have this in the tracker, so that it does not get lost?

                                    Ben Osei wrote:
                                    > OMEMO has a device list and prekeys.
                                    > XEP-0420 gives stanza encryption, deniability is open.
                                    > The double ratchet needs a library such as libsignal."""));
        }

        @Test
        void messageArchiving() {
            assertNotE2ee(Conversation.on("2006-02-02")
                    .mail("[Standards-JIG] JEP-0136: Message Archiving", "How are collections paged?")
                    .reply("b", "a", "By JEP-0059. JEP-0136 should say so."));
        }

        @Test
        void captchasAndUsability() {
            assertNotE2ee(Conversation.on("2018-02-02")
                    .mail("[Standards] End-to-end captchas", "As in Signal, usability first."));
        }
    }

    @Nested
    class Attributes {
        @Test
        void theSubjectsDeliverableAsTopic() {
            Tags tags = Conversation.on("2020-02-02")
                    .mail("[Standards] XEP-0384: versions", "See also XEP-0060.")
                    .replies(4, "a", CHAT)
                    .tags(TAGGER)
                    .thread();
            assertThat(about(tags)).isEqualTo("XEP-0384 topic, XEP-0060 mention");
        }

        @Test
        void whatManyMessagesNameAsTopic() {
            Tags tags = Conversation.on("2020-02-02")
                    .mail("[Standards] One more question", "How does XEP-0420 wrap a thread?")
                    .reply("b", "a", "In XEP-0420, as any other element.")
                    .reply("c", "b", "Then Stanza Content Encryption should say so.")
                    .reply("d", "c", "Yes.")
                    .tags(TAGGER)
                    .thread();
            assertThat(about(tags)).isEqualTo("XEP-0420 topic");
        }

        @Test
        void aProposalByItsAddress() {
            Tags tags = Conversation.on("2018-06-01")
                    .mail(
                            "[Standards] Proposed XMPP Extension: Files for everybody",
                            "Title: Files for everybody\n\nURL: https://xmpp.org/extensions/inbox/omemo-media-sharing.html")
                    .tags(TAGGER)
                    .thread();
            assertThat(about(tags)).isEqualTo("XEP-0454 topic");
            assertThat(tags.isE2ee()).isTrue();
        }

        @Test
        void aBareLineOfAnAgendaAsMention() {
            Tags tags = Conversation.on("2020-04-01")
                    .mail("[Standards] Council Agenda 2020-04-01", """
                            1) Roll Call
                            3) Editor's Update
                            - UPDATED: XEP-0384 (OMEMO Encryption)
                            4) Items for voting
                            a) Last Call for XEP-0060
                            b) XEP-0420: next version""")
                    .tags(TAGGER)
                    .thread();
            assertThat(tags.isE2ee()).isFalse();
            assertThat(about(tags)).isEqualTo("XEP-0060 mention, XEP-0420 mention, XEP-0384 mention");
        }

        @Test
        void whatASectionDiscussesAsTopic() {
            Conversation minutes = Conversation.on("2020-04-01").mail("[Standards] Council Minutes 2020-04-01", """
                            1) Roll Call
                            Ada, Ben

                            2) XEP-0060: access models
                            Ada: +1
                            Ben: why does XEP-0045 differ?

                            3) Encryption of rooms
                            Ben asks whether XEP-0384 and its device list can do it.

                            4) AOB
                            OMEMO stickers are here.""");
            Tags tags = minutes.tags(TAGGER).thread();
            assertThat(tags.isE2ee()).isTrue();
            assertThat(about(tags)).contains("XEP-0060 topic", "XEP-0384 topic", "XEP-0045 mention");
            assertThat(tags.evidence())
                    .filteredOn(one -> one.about().equals(Evidence.E2EE))
                    .isNotEmpty()
                    .allSatisfy(one -> assertThat(one.line()).isBetween(8, 9));
        }

        @Test
        void aLeadingNumberAsTopicAndOneInBracketsAsMention() {
            assertThat(about(Conversation.on("2020-02-02")
                            .mail("[Standards] A question of order", """
                                    Hi all,

                                    when MAM (0313) pages backwards, does XEP-0059 say in which order (like XEP-0198)
                                    the stanzas come?

                                    In XEP-0060 it's defined.""")
                            .tags(TAGGER)
                            .thread()))
                    .contains("XEP-0313 topic", "XEP-0059 topic", "XEP-0198 mention", "XEP-0060 mention");
        }

        @Test
        void relatedOnesWithoutTheirNameSpeakingForEncryptionButItsWords() {
            Tags carbons = Conversation.on("2020-04-01")
                    .mail("[Standards] XEP-0280: Message Carbons", "Message Carbons again.")
                    .tags(TAGGER)
                    .thread();
            assertThat(about(carbons)).isEqualTo("XEP-0280 topic");
            assertThat(carbons.score()).isZero();
            Tags pubsub = Conversation.on("2022-10-10")
                    .mail("[Standards] Proposed XMPP Extension: OpenPGP for XMPP Pubsub", "See there.")
                    .tags(TAGGER)
                    .thread();
            assertThat(about(pubsub)).isEqualTo("XEP-0473 topic");
            assertThat(pubsub.isE2ee()).isTrue();
        }

        @Test
        void ambiguousNamesOnlyWithSupport() {
            assertThat(about(Conversation.on("2020-02-02")
                            .mail("[Standards] SCE and TM", "My ATM is broken, OX and JET too.")
                            .tags(TAGGER)
                            .thread()))
                    .isEmpty();
            assertThat(about(Conversation.on("2020-02-02")
                            .mail("[Standards] Layers", "SCE belongs below OMEMO.")
                            .tags(TAGGER)
                            .thread()))
                    .contains("XEP-0420")
                    .contains("XEP-0384");
        }

        @Test
        void pairsOfBareNumbersInRunningText() {
            assertThat(about(Conversation.on("2023-02-02")
                            .mail(
                                    "[Standards] Signed posts",
                                    "With 0475 and its profile 0476 a reader knows the author.")
                            .tags(TAGGER)
                            .thread()))
                    .contains("XEP-0475")
                    .contains("XEP-0476");
            assertThat(about(Conversation.on("2023-02-02")
                            .mail("[Standards] Dump", "0000 0475 0476 0010\n0020 0384 0420 0030")
                            .tags(TAGGER)
                            .thread()))
                    .isEmpty();
        }

        @Test
        void noAbbreviationsInBrackets() {
            String text = "OMEMO and trust were looked at; I have no time (ATM) for more.";
            assertThat(about(Conversation.on("2021-02-02")
                            .mail("[Standards] Notes", text)
                            .tags(TAGGER)
                            .thread()))
                    .contains("XEP-0384")
                    .doesNotContain("0450");
        }

        @Test
        void nicknamesShortlyBeforeTheirDocument() {
            String text = "JET carries what OMEMO encrypts.";
            assertThat(about(Conversation.on("2017-05-01")
                            .mail("[Standards] x", text)
                            .tags(TAGGER)
                            .thread()))
                    .contains("XEP-0391");
            assertThat(about(Conversation.on("2016-05-01")
                            .mail("[Standards] x", text)
                            .tags(TAGGER)
                            .thread()))
                    .doesNotContain("XEP-0391");
        }

        @Test
        void bareNumbersOnlyInTheirThread() {
            assertThat(about(Conversation.on("2020-02-02")
                            .mail("[Standards] Numbers", "Call 0384 or '384.")
                            .tags(TAGGER)
                            .thread()))
                    .isEmpty();
            Tags tags = Conversation.on("2020-02-02")
                    .mail("[Standards] OMEMO", "The '420 is needed, and 0384 too; not 0060 or '060.")
                    .tags(TAGGER)
                    .thread();
            assertThat(about(tags))
                    .contains("XEP-0384 topic")
                    .contains("XEP-0420")
                    .doesNotContain("0060");
        }

        @Test
        void namesByTheirDates() {
            assertThat(about(Conversation.on("2004-02-02")
                            .mail("[Standards-JIG] OpenPGP and E2EE", "We have OpenPGP, and jabber:x:encrypted.")
                            .tags(TAGGER)
                            .thread()))
                    .isEqualTo("XEP-0027 topic");
            assertThat(about(Conversation.on("2018-02-02")
                            .mail("[Standards] OpenPGP and E2EE", "We have OpenPGP, and urn:xmpp:openpgp:0.")
                            .tags(TAGGER)
                            .thread()))
                    .isEqualTo("XEP-0373 topic");
        }
    }

    @Nested
    class Replies {
        private final Conversation thread = Conversation.on("2020-02-02")
                .mail(
                        "[Standards] A question",
                        "How do OMEMO and SCE share a device list?\nIs end-to-end encryption of presence wanted?")
                .reply("b", "a", "Ada Finch wrote:\n> How do OMEMO and SCE share a device list?\nThey don't.")
                .reply("c", "b", "Thanks.")
                .reply("d", "a", "[Standards] Lunch", "Who comes?")
                .missing("x", "a")
                .reply("e", "x", "I see.");

        @Test
        void inheritFromTheirParentWhatTheyQuoteOrAnswerShortly() {
            assertThat(thread.tags(TAGGER, "b").evidence())
                    .filteredOn(one -> one.weight() > 0)
                    .isNotEmpty()
                    .allSatisfy(one -> assertThat(one.inheritedFrom()).contains(Conversation.id("a")));
            assertThat(thread.tags(TAGGER, "b").score())
                    .isLessThan(thread.tags(TAGGER, "a").score());
            assertThat(thread.tags(TAGGER, "c").score())
                    .isPositive()
                    .isLessThan(thread.tags(TAGGER, "b").score());
            assertThat(thread.tags(TAGGER, "c").evidence())
                    .allSatisfy(one -> assertThat(one.inheritedFrom()).contains(Conversation.id("a")));
        }

        @Test
        void inheritOverAMissingMessage() {
            assertThat(thread.tags(TAGGER, "e").score()).isPositive();
        }

        @Test
        void stayTaggedUntilTheTalkTurns() {
            Conversation talk = Conversation.on("2020-02-02")
                    .mail(
                            "[Standards] A question",
                            "OMEMO has a device list with fingerprints.\nWho publishes it, and can the server read it?")
                    .reply("b", "a", "The first client.")
                    .reply("c", "b", "Agreed.")
                    .reply("d", "c", "XEP-0313 has the same flaw in its paging.")
                    .reply(
                            "e",
                            "a",
                            "Could we please move talk like this one into the tracker, where each remark gets a place of"
                                    + " its own and nobody has to search his mails for it at night, as I had to do"
                                    + " yesterday?\n\nAda Finch wrote:\n> OMEMO has a device list with fingerprints.\n> "
                                    + "Who publishes it, and can the server read it?\n> ".repeat(3));
            assertThat(talk.tags(TAGGER, "b").isE2ee()).isTrue();
            assertThat(talk.tags(TAGGER, "c").isE2ee()).isTrue();
            assertThat(talk.tags(TAGGER, "d").isE2ee()).isFalse();
            assertThat(talk.tags(TAGGER, "e").isE2ee()).isFalse();
        }

        @Test
        void toMinutesInheritTheItemThatTheyAnswer() {
            Conversation minutes = Conversation.on("2020-04-01")
                    .mail("[Standards] Council Minutes 2020-04-01", """
                            1) Roll Call
                            Ada, Ben

                            2) XEP-0060: access models
                            Ada asks for more time.

                            3a) XEP-0384: device list
                            Ben wants the fingerprint in it.""")
                    .reply("b", "a", "3a) +1")
                    .reply("c", "a", "2) +1")
                    .reply("d", "a", "> Ben wants the fingerprint in it.\nSo do I.")
                    .reply("e", "a", "I was there, too.");
            assertThat(minutes.tags(TAGGER, "b").isE2ee()).isTrue();
            assertThat(about(minutes.tags(TAGGER, "b"))).isEqualTo("XEP-0384 topic");
            assertThat(minutes.tags(TAGGER, "c").isE2ee()).isFalse();
            assertThat(about(minutes.tags(TAGGER, "c"))).isEqualTo("XEP-0060 topic");
            assertThat(minutes.tags(TAGGER, "d").isE2ee()).isTrue();
            assertThat(minutes.tags(TAGGER, "e").score()).isZero();
        }

        @Test
        void inheritNothingUnderANewSubject() {
            assertThat(thread.tags(TAGGER, "d").score()).isZero();
        }

        @Test
        void tellWhoseSubjectTheyHave() {
            Tags tags = Conversation.on("2020-02-02")
                    .mail("[Standards] OMEMO", CHAT)
                    .reply("b", "a", CHAT)
                    .reply("c", "b", CHAT)
                    .tags(TAGGER, "c");
            assertThat(tags.isE2ee()).isTrue();
            assertThat(tags.evidence())
                    .filteredOn(one -> one.segment().isEmpty())
                    .isNotEmpty()
                    .allSatisfy(one -> assertThat(one.inheritedFrom()).contains(Conversation.id("a")));
        }
    }

    @Nested
    class Weighs {
        @Test
        void asTheSumOfTheEvidence() {
            Tags tags = Conversation.on("2020-02-02")
                    .mail(
                            "[Standards] OMEMO",
                            "OMEMO, OMEMO and XEP-0384 with a fingerprint over TLS, encryption, PGP.")
                    .tags(TAGGER, "a");
            double sum = tags.evidence().stream()
                    .filter(one -> one.about().equals(Evidence.E2EE))
                    .mapToDouble(Evidence::weight)
                    .sum();
            assertThat(tags.score()).isEqualTo(MessageScore.rounded(sum));
            assertThat(tags.evidence()).isSortedAccordingTo(MessageScore.STRONGEST_FIRST);
        }

        @Test
        void repetitionLessAndLess() {
            Tags once = Conversation.on("2020-02-02").mail("x", "OMEMO").tags(TAGGER, "a");
            Tags often = Conversation.on("2020-02-02")
                    .mail("x", "OMEMO ".repeat(5000))
                    .tags(TAGGER, "a");
            assertThat(once.score()).isEqualTo(0.6);
            assertThat(often.score()).isLessThan(0.9);
            assertThat(often.evidence()).hasSizeLessThanOrEqualTo(50);
        }

        private double score(String body) {
            return Conversation.on("2020-02-02")
                    .mail("x", body)
                    .tags(TAGGER, "a")
                    .score();
        }

        @Test
        void weakWordsOfOneConceptUpToALimit() {
            assertThat(score("fingerprint")).isEqualTo(0.34);
            assertThat(score("fingerprint, unverified, leap of faith, vouch, QR code, impersonate"))
                    .isEqualTo(0.45);
            assertThat(score("fingerprint. ciphertext. key exchange. every device"))
                    .isEqualTo(1.36);
        }

        @Test
        void weakWordsLessNextToConnections() {
            assertThat(score("fingerprint. ciphertext. key exchange. every device. TLS"))
                    .isEqualTo(0.408);
            assertThat(score("PGP TLS SASL SRTP")).isZero();
            assertThat(score("OMEMO TLS SASL SRTP")).isEqualTo(0.6);
        }

        @Test
        void genericWordsLittleWhereNobodySpeaksOfXmpp() {
            String words = "fingerprint, ciphertext, key exchange, every device, deniability, S/MIME";
            Conversation other = Conversation.on("2020-02-02").ofList("users@example.org");
            assertThat(other.mail("x", words).tags(TAGGER, "a").score()).isEqualTo(0.45);
            Conversation jabber = Conversation.on("2020-02-02").ofList("users@example.org");
            assertThat(jabber.mail("x", words + ". The roster of my Jabber client.")
                            .tags(TAGGER, "a")
                            .score())
                    .isGreaterThan(1);
        }

        @Test
        void namesLessInTalkOfOtherThings() {
            assertThat(Conversation.on("2020-02-02")
                            .mail("[Members] OMEMO stickers and a banner", "Who orders them?")
                            .tags(TAGGER)
                            .thread()
                            .isE2ee())
                    .isFalse();
        }

        @Test
        void bareListsLittle() {
            String list = "Plans:\n- avatars\n- OMEMO and its prekeys\n- a new icon\n- translations\n";
            assertThat(Conversation.on("2020-02-02")
                            .mail("x", list)
                            .tags(TAGGER, "a")
                            .isE2ee())
                    .isFalse();
            assertThat(Conversation.on("2020-02-02")
                            .mail("x", list.replace("- ", ""))
                            .tags(TAGGER, "a")
                            .isE2ee())
                    .isTrue();
        }

        @Test
        void lessWhereTheFirstMailIsOfAnotherMatter() {
            String answer = "Did you verify the fingerprint over the phone, and who vouches for the public key?";
            assertThat(Conversation.on("2020-02-02")
                            .mail("[Standards] A new key", "The tarball is signed by it.")
                            .reply("b", "a", "[Standards] A new key", answer)
                            .tags(TAGGER)
                            .thread()
                            .score())
                    .isLessThan(Conversation.on("2020-02-02")
                            .mail("[Standards] A new key", "It is signed by it.")
                            .reply("b", "a", "[Standards] A new key", answer)
                            .tags(TAGGER)
                            .thread()
                            .score());
        }

        @Test
        void nothingInRollCalls() {
            assertThat(Conversation.on("2020-02-02")
                            .mail(
                                    "[Standards] Council Minutes 2020-02-02",
                                    "1) Roll call\nAll, by OMEMO with forged prekeys.\n\n2) Avatars\nNothing new.\n")
                            .tags(TAGGER, "a")
                            .isE2ee())
                    .isFalse();
        }

        @Test
        void quotesLittle() {
            Tags tags = Conversation.on("2020-02-02")
                    .mail("x", "> OMEMO, OTR, axolotl, prekeys, libsignal, X3DH, megolm, XEdDSA")
                    .tags(TAGGER, "a");
            assertThat(tags.score()).isEqualTo(0.3);
            assertThat(tags.evidence())
                    .filteredOn(one -> one.weight() > 0)
                    .isNotEmpty()
                    .allSatisfy(one -> assertThat(one.segment()).contains(Segment.Kind.QUOTE));
        }

        @Test
        void tellingWhatLowersAWholeMessage() {
            Tags quoting = Conversation.on("2020-02-02")
                    .mail("x", "> OMEMO, OTR, axolotl, prekeys")
                    .tags(TAGGER, "a");
            assertThat(quoting.evidence()).extracting(Lowering::of).contains(Optional.of(Lowering.VAGUE));
            Tags otherwise = Conversation.on("2020-02-02")
                    .mail("XEP-0198: Resumption", "With OMEMO and its envelope the stream is resumed as well.")
                    .tags(TAGGER, "a");
            assertThat(otherwise.evidence())
                    .filteredOn(one -> one.rule().equals("other-subject"))
                    .extracting(Evidence::text, Evidence::weight)
                    .containsExactly(tuple("×0.65", 0.0));
            Tags named = Conversation.on("2020-02-02")
                    .mail("OMEMO", "With OMEMO the stream is resumed as well.")
                    .tags(TAGGER, "a");
            assertThat(named.evidence()).isNotEmpty().extracting(Lowering::of).containsOnly(Optional.empty());
        }

        @Test
        void linesOfTheBodyFromOne() {
            Tags tags = Conversation.on("2020-02-02")
                    .mail("x", "one\ntwo\n> three\nfour: OMEMO")
                    .tags(TAGGER, "a");
            assertThat(tags.evidence()).allSatisfy(one -> assertThat(one.line()).isEqualTo(4));
            assertThat(tags.evidence()).extracting(Evidence::text).containsOnly("OMEMO");
        }
    }

    @Test
    void saysWhichMessageIsMissing() {
        Conversation thread = Conversation.on("2020-02-02").mail("x", "y");
        assertThatThrownBy(() -> TAGGER.tag(thread.thread(), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a@example.org");
    }

    @Test
    void givesTheSameTagsAgain() {
        Conversation thread = Conversation.on("2020-02-02")
                .mail("[Standards] OMEMO", "SCE, OX, device list, XEP-0280, XEP-0060")
                .replies(5, "a", "XEP-0373 and fingerprints");
        assertThat(new Tagger(Catalogue.builtIn(), TagRules.builtIn()).tag(thread.thread(), thread.messages()))
                .isEqualTo(thread.tags(TAGGER));
    }

    @Test
    void walksAThreadDeeperThanTheStack() {
        Conversation thread = Conversation.on("1990-02-02").mail("[Standards] OMEMO", "OTR");
        for (int i = 0; i < 20_000; i++) {
            thread.reply("r" + i, i == 0 ? "a" : "r" + (i - 1), "yes");
        }
        assertThat(thread.tags(TAGGER).messages()).hasSize(20_001);
    }

    @Test
    void hasAVersionOfRulesAndCatalogue() {
        Tagger empty = new Tagger(new Catalogue(Catalogue.builtIn().snapshot(), List.of()), TagRules.builtIn());
        assertThat(TAGGER.version())
                .isNotEqualTo(empty.version())
                .contains(TagRules.builtIn().version());
        assertThat(Optional.of(TAGGER.version()))
                .contains(new Tagger(Catalogue.builtIn(), TagRules.builtIn()).version());
    }

    @Nested
    class KnowsOwnWords {
        @Test
        void ofWhatTheServerMustNotRead() {
            assertE2ee(
                    Conversation.on("2014-02-02")
                            .mail(
                                    "[Standards] A wish",
                                    "The admin can read all of it. I want it garbled, so that a fingerprint is all we compare."));
        }

        @Test
        void butNotOfKeysAndSignaturesAlone() {
            assertNotE2ee(
                    Conversation.on("2014-02-02")
                            .mail(
                                    "[Standards] The build farm",
                                    "The public key is on each device, everything there is signed, and the keyring is restored."));
        }

        @Test
        void fromWhatAReplyCallsThem() {
            Conversation thread = Conversation.on("2021-02-02")
                    .mail("[Standards] Old phones", "What I wrote there comes out garbled since Monday.")
                    .reply("b", "a", "Its prekey is used up: the double ratchet starts anew.");
            assertThat(thread.tags(TAGGER, "a").isE2ee()).isTrue();
            assertThat(thread.tags(TAGGER, "a").evidence())
                    .anyMatch(one -> one.inheritedFrom().equals(Optional.of(Conversation.id("b"))));
        }

        @Test
        void butNothingFromAReplyWithoutACueOfItsOwn() {
            Conversation thread = Conversation.on("2021-02-02")
                    .mail("[Standards] Old phones", "The list of contacts is empty since Monday, and only there.")
                    .reply("b", "a", "The prekey is used up: the double ratchet starts anew.");
            assertThat(thread.tags(TAGGER, "a").isE2ee()).isFalse();
            assertThat(thread.tags(TAGGER, "b").isE2ee()).isTrue();
        }

        @Test
        void besideADocumentInTheFirstParagraph() {
            String first = "Two of us run urn:xmpp:omemo:1 beside the old one, and a bundle is fetched twice.";
            assertE2ee(Conversation.on("2021-02-02").mail("[Standards] Two of them", first));
            assertNotE2ee(Conversation.on("2021-02-02")
                    .mail("[Standards] Two of them", "The roster came twice again, on two servers.\n\n" + first));
        }
    }

    @Test
    void repliesInheritOnlyTheItemsThatTheyQuote() {
        Conversation thread = Conversation.on("2012-02-02")
                .mail("[Standards] Plans", """
                        1) The avatars come late.
                        2) OTR and its fingerprint and ciphertext dialogs shall go.
                        3) The roster is not sorted.""")
                .reply("b", "a", "> 1) The avatars come late.\nThat was fixed on Sunday.")
                .reply("c", "a", "> 2) OTR and its fingerprint and ciphertext dialogs shall go.\nWho misses it?");
        assertThat(thread.tags(TAGGER, "a").isE2ee()).isTrue();
        assertThat(thread.tags(TAGGER, "b").isE2ee()).isFalse();
        assertThat(thread.tags(TAGGER, "c").isE2ee()).isTrue();
    }

    @Test
    void sectionsMayHaveRomanNumbers() {
        assertThat(ItemLabel.of("iv) The pad")).isEqualTo("iv");
        assertThat(ItemLabel.of("i) Present")).isEqualTo("i");
        assertThat(ItemLabel.of("mix) is no number")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OMEMO ",
                "TLS ",
                "PGP ",
                "TLS encryption\n",
                "-----BEGIN PGP SIGNATURE-----\n",
                "-----BEGIN PGP MESSAGE",
                "a@",
                "a",
                "ab12 ",
                "1) XEP-0384\n",
                "end-to-",
                "http://a/pgp",
                "XEP-0384, ",
                "\n",
                "'384 ",
                "GPG key: OMEMO\n",
                "urn:xmpp:omemo:2:a.b#c:",
                "is this specification needed OMEMO\n",
                "(",
                "(0384 ",
                "- OMEMO\n",
                "## OMEMO\n",
                "Device list\n\n",
                "4.1.1.1.1",
                "3c iiiiii ",
                "'27",
                "server can't ",
                "end to end to ",
                "> OMEMO\n",
                "> \n",
                "hop-by-hop end-to-end ",
                "0384: ",
                "omemo-media-",
                "data_policy_",
                "\u0130\u0131",
                "XEP-0384/",
                "JEPs 1, 2, 3 and ",
                "draft-a-b-",
                "urn:xmpp:",
                "github.com/pull/1/"
            })
    void takesTimeInProportionToTheLength(String piece) {
        String body = piece.repeat(300_000 / piece.length());
        Conversation thread = Conversation.on("2020-02-02")
                .mail("[Standards] OMEMO", body)
                .reply("b", "a", "[Standards] Council Minutes 2020-02-02", body)
                .reply("c", "b", "[Standards] Council Minutes 2020-02-02", body);
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> thread.tags(TAGGER));
    }
}
