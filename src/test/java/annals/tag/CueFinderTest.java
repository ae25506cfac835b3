package annals.tag;

import static org.assertj.core.api.Assertions.assertThat;

import annals.spec.Catalogue;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CueFinderTest {
    private static final CueFinder FINDER = new CueFinder(Catalogue.builtIn(), TagRules.builtIn());

    /**
     * A name as deliverable, with "?" where it needs support; a word of the vocabulary as strength; "against"; "aside"
     * for words of other talk.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    2020-01-01 | XEP-0384 is stable                     | XEP-0384
                    2020-01-01 | JEP-0384                               | XEP-0384
                    2020-01-01 | the '384                               | XEP-0384?
                    2020-01-01 | XEP-9999                               | -
                    2020-01-01 | OMEMO                                  | deliverable XEP-0384
                    2020-01-01 | Omemo                                  | deliverable XEP-0384
                    2020-01-01 | omemo:2                                | deliverable XEP-0384
                    2020-01-01 | homemomo                               | -
                    2020-01-01 | urn:xmpp:omemo:2                       | XEP-0384
                    2020-01-01 | urn:xmpp:omemo:7                       | XEP-0384
                    2020-01-01 | urn:xmpp:omemo:2:devices               | XEP-0384
                    2020-01-01 | eu.siacs.conversations.axolotl.bundles | XEP-0384
                    2020-01-01 | urn:xmpp:openpgp:0                     | XEP-0373
                    2020-01-01 | urn:xmpp:openpgp:im:0                  | XEP-0374
                    2020-01-01 | jabber:x:encrypted                     | XEP-0027
                    2007-06-01 | http://www.xmpp.org/extensions/xep-0116.html#ns | XEP-0116
                    2020-01-01 | https://xmpp.org/extensions/inbox/omemo-media-sharing.html | XEP-0454
                    2020-01-01 | http://jabber.org/protocol/muc#user    | XEP-0045
                    2020-01-01 | Message Carbons                        | XEP-0280
                    2020-01-01 | message carbons                        | XEP-0280
                    2020-01-01 | service discovery                      | -
                    2020-01-01 | Service Discovery                      | XEP-0030
                    2020-01-01 | Stanza Content Encryption              | deliverable XEP-0420
                    2020-01-01 | stanza  content\\n encryption          | deliverable XEP-0420
                    2020-01-01 | SCE                                    | XEP-0420?
                    2018-01-01 | SCE                                    | -
                    2020-01-01 | sce                                    | -
                    2020-01-01 | OX                                     | XEP-0373?
                    2010-01-01 | OX                                     | -
                    2020-01-01 | ox                                     | -
                    2020-01-01 | a box of foxes                         | -
                    2020-01-01 | JET                                    | XEP-0391?
                    2020-01-01 | jet lag                                | -
                    2020-01-01 | MLS                                    | medium mls?
                    2020-01-01 | XMLSchema xmlns                        | -
                    2020-01-01 | RFC 9420                               | mls
                    2020-01-01 | draft-ietf-mls-protocol-11             | mls
                    2003-01-01 | RFC 3923                               | strong
                    2020-01-01 | end-to-end encryption                  | strong
                    2020-01-01 | End to End  Encryption                 | strong
                    2020-01-01 | end-to-end\\nencrypted                  | strong
                    2020-01-01 | end-to-end. Encryption                 | medium weak
                    2020-01-01 | end-to-end captchas                    | aside
                    2020-01-01 | E2EE                                   | strong
                    2020-01-01 | device lists                           | strong
                    2020-01-01 | prekeys and pre-keys                   | strong strong
                    2020-01-01 | OTR                                    | strong XEP-0364?
                    2020-01-01 | otr                                    | -
                    2020-01-01 | off the record                         | -
                    2020-01-01 | PFS                                    | strong
                    2020-01-01 | fingerprints                           | weak
                    2020-01-01 | encryption, decrypted                  | weak weak
                    2020-01-01 | TLS and STARTTLS                       | against against
                    2020-01-01 | channel-binding                        | against
                    2008-01-01 | c2c TLS                                | strong XEP-0250
                    2004-01-01 | ESessions                              | deliverable XEP-0116
                    2004-01-01 | esession                               | strong XEP-0116
                    2020-01-01 | Signal is an app                       | -
                    2020-01-01 | Signal protocol                        | strong XEP-0384
                    2005-01-01 | Signal protocol                        | strong
                    2020-01-01 | omemo@example.org                      | -
                    2020-01-01 | https://example.org/omemo/pgp          | -
                    2020-01-01 | Hints                                  | -
                    2020-01-01 | avatar                                 | -
                    """)
    void readsNamesAndWords(LocalDate day, String text, String expected) {
        String found = FINDER.find(text.replace("\\n", "\n"), day).stream()
                .filter(cue -> !cue.rule().equals(Cue.DOMAIN))
                .map(CueFinderTest::written)
                .collect(Collectors.joining(" "));
        assertThat(found).isEqualTo(expected.equals("-") ? "" : expected);
    }

    private static String written(Cue cue) {
        if (cue.isContext()) {
            return cue.isCancelling() ? "against" : "aside";
        }
        String need = cue.need() == Cue.Need.NOTHING ? "" : "?";
        return cue.names() ? cue.deliverable() + need : cue.strength().name().toLowerCase(Locale.ROOT);
    }
}
