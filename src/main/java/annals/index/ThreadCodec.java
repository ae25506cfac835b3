package annals.index;

import annals.mail.MessageId;
import annals.mail.Segment;
import annals.tag.Attribution;
import annals.tag.Evidence;
import annals.tag.Tags;
import annals.tag.ThreadTags;
import annals.thread.Edge;
import annals.thread.EdgeKind;
import annals.thread.MailThread;
import annals.thread.Split;
import annals.thread.ThreadNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.util.BytesRef;

/** The parts of a thread as bytes and back. An id that occurs again within one part is stored as a number. */
final class ThreadCodec {

    private ThreadCodec() {}

    /** The nodes in reading order, each with the number of its replies. */
    static byte[] encodeTree(MailThread thread) {
        return encodeTree(thread, true);
    }

    private static byte[] encodeTree(MailThread thread, boolean withSplits) {
        ByteWriter out = new ByteWriter();
        out.writeString(thread.id().value());
        List<MailThread.Step> steps = thread.walk();
        out.writeInt(steps.size());
        for (MailThread.Step step : steps) {
            ThreadNode node = step.node();
            out.writeString(node.id().value());
            out.writeInt(node.replies().size());
            switch (node) {
                case ThreadNode.Present present -> {
                    out.writeBoolean(true);
                    writeEdge(out, present.edge(), withSplits);
                }
                case ThreadNode.Missing missing -> out.writeBoolean(false);
            }
        }
        return out.toBytes();
    }

    private record FlatNode(MessageId id, int replies, Optional<Edge> edge) {}

