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

/**
 * A message as bytes and back, every field of it: in three parts, so that a search need not read what people quote, nor
 * threading what they write. One array holds all three for who reads them together; its first byte is the version.
 */
public final class MessageCodec {
    private static final int VERSION = 2;

    private MessageCodec() {}

    /** The message as bytes. */
    public static byte[] encode(Message message) {
        ByteWriter out = new ByteWriter();
        out.writeByte(VERSION);
        write(message, out, out, out);
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
        return read(in, in, in);
    }

    /**
     * Writes a message in three parts, which may be one.
     *
     * @param head who wrote it, when, on what, in answer to what
     * @param own the author's own words, and where others stand among them
     * @param rest what others wrote, and all that few ask for
     */
    static void write(Message message, ByteWriter head, ByteWriter own, ByteWriter rest) {
        writeHead(head, message);
        own.writeInt(message.body().size());
        for (Segment segment : message.body()) {
            own.writeEnum(segment.kind());
            own.writeInt(segment.depth());
            (segment.isOwn() ? own : rest).writeString(segment.text());
        }
        writeMailboxes(rest, message.to());
        writeMailboxes(rest, message.cc());
        rest.writeInt(message.attachments().size());
        for (Attachment attachment : message.attachments()) {
            rest.writeString(attachment.name());
            rest.writeString(attachment.type());
            rest.writeSigned(attachment.bytes());
        }
        rest.writeInt(message.headers().size());
        new TreeMap<>(message.headers()).forEach((name, value) -> {
            rest.writeString(name);
            rest.writeString(value);
        });
        rest.writeInt(message.faults().size());
        for (Fault fault : message.faults()) {
            rest.writeEnum(fault.kind());
            rest.writeString(fault.detail());
        }
    }

    /** What {@link #write} wrote; the parts may be one, as they were. */
    static Message read(ByteReader head, ByteReader own, ByteReader rest) throws IOException {
        try {
            MessageHead known = readHead(head);
            List<Segment> body = readBody(own, rest);
            return new Message(
                    known.id(),
                    known.origins(),
                    known.list(),
                    known.from(),
                    readMailboxes(rest),
                    readMailboxes(rest),
                    known.sent(),
                    known.subject(),
                    known.inReplyTo(),
                    known.references(),
                    body,
                    readAttachments(rest),
                    readHeaders(rest),
                    readFaults(rest));
        } catch (IllegalArgumentException e) {
            throw new IOException("a stored message is damaged", e);
        }
    }

    private static void writeHead(ByteWriter out, Message message) {
        out.writeString(message.id().value());
        writeOrigins(out, message.origins());
        out.writeString(message.list());
        writeMailbox(out, message.from());
        writeInstant(out, message.sent().instant());
        out.writeEnum(message.sent().source());
        writeSubject(out, message.subject());
        writeIds(out, message.inReplyTo());
        writeIds(out, message.references());
    }

    /** The first part of a message alone. */
    static MessageHead readHead(ByteReader in) throws IOException {
        try {
            return new MessageHead(
                    new MessageId(in.readString()),
                    readOrigins(in),
                    in.readString(),
                    readMailbox(in),
                    new Sent(readInstant(in), in.readEnum(Sent.Source.class)),
                    readSubject(in),
                    readIds(in),
                    readIds(in));
        } catch (IllegalArgumentException e) {
            throw new IOException("a stored message is damaged", e);
        }
    }

    /** The author's own words, from the second part alone. */
    static List<Segment> readOwn(ByteReader in) throws IOException {
        try {
            int count = in.readCount();
            List<Segment> body = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                Segment unread = new Segment(in.readEnum(Segment.Kind.class), in.readInt(), "");
                if (unread.isOwn()) {
                    body.add(new Segment(unread.kind(), unread.depth(), in.readString()));
                }
            }
            return body;
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

    private static List<Segment> readBody(ByteReader own, ByteReader rest) throws IOException {
        int count = own.readCount();
        List<Segment> body = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Segment unread = new Segment(own.readEnum(Segment.Kind.class), own.readInt(), "");
            String text = (unread.isOwn() ? own : rest).readString();
            body.add(new Segment(unread.kind(), unread.depth(), text));
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
