package annals.mail;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * Tells whether bytes have changed, by two sums of 32 bits that any JVM has quickly: SHA-256, which one that has just
 * started interprets, took a seventh of an ingest of nothing new. It tells what was changed, not what was forged.
 */
public final class ChangeSum {
    private final CRC32 crc32 = new CRC32();
    private final CRC32C crc32c = new CRC32C();

    /** A sum of no bytes yet. */
    public ChangeSum() {}

    /** The sum of those bytes. */
    public static String of(byte[] bytes) {
        ChangeSum sum = new ChangeSum();
        sum.update(ByteBuffer.wrap(bytes));
        return sum.toString();
    }

    /** Adds what remains of a buffer, which is read to its end. */
    public void update(ByteBuffer bytes) {
        crc32.update(bytes.duplicate());
        crc32c.update(bytes);
    }

    /** Sixteen digits: the sum of what was added until now. */
    @Override
    public String toString() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits((int) crc32.getValue()) + hex.toHexDigits((int) crc32c.getValue());
    }
}
