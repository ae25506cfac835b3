package annals.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link ByteWriter} wrote. */
final class ByteReader {
    private final byte[] bytes;
    private final int end;
    private int at;

    ByteReader(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.at = offset;
        this.end = offset + length;
    }

    ByteReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    /** How many bytes of the array are before the next one. */
    int position() {
        return at;
    }

    boolean isAtEnd() {
        return at == end;
    }

    int readByte() throws IOException {
        require(1);
        return bytes[at++] & 0xff;
    }

    long readVarLong() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = readByte();
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new IOException("a number of more than 64 bits at byte " + at);
    }

    int readInt() throws IOException {
        return (int) readVarLong();
    }

    /** A number of items that follow, each of at least one byte: checked, so that damage never asks for much memory. */
    int readCount() throws IOException {
        long count = readVarLong();
        if (count < 0 || count > end - at) {
            throw new IOException("a count of " + count + " with " + (end - at) + " bytes left at byte " + at);
        }
        return (int) count;
    }

    long readSigned() throws IOException {
        long value = readVarLong();
        return (value >>> 1) ^ -(value & 1);
    }

    double readDouble() throws IOException {
        return Double.longBitsToDouble(readLong());
    }

    long readLong() throws IOException {
        require(8);
        long bits = 0;
        for (int i = 0; i < 8; i++) {
            bits = bits << 8 | (bytes[at++] & 0xff);
        }
        return bits;
    }

    boolean readBoolean() throws IOException {
        return readByte() != 0;
    }

    <E extends Enum<E>> E readEnum(Class<E> type) throws IOException {
        String name = readString();
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new IOException("a stored " + type.getSimpleName() + " named " + name, e);
        }
    }

    String readString() throws IOException {
        long head = readVarLong();
        int coding = (int) (head & 3);
        long size = coding == 2 ? (head >>> 2) * 2 : head >>> 2;
        require(size);
        String text = switch (coding) {
            case 0 -> new String(bytes, at, (int) size, StandardCharsets.ISO_8859_1);
            case 1 -> new String(bytes, at, (int) size, StandardCharsets.UTF_8);
            default -> readUtf16((int) size);
        };
        at += (int) size;
        return text;
    }

    /** What {@link ByteWriter#writeBytes} wrote. */
    byte[] readBytes() throws IOException {
        return readBytes(readCount());
    }

    /** So many bytes. */
    byte[] readBytes(int count) throws IOException {
        require(count);
        byte[] read = Arrays.copyOfRange(bytes, at, at + count);
        at += count;
        return read;
    }

    private String readUtf16(int size) {
        char[] text = new char[size / 2];
        for (int i = 0; i < text.length; i++) {
            text[i] = (char) (bytes[at + 2 * i] << 8 | (bytes[at + 2 * i + 1] & 0xff));
        }
        return new String(text);
    }

    private void require(long count) throws IOException {
        if (count > end - at) {
            throw new IOException("stored bytes end early: " + count + " wanted at byte " + at + " of " + end);
        }
    }
}
