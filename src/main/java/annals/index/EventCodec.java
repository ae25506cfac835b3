package annals.index;

import annals.event.RecordedEvent;
import annals.event.VoteValue;
import annals.mail.MessageId;
import annals.spec.Status;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the messages of a thread record, as bytes and back. */
final class EventCodec {
    private EventCodec() {}

    static byte[] encode(List<RecordedEvent> events) {
        ByteWriter out = new ByteWriter();
        out.writeInt(events.size());
        for (RecordedEvent event : events) {
            out.writeByte(eventKind(event));
            writeDate(out, event.date());
            out.writeString(event.message().value());
            out.writeString(event.deliverable());
            out.writeString(event.title());
            switch (event) {
                case RecordedEvent.Proposed proposed -> out.writeString(proposed.baseName());
                case RecordedEvent.Released released -> {
                    MessageCodec.writeOptional(out, released.version());
                    out.writeString(released.changelog());
                }
                case RecordedEvent.StatusAnnounced announced -> {
                    out.writeEnum(announced.status());
                    MessageCodec.writeOptional(out, announced.version());
                }
                case RecordedEvent.LastCall call -> writeOptionalDate(out, call.ends());
                case RecordedEvent.CallForExperience call -> writeOptionalDate(out, call.ends());
                case RecordedEvent.Vote vote -> writeVote(out, vote);
            }
        }
        return out.toBytes();
    }

    private static int eventKind(RecordedEvent event) {
        return switch (event) {
            case RecordedEvent.Proposed e -> 0;
            case RecordedEvent.Released e -> 1;
            case RecordedEvent.StatusAnnounced e -> 2;
            case RecordedEvent.LastCall e -> 3;
            case RecordedEvent.CallForExperience e -> 4;
            case RecordedEvent.Vote e -> 5;
        };
    }

    static List<RecordedEvent> decode(byte[] bytes) throws IOException {
        ByteReader in = new ByteReader(bytes);
        int count = in.readCount();
        List<RecordedEvent> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int kind = in.readByte();
            LocalDate date = readDate(in);
            MessageId message = new MessageId(in.readString());
            String deliverable = in.readString();
            String title = in.readString();
            events.add(
                    switch (kind) {
                        case 0 -> new RecordedEvent.Proposed(date, message, deliverable, title, in.readString());
                        case 1 ->
                            new RecordedEvent.Released(
                                    date, message, deliverable, title, MessageCodec.readOptional(in), in.readString());
                        case 2 ->
                            new RecordedEvent.StatusAnnounced(
                                    date,
                                    message,
                                    deliverable,
                                    title,
                                    in.readEnum(Status.class),
                                    MessageCodec.readOptional(in));
                        case 3 -> new RecordedEvent.LastCall(date, message, deliverable, title, readOptionalDate(in));
                        case 4 ->
                            new RecordedEvent.CallForExperience(
                                    date, message, deliverable, title, readOptionalDate(in));
                        case 5 -> readVote(in, date, message, title);
                        default -> throw new IOException("a stored event of kind " + kind);
                    });
        }
        return events;
    }

    private static void writeVote(ByteWriter out, RecordedEvent.Vote vote) {
        ThreadCodec.writeStrings(out, vote.deliverables());
        out.writeString(vote.label());
        out.writeString(vote.voter());
        out.writeString(vote.written());
        out.writeEnum(vote.value());
        writeOptionalDate(out, vote.meeting());
        MessageCodec.writeOptional(out, vote.minutes().map(MessageId::value));
        out.writeBoolean(vote.onList());
        out.writeInt(vote.line());
    }

    private static RecordedEvent.Vote readVote(ByteReader in, LocalDate date, MessageId message, String item)
            throws IOException {
        return new RecordedEvent.Vote(
                date,
                message,
                ThreadCodec.readStrings(in),
                item,
                in.readString(),
                in.readString(),
                in.readString(),
                in.readEnum(VoteValue.class),
                readOptionalDate(in),
                MessageCodec.readOptional(in).map(MessageId::new),
                in.readBoolean(),
                in.readInt());
    }

    private static void writeDate(ByteWriter out, LocalDate date) {
        out.writeSigned(date.toEpochDay());
    }

    private static LocalDate readDate(ByteReader in) throws IOException {
        return LocalDate.ofEpochDay(in.readSigned());
    }

    private static void writeOptionalDate(ByteWriter out, Optional<LocalDate> date) {
        out.writeBoolean(date.isPresent());
        date.ifPresent(day -> writeDate(out, day));
    }

    private static Optional<LocalDate> readOptionalDate(ByteReader in) throws IOException {
        return in.readBoolean() ? Optional.of(readDate(in)) : Optional.empty();
    }
}
