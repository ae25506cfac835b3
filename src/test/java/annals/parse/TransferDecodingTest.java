package annals.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the filters before Jakarta Mail's decoders let through, and what they tell. */
class TransferDecodingTest {
    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.replace("~", "\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "aGVs~bG8= → aGVsbG8= → 0",
                "aGVsbG8 → aGVsbG8 → 1",
                "aG!VsbG8= → aGVsbG8= → 1",
                "aGVsbA== → aGVsbA== → 0",
                "aGVsbA== ~____~List info → aGVsbA== → 1",
                "aGVsbG8= = → aGVsbG8= → 0",
                "aGVsb=G8 → aGVsb → 1",
                "===== → '' → 1",
            })
    void keepDigitsUpToThePadding(String text, String digits, int faults) throws IOException {
        List<String> told = new ArrayList<>();
        Base64Text in = new Base64Text(bytes(text), told::add);
        assertThat(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)).isEqualTo(digits);
        assertThat(in.read()).isEqualTo(-1);
        assertThat(told).hasSize(faults);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "caf=E9 → 0",
                "caf=e9~ → 0",
                "soft=~break → 0",
                "soft= \t~break → 0",
                "at the end= → 0",
                "1=2 x → 1",
                "a=b and c=d → 1",
                "=Z1 → 1",
                "=E~ → 1",
            })
    void tellEqualsSignsThatStandForNothing(String text, int faults) throws IOException {
        List<String> told = new ArrayList<>();
        byte[] read = new QuotedPrintableText(bytes(text), told::add).readAllBytes();
        assertThat(read).isEqualTo(bytes(text).readAllBytes());
        assertThat(told).hasSize(faults);
    }
}
