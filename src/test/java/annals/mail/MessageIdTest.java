package annals.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageIdTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "<a@b>                | a@b",
                "a@b                  | a@b",
                "\" < a @ b > \"      | a@b",
                "<<a@b>>              | a@b",
                "<a@b                 | a@b",
                "\"<a b@c\td>\"       | ab@cd",
                "<no-at-sign>         | no-at-sign",
            })
    void isBareAndWithoutWhiteSpace(String written, String value) {
        assertThat(MessageId.parse(written)).contains(new MessageId(value));
    }

    @Test
    void isNothingWhereNothingIsLeft() {
        assertThat(MessageId.parse("<>")).isEmpty();
        assertThat(MessageId.parse(" \u00a0 ")).isEmpty();
        assertThatThrownBy(() -> new MessageId("a b")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "<a@b> <c@d>                                   | a@b c@d",
                "<a@b>,<c@d>                                   | a@b c@d",
                "<a@b><c@d><a@b>                               | a@b c@d",
                "a@b c@d                                       | a@b c@d",
                "<a@b <c@d>                                    | a@b c@d",
                "<200503211@host.example                       | 200503211@host.example",
                "Ada's message of Monday <x@y>                 | x@y",
                "<x@y> (Ada's message of \"Mon, 1 Jan\")       | x@y",
                "Your message of Mon, 21 Mar 2005              | ''",
            })
    void readsAllIdsOfAHeader(String header, String ids) {
        List<MessageId> expected = ids.equals("''")
                ? List.of()
                : Arrays.stream(ids.split(" ")).map(MessageId::new).toList();
        assertThat(MessageId.allIn(header)).isEqualTo(expected);
    }

    /** The expected values were computed with Python's hashlib and base64, which HyperKitty uses. */
    @Test
    void hashesAsHyperKittyDoes() {
        assertThat(new MessageId("87k1abcdef.fsf@example.org").hash()).isEqualTo("whhqizc5tetaixxy3c4eght3otzlqqec");
        assertThat(new MessageId("x".repeat(300)).hash()).isEqualTo("52e674h55bl46ohmyhs4phroxq6iiian");
    }

    @Test
    void makesTheSameIdOfTheSameContent() {
        byte[] content = "Subject: x\n\ny".getBytes(StandardCharsets.UTF_8);
        assertThat(MessageId.ofContent(content))
                .isEqualTo(MessageId.ofContent(content.clone()))
                .extracting(MessageId::value)
                .asString()
                .endsWith("@no-message-id.invalid");
    }

    @Test
    void joinsAsReferencesDo() {
        assertThat(MessageId.join(List.of(new MessageId("a@b"), new MessageId("c@d"))))
                .isEqualTo("<a@b> <c@d>");
    }
}