    static MailThread decodeTree(byte[] bytes) throws IOException {
        ByteReader in = new ByteReader(bytes);
        MessageId id = new MessageId(in.readString());
        int count = in.readCount();
        List<FlatNode> flat = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            MessageId node = new MessageId(in.readString());
            int replies = in.readInt();
            Optional<Edge> edge = in.readBoolean() ? Optional.of(readEdge(in)) : Optional.empty();
            flat.add(new FlatNode(node, replies, edge));
        }
        return new MailThread(id, grow(flat));
    }

    private static void writeEdge(ByteWriter out, Edge edge, boolean withSplit) {
        out.writeEnum(edge.kind());
        out.writeDouble(edge.confidence());
        out.writeEnum(withSplit ? edge.split() : Split.NONE);
        out.writeString(edge.evidence());
    }

    private static Edge readEdge(ByteReader in) throws IOException {
        return new Edge(in.readEnum(EdgeKind.class), in.readDouble(), in.readEnum(Split.class), in.readString());
    }

    /** {@link IndexedEnvelope#digest}. */
    static long digest(MailThread thread) {
        byte[] tree = encodeTree(thread, false);
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(tree))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** Builds the tree from its last node to its first, so that the replies of a node are always ready before it. */
    private static ThreadNode grow(List<FlatNode> flat) throws IOException {
        Deque<ThreadNode> ready = new ArrayDeque<>();
        for (int i = flat.size() - 1; i >= 0; i--) {
            FlatNode node = flat.get(i);
            if (node.replies() > ready.size()) {
                throw new IOException("a stored thread is damaged: " + node.replies() + " replies to " + node.id());
            }
            List<ThreadNode> replies = new ArrayList<>(node.replies());
            for (int reply = 0; reply < node.replies(); reply++) {
                replies.add(ready.pop());
            }
            List<ThreadNode> fixed = List.copyOf(replies);
            ready.push(
                    node.edge().isPresent()
                            ? new ThreadNode.Present(node.id(), node.edge().get(), fixed)
                            : new ThreadNode.Missing(node.id(), fixed));
        }
        if (ready.size() != 1) {
            throw new IOException("a stored thread is damaged: " + ready.size() + " roots");
        }
        return ready.pop();
    }

    static byte[] encodeTags(ThreadTags tags) {
        ByteWriter out = new ByteWriter();
        IdsOut ids = new IdsOut(out);
        writeTags(out, ids, tags.thread());
        out.writeInt(tags.messages().size());
        tags.messages().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            ids.write(entry.getKey());
            writeTags(out, ids, entry.getValue());
        });
        return out.toBytes();
    }

    static ThreadTags decodeTags(byte[] bytes) throws IOException {
        ByteReader in = new ByteReader(bytes);
        IdsIn ids = new IdsIn(in);
        Tags thread = readTags(in, ids);
        int count = in.readCount();
        Map<MessageId, Tags> messages = new HashMap<>();
        for (int i = 0; i < count; i++) {
            messages.put(ids.read(), readTags(in, ids));
        }
        return new ThreadTags(thread, messages);
    }

    private static void writeTags(ByteWriter out, IdsOut ids, Tags tags) {
        out.writeDouble(tags.score());
        out.writeDouble(tags.threshold());
        writeAttributions(out, tags.deliverables());
        out.writeInt(tags.evidence().size());
        for (Evidence evidence : tags.evidence()) {
            out.writeString(evidence.about());
            out.writeString(evidence.rule());
            out.writeDouble(evidence.weight());
            ids.write(evidence.message());
            out.writeBoolean(evidence.segment().isPresent());
            evidence.segment().ifPresent(out::writeEnum);
            out.writeInt(evidence.line());
            out.writeString(evidence.text());
            out.writeBoolean(evidence.inheritedFrom().isPresent());
            evidence.inheritedFrom().ifPresent(ids::write);
        }
    }

    private static Tags readTags(ByteReader in, IdsIn ids) throws IOException {
        double score = in.readDouble();
        double threshold = in.readDouble();
        List<Attribution> deliverables = readAttributions(in);
        int count = in.readCount();
        List<Evidence> evidence = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            evidence.add(new Evidence(
                    in.readString(),
                    in.readString(),
                    in.readDouble(),
                    ids.read(),
                    in.readBoolean() ? Optional.of(in.readEnum(Segment.Kind.class)) : Optional.empty(),
                    in.readInt(),
                    in.readString(),
                    in.readBoolean() ? Optional.of(ids.read()) : Optional.empty()));
        }
        return new Tags(score, threshold, deliverables, evidence);
    }

    private static void writeAttributions(ByteWriter out, List<Attribution> attributions) {
        out.writeInt(attributions.size());
        for (Attribution attribution : attributions) {
            out.writeString(attribution.deliverable());
            out.writeEnum(attribution.role());
            out.writeDouble(attribution.score());
        }
    }

    private static List<Attribution> readAttributions(ByteReader in) throws IOException {
        int count = in.readCount();
        List<Attribution> attributions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            attributions.add(new Attribution(in.readString(), in.readEnum(Attribution.Role.class), in.readDouble()));
        }
        return attributions;
    }

    static byte[] encodeSummary(ThreadSummary summary) {
        ByteWriter out = new ByteWriter();
        out.writeString(summary.id().value());
        MessageCodec.writeIds(out, summary.formerIds());
        out.writeString(summary.list());
        out.writeString(summary.subject());
        MessageCodec.writeInstant(out, summary.first());
        MessageCodec.writeInstant(out, summary.last());
        out.writeInt(summary.messages());
        writeStrings(out, summary.participants());
        writeStrings(out, summary.tags());
        writeAttributions(out, summary.deliverables());
        return out.toBytes();
    }

    static ThreadSummary decodeSummary(BytesRef bytes) throws IOException {
        ByteReader in = new ByteReader(bytes.bytes, bytes.offset, bytes.length);
        return new ThreadSummary(
                new MessageId(in.readString()),
                MessageCodec.readIds(in),
                in.readString(),
                in.readString(),
                MessageCodec.readInstant(in),
                MessageCodec.readInstant(in),
                in.readInt(),
                readStrings(in),
                readStrings(in),
                readAttributions(in));
    }

    static void writeStrings(ByteWriter out, List<String> strings) {
        out.writeInt(strings.size());
        strings.forEach(out::writeString);
    }

    static List<String> readStrings(ByteReader in) throws IOException {
        int count = in.readCount();
        List<String> strings = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            strings.add(in.readString());
        }
        return strings;
    }

    /** Writes an id in full once, then as its number. */
    private static final class IdsOut {
        private final ByteWriter out;
        private final Map<MessageId, Integer> numbers = new HashMap<>();

        IdsOut(ByteWriter out) {
            this.out = out;
        }

        void write(MessageId id) {
            Integer number = numbers.putIfAbsent(id, numbers.size());
            if (number != null) {
                out.writeInt(number);
                return;
            }
            out.writeInt(numbers.size() - 1);
            out.writeString(id.value());
        }
    }

    private static final class IdsIn {
        private final ByteReader in;
        private final List<MessageId> ids = new ArrayList<>();

        IdsIn(ByteReader in) {
            this.in = in;
        }

        MessageId read() throws IOException {
            int number = in.readInt();
            if (number == ids.size()) {
                ids.add(new MessageId(in.readString()));
            }
            if (number < 0 || number >= ids.size()) {
                throw new IOException("a stored id is damaged: number " + number + " of " + ids.size());
            }
            return ids.get(number);
        }
    }
}
