package annals.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import annals.mail.Attachment;
import annals.mail.Fault;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedFilesTest {
    private final List<Fault> faults = new ArrayList<>();

    @Test
    void takesOutUuencodedFiles() {
        EmbeddedFiles files = split("Hello\nbegin 644 a note.txt\n#0V%T\n`\nend\nBye\n");

        assertThat(text(files)).isEqualTo("Hello\nBye\n");
        assertThat(files.files()).containsExactly(new Attachment("a note.txt", "application/octet-stream", 3));
        assertThat(faults).isEmpty();
    }

    @Test
    void takesOutWhatIsLeftOfAUuencodedFile() {
        EmbeddedFiles files = split("Hello\nbegin 644 a.txt\n#0V%T\n#0V%T\nand then words\n");

        assertThat(text(files)).isEqualTo("Hello\nand then words\n");
        assertThat(files.files()).containsExactly(new Attachment("a.txt", "application/octet-stream", 6));
        assertThat(faults).extracting(Fault::kind).containsExactly(Fault.Kind.BAD_ENCODING);
    }

    @Test
    void takesOutYencFiles() {
        EmbeddedFiles files =
                split("Hello\n=ybegin line=128 size=5 name=a b.bin\n\u008f\u00ff=}x\n=yend size=5\nBye\n");

        assertThat(text(files)).isEqualTo("Hello\nBye\n");
        assertThat(files.files()).containsExactly(new Attachment("a b.bin", "application/octet-stream", 5));
    }

    @Test
    void takesOutBinHex() {
        EmbeddedFiles files = split("Hello\n(This file must be converted with BinHex 4.0)\n\n:#8\"dE@\n4\"ME@:\nBye\n");

        assertThat(text(files)).isEqualTo("Hello\nBye\n");
        assertThat(files.files()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "begin 644 files\nThis is prose, and no line of it is encoded.\nend\n",
                "begin at the beginning\n",
                "begin 644\n",
                "=ybegin line=128 size=5 name=x\nnothing ends here\n",
                "=ybegin is how it starts\n=yend is how it ends\n",
                "(This file must be converted with BinHex 4.0)\nsays the first line\n",
            })
    void leavesProse(String prose) {
        EmbeddedFiles files = split(prose);

        assertThat(text(files)).isEqualTo(prose);
        assertThat(files.files()).isEmpty();
    }

    private EmbeddedFiles split(String text) {
        return EmbeddedFiles.split(text.getBytes(ISO_8859_1), faults);
    }

    private static String text(EmbeddedFiles files) {
        return new String(files.text(), ISO_8859_1);
    }
}
