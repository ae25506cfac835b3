package annals.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Keeps one source from growing without bounds: compares what all its decoders gave with what was read from it. Mail
 * shrinks to a third or a sixth; a bomb grows a thousandfold.
 */
final class Expansion {
    /** Up to here any growth is allowed: 256 MiB. */
    static final long FREE_BYTES = 256L << 20;
    /** Beyond, decoders may give so many bytes for each that was read; twenty copies of one mbox reach 99 with zstd. */
    static final int MAX_RATIO = 250;
    /** Members of archives in one source. */
    static final int MAX_MEMBERS = 1_000_000;

    private long stored;
    private long unpacked;
    private int members;

    /** The source itself. */
    InputStream source(InputStream in) {
        return new Counted(in) {
            @Override
            void took(int bytes) {
                stored += bytes;
            }
        };
    }

    /** What a decoder gives; fails with a clause as message when it is too much. */
    InputStream decoded(InputStream in) {
        return new Counted(in) {
            @Override
            void took(int bytes) throws IOException {
                unpacked += bytes;
                if (unpacked > FREE_BYTES && unpacked / MAX_RATIO > stored) {
                    throw new IOException(
                            "it grows more than " + MAX_RATIO + "-fold, as a bomb does; the rest was left");
                }
            }
        };
    }

    /** Counts a member; false when there were too many. */
    boolean allowsMember() {
        return ++members <= MAX_MEMBERS;
    }

    private abstract static class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        abstract void took(int bytes) throws IOException;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = in.read(buffer, offset, length);
            if (read > 0) {
                took(read);
            }
            return read;
        }

        @Override
        public long skip(long count) throws IOException {
            byte[] skipped = new byte[(int) Math.min(count, 1 << 13)];
            return Math.max(read(skipped, 0, skipped.length), 0);
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
