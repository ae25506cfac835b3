package annals.export;

import static org.assertj.core.api.Assertions.assertThat;

import annals.mail.MessageId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "write to ada@example.org.                         | write to ada@….",
                "mailto:ada@example.co.uk?x                        | mailto:ada@…?x",
                "On Monday, Ada <ada at example.org> wrote:        | On Monday, Ada <ada@…> wrote:",
                "ada(a)example.org                                 | ada@…",
                "ada(at)example.org, ada [at] example.org          | ada@…, ada@…",
                "From (ada at example.org)                         | From (ada@…)",
                "alice@x.org/bob@y.org                             | alice@…/bob@…",
                "ada@müller.de and ada@sub_domain.example.org      | ada@… and ada@…",
                "published at xmpp.org today                       | published at xmpp.org today",
                "mid:20191104@example.org                          | mid:20191104@example.org",
                "https://x.example/list/standards@xmpp.org/thread/ | https://x.example/list/standards@xmpp.org/thread/",
                "edd@x.org____list@y.org                           | edd@…____list@…",
                "https://x.example/?mail=ada@example.org           | https://x.example/?mail=ada@…",
                "https://x.example/?mail=ada%40example.org&x      | https://x.example/?mail=ada@…&x",
                "mid:20191104%40example.org                        | mid:20191104%40example.org",
                "https://x.example/list/standards%40xmpp.org/      | https://x.example/list/standards%40xmpp.org/",
                "XEP-0384 @ 2020                                   | XEP-0384 @ 2020",
            })
    void takesAddressesOut(String text, String redacted) {
        assertThat(Redaction.ADDRESSES.text(text)).isEqualTo(redacted);
        assertThat(Redaction.NONE.text(text)).isEqualTo(text);
    }

    @Test
    void dropsTheAddressOfAMailbox() {
        assertThat(Redaction.ADDRESSES.address("ada@example.org")).isEmpty();
        assertThat(Redaction.NONE.address("ada@example.org")).isEqualTo("ada@example.org");
    }

    @Test
    void takesKnownAddressesOutWhereOnlyThatTells() {
        Redaction redaction = Redaction.ofAddresses(List.of("Ada@example.org"));
        assertThat(redaction.text("ada at example.org says, bob at example.org"))
                .isEqualTo("ada@… says, bob at example.org");
        assertThat(redaction.id(new MessageId("ada@example.org"))).isEqualTo(new MessageId("ada@example.org").hash());
        assertThat(redaction.id(new MessageId("1@example.org"))).isEqualTo("1@example.org");
    }

    @Test
    void withholdsNamesInAnyCaseAndAcrossLines() {
        Redaction redaction = Redaction.withholding(Redaction.ADDRESSES, List.of("Ada Finch", "ada@example.org"));
        assertThat(redaction.text("ADA FINCH, Ada\n> Finch, Ada Finchley, ada@example.org"))
                .isEqualTo("(name withheld), (name withheld), Ada Finchley, (name withheld)");
    }

    @Test
    void isLinear() {
        String hostile = "a.".repeat(200_000) + "@" + "a.".repeat(200_000) + "<x at " + "y".repeat(100_000);
        assertThat(Redaction.ADDRESSES.text(hostile)).isNotEmpty();
    }
}
