package annals.archive.mirror;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The folder of a mirror, and in it the hidden folder {@code .mirror} for what is not whole yet. Only one fetch at a
 * time works in it. A file appears in the folder whole or not at all.
 */
final class Workplace implements Closeable {
    private static final String HIDDEN = ".mirror";

    private final Path folder;
    private final FileChannel lock;

    private Workplace(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Makes the folder where it is missing, and begins to work in it.
     *
     * @throws IOException when another fetch does
     */
    static Workplace open(Path folder) throws IOException {
        Files.createDirectories(folder);
        makeFolder(folder.resolve(HIDDEN));
        FileChannel channel = FileChannel.open(
                folder.resolve(HIDDEN).resolve("lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        Optional<FileLock> held = held(channel);
        if (held.isEmpty()) {
            channel.close();
            throw new IOException(folder + ": another fetch is at work there");
        }
        for (String part : new String[] {"partial", "pages", "damaged", "replaced"}) {
            makeFolder(folder.resolve(HIDDEN).resolve(part));
        }
        return new Workplace(folder, channel);
    }

    private static Optional<FileLock> held(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty(); // held in this very process
        }
    }

    /** A folder of our own must be one: a link would lead out. */
    private static void makeFolder(Path own) throws IOException {
        if (Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (Files.exists(own, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(own + ": not a folder, and a fetch keeps its work there; remove it");
        }
        Files.createDirectory(own);
    }

    Path folder() {
        return folder;
    }

    /** Where a file of the mirror is. */
    Path file(String name) {
        return folder.resolve(name);
    }

    /** Where a file waits until it is whole. */
    Path partial(String name) {
        return hidden("partial", name);
    }

    /** Where the page of an address is kept. */
    Path page(URI address) {
        return hidden("pages", Digest.of(address.toString().getBytes(StandardCharsets.UTF_8)) + ".html");
    }

    /** Puts a finished file into the folder, in the place of a former one. A link of that name is replaced, too. */
    void publish(Path finished, String name) throws IOException {
        Path target = file(name);
        if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(target + ": a folder stands where the file belongs; move it away");
        }
        Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Writes a small file whole. */
    void write(String name, byte[] content) throws IOException {
        Path draft = hidden("partial", name + ".draft");
        Files.deleteIfExists(draft);
        Files.write(draft, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        publish(draft, name);
    }

    /** Keeps a file of the folder that is about to be replaced. */
    void keepReplaced(String name) throws IOException {
        Files.move(file(name), hidden("replaced", name), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Keeps a file that came damaged. */
    void keepDamaged(Path file, String name) throws IOException {
        Files.move(file, hidden("damaged", name), StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private Path hidden(String part, String name) {
        return folder.resolve(HIDDEN).resolve(part).resolve(name);
    }
}
