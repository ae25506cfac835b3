package annals.index;

import annals.mail.Attachment;
import annals.mail.Fault;
import annals.mail.Mailbox;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.mail.Origin;
import annals.mail.Segment;
import annals.mail.Sent;
import annals.mail.Subject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A message as bytes and back, every field of it. The first byte is the version. */
public final class MessageCodec {
    private static final int VERSION = 1;

    private MessageCodec() {}

    /** The message as bytes. */
    public static byte[] encode(Message message) {
        ByteWriter out = new ByteWriter();
        out.writeByte(VERSION);
        out.writeString(message.id().value());
        writeOrigins(out, message.origins());
        out.writeString(message.list());
        writeMailbox(out, message.from());
        writeMailboxes(out, message.to());
        writeMailboxes(out, message.cc());
        writeInstant(out, message.sent().instant());
        out.writeEnum(message.sent().source());
        writeSubject(out, message.subject());
        writeIds(out, message.inReplyTo());
        writeIds(out, message.references());
        out.writeInt(message.body().size());
        for (Segment segment : message.body()) {
            out.writeEnum(segment.kind());
            out.writeInt(segment.depth());
            out.writeString(segment.text());
        }
        out.writeInt(message.attachments().size());
        for (Attachment attachment : message.attachments()) {
            out.writeString(attachment.name());
            out.writeString(attachment.type());
            out.writeSigned(attachment.bytes());
        }
        out.writeInt(message.headers().size());
        new TreeMap<>(message.headers()).forEach((name, value) -> {
            out.writeString(name);
            out.writeString(value);
        });
        out.writeInt(message.faults().size());
        for (Fault fault : message.faults()) {
            out.writeEnum(fault.kind());
            out.writeString(fault.detail());
        }
        return out.toBytes();
    }

    /** The message that {@link #encode} turned into these bytes; an IOException when they are damaged. */
    public static Message decode(byte[] bytes) throws IOException {
        return decode(bytes, 0, bytes.length);
    }

    /** The message in {@code length} bytes from {@code offset}. */
    public static Message decode(byte[] bytes, int offset, int length) throws IOException {
        ByteReader in = new ByteReader(bytes, offset, length);
        int version = in.readByte();
        if (version != VERSION) {
            throw new IOException("a stored message of version " + version + ", expected " + VERSION);
        }
        try {
            return new Message(
                    new MessageId(in.readString()),
                    readOrigins(in),
                    in.readString(),
                    readMailbox(in),
                    readMailboxes(in),
                    readMailboxes(in),
                    new Sent(readInstant(in), in.readEnum(Sent.Source.class)),
                    readSubject(in),
                    readIds(in),
                    readIds(in),
                    readBody(in),
                    readAttachments(in),
                    readHeaders(in),
                    readFaults(in));
        } catch (IllegalArgumentException e) {
            throw new IOException("a stored message is damaged", e);
        }
    }

    /**
     * A digest of what a message says: the letters and digits of its own and of its quoted words, so that copies from
     * pipermail and from HyperKitty agree, which mask addresses and wrap notices in different ways. Two messages with
     * one id are copies when their fingerprints are equal and variants when not.
     */
    public static String fingerprint(Message message) {
        MessageDigest digest = sha256();
        for (Segment segment : message.body()) {
            if (segment.isOwn() || segment.kind() == Segment.Kind.QUOTE) {
                update(digest, segment.text());
            }
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    static void writeOrigins(ByteWriter out, List<Origin> origins) {
        out.writeInt(origins.size());
        for (Origin origin : origins) {
            out.writeString(origin.source());
            out.writeString(origin.member());
            out.writeVarLong(origin.offset());
            out.writeVarLong(origin.length());
        }
    }

    static List<Origin> readOrigins(ByteReader in) throws IOException {
        int count = in.readCount();
        List<Origin> origins = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            origins.add(new Origin(in.readString(), in.readString(), in.readVarLong(), in.readVarLong()));
        }
        return origins;
    }

    static void writeIds(ByteWriter out, List<MessageId> ids) {
        out.writeInt(ids.size());
        ids.forEach(id -> out.writeString(id.value()));
    }

    static List<MessageId> readIds(ByteReader in) throws IOException {
        int count = in.readCount();
        List<MessageId> ids = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ids.add(new MessageId(in.readString()));
        }
        return ids;
    }

    static void writeInstant(ByteWriter out, Instant instant) {
        out.writeSigned(instant.getEpochSecond());
        out.writeInt(instant.getNano());
    }

    static Instant readInstant(ByteReader in) throws IOException {
        return Instant.ofEpochSecond(in.readSigned(), in.readInt());
    }

    static void writeOptional(ByteWriter out, Optional<String> text) {
        out.writeBoolean(text.isPresent());
        text.ifPresent(out::writeString);
    }

    static Optional<String> readOptional(ByteReader in) throws IOException {
        return in.readBoolean() ? Optional.of(in.readString()) : Optional.empty();
    }

    static void writeMailbox(ByteWriter out, Mailbox mailbox) {
        out.writeString(mailbox.name());
        out.writeString(mailbox.address());
    }

    static Mailbox readMailbox(ByteReader in) throws IOException {
        return new Mailbox(in.readString(), in.readString());
    }

    private static void writeMailboxes(ByteWriter out, List<Mailbox> mailboxes) {
        out.writeInt(mailboxes.size());
        mailboxes.forEach(mailbox -> writeMailbox(out, mailbox));
    }

    private static List<Mailbox> readMailboxes(ByteReader in) throws IOException {
        int count = in.readCount();
        List<Mailbox> mailboxes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            mailboxes.add(readMailbox(in));
        }
        return mailboxes;
    }

    private static void writeSubject(ByteWriter out, Subject subject) {
        out.writeString(subject.text());
        out.writeString(subject.base());
        out.writeBoolean(subject.reply());
        writeOptional(out, subject.was());
    }

    private static Subject readSubject(ByteReader in) throws IOException {
        return new Subject(in.readString(), in.readString(), in.readBoolean(), readOptional(in));
    }

    private static List<Segment> readBody(ByteReader in) throws IOException {
        int count = in.readCount();
        List<Segment> body = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            body.add(new Segment(in.readEnum(Segment.Kind.class), in.readInt(), in.readString()));
        }
        return body;
    }

    private static List<Attachment> readAttachments(ByteReader in) throws IOException {
        int count = in.readCount();
        List<Attachment> attachments = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            attachments.add(new Attachment(in.readString(), in.readString(), in.readSigned()));
        }
        return attachments;
    }

    private static Map<String, String> readHeaders(ByteReader in) throws IOException {
        int count = in.readCount();
        Map<String, String> headers = new HashMap<>();
        for (int i = 0; i < count; i++) {
            headers.put(in.readString(), in.readString());
        }
        return headers;
    }

    private static List<Fault> readFaults(ByteReader in) throws IOException {
        int count = in.readCount();
        List<Fault> faults = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            faults.add(new Fault(in.readEnum(Fault.Kind.class), in.readString()));
        }
        return faults;
    }

    private static void update(MessageDigest digest, String text) {
        String unmasked = text.replace("(a)", "@").replace(" at ", "@");
        StringBuilder essence = new StringBuilder(unmasked.length());
        int at = 0;
        while (at < unmasked.length()) {
            int c = unmasked.codePointAt(at);
            if (Character.isLetterOrDigit(c)) {
                essence.appendCodePoint(c);
            }
            at += Character.charCount(c);
        }
        digest.update(essence.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
