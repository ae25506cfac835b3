package annals.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Bounds what stands between two members of an archive: a name in a tar may be as long as a file, and is held in memory
 * as a whole.
 */
final class EntryHeaders extends FilterInputStream {
    private static final int MAX_BYTES = 1 << 20;

    private long room = Long.MAX_VALUE;

    EntryHeaders(InputStream in) {
        super(in);
    }

    /** From here on a header is read. */
    void begin() {
        room = MAX_BYTES;
    }

    /** The header ends; what follows is a member. */
    void end() {
        room = Long.MAX_VALUE;
    }

    @Override
    public int read() throws IOException {
        take(1);
        return super.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        take(0);
        int read = super.read(buffer, offset, (int) Math.min(length, room));
        take(Math.max(read, 0));
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(count);
        take(skipped);
        return skipped;
    }

    private void take(long bytes) throws IOException {
        if (room == Long.MAX_VALUE) {
            return;
        }
        if (room - bytes <= 0) {
            throw new IOException("a member's header of more than " + MAX_BYTES + " bytes");
        }
        room -= bytes;
    }
}
