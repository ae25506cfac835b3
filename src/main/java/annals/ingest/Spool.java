package annals.ingest;

import annals.index.MessageCodec;
import annals.mail.Message;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Parsed messages on disk until their threads are known: memory holds one place a message. */
final class Spool implements Closeable {
    private static final String PREFIX = "spool-";
    private static final int BUFFER_BYTES = 1 << 16;

    /**
     * Where a message stands in the spool.
     *
     * @param offset its first byte
     * @param length how many bytes
     */
    record Place(long offset, int length) {}

    private final Path path;
    private final FileChannel file;
    private final OutputStream end;
    private long length;
    private boolean flushed = true;

    private Spool(Path path) throws IOException {
        this.path = path;
        path.toFile().deleteOnExit(); // an interruption runs no finally
        this.file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        this.end = new BufferedOutputStream(Channels.newOutputStream(file), BUFFER_BYTES);
    }

    /** A fresh spool in a folder; removes what an interrupted ingest left there. The folder's lock must be held. */
    static Spool in(Path folder) throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, PREFIX + "*.tmp")) {
            for (Path leftover : leftovers) {
                Files.delete(leftover);
            }
        }
        return new Spool(Files.createTempFile(folder, PREFIX, ".tmp"));
    }

    /** A spool in the system's folder for temporary files. */
    static Spool temporary() throws IOException {
        return new Spool(Files.createTempFile("annals-" + PREFIX, ".tmp"));
    }

    /** Adds a message. */
    Place add(Message message) throws IOException {
        byte[] bytes = MessageCodec.encode(message);
        Place place = new Place(length, bytes.length);
        end.write(bytes);
        length += bytes.length;
        flushed = false;
        return place;
    }

    /** Reads a message back; where the next one is added does not change. */
    Message read(Place place) throws IOException {
        if (!flushed) {
            end.flush();
            flushed = true;
        }
        ByteBuffer bytes = ByteBuffer.allocate(place.length());
        while (bytes.hasRemaining()) {
            if (file.read(bytes, place.offset() + bytes.position()) < 0) {
                throw new EOFException("the spool " + path + " ends too early");
            }
        }
        return MessageCodec.decode(bytes.array());
    }

    @Override
    public void close() throws IOException {
        file.close();
        Files.deleteIfExists(path);
    }
}
