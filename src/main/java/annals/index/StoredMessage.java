package annals.index;

import annals.mail.Message;
import annals.mail.MessageId;
import annals.mail.Segment;
import java.io.IOException;
import java.util.List;

/** A message of an index, read as far as it is asked for. For one thread. */
public final class StoredMessage {
    private final OpenedBundle bundle;
    private final int place;

    StoredMessage(OpenedBundle bundle, int place) {
        this.bundle = bundle;
        this.place = place;
    }

    /** Who wrote it, when, and on what: cheap. */
    public MessageHead head() throws IOException {
        return MessageCodec.readHead(bundle.head(place));
    }

    /** The id of its thread: as cheap. */
    public MessageId thread() throws IOException {
        ByteReader in = bundle.head(place);
        MessageCodec.readHead(in);
        return EnvelopeCodec.readThread(in);
    }

    /** Those segments of its body that are the author's own. */
    public List<Segment> own() throws IOException {
        return MessageCodec.readOwn(bundle.own(place));
    }

    /** All of it. */
    public Message whole() throws IOException {
        return MessageCodec.read(bundle.head(place), bundle.own(place), bundle.rest(place));
    }
}
