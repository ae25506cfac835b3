package annals.fuzz;

import static annals.fuzz.Soundness.require;

import annals.archive.ArchiveFile;
import annals.archive.RawMessage;
import annals.archive.Reading;
import annals.archive.SourceReader;
import annals.mail.Origin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A whole archive of any bytes, read as a file and as a pipe. */
public final class ArchiveFuzzer {
    /** Beginnings of files whose decompressed bytes are not the input's. */
    private static final List<byte[]> PACKED = List.of(
            new byte[] {0x1f, (byte) 0x8b},
            new byte[] {'B', 'Z', 'h'},
            new byte[] {(byte) 0xfd, '7', 'z'},
            new byte[] {0x28, (byte) 0xb5},
            new byte[] {'P', 'K'});

    private static final Path FILE = temporaryFile();

    private ArchiveFuzzer() {}

    /** What one reading gave. */
    private record Account(Reading reading, List<RawMessage> messages) {
        /** The reading and the places, to be compared. */
        List<Object> places() {
            List<Object> places = new ArrayList<>(List.of(reading));
            for (RawMessage message : messages) {
                Origin origin = message.origin();
                places.add(List.of(
                        origin.member(),
                        origin.offset(),
                        origin.length(),
                        message.fromLine(),
                        message.faults(),
                        Arrays.hashCode(message.content())));
            }
            return places;
        }
    }

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        Account piped = read(new SourceReader(new ByteArrayInputStream(input)), ArchiveFile.standardInput());
        checkLedger(piped);
        if (!isPacked(input)) {
            checkContents(piped, input);
        }
        Files.write(FILE, input);
        Account stored = read(new SourceReader(), new ArchiveFile("-", Optional.of(FILE), true));
        require(stored.places().equals(piped.places()), "a file and a pipe give the same");
        for (RawMessage message : piped.messages()) {
            Soundness.check(message);
        }
    }

    private static Account read(SourceReader reader, ArchiveFile file) throws IOException {
        List<RawMessage> messages = new ArrayList<>();
        Reading reading = reader.read(file, messages::add);
        return new Account(reading, messages);
    }

    private static void checkLedger(Account account) {
        if (!(account.reading() instanceof Reading.Mails mails)) {
            require(account.messages().isEmpty(), "what is no archive has no messages");
            return;
        }
        long sum = 0;
        long end = 0;
        String member = "";
        for (RawMessage message : account.messages()) {
            Origin origin = message.origin();
            end = origin.member().equals(member) ? end : 0;
            member = origin.member();
            require(origin.offset() >= end, "messages follow each other and do not overlap");
            require(message.content().length <= origin.length(), "a content lies within its message");
            end = origin.offset() + origin.length();
            sum += origin.length();
            require(!member.isEmpty() || end <= mails.bytes(), "messages lie within the stream");
        }
        require(account.messages().size() == mails.messages(), "the messages are counted");
        require(sum == mails.messageBytes(), "the ledger reconciles");
    }

    /** Of what was not packed: all bytes are in the ledger, and each content stands where its origin says. */
    private static void checkContents(Account account, byte[] input) {
        if (!(account.reading() instanceof Reading.Mails mails)) {
            return;
        }
        require(mails.bytes() == input.length, "every byte is accounted for");
        for (RawMessage message : account.messages()) {
            Origin origin = message.origin();
            if (origin.member().isEmpty()) {
                byte[] place =
                        Arrays.copyOfRange(input, (int) origin.offset(), (int) (origin.offset() + origin.length()));
                require(contains(place, message.content()), "a content stands where its origin says");
            }
        }
    }

    private static boolean contains(byte[] bytes, byte[] part) {
        for (int at = 0; at + part.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPacked(byte[] input) {
        return PACKED.stream()
                .anyMatch(magic ->
                        input.length >= magic.length && Arrays.equals(input, 0, magic.length, magic, 0, magic.length));
    }

    private static Path temporaryFile() {
        try {
            Path file = Files.createTempFile("annals-fuzz", "");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
