package annals.parse;

import annals.archive.ArchiveFile;
import annals.archive.RawMessage;
import annals.archive.Reading;
import annals.archive.Sink;
import annals.archive.SourceReader;
import annals.mail.Message;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
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
        Sequence sequence = new Sequence(file, list, sink);
        Reading reading = source.read(file, sequence::add);
        sequence.end();
        return reading;
    }

    /**
     * The messages of one file, each parsed with what its neighbours in the file or in its member tell. Holds one raw
     * message at most.
     */
    private final class Sequence {
        private final ArchiveFile file;
        private final Optional<String> list;
        private final Sink<Message> sink;
        private String member = "";
        private SourceContext context;
        /** A message that only its neighbours can date, until the next one comes. */
        private Optional<RawMessage> held = Optional.empty();

        Sequence(ArchiveFile file, Optional<String> list, Sink<Message> sink) {
            this.file = file;
            this.list = list;
            this.sink = sink;
            this.context = SourceContext.of(file, member, list);
        }

        void add(RawMessage raw) throws IOException {
            if (!raw.origin().member().equals(member)) {
                end();
                member = raw.origin().member();
                context = SourceContext.of(file, member, list);
            }
            if (held.isPresent()) {
                pass(held.get(), SentReader.written(raw));
                held = Optional.empty();
            }
            if (SentReader.needsNeighbours(raw, context)) {
                held = Optional.of(raw);
            } else {
                pass(raw, Optional.empty());
            }
        }

        void end() throws IOException {
            if (held.isPresent()) {
                pass(held.get(), Optional.empty());
                held = Optional.empty();
            }
        }

        private void pass(RawMessage raw, Optional<Instant> next) throws IOException {
            Message message = parser.parse(raw, context.before(next));
            context = context.after(message.sent());
            sink.accept(message);
        }
    }
}
