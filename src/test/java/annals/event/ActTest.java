package annals.event;

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
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    I'd like to propose another element.      | PROPOSAL
                    We would suggest a second device.         | PROPOSAL
                    We hereby propose it.                     | PROPOSAL
                    I suggest to wait.                        | PROPOSAL
                    My proposal is this.                      | PROPOSAL
                    My suggestion would be to wait.           | PROPOSAL
                    Proposal: one key for each device         | PROPOSAL
                    They propose, others dispose.             |
                    Result: accepted                          | DECISION
                    Decision: we wait                         | DECISION
                    Resolved: keys rotate                     | DECISION
                    Resolution: none                          | DECISION
                    The Council has decided.                  | DECISION
                    The board members have agreed to it.      | DECISION
                    The chair accepted it.                    | DECISION
                    The XSF voted on it.                      | DECISION
                    The vote passed.                          | DECISION
                    The motion carries.                       | DECISION
                    The motion is long.                       |
                    I object.                                 | OBJECTION
                    I'm strongly opposed to this.             | OBJECTION
                    I still disagree.                         | OBJECTION
                    I veto this.                              | OBJECTION
                    I am firmly against it.                   | OBJECTION
                    I’m against it.                           | OBJECTION
                    My objection stands.                      | OBJECTION
                    My objection is resolved.                 |
                    This is not ready for that.               | OBJECTION
                    I do not believe that it is ready.        | OBJECTION
                    I cannot support it.                      | OBJECTION
                    I don't support it.                       | OBJECTION
                    It should not advance.                    | OBJECTION
                    A strong -1 from me.                      | OBJECTION
                    -1, and here is why.                      | OBJECTION
                    The objects are -10 degrees cold.         |
                    Which key is that?                        | QUESTION
                    """)
    void readsWhatAnAuthorDoes(String text, @Nullable Act act) {
        assertThat(Act.of(saying(text), List.of())).isEqualTo(act == null ? Set.of() : Set.of(act));
    }

    private static Message saying(String text) {
        return new Message(
                new MessageId("act@example.org"),
                List.of(new Origin("acts", "", 0, 1)),
                "standards@example.org",
                new Mailbox("Ada Finch", "ada@example.org"),
                List.of(),
                List.of(),
                new Sent(Instant.parse("2020-05-01T12:00:00Z"), Sent.Source.DATE),
                Subject.of("Keys", List.of()),
                List.of(),
                List.of(),
                List.of(new Segment(Segment.Kind.NEW, 0, text)),
                List.of(),
                Map.of(),
                List.of());
    }
}
