package annals.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Compact binary values, appended to a growing array; {@link ByteReader} reads them back in the same order. */
final class ByteWriter {
    private byte[] bytes = new byte[1024];
    private int length;

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    void writeByte(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
    }

    /** Seven bits a byte, low ones first; one byte for values below 128. */
    void writeVarLong(long value) {
        reserve(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    void writeInt(int value) {
        writeVarLong(value & 0xffffffffL);
    }

    /** Small for small numbers of either sign. */
    void writeSigned(long value) {
        writeVarLong((value << 1) ^ (value >> 63));
    }

    void writeDouble(double value) {
        writeLong(Double.doubleToLongBits(value));
    }

    /** Eight bytes, for numbers of any size. */
    void writeLong(long bits) {
        reserve(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (bits >>> shift);
        }
    }

    void writeBoolean(boolean value) {
        writeByte(value ? 1 : 0);
    }

    /** By name, so that the order of the constants may change. */
    void writeEnum(Enum<?> value) {
        writeString(value.name());
    }

    /**
     * Any string, unpaired surrogates included: one byte a character where all are below U+0100, else UTF-8, else
     * UTF-16.
     */
    void writeString(String text) {
        if (isLatin1(text)) {
            byte[] encoded = text.getBytes(StandardCharsets.ISO_8859_1);
            writeVarLong((long) encoded.length << 2);
            append(encoded);
            return;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (new String(utf8, StandardCharsets.UTF_8).equals(text)) {
            writeVarLong((long) utf8.length << 2 | 1);
            append(utf8);
            return;
        }
        writeVarLong((long) text.length() << 2 | 2);
        for (int i = 0; i < text.length(); i++) {
            writeByte(text.charAt(i) >> 8);
            writeByte(text.charAt(i));
        }
    }

    /** Bytes with their number before them. */
    void writeBytes(byte[] more) {
        writeInt(more.length);
        append(more);
    }

    /** The first bytes of an array as they are. */
    void write(byte[] more, int count) {
        reserve(count);
        System.arraycopy(more, 0, bytes, length, count);
        length += count;
    }

    private void append(byte[] more) {
        write(more, more.length);
    }

    private void reserve(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
    }

    private static boolean isLatin1(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xff) {
                return false;
            }
        }
        return true;
    }
}
