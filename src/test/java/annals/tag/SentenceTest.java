package annals.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import annals.mail.Span;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    XEP-0384 needs a list of devices.                    | true
                    Fine. XEP-0384 needs a list of devices.              | true
                    I agree.\\n\\nXEP-0384 needs a list.                 | true
                    Then XEP-0384 has to be mended.                      | true
                    But: XEP-0384 says otherwise.                        | true
                    the second section of XEP-0384 says otherwise        | true
                    I read the examples in XEP-0384 twice.               | true
                    There we have XEP-0384 section 4 for it.             | true
                    You find it in XEP-0384, section 4.                  | true
                    That works as in XEP-0384.                           | false
                    We do it with XEP-0384 here.                         | false
                    The archives (XEP-0384) grow.                        | false
                    They wait for somebody to write about XEP-0384 again | false
                    As e.g. the one of XEP-0384 does.                    | false
                    """)
    void isAboutWhatItBeginsWithOrNamesAPartOf(String sentence, boolean about) {
        String text = sentence.replace("\\n", "\n");
        int at = text.indexOf("XEP-0384");
        assertThat(Sentence.isAbout(text, new Span(at, at + 8))).isEqualTo(about);
    }

    @Test
    void looksNoFurtherBackThanALine() {
        String text = "x".repeat(2_000_000) + " XEP-0384";
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
            for (int i = 0; i < 1000; i++) {
                assertThat(Sentence.isAbout(text, new Span(text.length() - 8, text.length())))
                        .isFalse();
            }
        });
    }
}
