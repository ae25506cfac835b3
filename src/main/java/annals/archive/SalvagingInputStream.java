package annals.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** A stream that ends where its source is damaged, and remembers the damage: what came before is kept. */
final class SalvagingInputStream extends FilterInputStream {
    private Optional<IOException> damage = Optional.empty();
    private byte[] head = {};
    private int headRead;

    SalvagingInputStream(InputStream in) {
        super(in);
    }

    /** The first bytes, fewer only when the stream has no more; they are read again afterwards. To be called first. */
    byte[] peek(int bytes) {
        byte[] peeked = new byte[Math.min(bytes, 1 << 13)];
        int filled = 0;
        int read = 0;
        while (filled < bytes && read >= 0) {
            if (filled == peeked.length) {
                peeked = Arrays.copyOf(peeked, Math.min(bytes, peeked.length * 4));
            }
            read = readSource(peeked, filled, peeked.length - filled);
            filled += Math.max(read, 0);
        }
        head = Arrays.copyOf(peeked, filled);
        return head;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (headRead < head.length) {
            int given = Math.min(length, head.length - headRead);
            System.arraycopy(head, headRead, buffer, offset, given);
            headRead += given;
            return given;
        }
        return readSource(buffer, offset, length);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** What {@link #peek} gave. */
    byte[] head() {
        return head;
    }

    /** Why the stream ended early, when it did. */
    Optional<IOException> damage() {
        return damage;
    }

    /** Whether the damage cuts off what was being read; bytes after a sound end do not. */
    boolean isCutShort() {
        return damage.isPresent() && !(damage.get() instanceof DecompressingInputStream.TrailingBytesException);
    }

    private int readSource(byte[] buffer, int offset, int length) {
        if (damage.isPresent()) {
            return -1;
        }
        try {
            return in.read(buffer, offset, length);
        } catch (IOException e) {
            damage = Optional.of(e);
            return -1;
        } catch (RuntimeException e) { // decoders fail so on bytes that nobody packed, for instance bzip2's by an index
            damage = Optional.of(new IOException("the packed data are damaged", e));
            return -1;
        }
    }
}
