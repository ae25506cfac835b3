package annals.parse;

import static org.assertj.core.api.Assertions.assertThat;

import annals.mail.MessageId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyHeaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<1@example.org>                                                   | <1@example.org>",
                "<a@example.org>                                                   | <a@example.org>",
                "<1@example.org> <2@example.org>                                   | <1@example.org> <2@example.org>",
                "1@example.org                                                     | <1@example.org>",
                "<a 1@example.org                                                  | <a1@example.org>",
                "<1@example.org> (Ada Lovelace's message of \"Tue, 1 Mar 2005\")    | <1@example.org>",
                "<1@example.org> (message from Ada <ada@example.org> on Tue)       | <1@example.org>",
                "(Your message of Tuesday) <1@example.org>                         | <1@example.org>",
                "(Your message of Tuesday <1@example.org>)                         | <1@example.org>",
                "<ada1@example.org> from \"Ada\" at Mar 1, 2005 09:08               | <ada1@example.org>",
                "Your message of \"Tue, 1 Mar 2005 09:08:07 GMT.\" <1.2@example.org> | <1.2@example.org>",
                "Your message of \"Tue, 1 Mar 2005 09:08:07 GMT.\"                  | ''",
                "Your message of Tue, 1 Mar 2005. <ada@example.org>                | ''",
                "Your message of Tue, 1 Mar 2005. <ada at example.org>             | ''",
                "Your message of Tue. <mQxTzWbRkLpVnYsDfGhJcXwE@example.org>       | <mQxTzWbRkLpVnYsDfGhJcXwE@example.org>",
                "Message from Ada <ada1@example.org> of \"Tue, 1 Mar 2005.\" <1@example.org> | <1@example.org>",
                "<ada1@example.org>'s message of Tue, 1 Mar 2005                   | ''",
                "ada@example.org's message of Tue                                  | ''",
                "''                                                                | ''",
            })
    void keepsOnlyWhatCanBeAnId(String header, String ids) {
        assertThat(MessageId.join(ReplyHeader.ids(header))).isEqualTo(ids);
    }
}
