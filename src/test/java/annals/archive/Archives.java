package annals.archive;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Archives for tests: small ones made here, and the shared real ones, which are read and never copied. */
public final class Archives {
    private Archives() {}

    /** A folder of the shared corpora; the test is left out where they are not. */
    public static Path corpus(String name) {
        Path folder = Path.of(System.getProperty("annals.shared", "../shared"), "corpora", name);
        assumeTrue(Files.isDirectory(folder), folder + " not found; set -Dannals.shared=DIR");
        return folder;
    }

    /** A text as gzip. */
    public static byte[] gzip(byte[] text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
