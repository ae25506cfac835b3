package annals.event;

import static annals.event.VoteRecogniserTest.late;
import static annals.event.VoteRecogniserTest.text;
import static org.assertj.core.api.Assertions.assertThat;

import annals.mail.Message;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may vote on a meeting by mail, and in which threads, beside the mails of {@code late-votes.txt}. */
class LateVotesTest {
    private static final Message MINUTES =
            VoteRecogniserTest.lateVotes().findFirst().orElseThrow().minutes();

    @Test
    void takesAVetoBackInAThreadOfTheDocumentOnly() {
        String item = "3b) XEP-0420: affixes | XEP-0420 | Odile Dupré ";
        assertThat(text(late(MINUTES, mailOfOdile("[Council] XEP-0420", "Merged. +1 for moving 420 on.")), false))
                .isEqualTo(item + "+1");
        assertThat(text(late(MINUTES, mailOfOdile("[Council] XEP-0420", "My vote on the affixes is -0 then.")), false))
                .isEqualTo(item + "-0");
        for (String body : List.of("+1 to what Tamar says.", "+1", "-1 on XEP-0420.", "I'd be +1 on XEP-0420 then.")) {
            assertThat(late(MINUTES, mailOfOdile("[Council] XEP-0420", body))).isEmpty();
        }
        assertThat(late(MINUTES, mailOfOdile("[Council] shirts", "+1 for XEP-0420 on a shirt.")))
                .isEmpty();
    }

    private static Message mailOfOdile(String subject, String body) {
        return VoteMails.mail(Map.of("subject", subject, "From", "Odile Dupré <odile@example.org>"), body, 3);
    }

    @Test
    void knowsWhoIsMeantByAnExcuseOrAQuotedNick() {
        String body = "Sorry that I couldn't be there.\n\n384: +1\n420: -0";
        assertThat(text(late(MINUTES, answer("Ulf Brandt", "[Council] ", body)), false))
                .isEqualTo("3a) XEP-0384: device lists | XEP-0384 | Ulf Brandt +1\n"
                        + "3b) XEP-0420: affixes | XEP-0420 | Ulf Brandt -0");
        assertThat(late(MINUTES, answer("Ulf Brandt", "[Council] ", "384: +1"))).isEmpty();
        assertThat(late(MINUTES, answer("Ulf Brandt", "[Standards] ", body))).isEmpty();
        String quote = "> 3a) XEP-0384: device lists\n> Tamar: [on-list]\n\n+1";
        assertThat(text(late(MINUTES, answer("Tamsin Wolde", "", quote)), false))
                .isEqualTo("3a) XEP-0384: device lists | XEP-0384 | Tamsin Wolde +1");
        assertThat(late(MINUTES, answer("Tamsin Wolde", "", "> 3a) XEP-0384: device lists\n\n+1")))
                .isEmpty();
    }

    private static Message answer(String from, String tag, String body) {
        Map<String, String> headers = Map.of(
                "subject",
                "Re: " + tag + "Council Minutes 2022-02-02",
                "From",
                from + " <a@example.net>",
                "In-Reply-To",
                "<" + MINUTES.id().value() + ">");
        return VoteMails.mail(headers, body, 5);
    }
}
