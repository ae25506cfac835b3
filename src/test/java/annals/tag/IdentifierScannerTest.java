package annals.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierScannerTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    XEP-0384                                    | XEP-0384
                    see XEP-0384.                               | XEP-0384
                    (XEP-0384)                                  | XEP-0384
                    XEP-0384: OMEMO Encryption                  | XEP-0384
                    XEP-0384's device list                      | XEP-0384
                    XEP-384                                     | XEP-0384
                    XEP-27                                      | XEP-0027
                    XEP-1                                       | XEP-0001
                    xep1                                        | XEP-0001
                    xep 0384                                    | XEP-0384
                    XEP 384                                     | XEP-0384
                    XEP 27                                      | XEP-0027
                    Xep0384                                     | XEP-0384
                    xep-0384                                    | XEP-0384
                    XEP_0384                                    | XEP-0384
                    XEP\u20110384                               | XEP-0384
                    XEP\u20130384                               | XEP-0384
                    XEP #384                                    | XEP-0384
                    XEP#384                                     | XEP-0384
                    JEP-0116                                    | XEP-0116
                    JEP-126                                     | XEP-0126
                    JEP 65                                      | XEP-0065
                    JEP #1                                      | XEP-0001
                    JEP 0084                                    | XEP-0084
                    jep0116                                     | XEP-0116
                    XEP-0116/0200                               | XEP-0116 XEP-0200
                    XEP-0116/200                                | XEP-0116 XEP-0200
                    XEP-0116 / 0200                             | XEP-0116 XEP-0200
                    XEP-0116/0200/0217                          | XEP-0116 XEP-0200 XEP-0217
                    XEPs 0384, 0420 and 0374                    | XEP-0384 XEP-0420 XEP-0374
                    XEPs 0384, 0420, and 0374                   | XEP-0384 XEP-0420 XEP-0374
                    XEPs 384, 420 & 374                         | XEP-0384 XEP-0420 XEP-0374
                    XEPs 27 and 116                             | XEP-0027 XEP-0116
                    XEP-0384 and 0420                           | XEP-0384 XEP-0420
                    XEP-0384, '420                              | XEP-0384 XEP-0420?
                    XEP-0384 and XEP-0420                       | XEP-0384 XEP-0420
                    XEP-0384/XEP-0420                           | XEP-0384 XEP-0420
                    XEP-0384 + 0420                             | XEP-0384 XEP-0420
                    JEPs 0116, 0187 or 0188                     | XEP-0116 XEP-0187 XEP-0188
                    the '384 XEP                                | XEP-0384?
                    '0384                                       | XEP-0384?
                    \u2019384                                   | XEP-0384?
                    '392 and '384                               | XEP-0392? XEP-0384?
                    0384 needs work                             | XEP-0384?
                    "0384"                                      | XEP-0384?
                    xep-0384.xml                                | XEP-0384
                    https://xmpp.org/extensions/xep-0384.html   | XEP-0384
                    https://xmpp.org/extensions/xep-0384.html#usecases-building | XEP-0384
                    <http://www.xmpp.org/extensions/xep-0116.html> | XEP-0116
                    http://www.jabber.org/jeps/jep-0116.html    | XEP-0116
                    http://www.jabber.org/jeps/jep-0116.html.   | XEP-0116
                    http://jabber.org/jeps/jep-0027.html        | XEP-0027
                    www.jabber.org/jeps/jep-0027.html           | XEP-0027
                    xmpp.org/extensions/xep-0384.html           | XEP-0384
                    https://xmpp.org/extensions/attic/xep-0384-0.3.0.html | XEP-0384
                    http://xmpp.org/extensions/attic/jep-0116-0.9.html | XEP-0116
                    http://xmpp.org/extensions/tmp/xep-0234-0.13.html | XEP-0234
                    http://xmpp.org/extensions/diff/api/xep/0384/diff/0.1/vs/0.2 | XEP-0384
                    https://xmpp.org/extensions/xep-0384.html?foo=1 | XEP-0384
                    https://github.com/xsf/xeps/blob/master/xep-0384.xml | XEP-0384
                    https://web.archive.org/web/2007/http://www.xmpp.org/extensions/xep-0187.html | XEP-0187
                    https://mirror.example.org/extensions/xep-0420.html | XEP-0420
                    https://xmpp.org/extensions/inbox/omemo-media-sharing.html | omemo-media-sharing
                    http://www.xmpp.org/extensions/inbox/xtls.html | xtls
                    http://www.jabber.org/jeps/inbox/esessions.html | esessions
                    https://xmpp.org/extensions/inbox/data_policy.html | data_policy
                    https://xmpp.org/extensions/inbox/OMEMO.html | omemo
                    https://xmpp.org/extensions/inbox/          | -
                    https://github.com/xsf/xeps/pull/879        | xsf/xeps#879
                    https://github.com/xsf/xeps/pull/879/files  | xsf/xeps#879
                    https://github.com/XSF/xeps/pull/879.       | xsf/xeps#879
                    github.com/xsf/xeps/pull/12                 | xsf/xeps#12
                    https://github.com/example/client/pull/7    | example/client#7
                    https://github.com/xsf/xeps/issues/879      | -
                    PR #879                                     | xsf/xeps#879?
                    PR 879                                      | xsf/xeps#879?
                    pull request #879                           | xsf/xeps#879?
                    urn:xmpp:omemo:2                            | urn:xmpp:omemo:2
                    'urn:xmpp:omemo:1'                          | urn:xmpp:omemo:1
                    urn:xmpp:omemo:2:devices.                   | urn:xmpp:omemo:2:devices
                    urn:xmpp:omemo:0/1/2                        | urn:xmpp:omemo:0
                    urn:xmpp:tm:*                               | urn:xmpp:tm
                    urn:ietf:params:xml:ns:xmpp-e2e             | urn:ietf:params:xml:ns:xmpp-e2e
                    eu.siacs.conversations.axolotl              | eu.siacs.conversations.axolotl
                    eu.siacs.conversations.axolotl.devicelist,  | eu.siacs.conversations.axolotl.devicelist
                    <x xmlns="jabber:x:encrypted">              | jabber:x:encrypted
                    <x xmlns='jabber:x:signed'/>                | jabber:x:signed
                    jabber:iq:last                              | jabber:iq:last
                    jabber:client                               | jabber:client
                    <c xmlns='http://jabber.org/protocol/caps' node='x'/> | http://jabber.org/protocol/caps
                    http://jabber.org/protocol/muc#user         | http://jabber.org/protocol/muc#user
                    http://www.xmpp.org/extensions/xep-0116.html#ns | XEP-0116 http://www.xmpp.org/extensions/xep-0116.html#ns
                    https://xmpp.org/protocols/urn:xmpp:omemo:1/ | urn:xmpp:omemo:1
                    RFC 9420                                    | RFC 9420
                    RFC9420                                     | RFC 9420
                    RFC-9420                                    | RFC 9420
                    rfc3923                                     | RFC 3923
                    RFCs 6120, 6121 and 6122                    | RFC 6120 RFC 6121 RFC 6122
                    RFC 0822                                    | RFC 822
                    https://www.rfc-editor.org/rfc/rfc9420      | RFC 9420
                    http://tools.ietf.org/html/rfc3923#section-3 | RFC 3923
                    http://www.ietf.org/rfc/rfc3923.txt         | RFC 3923
                    draft-ietf-mls-protocol-13                  | draft-ietf-mls-protocol
                    draft-ietf-mls-protocol                     | draft-ietf-mls-protocol
                    draft-ietf-xmpp-e2e-02.txt                  | draft-ietf-xmpp-e2e
                    https://datatracker.ietf.org/doc/draft-ietf-mls-protocol/ | draft-ietf-mls-protocol
                    https://datatracker.ietf.org/doc/html/draft-meyer-xmpp-e2e-encryption-02 | draft-meyer-xmpp-e2e-encryption
                    Draft-Miller-XMPP-E2E-07                    | draft-miller-xmpp-e2e
                    XEP-0384 0.8.3                              | XEP-0384
                    XEP-0384v0.3                                | XEP-0384
                    XEP-0384-0.3.0                              | XEP-0384
                    [XEP-0384]                                  | XEP-0384
                    XEP-0384(OMEMO)                             | XEP-0384
                    **XEP-0384**                                | XEP-0384
                    >XEP-0384<                                  | XEP-0384
                    XEP-384/0420                                | XEP-0384 XEP-0420
                    JEPs 27/31                                  | XEP-0027 XEP-0031
                    JEP-0027, JEP-0116                          | XEP-0027 XEP-0116
                    0384, 0420 and 0374                         | XEP-0384? XEP-0420? XEP-0374?
                    (0384)                                      | XEP-0384?
                    MAM (0313, 0059)                            | XEP-0313? XEP-0059?
                    0352: what is inactive?                     | XEP-0352?
                    '27                                         | XEP-0027?
                    '27 and JEP-0116                            | XEP-0027? XEP-0116
                    XEP-0384/'420                               | XEP-0384 XEP-0420
                    XEP-0234 ranges 0261                        | XEP-0234 XEP-0261?
                    XEP-0060's 7.1.5                            | XEP-0060
                    https://www.xmpp.org/extensions/xep-0384.pdf | XEP-0384
                    http://xmpp.org/extensions/xep-0384.xml     | XEP-0384
                    https://xmpp.org/extensions/attic/xep-0384-0.2.html | XEP-0384
                    http://www.xmpp.org/extensions/tmp/xep-0247-0.2.html | XEP-0247
                    https://xmpp.org/extensions/diff/api/xep/0313/diff/0.6.3/vs/0.7.0 | XEP-0313
                    (http://www.jabber.org/jeps/jep-0084.html)  | XEP-0084
                    https://dev.example.org/tmp/xep-0280.html   | XEP-0280
                    https://xmpp.org/extensions/inbox/reactions.html | reactions
                    http://www.xmpp.org/extensions/inbox/dsig.xml | dsig
                    https://xmpp.org/extensions/inbox/gateway-relayed-encryption.html#intro | gateway-relayed-encryption
                    http://www.jabberstudio.org/cgi-bin/viewcvs.cgi/jeps/0116/jep-0116.xml.diff?r1=1.9&r2=1.10 | XEP-0116
                    http://mail.jabber.org/pipermail/standards/2015-October/030448.html | -
                    https://logs.xmpp.org/xsf/2018-01-22#16:33:05 | -
                    http://is.gd/384                            | -
                    http://xmpp.org/registrar/namespaces.html   | -
                    https://github.com/xsf/xeps/commit/0384abcdef | -
                    https://github.com/xsf/xeps/pulls           | -
                    https://github.com/xsf/xeps/pull/1203#discussion_r1 | xsf/xeps#1203
                    https://gitlab.example.org/group/project/-/merge_requests/7 | -
                    urn:xmpp:eme:0                              | urn:xmpp:eme:0
                    urn:xmpp:sce:1                              | urn:xmpp:sce:1
                    urn:xmpp:trust-messages:0                   | urn:xmpp:trust-messages:0
                    urn:xmpp:openpgp:0:public-keys:1357B01865B2503C18453D208CAC2A9678548E35 | urn:xmpp:openpgp:0:public-keys:1357B01865B2503C18453D208CAC2A9678548E35
                    urn:xmpp:jingle:jet:0                       | urn:xmpp:jingle:jet:0
                    <openpgp xmlns='urn:xmpp:openpgp:0'>        | urn:xmpp:openpgp:0
                    urn:xmpp:omemo:2!                           | urn:xmpp:omemo:2
                    urn:xmpp:tmp:pubkey                         | urn:xmpp:tmp:pubkey
                    urn:xmpp:ciphers:aes-256-cbc-pkcs7:0        | urn:xmpp:ciphers:aes-256-cbc-pkcs7:0
                    http://etherx.jabber.org/streams            | http://etherx.jabber.org/streams
                    jabber:x:encrypted/signed                   | jabber:x:encrypted
                    jabber:component:accept                     | jabber:component:accept
                    http://www.xmpp.org/extensions/xep-0200.html#ns-stanza | XEP-0200 http://www.xmpp.org/extensions/xep-0200.html#ns-stanza
                    urn:ietf:params:xml:ns:xmpp-sasl            | urn:ietf:params:xml:ns:xmpp-sasl
                    (RFC 3921)                                  | RFC 3921
                    RFC3923,                                    | RFC 3923
                    RFC 6120/6121                               | RFC 6120 RFC 6121
                    http://www.rfc-editor.org/rfc/rfc3923.txt   | RFC 3923
                    draft-saintandre-xmpp-tls-02                | draft-saintandre-xmpp-tls
                    I-D draft-ietf-xmpp-3920bis                 | draft-ietf-xmpp-3920bis
                    draft-ietf-xmpp-3920bis-22.txt              | draft-ietf-xmpp-3920bis
                    draft-barnes-mls-protocol-00                | draft-barnes-mls-protocol
                    [draft-ietf-mls-architecture-10]            | draft-ietf-mls-architecture
                    https://www.ietf.org/archive/id/draft-ietf-mimi-protocol-01.html | draft-ietf-mimi-protocol
                    PR#879                                      | xsf/xeps#879?
                    PR: 879                                     | -
                    pull request 1203                           | xsf/xeps#1203?
                    xep-0384 and jep 27                         | XEP-0384 XEP-0027
                    XEP-0384, XEP-0420, 0374                    | XEP-0384 XEP-0420 XEP-0374
                    '384/'420                                   | XEP-0384? XEP-0420?
                    XEP 0384 & 0420                             | XEP-0384 XEP-0420
                    """)
    void findsEverySpelling(String text, String expected) {
        assertThat(spelled(text)).isEqualTo(expected.equals("-") ? "" : expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "XMLSchema",
                "http://www.w3.org/2001/XMLSchema-instance",
                "box",
                "version 0.3.84",
                "33-May-2001",
                "pub 4096R/0384ABCD",
                "0384ABCD",
                "2384",
                "XEP-03845",
                "XEP-XXXX",
                "XEP-0000",
                "XEP-1.0",
                "JEP-0.3",
                "the XEP 20 years ago",
                "our XEPs 20 people read",
                "the XEP 2004 edition",
                "XEPs",
                "a XEP",
                "myXEP-0384",
                "XEP-0384abc",
                "don't '90s",
                "'2004",
                "+0384",
                "10:0384",
                "1.0384",
                "0384-05-01",
                "09:30",
                "2020-03-84",
                "RFC 12",
                "RFC 3920bis",
                "RFCs",
                "draft-standard",
                "draft-status",
                "draft-to-final",
                "MAPR 12",
                "pr 12",
                "PR12345678",
                "jabber:foo",
                "jabberwocky",
                "durn:xmpp:omemo:2",
                "user@xmpp.org/extensions",
                "XEP 2019",
                "XEP-12345",
                "xep 10 years",
                "0384/123",
                "12:0384",
                "0x0384",
                "#0384",
                "v0384",
                "'384abc",
                "'9",
                "'12345",
                "RFC 123456",
                "PRs 879",
                "PROD 12",
                "spr 12",
                "drafts-a-b-c",
                "draft-1",
                "urn:uuid:1357B018",
                "urn:ietf:rfc:3923",
                "xepa-0384",
                "jepson 27",
                "2007-0384",
                "CS-2019",
                "SHA-256",
                "id 0384abcd",
                "=0384",
                "0384@example.org",
                "node_0384",
                "UTC+0200",
                "0200-0300",
                "",
                "'",
                "0",
                "xep",
                "XEP-"
            })
    void leavesOtherNumbersAlone(String text) {
        assertThat(spelled(text)).isEmpty();
    }

    @Test
    void readsListsOverALineEnd() {
        assertThat(spelled("XEPs 0384,\n  0420 and\n0374")).isEqualTo("XEP-0384 XEP-0420 XEP-0374");
        assertThat(spelled("XEP\n0384")).isEqualTo("XEP-0384");
    }

    @Test
    void tellsWhereAnIdentifierStands() {
        String text = "as XEPs 0384 and 0420, with urn:xmpp:sce:1.";
        List<Identifier> found = IdentifierScanner.scan(text);
        assertThat(found)
                .allSatisfy(one -> assertThat(
                                text.substring(one.span().start(), one.span().end()))
                        .isEqualTo(one.text()));
        assertThat(found).extracting(Identifier::text).containsExactly("XEPs 0384", "0420", "urn:xmpp:sce:1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "XEP-",
                "XEP-0384/",
                "XEPs 0384, ",
                "'",
                "'384",
                "0384 ",
                "draft-",
                "draft-a",
                "draft-a-",
                "http://",
                "https://x/inbox/",
                "urn:xmpp:",
                "urn:xmpp:a",
                "jabber:x:",
                "RFC ",
                "RFCs 6120, ",
                "PR #",
                "pull request ",
                "/",
                "a",
                " ",
                "xmpp.org/",
                "#ns",
                "xep-0116.html#ns ",
                "eu.siacs.conversations.",
                "@",
                "'27 ",
                "(0384 ",
                "RFC 6120/",
                "XEP-0384v0.",
                "é"
            })
    void takesTimeInProportionToTheLength(String piece) {
        String text = piece.repeat(1_000_000 / piece.length());
        assertTimeoutPreemptively(Duration.ofSeconds(15), () -> IdentifierScanner.scan(text));
    }

    private static String spelled(String text) {
        return IdentifierScanner.scan(text).stream()
                .map(one -> one.normal() + (one.weak() ? "?" : ""))
                .collect(Collectors.joining(" "));
    }
}
