package annals.archive;

import annals.archive.MboxSplitter.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads the messages of one file or of a folder of them (Maildir, public-inbox): mbox in its dialects, MMDF, or a
 * single mail; plain or compressed with gzip, bzip2, xz or zstd; alone or as members of zip and tar; all told by
 * content. A packed source may grow 250-fold beyond 256 MiB, and have a million members; what was read until then is
 * kept.
 *
 * <p>A file that begins with a looser form of the From_ line is read by looser forms (29 messages in one such file, 25
 * by the strict rule), and so is, in a second pass, a file in which no line keeps the rule. A pipe and a member cannot
 * be read twice: there the first mebibyte decides. Instances hold no state and may be shared.
 */
public final class SourceReader {
    private static final String UNLISTED = "a folder that cannot be listed";

    private final int maxContentBytes;
    private final InputStream standardInput;

    /** A reader that takes at most 16 MiB of one message, and finds nothing on standard input. */
    public SourceReader() {
        this(InputStream.nullInputStream());
    }

    /**
     * A reader that takes at most 16 MiB of one message.
     *
     * @param standardInput what {@link ArchiveFile#standardInput()} reads
     */
    public SourceReader(InputStream standardInput) {
        this(MboxSplitter.MAX_CONTENT_BYTES, standardInput);
    }

    SourceReader(int maxContentBytes) {
        this(maxContentBytes, InputStream.nullInputStream());
    }

    private SourceReader(int maxContentBytes, InputStream standardInput) {
        this.maxContentBytes = maxContentBytes;
        this.standardInput = standardInput;
    }

    /**
     * Reads all messages of a file into the sink, in order.
     *
     * @throws IOException only what the sink throws; trouble with the file is in the answer
     */
    public Reading read(ArchiveFile file, Sink<RawMessage> sink) throws IOException {
        if (file.barred().isPresent()) {
            return new Reading.NotAnArchive(file.barred().get(), true);
        }
        if (file.path().isEmpty()) {
            return new StreamReader(file.name(), "", Optional.empty(), maxContentBytes, sink).read(standardInput);
        }
        Path path = file.path().get();
        if (!Files.exists(path)) {
            return new Reading.Unreadable("no such file");
        }
        if (file.folder()) {
            return Maildir.isOne(path) ? readMaildir(file.name(), path, sink) : readGit(file.name(), path, sink);
        }
        if (Files.isDirectory(path)) {
            return new Reading.Unreadable(UNLISTED);
        }
        return readFile(file.name(), "", path, Rule.STRICT, sink);
    }

    private Reading readGit(String name, Path folder, Sink<RawMessage> sink) throws IOException {
        List<Path> repositories = GitFolder.isOne(folder) ? List.of(folder) : GitFolder.epochs(folder);
        return new InboxReader(name, maxContentBytes, sink).read(repositories, folder.toRealPath());
    }

    private Reading readMaildir(String name, Path maildir, Sink<RawMessage> sink) throws IOException {
        List<Maildir.Mail> mails;
        try {
            mails = Maildir.mails(maildir);
        } catch (IOException e) {
            return new Reading.Unreadable(UNLISTED);
        }
        MemberSums sums = new MemberSums();
        for (Maildir.Mail mail : mails) {
            if (mail.barred().isPresent()) {
                sums.leave(mail.member(), mail.barred().get(), true);
            } else {
                sums.add(mail.member(), readFile(name, mail.member(), mail.path(), Rule.STRICT, sink));
            }
        }
        return sums.reading("a Maildir", Optional.empty());
    }

    private Reading readFile(String name, String member, Path path, Rule rule, Sink<RawMessage> sink)
            throws IOException {
        InputStream stored;
        try {
            stored = Files.newInputStream(path);
        } catch (AccessDeniedException e) {
            return new Reading.Unreadable("permission denied");
        } catch (IOException e) {
            return new Reading.Unreadable("cannot be read (" + e.getMessage() + ")");
        }
        try (stored) {
            Optional<Rule> wanted = Files.isRegularFile(path) ? Optional.of(rule) : Optional.empty();
            StreamReader reader = new StreamReader(name, member, wanted, maxContentBytes, sink);
            Reading reading = reader.read(stored);
            return reader.looserRule().isPresent()
                    ? readFile(name, member, path, reader.looserRule().get(), sink)
                    : reading;
        }
    }
}
