package annals.archive;

import java.io.IOException;
import java.io.InputStream;

/**
 * What compressed streams of one kind hold, one after the other, as {@code cat a.gz b.gz} makes them. Zero bytes after
 * the last are padding; anything else there ends the reading with {@link TrailingBytesException}.
 */
final class DecompressingInputStream extends InputStream {
    /** After the end of the compressed data come bytes that are none. */
    static final class TrailingBytesException extends IOException {
        private static final long serialVersionUID = 1L;

        TrailingBytesException(Compression compression) {
            super("what follows the compressed data is no " + compression.word() + " and was left");
        }
    }

    private static final int MAGIC_BYTES = 6;
    /** Where a read fails, bzip2's decoder drops what the same read gave before. */
    private static final int BZIP2_PIECE = 256;

    private final Compression compression;
    private final InputStream stored;
    private final int piece;
    private InputStream current;
    private boolean ended;

    /**
     * Begins with the first stream.
     *
     * @param stored must support marks
     */
    DecompressingInputStream(Compression compression, InputStream stored) throws IOException {
        this.compression = compression;
        this.stored = stored;
        this.piece = compression == Compression.BZIP2 ? BZIP2_PIECE : Integer.MAX_VALUE;
        this.current = compression.open(stored);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        while (!ended) {
            int read = current.read(buffer, offset, Math.min(length, piece));
            if (read >= 0) {
                return read;
            }
            openNext();
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        current.close();
        stored.close();
    }

    private void openNext() throws IOException {
        current.close();
        int next;
        boolean padded = false;
        do {
            stored.mark(MAGIC_BYTES);
            next = stored.read();
            padded |= next == 0;
        } while (next == 0);
        if (next < 0) {
            ended = true;
            return;
        }
        stored.reset();
        byte[] magic = stored.readNBytes(MAGIC_BYTES);
        stored.reset();
        boolean another = Compression.of(magic).filter(compression::equals).isPresent();
        if (!another || (padded && compression != Compression.XZ)) {
            ended = true;
            throw new TrailingBytesException(compression);
        }
        current = compression.open(stored);
    }
}
