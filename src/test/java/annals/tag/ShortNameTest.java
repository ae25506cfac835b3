package annals.tag;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortNameTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    mam   | Message Archive Management                      | true
                    bob   | Bits of Binary                                  | true
                    rtt   | In-Band Real Time Text                          | false
                    sasl2 | Extensible SASL Profile                         | true
                    MFR   | Message Fast Reconnect                          | true
                    push  | Push Notifications                              | false
                    ice   | iCal Envelope                                   | false
                    sm    | Stream Management                               | false
                    x2    | Extension 2                                     | false
                    mamp  | Message Archive Management                      | false
                    """)
    void isTellingIfItIsNoWordOfAnyText(String name, String title, boolean telling) {
        assertThat(ShortName.isTelling(name, title)).isEqualTo(telling);
    }
}
