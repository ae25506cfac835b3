package annals.archive;

import annals.archive.MboxSplitter.Rule;
import annals.archive.MboxSplitter.Split;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/**
 * Reads the messages of one file: mbox in its dialects, MMDF, or a single mail; plain, gzip or bzip2, told by content.
 *
 * <p>A file that begins with a looser form of the From_ line is read by looser forms (29 messages in one such file, 25
 * by the strict rule), and so is, in a second pass, a file in which no line keeps the rule. A pipe cannot be read
 * twice: there the first mebibyte decides. Instances hold no state and may be shared.
 */
public final class SourceReader {
    private static final int HEAD_BYTES = 1 << 16;
    private static final int PIPE_HEAD_BYTES = 1 << 20;

    private final int maxContentBytes;
    private final InputStream standardInput;

    /** A reader that takes at most 64 MiB of one message, and finds nothing on standard input. */
    public SourceReader() {
        this(InputStream.nullInputStream());
    }

    /**
     * A reader that takes at most 64 MiB of one message.
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
        if (file.path().isEmpty()) {
            return readPipe(file.name(), standardInput, sink);
        }
        Path path = file.path().get();
        if (!Files.exists(path)) {
            return new Reading.Unreadable("no such file");
        }
        if (Files.isDirectory(path)) {
            return new Reading.Unreadable("a folder, not a file");
        }
        return readFile(file.name(), path, Rule.STRICT, sink);
    }

    private Reading readFile(String name, Path path, Rule rule, Sink<RawMessage> sink) throws IOException {
        InputStream stored;
        try {
            stored = Files.newInputStream(path);
        } catch (AccessDeniedException e) {
            return new Reading.Unreadable("permission denied");
        } catch (IOException e) {
            return new Reading.Unreadable(clause(e));
        }
        try (stored) {
            if (!Files.isRegularFile(path)) {
                return readPipe(name, stored, sink);
            }
            Unpacked unpacked = unpack(stored, HEAD_BYTES);
            if (unpacked instanceof Unpacked.Refused refused) {
                return refused.reading();
            }
            Unpacked.Stream stream = (Unpacked.Stream) unpacked;
            Rule taken = Content.ruleOfHead(stream.in().head()).orElse(rule);
            Split split = split(name, stream, taken, sink);
            if (taken == Rule.STRICT && split.messages() == 0 && split.fromLines() > 0) {
                return readFile(name, path, Rule.LOOSE, sink);
            }
            return reading(split, taken, stream);
        }
    }

    private Reading readPipe(String name, InputStream stored, Sink<RawMessage> sink) throws IOException {
        Unpacked unpacked = unpack(stored, PIPE_HEAD_BYTES);
        if (unpacked instanceof Unpacked.Refused refused) {
            return refused.reading();
        }
        Unpacked.Stream stream = (Unpacked.Stream) unpacked;
        byte[] head = stream.in().head();
        Optional<Rule> told = Content.ruleOfHead(head);
        Rule rule = told.isPresent() ? told.get() : ruleOf(head);
        return reading(split(name, stream, rule, sink), rule, stream);
    }

    /** A stream behind its compression, or why there is none. */
    private sealed interface Unpacked {
        record Stream(SalvagingInputStream in) implements Unpacked {}

        record Refused(Reading reading) implements Unpacked {}
    }

    private static Unpacked unpack(InputStream stored, int headBytes) {
        BufferedInputStream buffered = new BufferedInputStream(stored, 1 << 16);
        SalvagingInputStream in;
        try {
            buffered.mark(16);
            byte[] magic = buffered.readNBytes(8);
            buffered.reset();
            in = new SalvagingInputStream(decompressed(buffered, magic));
        } catch (IOException e) {
            return new Unpacked.Refused(new Reading.Unreadable(clause(e)));
        }
        byte[] head = in.peek(headBytes);
        if (head.length == 0) {
            return new Unpacked.Refused(in.damage()
                    .<Reading>map(e -> new Reading.Unreadable(clause(e)))
                    .orElseGet(() -> new Reading.NotAnArchive("empty")));
        }
        return Content.binary(head)
                .<Unpacked>map(what -> new Unpacked.Refused(new Reading.NotAnArchive(what)))
                .orElseGet(() -> new Unpacked.Stream(in));
    }

    private static InputStream decompressed(InputStream stored, byte[] magic) throws IOException {
        if (Content.isGzip(magic)) {
            return new GZIPInputStream(new TruthfulInputStream(stored), 1 << 16);
        }
        return Content.isBzip2(magic) ? new BZip2CompressorInputStream(stored, true) : stored;
    }

    private Split split(String name, Unpacked.Stream stream, Rule rule, Sink<RawMessage> sink) throws IOException {
        boolean headers =
                rule != Rule.MMDF && Content.beginsWithHeaders(stream.in().head());
        return new MboxSplitter(name, "", rule, headers, maxContentBytes, sink).split(stream.in());
    }

    private Rule ruleOf(byte[] head) throws IOException {
        SalvagingInputStream in = new SalvagingInputStream(new ByteArrayInputStream(head));
        boolean headers = Content.beginsWithHeaders(head);
        Split strict = new MboxSplitter("", "", Rule.STRICT, headers, maxContentBytes, raw -> {}).split(in);
        return strict.messages() == 0 && strict.fromLines() > 0 ? Rule.LOOSE : Rule.STRICT;
    }

    private static Reading reading(Split split, Rule rule, Unpacked.Stream stream) {
        Optional<String> damage = stream.in().damage().map(SourceReader::clause);
        if (split.messages() > 0) {
            return new Reading.Mails(split.bytes(), split.messageBytes(), split.messages(), rule == Rule.LOOSE, damage);
        }
        return damage.<Reading>map(Reading.Unreadable::new)
                .orElseGet(() ->
                        new Reading.NotAnArchive(Content.withoutMail(stream.in().head())));
    }

    private static String clause(IOException e) {
        String message = e.getMessage();
        return switch (e) {
            case java.io.EOFException end -> "the compressed data end too early";
            case java.util.zip.ZipException damaged -> "the compressed data are damaged (" + message + ")";
            default -> message == null ? "cannot be read" : "cannot be read (" + message + ")";
        };
    }

    /**
     * Says that bytes are available as long as there are any. {@link GZIPInputStream} asks before it looks for a
     * further member, and a pipe that is slow would otherwise lose all but the first.
     */
    private static final class TruthfulInputStream extends FilterInputStream {
        TruthfulInputStream(InputStream buffered) {
            super(buffered);
        }

        @Override
        public int available() throws IOException {
            in.mark(1);
            boolean ended = in.read() < 0;
            in.reset();
            return ended ? 0 : Math.max(1, in.available());
        }
    }
}
