package annals.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliverableFinderTest {
    private static final DeliverableFinder FINDER = new DeliverableFinder(Catalogue.builtIn());

    @ParameterizedTest
    @CsvSource(textBlock = """
            XEP-0384,                   = XEP-0384
            xep-384,                    = XEP-0384
            xep 384,                    = XEP-0384
            XEP0384,                    = XEP-0384
            0384,                       = XEP-0384
            384,                        = XEP-0384
            JEP-0116,                   = XEP-0116
            OMEMO,                      = XEP-0384
            ' omemo ',                  = XEP-0384
            ox,                         = XEP-0373
            Carbons,                    = XEP-0280
            axolotl,                    = XEP-0384
            urn:xmpp:omemo:2,           = XEP-0384
            automatic-trust-transfer,   = XEP-0450
            omemo-media-sharing,        = XEP-0454
            buddycloud-channels,        = buddycloud-channels
            OMEMO   Encryption,         = XEP-0384
            Trust Messages,             = XEP-0434
            Encrypted Sessions,         = XEP-0116
            mls,                        = mls
            Gateway Relayed Encryption, = gateway-relayed-encryption
            OMEMO Media,                = XEP-0454
            over QUIC,                  = XEP-0467
            RFC 9420,                   = RFC 9420
            rfc9420,                    = RFC 9420
            draft-ietf-mls-protocol,    = draft-ietf-mls-protocol
            draft-ietf-mls-protocol-20, = draft-ietf-mls-protocol
            openpgp,                    | XEP-0027 XEP-0373
            inbox,                      | XEP-0430 notification-inbox
            xtls,                       = xtls
            XMPP Transport Layer Security, | jingle-xtls xtls
            omeno,                      ? XEP-0384 XEP-0454 omemo-filetransfer XEP-0396
            oemmo,                      ? XEP-0384 XEP-0454 omemo-filetransfer XEP-0396
            media sharing,              ? XEP-0385 XEP-0454 XEP-0214
            XEP-384x,                   ? XEP-0384
            XEP-9999,                   ?
            qqqqqqqq,                   ?
            '',                         ?
            """)
    void finds(String typed, String expected) {
        assertThat(shown(FINDER.find(typed))).isEqualTo(expected);
    }

    /** "=" the one found, "|" the candidates, "?" the nearest. */
    private static String shown(Finding finding) {
        return switch (finding) {
            case Finding.Found found -> "= " + found.deliverable().id();
            case Finding.Ambiguous ambiguous -> "| " + ids(ambiguous.candidates());
            case Finding.Unknown unknown -> ("? " + ids(unknown.nearest())).strip();
        };
    }

    private static String ids(List<Deliverable> deliverables) {
        return deliverables.stream().map(Deliverable::id).collect(Collectors.joining(" "));
    }

    @Test
    void makesAnRfcADeliverableOfTheListAlone() {
        assertThat(FINDER.find("rfc 9420"))
                .isInstanceOfSatisfying(
                        Finding.Found.class,
                        found -> assertThat(found.deliverable())
                                .matches(rfc -> rfc.specification().isEmpty())
                                .matches(rfc -> rfc.kind() == Deliverable.Kind.OTHER)
                                .matches(rfc -> rfc.title().equals("RFC 9420")));
    }

    @ParameterizedTest
    @CsvSource({"omemo,omemo,0", "omeno,omemo,1", "oemmo,omemo,1", "'',abc,3", "kitten,sitting,3"})
    void countsSlipsOfTheHand(String a, String b, int distance) {
        assertThat(EditDistance.between(a, b)).isEqualTo(distance);
        assertThat(EditDistance.between(b, a)).isEqualTo(distance);
    }
}
