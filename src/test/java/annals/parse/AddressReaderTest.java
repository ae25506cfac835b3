package annals.parse;

import static org.assertj.core.api.Assertions.assertThat;

import annals.mail.Fault;
import annals.mail.Mailbox;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressReaderTest {
    private final List<Fault> faults = new ArrayList<>();

    @Test
    @Timeout(10)
    void readsHostileHeadersInLinearTime() {
        for (String hostile : List.of(
                ",".repeat(200_000),
                "\"XEP-0384, \"".repeat(20_000),
                "a<" + " ".repeat(190_000) + ">b, c",
                " at".repeat(60_000),
                "<".repeat(100_000) + ">".repeat(100_000))) {
            assertThat(reader().read(hostile)).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ada at example.org (Ada Lovelace)          | Ada Lovelace | ada@example.org",
                "ada@example.org (Ada Lovelace)             | Ada Lovelace | ada@example.org",
                "ada@example.org ()                         | ''           | ada@example.org",
                "Ada Lovelace <ada at example.org>          | Ada Lovelace | ada@example.org",
                "\"Lovelace, Ada\" <ada@example.org>        | Lovelace, Ada | ada@example.org",
                "Lovelace, Ada <ada at example.org>         | Lovelace, Ada | ada@example.org",
                "ada at example.org (Lovelace, Ada (London)) | Lovelace, Ada (London) | ada@example.org",
                "ada en example.org (Ada)                   | Ada          | ada@example.org",
                "ada a example.org (Ada)                    | Ada          | ada@example.org",
                "ada(a)example.org                          | ''           | ada@example.org",
                "ada(a)example.org (Ada)                    | Ada          | ada@example.org",
                "Ada <ada(a)example.org>                    | Ada          | ada@example.org",
                "Ada <ada at example.org <mailto:ada at example.org>> | Ada    | ada@example.org",
                "<ada@example.org>                          | ''           | ada@example.org",
                "ada AT example.org (Ada)                   | Ada          | ada@example.org",
                "ada [at] example.org (Ada)                 | Ada          | ada@example.org",
                "ada at example.org (ada at example.org)    | ''           | ada@example.org",
                "\"Ada@example.org\" <ada@example.org>      | ''           | Ada@example.org",
                "\"finch@example.net\" <ada@example.org>    | finch@example.net | ada@example.org",
                "ada at example.org (finch at example.net)  | finch@example.net | ada@example.org",
                "Ada at Acme <ada@example.org>              | Ada at Acme  | ada@example.org",
                "ada at example.org (Ada))                  | Ada          | ada@example.org",
                "ada at example.org (ada at example.org (Ada L) | Ada L    | ada@example.org",
                "\"(Ada)\" <ada@example.org>                | Ada          | ada@example.org",
                "=?iso-8859-1?q?Ad=E9_Lovelace?= <ada@example.org> | Adé Lovelace | ada@example.org",
                "ada at example.org (=?UTF-8?B?QWTDqQ==?=)  | Adé          | ada@example.org",
                "\"'Ada'\" <ada@example.org>                | Ada          | ada@example.org",
                "\"Ada \\\"the\\\" L\" <ada@example.org>    | Ada \"the\" L | ada@example.org",
            })
    void readsAndUnmasks(String header, String name, String address) {
        assertThat(reader().read(header)).containsExactly(new Mailbox(name, address));
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "@d@ @end|ng |rom ex@mp|e@org (Ada Lovelace) ; Ada Lovelace",
                "ad@ @ending from ex@mple@org (Ada Lovelace) ; Ada Lovelace",
                "Ada Lovelace <a...@example.org> ; Ada Lovelace",
                "Ada Lovelace <u...@example.org> ; Ada Lovelace",
                "ad@ m@ili@g off ex@mple@org (Ada Lovelace) ; Ada Lovelace",
                "Ada Lovelace <[email protected]> ; Ada Lovelace",
                "Ada <[EMAIL PROTECTED]> ; Ada",
            })
    void keepsTheNameBehindAMask(String header, String name) {
        assertThat(reader().read(header)).containsExactly(new Mailbox(name, ""));
        assertThat(faults).extracting(Fault::kind).containsExactly(Fault.Kind.MASKED_ADDRESS);
    }

    @Test
    void takesAnAddressInPlaceOfTheNameForAHiddenOne() {
        assertThat(reader().read("\"ada@example.org\" <a...@example.org>"))
                .containsExactly(new Mailbox("", "ada@example.org"));
        assertThat(faults).extracting(Fault::kind).containsExactly(Fault.Kind.MASKED_ADDRESS);
    }

    @Test
    void keepsWhatIsNoAddressAsName() {
        assertThat(reader().read("root")).containsExactly(new Mailbox("root", ""));
        assertThat(faults).extracting(Fault::kind).containsExactly(Fault.Kind.BAD_ADDRESS);
    }

    @Test
    void readsLists() {
        assertThat(reader().read("Lovelace, Ada <ada@example.org>, bob at example.org (Bob, Jr.), eve@example.org"))
                .containsExactly(
                        new Mailbox("Lovelace, Ada", "ada@example.org"),
                        new Mailbox("Bob, Jr.", "bob@example.org"),
                        new Mailbox("", "eve@example.org"));
        assertThat(reader().read("undisclosed-recipients:;")).isEmpty();
        assertThat(reader().read("")).isEmpty();
        assertThat(faults).isEmpty();
    }

    private AddressReader reader() {
        return new AddressReader(new EncodedWords("windows-1252", faults), faults);
    }
}
