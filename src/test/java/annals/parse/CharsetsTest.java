package annals.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import annals.mail.Fault;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharsetsTest {
    private final List<Fault> faults = new ArrayList<>();

    /** A text in one charset, declared as another: it comes out as it went in. */
    @ParameterizedTest
    @CsvSource({
        "utf-8, utf-8, héllo,",
        "utf-8, iso-8859-1, héllo, BAD_CHARSET",
        "utf-8, us-ascii, héllo, BAD_CHARSET",
        "utf-8, '', héllo, UNDECLARED_CHARSET",
        "utf-8, x-unknown, héllo, UNKNOWN_CHARSET",
        "windows-1252, us-ascii, “héllo”, BAD_CHARSET",
        "windows-1252, utf-8, “héllo”, BAD_CHARSET",
        "windows-1252, iso-8859-1, “héllo”,",
        "windows-1252, '', “héllo”, UNDECLARED_CHARSET",
        "iso-2022-jp, '', 日本語のテスト, UNDECLARED_CHARSET",
        "iso-2022-jp, us-ascii, 日本語のテスト, BAD_CHARSET",
        "iso-2022-kr, '', 한국말, UNDECLARED_CHARSET",
        "gb18030, gb2312, 你好世界,",
        "windows-31j, x-sjis, テスト,",
        "koi8-r, koi8, привет,",
        "utf-16, '', héllo, UNDECLARED_CHARSET",
        "utf-16, unicode, héllo,",
        "utf-16le, '', hello hello, UNDECLARED_CHARSET",
        "koi8-r, x-who-knows, 'Это довольно длинный текст на русском языке, чтобы его узнали', UNKNOWN_CHARSET",
        "big5, x-who-knows, 這是一個用來測試編碼偵測的相當長的中文句子沒有別的意思, UNKNOWN_CHARSET",
    })
    void decodes(String really, String declared, String text, Fault.Kind fault) {
        byte[] bytes = text.getBytes(Charset.forName(really));

        assertThat(Charsets.decode(bytes, declared, "windows-1252", faults)).isEqualTo(text);
        assertThat(faults).extracting(Fault::kind).isEqualTo(fault == null ? List.of() : List.of(fault));
    }

    @ParameterizedTest
    @CsvSource({
        "hz-gb-2312, This is ~{VPND~}., This is 中文.,",
        "'', This is ~{VPND~}., This is 中文., UNDECLARED_CHARSET",
        "'', a shell's ~{home and ~/, a shell's ~{home and ~/,",
        "hz-gb-2312, ~~ is a tilde, ~ is a tilde,",
        "utf-7, Hi +AOk- +- +Jjo, Hi é + ☺,",
        "'', Hi +AOk-, Hi +AOk-,",
    })
    void decodesWhatHidesInSevenBits(String declared, String written, String text, Fault.Kind fault) {
        assertThat(Charsets.decode(written.getBytes(ISO_8859_1), declared, "windows-1252", faults))
                .isEqualTo(text);
        assertThat(faults).extracting(Fault::kind).isEqualTo(fault == null ? List.of() : List.of(fault));
    }

    @Test
    void takesTheUsualCharsetOfTheList() {
        byte[] bytes = "привет".getBytes(Charset.forName("koi8-r"));

        assertThat(Charsets.decode(bytes, "", "koi8-r", faults)).isEqualTo("привет");
    }

    @Test
    void readsEachLineOfAMixtureInItsOwn() {
        byte[] bytes = "h\u00c3\u00a9llo\nf\u00fcr\n".getBytes(ISO_8859_1);

        assertThat(Charsets.decode(bytes, "", "windows-1252", faults)).isEqualTo("héllo\nfür\n");
        assertThat(faults)
                .containsExactly(new Fault(Fault.Kind.UNDECLARED_CHARSET, "read as windows-1252 and UTF-8 by line"));
    }

    @Test
    void doesNotTakeBinaryForUtf16() {
        assertThat(Charsets.decode("plain".getBytes(UTF_8), "", "windows-1252", faults))
                .isEqualTo("plain");
        assertThat(Charsets.decode("ab".getBytes(UTF_16LE), "us-ascii", "windows-1252", faults))
                .isEqualTo("ab");
    }
}
