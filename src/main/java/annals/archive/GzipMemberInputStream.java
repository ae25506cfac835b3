package annals.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * One member of a gzip file (RFC 1952). Java's own reader takes garbage after a member for its end without a word, and
 * that of Commons Compress drops what it unpacked in the read that fails; here every byte before the damage comes out.
 */
final class GzipMemberInputStream extends InflaterInputStream {
    private static final int BUFFER_BYTES = 1 << 13;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final CRC32 sum = new CRC32();
    private long count;
    private boolean checked;

    /**
     * Reads the header.
     *
     * @param stored must support marks; is left behind the member's last byte
     */
    GzipMemberInputStream(InputStream stored) throws IOException {
        super(stored, new Inflater(true), BUFFER_BYTES);
        try {
            readHeader();
        } catch (IOException e) {
            inf.end();
            throw e;
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            sum.update(buffer, offset, read);
            count += read;
        } else if (read < 0 && !checked) {
            checked = true;
            in.reset();
            in.skipNBytes(len - inf.getRemaining());
            long crc = number(4);
            long size = number(4);
            if (crc != sum.getValue() || size != (count & 0xffffffffL)) {
                throw new ZipException("their checksum does not fit");
            }
        }
        return read;
    }

    @Override
    protected void fill() throws IOException {
        in.mark(BUFFER_BYTES);
        super.fill();
    }

    @Override
    public void close() throws IOException {
        inf.end();
        super.close();
    }

    private void readHeader() throws IOException {
        boolean deflated = number(2) == 0x8b1f && number(1) == 8;
        if (!deflated) {
            throw new ZipException("their header is none");
        }
        int flags = (int) number(1);
        in.skipNBytes(6); // time, level, system
        if ((flags & EXTRA) != 0) {
            in.skipNBytes(number(2));
        }
        skipText((flags & NAME) != 0);
        skipText((flags & COMMENT) != 0);
        in.skipNBytes((flags & HEADER_CRC) != 0 ? 2 : 0);
        in.mark(BUFFER_BYTES);
    }

    private void skipText(boolean there) throws IOException {
        while (there && number(1) != 0) {
            // a text of ISO 8859-1 up to its zero
        }
    }

    /** An unsigned number, the lowest byte first. */
    private long number(int bytes) throws IOException {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            number |= (long) next << (8 * i);
        }
        return number;
    }
}
