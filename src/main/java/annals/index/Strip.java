package annals.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Arrays of bytes in a row, deflated as one (RFC 1951), so that what several say is stored once: their number, the
 * length of each, then the bytes. Unpacked from the front, as far as somebody reads. For one thread.
 */
final class Strip {
    /** So far back deflate finds what it has seen. */
    private static final int WINDOW = 1 << 15;
    /** Deflate makes nothing longer than so many times its bytes. */
    private static final int MOST_EXPANSION = 1032;

    private final byte[] packed;
    private final byte[] dictionary;
    /** Where each array ends. */
    private final int[] ends;
    /** Where the deflated bytes begin. */
    private final int start;

    private byte[] unpacked = new byte[0];

    /**
     * The arrays that {@link #pack} packed.
     *
     * @param dictionary with which they were
     */
    Strip(byte[] packed, byte[] dictionary) throws IOException {
        this.packed = packed;
        this.dictionary = dictionary;
        ByteReader in = new ByteReader(packed);
        ends = new int[in.readCount()];
        long end = 0;
        for (int i = 0; i < ends.length; i++) {
            end += in.readVarLong();
            if (end < 0 || end > Math.min(Integer.MAX_VALUE, (long) MOST_EXPANSION * packed.length)) {
                throw new IOException("packed bytes are damaged: " + packed.length + " of them, unpacked " + end);
            }
            ends[i] = (int) end;
        }
        start = in.position();
    }

    /**
     * Packs arrays.
     *
     * @param dictionary what they are likely to repeat, may be empty
     */
    static byte[] pack(List<byte[]> arrays, byte[] dictionary) {
        ByteWriter out = new ByteWriter();
        out.writeInt(arrays.size());
        arrays.forEach(array -> out.writeInt(array.length));
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            if (dictionary.length > 0) {
                deflater.setDictionary(window(dictionary));
            }
            deflater.setInput(joined(arrays));
            deflater.finish();
            byte[] buffer = new byte[1 << 13];
            while (!deflater.finished()) {
                out.write(buffer, deflater.deflate(buffer));
            }
        } finally {
            deflater.end();
        }
        return out.toBytes();
    }

    /** Arrays in a row. */
    static byte[] joined(List<byte[]> arrays) {
        byte[] all = new byte[arrays.stream().mapToInt(array -> array.length).sum()];
        int at = 0;
        for (byte[] array : arrays) {
            System.arraycopy(array, 0, all, at, array.length);
            at += array.length;
        }
        return all;
    }

    private static byte[] window(byte[] dictionary) {
        return dictionary.length <= WINDOW
                ? dictionary
                : Arrays.copyOfRange(dictionary, dictionary.length - WINDOW, dictionary.length);
    }

    int size() {
        return ends.length;
    }

    /** The array at a place. */
    ByteReader get(int place) throws IOException {
        if (ends[place] > unpacked.length) {
            unpack(unpacked.length == 0 ? ends[place] : ends[ends.length - 1]);
        }
        int from = place == 0 ? 0 : ends[place - 1];
        return new ByteReader(unpacked, from, ends[place] - from);
    }

    /** All arrays in a row. */
    byte[] joined() throws IOException {
        int end = ends.length == 0 ? 0 : ends[ends.length - 1];
        if (end > unpacked.length) {
            unpack(end);
        }
        return unpacked;
    }

    /** Who reads on after a first array is likely to read all. */
    private void unpack(int until) throws IOException {
        byte[] bytes = new byte[until];
        Inflater inflater = new Inflater(true);
        try {
            if (dictionary.length > 0) {
                inflater.setDictionary(window(dictionary));
            }
            inflater.setInput(packed, start, packed.length - start);
            int done = 0;
            while (done < until) {
                int count = inflater.inflate(bytes, done, until - done);
                if (count == 0) {
                    throw new IOException("packed bytes are damaged: they end after " + done + " of " + until);
                }
                done += count;
            }
        } catch (DataFormatException | IllegalArgumentException e) {
            throw new IOException("packed bytes are damaged", e);
        } finally {
            inflater.end();
        }
        unpacked = bytes;
    }
}
