package annals.archive;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Bytes of a message while it is read. Asked for its length at each line, so without the lock of its parent. */
final class MessageBytes extends ByteArrayOutputStream {
    /** How many bytes there are. */
    int length() {
        return count;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** What the author's program wrote: without blank lines at the end, which part the messages, and unescaped. */
    byte[] bytes(boolean bareReturns, boolean mboxrd) {
        if (bareReturns) {
            for (int i = 0; i < count; i++) {
                buf[i] = buf[i] == '\r' ? (byte) '\n' : buf[i];
            }
        }
        if (mboxrd) {
            unescape();
        }
        return Arrays.copyOf(buf, trimmedSize());
    }

    private int trimmedSize() {
        int end = count;
        while (end > 0 && buf[end - 1] == '\n') {
            int textEnd = end > 1 && buf[end - 2] == '\r' ? end - 2 : end - 1;
            if (textEnd > 0 && buf[textEnd - 1] != '\n') {
                break;
            }
            end = textEnd;
        }
        return end;
    }

    private void unescape() {
        int to = 0;
        boolean startsLine = true;
        for (int from = 0; from < count; from++) {
            boolean escape = startsLine && buf[from] == '>' && isFromBehindMarks(from);
            startsLine = buf[from] == '\n';
            if (!escape) {
                buf[to++] = buf[from];
            }
        }
        count = to;
    }

    private boolean isFromBehindMarks(int at) {
        int i = at;
        while (i < count && buf[i] == '>') {
            i++;
        }
        return LineForm.startsWith(buf, i, count, LineForm.FROM);
    }
}
