package annals.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Hands on a stream line by line; a line longer than the buffer comes in pieces. */
final class LinePieces {
    /** Who takes the pieces, each in the buffer for the time of the call. */
    interface Taker {
        /** So many bytes at the beginning are a byte order mark. */
        void skipped(int bytes);

        /**
         * The next piece.
         *
         * @param from where it begins in the buffer
         * @param to where it ends, its line end included
         * @param startsLine whether a line begins with it
         * @param endsLine whether the line ends with it
         */
        void piece(byte[] buffer, int from, int to, boolean startsLine, boolean endsLine) throws IOException;
    }

    private static final int BUFFER_BYTES = 1 << 16;
    private static final byte[] BOM = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final boolean bareReturns;

    /**
     * A reader of lines.
     *
     * @param bareReturns whether lines end with CR alone
     */
    LinePieces(boolean bareReturns) {
        this.bareReturns = bareReturns;
    }

    /** Hands the stream on to its end, a byte order mark at its beginning aside. */
    void read(InputStream in, Taker taker) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        int filled = 0;
        boolean startsLine = true;
        boolean first = true;
        while (true) {
            int read = in.read(buffer, filled, buffer.length - filled);
            boolean ended = read < 0;
            filled += Math.max(read, 0);
            int from = 0;
            if (first && (filled >= BOM.length || ended)) {
                first = false;
                if (Arrays.equals(buffer, 0, Math.min(filled, BOM.length), BOM, 0, BOM.length)) {
                    from = BOM.length;
                    taker.skipped(from);
                }
            }
            while (!first && from < filled) {
                int end = lineEnd(buffer, from, filled);
                if (end < 0 && !ended && from > 0) {
                    break; // the rest of the line comes with the next read
                }
                if (end < 0 && !ended && filled < buffer.length) {
                    break;
                }
                int to = end < 0 ? filled : end;
                taker.piece(buffer, from, to, startsLine, end >= 0 || ended);
                startsLine = end >= 0;
                from = to;
            }
            System.arraycopy(buffer, from, buffer, 0, filled - from);
            filled -= from;
            if (ended) {
                return;
            }
        }
    }

    /** Where the first line of a range ends, its line end included; -1 where the range holds none. */
    int lineEnd(byte[] buffer, int from, int to) {
        byte end = (byte) (bareReturns ? '\r' : '\n');
        int at = LineEnds.find(buffer, end, from, to);
        return at == to ? -1 : at + 1;
    }
}
