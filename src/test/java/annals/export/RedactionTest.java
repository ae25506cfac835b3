package annals.export;

import static org.assertj.core.api.Assertions.assertThat;

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
    void isLinear() {
        String hostile = "a.".repeat(200_000) + "@" + "a.".repeat(200_000) + "<x at " + "y".repeat(100_000);
        assertThat(Redaction.ADDRESSES.text(hostile)).isNotEmpty();
    }
}
