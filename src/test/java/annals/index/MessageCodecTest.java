package annals.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import annals.mail.Message;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MessageCodecTest {
    @Test
    void keepsEveryField() throws IOException {
        Message message = Mails.full();
        assertThat(MessageCodec.decode(MessageCodec.encode(message))).isEqualTo(message);
    }

    @Test
    void readsFromTheMiddleOfAnArray() throws IOException {
        byte[] bytes = MessageCodec.encode(Mails.full());
        byte[] around = new byte[bytes.length + 9];
        System.arraycopy(bytes, 0, around, 5, bytes.length);
        assertThat(MessageCodec.decode(around, 5, bytes.length)).isEqualTo(Mails.full());
    }

    @Test
    void givesTheSameBytesForTheSameMessage() {
        assertThat(MessageCodec.encode(Mails.full())).isEqualTo(MessageCodec.encode(Mails.full()));
    }

    @Test
    void refusesDamagedBytesWithAnIoException() {
        byte[] bytes = MessageCodec.encode(Mails.full());
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> MessageCodec.decode(cut))
                    .as("cut at " + cut.length)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void tellsCopiesFromVariants() {
        Message one = Mails.mail("a", "2020-01-01", "[Standards] Keys", "Who holds\nthe keys?");
        Message copy = Mails.mail("a", "2020-01-02", "Keys", "Who holds the keys?\n");
        Message variant = Mails.mail("a", "2020-01-01", "Keys", "Who lost the keys?");
        assertThat(MessageCodec.fingerprint(copy)).isEqualTo(MessageCodec.fingerprint(one));
        assertThat(MessageCodec.fingerprint(variant)).isNotEqualTo(MessageCodec.fingerprint(one));
    }
}
