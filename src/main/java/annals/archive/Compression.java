package annals.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;

/** How a stream is compressed, told by its first bytes. */
enum Compression {
    GZIP("gzip", "\u001f\u008b"),
    BZIP2("bzip2", "BZh"),
    XZ("xz", "\u00fd7zXZ\u0000"),
    ZSTD("zstd", "(\u00b5/\u00fd");

    /** Decoding the largest preset, {@code xz -9}, takes 65 MiB. */
    private static final int XZ_MEMORY_KIB = 80 << 10;

    private final String word;
    private final String magic;

    Compression(String word, String magic) {
        this.word = word;
        this.magic = magic;
    }

    /** The compression of a stream that begins like this. */
    static Optional<Compression> of(byte[] head) {
        for (Compression one : values()) {
            if (Content.startsWith(head, one.magic, 0)) {
                boolean bzip2Level = head.length > 3 && head[3] >= '1' && head[3] <= '9';
                return one == BZIP2 && !bzip2Level ? Optional.empty() : Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** Its name in messages. */
    String word() {
        return word;
    }

    /**
     * One compressed stream; what follows it stays in {@code stored}. Only zstd, which has no end of its own, reads on.
     *
     * @param stored must support marks; is not closed
     */
    InputStream open(InputStream stored) throws IOException {
        InputStream kept = new Unclosed(stored);
        return switch (this) {
            case GZIP -> new GzipMemberInputStream(kept);
            case BZIP2 -> new BZip2CompressorInputStream(kept, false);
            case XZ ->
                XZCompressorInputStream.builder()
                        .setInputStream(kept)
                        .setDecompressConcatenated(false)
                        .setMemoryLimitKiB(XZ_MEMORY_KIB)
                        .get();
            case ZSTD -> new ZstdCompressorInputStream(kept);
        };
    }

    /** Lets a decoder be closed without its source. */
    static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // the source goes on after the decoder
        }
    }
}
