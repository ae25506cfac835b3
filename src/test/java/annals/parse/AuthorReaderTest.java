package annals.parse;

import static org.assertj.core.api.Assertions.assertThat;

import annals.mail.Fault;
import annals.mail.Mailbox;
import annals.profile.ListProfile;
import annals.profile.Profiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorReaderTest {
    private static final ListProfile STANDARDS = Profiles.builtIn().forList("standards@xmpp.org");

    private final List<Fault> faults = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ada Finch via Standards <standards@xmpp.org>   | ''                                   | ''                          | Ada Finch | ''",
                "Ada Finch via Standards <standards@xmpp.org>   | Ada Finch <ada@example.org>          | ''                          | Ada Finch | ada@example.org",
                "Ada Finch via Standards <standards@xmpp.org>   | ada@example.org                      | ''                          | Ada Finch | ada@example.org",
                "Ada Finch via Standards <standards@xmpp.org>   | ada@example.org, Standards <standards@xmpp.org> | ''               | Ada Finch | ada@example.org",
                "Ada Finch via Standards <standards@xmpp.org>   | Bob Wren <bob@example.org>           | ''                          | Ada Finch | ''",
                "Ada Finch via Standards <standards@xmpp.org>   | standards@xmpp.org                   | Bob <b@example.org>, ADA FINCH <ada@example.org> | Ada Finch | ada@example.org",
                "Ada Finch via Standards <standards at xmpp.org> | ''                                  | b@example.org               | Ada Finch | ''",
                "standards at xmpp.org (Ada Finch via Standards) | ''                                  | ''                          | Ada Finch | ''",
                "\"'Ada Finch' via Birds\" <birds@example.net>  | ''                                   | ''                          | Ada Finch | ''",
                "\"ada at example.org via Standards\" <standards@xmpp.org> | ''                        | ''                          | ''        | ada@example.org",
                "bird@ @ending from ex@mple@org (Ada Finch via Standards) | ''                         | ''                          | Ada Finch | ''",
            })
    void undoesWhatTheListWrote(String from, String replyTo, String cc, String name, String address) {
        assertThat(author(from, Map.of("reply-to", replyTo, "cc", cc))).isEqualTo(new Mailbox(name, address));
        assertThat(faults).extracting(Fault::kind).containsExactly(Fault.Kind.REWRITTEN_FROM);
    }

    @Test
    void trustsXOriginalFromFirst() {
        Mailbox author = author(
                "Ada Finch via Standards <standards@xmpp.org>",
                Map.of("x-original-from", "A. Finch <finch@example.net>", "reply-to", "ada@example.org"));
        assertThat(author).isEqualTo(new Mailbox("Ada Finch", "finch@example.net"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ada Finch via Links <invitations@example.net>  | Ada Finch via Links | invitations@example.net",
                "Ada Finch <standards@xmpp.org>                 | Ada Finch           | standards@xmpp.org",
                "Via Appia <via@example.org>                    | Via Appia           | via@example.org",
                "Ada Finch <ada=40example.org@dmarc.ietf.org>   | Ada Finch           | ada@example.org",
                "Ada Finch <ada=40example.org@example.net>      | Ada Finch           | ada=40example.org@example.net",
            })
    void leavesTheRestAsItIs(String from, String name, String address) {
        assertThat(author(from, Map.of("reply-to", "bob@example.org"))).isEqualTo(new Mailbox(name, address));
        assertThat(faults).isEmpty();
    }

    private Mailbox author(String from, Map<String, String> headers) {
        List<Fault> unheard = new ArrayList<>();
        AddressReader addresses = new AddressReader(new EncodedWords("windows-1252", unheard), unheard);
        return new AuthorReader(STANDARDS, faults)
                .read(addresses.read(from), name -> addresses.read(headers.getOrDefault(name, "")));
    }
}
