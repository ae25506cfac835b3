package annals.index;

import annals.event.RecordedEvent;
import annals.event.ThreadBrief;
import annals.event.ThreadBrief.Contribution;
import annals.event.ThreadBrief.Excerpt;
import annals.mail.MessageId;
import annals.mail.Sent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.util.BytesRef;

/** A {@link BriefedThread} as bytes and back; a brief tells messages by their place in it. */
final class BriefCodec {
    private BriefCodec() {}

    static byte[] encode(BriefedThread thread) {
        ByteWriter out = new ByteWriter();
        out.writeBytes(ThreadCodec.encodeSummary(thread.summary()));
        out.writeBytes(EventCodec.encode(thread.events()));
        out.writeBoolean(thread.brief().isPresent());
        thread.brief().ifPresent(brief -> write(out, brief));
        return out.toBytes();
    }

    private static void write(ByteWriter out, ThreadBrief brief) {
        Map<MessageId, Integer> places = new HashMap<>();
        out.writeInt(brief.contributions().size());
        for (Contribution contribution : brief.contributions()) {
            places.put(contribution.message(), places.size());
            out.writeString(contribution.message().value());
            MessageCodec.writeMailbox(out, contribution.from());
            MessageCodec.writeInstant(out, contribution.sent().instant());
            out.writeEnum(contribution.sent().source());
            out.writeBoolean(contribution.own());
        }
        out.writeInt(brief.digests().size());
        new TreeMap<>(brief.digests()).forEach((deliverable, digest) -> {
            out.writeString(deliverable);
            write(out, digest, places);
        });
        write(out, brief.questions(), places);
    }

    private static void write(ByteWriter out, List<Excerpt> excerpts, Map<MessageId, Integer> places) {
        out.writeInt(excerpts.size());
        for (Excerpt excerpt : excerpts) {
            Integer place = places.get(excerpt.message());
            if (place == null) {
                throw new IllegalArgumentException("an excerpt of a message that is not in the thread: " + excerpt);
            }
            out.writeInt(place);
            out.writeString(excerpt.text());
            out.writeInt(excerpt.rank());
        }
    }

    /** The thread, with its brief when it is about that deliverable. */
    static BriefedThread decode(BytesRef bytes, String deliverable) throws IOException {
        ByteReader in = new ByteReader(bytes.bytes, bytes.offset, bytes.length);
        ThreadSummary summary = ThreadCodec.decodeSummary(new BytesRef(in.readBytes()));
        List<RecordedEvent> events = EventCodec.decode(in.readBytes());
        boolean briefed = in.readBoolean() && summary.isAbout(deliverable);
        return new BriefedThread(summary, events, briefed ? Optional.of(brief(in)) : Optional.empty());
    }

    private static ThreadBrief brief(ByteReader in) throws IOException {
        int count = in.readCount();
        List<Contribution> contributions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            contributions.add(new Contribution(
                    new MessageId(in.readString()),
                    MessageCodec.readMailbox(in),
                    new Sent(MessageCodec.readInstant(in), in.readEnum(Sent.Source.class)),
                    in.readBoolean()));
        }
        Map<String, List<Excerpt>> digests = new HashMap<>();
        int topics = in.readCount();
        for (int i = 0; i < topics; i++) {
            String deliverable = in.readString();
            digests.put(deliverable, read(in, contributions));
        }
        return new ThreadBrief(contributions, digests, read(in, contributions));
    }

    private static List<Excerpt> read(ByteReader in, List<Contribution> contributions) throws IOException {
        int count = in.readCount();
        List<Excerpt> excerpts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int place = in.readInt();
            if (place < 0 || place >= contributions.size()) {
                throw new IOException("a stored brief is damaged: it cites message " + place);
            }
            excerpts.add(new Excerpt(contributions.get(place).message(), in.readString(), in.readInt()));
        }
        return excerpts;
    }
}
