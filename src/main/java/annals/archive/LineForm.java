package annals.archive;

import java.util.Arrays;

/** What a line of an archive is by its first bytes: a header field, a blank line, or a line with a known beginning. */
final class LineForm {
    /** What a From_ line begins with, whatever follows. */
    static final byte[] FROM = {'F', 'r', 'o', 'm', ' '};

    private LineForm() {}

    /** Whether the line begins as a header field does: printable characters without blanks up to a colon. */
    static boolean isHeader(byte[] buffer, int from, int to) {
        int i = from;
        while (i < to && buffer[i] > ' ' && buffer[i] < 0x7f && buffer[i] != ':') {
            i++;
        }
        int nameEnd = i;
        while (i < to && (buffer[i] == ' ' || buffer[i] == '\t')) {
            i++;
        }
        return nameEnd > from && i < to && buffer[i] == ':';
    }

    /** Whether a line holds nothing but blanks and control characters. */
    static boolean isBlank(byte[] buffer, int from, int to) {
        for (int i = from; i < to; i++) {
            if (buffer[i] < 0 || buffer[i] > ' ') {
                return false;
            }
        }
        return true;
    }

    /** Whether a line begins with those bytes. */
    static boolean startsWith(byte[] buffer, int from, int to, byte[] prefix) {
        return to - from >= prefix.length
                && Arrays.equals(buffer, from, from + prefix.length, prefix, 0, prefix.length);
    }
}
