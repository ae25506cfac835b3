package annals.archive;

import annals.mail.ChangeSum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells without reading a source whether it may have changed: two equal stamps mean the same mails.
 *
 * <p>Of a file the stamp has its size, the sums of its ends (of a small file: of all of it), and for a larger one the
 * time of its last change; of a Maildir names, sizes and times of its mails; of a repository what its references point
 * at.
 */
public final class SourceStamp {
    /** A month of a list is rarely larger compressed; a file up to this size is summed whole. */
    private static final int WHOLE_BYTES = 1 << 16;

    private static final int END_BYTES = 1 << 12;

    /**
     * A file changed this shortly before may change again without a new time: file systems count in steps of up to two
     * seconds (FAT). A time to come says nothing.
     */
    private static final Duration STEP = Duration.ofSeconds(2);

    private SourceStamp() {}

    /**
     * The stamp of a source; empty where only reading can tell: standard input, what cannot be read, what was changed
     * within the last seconds.
     */
    public static Optional<String> of(ArchiveFile file, Instant now) {
        if (file.path().isEmpty() || file.barred().isPresent()) {
            return Optional.empty();
        }
        Path path = file.path().get();
        try {
            if (!file.folder()) {
                BasicFileAttributes about = Files.readAttributes(path, BasicFileAttributes.class);
                return about.isRegularFile() ? ofFile(path, about.lastModifiedTime(), now) : Optional.empty();
            }
            return Maildir.isOne(path) ? ofMaildir(path, now) : Optional.of(ofRepositories(path));
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty(); // reading it tells what is wrong
        }
    }

    private static Optional<String> ofFile(Path file, FileTime changed, Instant now) throws IOException {
        ChangeSum sums = new ChangeSum();
        long size;
        try (FileChannel channel = FileChannel.open(file)) {
            size = channel.size();
            boolean small = size <= WHOLE_BYTES;
            update(sums, channel, 0, small ? (int) size : END_BYTES);
            if (small) {
                return Optional.of("file " + size + " " + sums);
            }
            update(sums, channel, size - END_BYTES, END_BYTES);
        }
        return isSettled(changed, now)
                ? Optional.of("file " + size + " " + changed.toInstant() + " " + sums)
                : Optional.empty();
    }

    private static void update(ChangeSum sums, FileChannel channel, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
            // until all is there, or the file has become shorter: then the size tells
        }
        sums.update(bytes.flip());
    }

    private static Optional<String> ofMaildir(Path maildir, Instant now) throws IOException {
        ChangeSum sums = new ChangeSum();
        for (Maildir.Mail mail : Maildir.mails(maildir)) {
            BasicFileAttributes about =
                    Files.readAttributes(mail.path(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!isSettled(about.lastModifiedTime(), now)) {
                return Optional.empty();
            }
            update(sums, mail.member() + "\0" + about.size() + "\0" + about.lastModifiedTime());
        }
        return Optional.of("maildir " + sums);
    }

    private static String ofRepositories(Path folder) throws IOException {
        List<Path> repositories = GitFolder.isOne(folder) ? List.of(folder) : GitFolder.epochs(folder);
        ChangeSum sums = new ChangeSum();
        for (Path repository : repositories) {
            update(sums, Sources.name(repository));
            update(sums, Files.readString(repository.resolve("HEAD"), StandardCharsets.ISO_8859_1));
            Path packed = repository.resolve("packed-refs");
            update(sums, Files.isRegularFile(packed) ? Files.readString(packed, StandardCharsets.ISO_8859_1) : "");
            try (Stream<Path> references = Files.walk(repository.resolve("refs"))) {
                for (Path reference :
                        references.filter(Files::isRegularFile).sorted().toList()) {
                    update(sums, repository.relativize(reference).toString());
                    update(sums, Files.readString(reference, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return "git " + sums;
    }

    private static boolean isSettled(FileTime changed, Instant now) {
        return changed.toInstant().isBefore(now.minus(STEP));
    }

    private static void update(ChangeSum sums, String text) {
        sums.update(ByteBuffer.wrap((text + '\0').getBytes(StandardCharsets.UTF_8)));
    }
}
