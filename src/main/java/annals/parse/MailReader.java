package annals.parse;

import annals.archive.ArchiveFile;
import annals.archive.Reading;
import annals.archive.Sink;
import annals.archive.SourceReader;
import annals.mail.Message;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads the messages of archives, parsed. Holds no state and may be shared between threads. */
public final class MailReader {
    private final MessageParser parser;
    private final SourceReader source;

    /** A reader of files that finds nothing on standard input. */
    public MailReader(MessageParser parser) {
        this(parser, InputStream.nullInputStream());
    }

    /**
     * A reader of files and of one stream.
     *
     * @param standardInput what {@link ArchiveFile#standardInput()} reads
     */
    public MailReader(MessageParser parser, InputStream standardInput) {
        this.parser = parser;
        this.source = new SourceReader(standardInput);
    }

    /**
     * Reads all messages of a file into the sink, in order; the same message stored twice comes twice.
     *
     * @param list the list's address, where the user gave one
     * @throws IOException only what the sink throws; trouble with the file is in the answer
     */
    public Reading read(ArchiveFile file, Optional<String> list, Sink<Message> sink) throws IOException {
        String[] member = {""};
        SourceContext[] context = {SourceContext.of(file, "", list)};
        return source.read(file, raw -> {
            if (!raw.origin().member().equals(member[0])) {
                member[0] = raw.origin().member();
                context[0] = SourceContext.of(file, member[0], list);
            }
            Message message = parser.parse(raw, context[0]);
            context[0] = context[0].after(message.sent().instant());
            sink.accept(message);
        });
    }
}
