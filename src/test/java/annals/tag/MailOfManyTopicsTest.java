package annals.tag;

import static org.assertj.core.api.Assertions.assertThat;

import annals.spec.Catalogue;
import org.junit.jupiter.api.Test;

/** Minutes, newsletters, notes and tables. */
class MailOfManyTopicsTest {
    private static final Tagger TAGGER = new Tagger(Catalogue.builtIn(), TagRules.builtIn());

    private static final String MINUTES = """
                    1) Roll call
                    All of us.

                    2) XEP-0384: OMEMO Encryption
                    Ben would rather see the list of devices in its own node, since two clients
                    that start together write over each other.

                    3) XEP-0045: MUC
                    Cleo asks for a longer history in rooms, and nobody has an objection to it.
                    """;

    private static Conversation minutes() {
        return Conversation.on("2021-05-05").mail("[Standards] Council Minutes 2021-05-05", MINUTES);
    }

    private static boolean isTagged(Conversation thread, String id) {
        return thread.tags(TAGGER, id).isE2ee();
    }

    @Test
    void isAnsweredByAQuoteThatIsWrappedAnew() {
        Conversation thread = minutes().reply("b", "a", """
                                > Ben would rather see the list of devices in its
                                > own node, since two clients that start
                                > together write over each other.

                                And mine lost, of course.""").reply("c", "a", """
                                > Cleo asks for a longer history in
                                > rooms, and nobody has an
                                > objection to it.

                                Mine would have one.""");
        assertThat(isTagged(thread, "b")).isTrue();
        assertThat(isTagged(thread, "c")).isFalse();
    }

    @Test
    void isAnsweredByItsOneTaggedSectionWhereTheReplyHasACue() {
        Conversation thread = minutes()
                .reply("b", "a", "My phone and my laptop do this to each other every morning.")
                .reply("c", "a", "My cat does this to my keyboard every morning.");
        assertThat(isTagged(thread, "b")).isTrue();
        assertThat(isTagged(thread, "c")).isFalse();
    }

    @Test
    void isKnownByMarkedHeadings() {
        String body = """
                        *Rooms*
                        XEP-0503 puts rooms under one roof. A first server has it, with pictures.

                        *Clients*
                        Three releases, one of them with a fix for a crash in OMEMO chats with no device.

                        *Meetings*
                        One in May, one in June. Bring your own keys for the office.
                        """;
        Tags tags = Conversation.on("2025-04-02")
                .mail("[Standards] Spring, and what it brought", body)
                .tags(TAGGER)
                .thread();
        assertThat(tags.deliverables())
                .filteredOn(one -> one.role() == Attribution.Role.TOPIC)
                .extracting(Attribution::deliverable)
                .contains("XEP-0503");
        assertThat(tags.evidence()).noneMatch(one -> one.text().equals("keys") && one.weight() > 0);
    }

    @Test
    void mayHaveHeadingsOfOneShortWordAndSuchWithANumberInBrackets() {
        Tags tags = Conversation.on("2009-02-09")
                .mail("[Standards] Notes of the summit", """
                                        Jingle (XEP-0166)
                                        Two programs talked to each other by noon.

                                        Keys
                                        One key for a person or one for each device? XEP-0189 will get a parent key that
                                        vouches for the others.

                                        Food
                                        There was enough of it.
                                        """)
                .tags(TAGGER)
                .thread();
        assertThat(tags.isE2ee()).isTrue();
        assertThat(tags.deliverables())
                .extracting(one -> one.deliverable() + " " + one.role().json())
                .containsExactlyInAnyOrder("XEP-0166 topic", "XEP-0189 topic");
    }

    @Test
    void isNotMadeByTheMarksOfCode() {
        Conversation thread = Conversation.on("2021-05-05").mail("[Standards] A script for the keys", """
                        # first the prekeys of a device
                        # then the identity key, and its fingerprint
                        # and the device list in the end""");
        assertThat(isTagged(thread, "a")).isTrue();
    }

    @Test
    void countsTheRowsOfATableLittle() {
        String counts = """
                        Of 40 clients with a release in a year these have

                        archives, XEP-0313: 21
                        uploads, XEP-0363: 18
                        PGP, XEP-0027: 12
                        OTR: 17
                        """;
        Conversation table = Conversation.on("2016-05-17").mail("[Standards] Who has what", counts);
        assertThat(table.tags(TAGGER).thread().isE2ee()).isFalse();
        String talk = "PGP as in XEP-0027: 12 of 40 have it. They leave OTR to a plugin.";
        assertThat(Conversation.on("2016-05-17")
                        .mail("[Standards] Who has what", talk)
                        .tags(TAGGER)
                        .thread()
                        .isE2ee())
                .isTrue();
    }
}
