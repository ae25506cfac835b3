package annals.history;

import static org.assertj.core.api.Assertions.assertThat;

import annals.event.RecordedEvent;
import annals.event.VoteValue;
import annals.mail.Mailbox;
import annals.mail.MessageId;
import annals.person.People;
import annals.profile.Profiles;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VoterNamesTest {
    private static final Mailbox ADA = new Mailbox("Ada Finch", "ada@example.org");
    private static final Mailbox OTHER_ADA = new Mailbox("Ada Lark", "lark@example.net");

    @Test
    void callsAVoterByTheOnlyFullNameOfTheVotesAndTheArchive() {
        assertThat(called("Ada", List.of("Ada Finch"), Map.of(ADA, 3))).isEqualTo("Ada Finch");
        assertThat(called("ada", List.of("Ada Finch"), Map.of(ADA, 3))).isEqualTo("Ada Finch");
        assertThat(called("Ben", List.of("Ada Finch"), Map.of(ADA, 3))).isEqualTo("Ben");
        assertThat(called("Ada Lark", List.of("Ada Finch"), Map.of(ADA, 3))).isEqualTo("Ada Lark");
    }

    @Test
    void leavesWhoeverItIsWhereSeveralHaveTheName() {
        assertThat(called("Ada", List.of("Ada Finch"), Map.of(ADA, 3, OTHER_ADA, 1)))
                .isEqualTo("Ada");
        assertThat(called("Ada", List.of("Ada Finch", "Ada Lark"), Map.of(ADA, 3)))
                .isEqualTo("Ada");
        assertThat(called("Ada", List.of(), Map.of(ADA, 3))).isEqualTo("Ada");
    }

    private static String called(String voter, List<String> others, Map<Mailbox, Integer> mails) {
        People people = People.of(mails, List.of(), Profiles.builtIn());
        List<RecordedEvent> votes =
                others.stream().<RecordedEvent>map(VoterNamesTest::vote).toList();
        return ((RecordedEvent.Vote) new VoterNames(votes, people).called(vote(voter))).voter();
    }

    private static RecordedEvent.Vote vote(String voter) {
        return new RecordedEvent.Vote(
                LocalDate.of(2021, 1, 13),
                MessageId.parse("<minutes@example.org>").orElseThrow(),
                List.of("XEP-0384"),
                "4a) XEP-0384",
                "4a",
                voter,
                voter,
                VoteValue.FOR,
                Optional.empty(),
                Optional.empty(),
                false,
                1);
    }
}
