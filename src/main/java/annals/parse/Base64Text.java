package annals.parse;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * The digits of a base64 text (RFC 2045 section 6.8) up to its padding; what else stands there is damage and is told
 * once. After the padding may come what a mailing list added.
 */
final class Base64Text extends InputStream {
    private static final int GROUP = 4;

    private final InputStream text;
    private final Consumer<String> damage;
    private boolean told;
    private boolean ended;
    private int inGroup;

    Base64Text(InputStream text, Consumer<String> damage) {
        this.text = text;
        this.damage = damage;
    }

    @Override
    public int read() throws IOException {
        int next = ended ? -1 : text.read();
        while (next >= 0 && !isDigit(next) && next != '=') {
            if (next > ' ') {
                tell("a character that is no digit of base64");
            }
            next = text.read();
        }
        if (next == '=') {
            return padding();
        }
        if (next < 0 && !ended) {
            ended = true;
            if (inGroup % GROUP != 0) {
                tell("base64 that ends inside a group of digits");
            }
        }
        inGroup = next < 0 ? 0 : (inGroup + 1) % GROUP;
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int filled = 0;
        while (filled < length) {
            int next = read();
            if (next < 0) {
                return filled == 0 && length > 0 ? -1 : filled;
            }
            buffer[offset + filled++] = (byte) next;
        }
        return filled;
    }

    /** Pads the group and reads what follows, which is no data any more. */
    private int padding() throws IOException {
        if (inGroup >= 2) {
            inGroup = (inGroup + 1) % GROUP;
            if (inGroup == 0) {
                endAfterPadding();
            }
            return '=';
        }
        tell("padding where none can be");
        endAfterPadding();
        return -1;
    }

    private void endAfterPadding() throws IOException {
        ended = true;
        for (int next = text.read(); next >= 0; next = text.read()) {
            if (next > ' ' && next != '=') {
                tell("characters after the end of base64");
            }
        }
    }

    private void tell(String how) {
        if (!told) {
            told = true;
            damage.accept(how);
        }
    }

    private static boolean isDigit(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
    }
}
