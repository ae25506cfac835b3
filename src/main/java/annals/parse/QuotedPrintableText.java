package annals.parse;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * A text in quoted-printable (RFC 2045 section 6.7), unchanged; tells once when an equals sign is followed neither by
 * two hexadecimal digits nor by the end of the line.
 */
final class QuotedPrintableText extends FilterInputStream {
    private final Consumer<String> damage;
    private boolean told;
    /** How many characters after an equals sign were seen, or -1 when none is open. */
    private int after = -1;

    private boolean blank;

    QuotedPrintableText(InputStream text, Consumer<String> damage) {
        super(text);
        this.damage = damage;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next >= 0) {
            check(next);
        }
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        for (int i = 0; i < read; i++) {
            check(buffer[offset + i] & 0xff);
        }
        return read;
    }

    private void check(int next) {
        if (after < 0) {
            after = next == '=' ? 0 : -1;
            blank = false;
        } else if (next == '\n' || next == '\r') {
            after = after == 0 ? -1 : wrong();
        } else if (after == 0 && (next == ' ' || next == '\t')) {
            blank = true; // white space at the end of a line was added on the way
        } else if (blank || Character.digit(next, 16) < 0) {
            after = wrong();
        } else {
            after = after == 1 ? -1 : 1;
        }
    }

    private int wrong() {
        if (!told) {
            told = true;
            damage.accept("an equals sign that stands for nothing");
        }
        return -1;
    }
}
