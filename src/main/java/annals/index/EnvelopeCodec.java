package annals.index;

import annals.mail.MessageId;
import annals.thread.Clues;
import annals.thread.Envelope;
import annals.thread.Shingles;
import java.io.IOException;
import java.util.HexFormat;
import org.apache.lucene.util.BytesRef;

/**
 * What an {@link IndexedEnvelope} has beside the {@link MessageHead}, as bytes and back: what can be deflated follows
 * the head, digests and hashes stand by themselves.
 */
final class EnvelopeCodec {
    private static final int FINGERPRINT_BYTES = 16;

    private EnvelopeCodec() {}

    /** Writes behind the head of the message. */
    static void write(ByteWriter out, Envelope envelope, MessageId thread, long tree) {
        Clues clues = envelope.clues();
        out.writeString(thread.value());
        out.writeLong(tree);
        out.writeString(envelope.subject());
        out.writeBoolean(envelope.answers());
        out.writeString(clues.author());
        out.writeString(clues.formerSubject());
        out.writeString(clues.answered());
        out.writeString(clues.attribution());
        writeShingles(out, clues.quoted());
    }

    /** The fingerprint, and a sample of what the message says. */
    static byte[] encodeSaid(Imprint imprint) {
        ByteWriter out = new ByteWriter();
        for (byte one : HexFormat.of().parseHex(imprint.fingerprint())) {
            out.writeByte(one);
        }
        writeShingles(out, imprint.envelope().clues().said());
        return out.toBytes();
    }

    /**
     * The envelope.
     *
     * @param in at the head of the message
     * @param said from {@link #encodeSaid}
     */
    static IndexedEnvelope read(ByteReader in, BytesRef said) throws IOException {
        MessageHead head = MessageCodec.readHead(in);
        ByteReader digests = new ByteReader(said.bytes, said.offset, said.length);
        byte[] fingerprint = digests.readBytes(FINGERPRINT_BYTES);
        MessageId thread = readThread(in);
        long tree = in.readLong();
        String subject = in.readString();
        boolean answers = in.readBoolean();
        Clues clues = new Clues(
                in.readString(),
                readShingles(digests),
                in.readString(),
                in.readString(),
                in.readString(),
                readShingles(in));
        Envelope envelope = new Envelope(
                head.id(),
                head.list(),
                head.sent().instant(),
                subject,
                answers,
                head.inReplyTo(),
                head.references(),
                clues);
        return new IndexedEnvelope(envelope, thread, tree, HexFormat.of().formatHex(fingerprint), head.origins());
    }

    /** The thread alone, behind the head. */
    static MessageId readThread(ByteReader in) throws IOException {
        return new MessageId(in.readString());
    }

    private static void writeShingles(ByteWriter out, Shingles shingles) {
        int[] hashes = shingles.toArray();
        out.writeInt(hashes.length);
        long before = Integer.MIN_VALUE;
        for (int hash : hashes) {
            out.writeVarLong(hash - before);
            before = hash;
        }
    }

    private static Shingles readShingles(ByteReader in) throws IOException {
        int[] hashes = new int[in.readCount()];
        long before = Integer.MIN_VALUE;
        for (int i = 0; i < hashes.length; i++) {
            before += in.readVarLong();
            hashes[i] = (int) before;
        }
        return Shingles.of(hashes);
    }
}
