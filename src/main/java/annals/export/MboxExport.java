package annals.export;

import annals.archive.ArchiveFile;
import annals.archive.FromLine;
import annals.archive.RawMessage;
import annals.archive.SourceReader;
import annals.archive.Sources;
import annals.export.ShownThread.Mail;
import annals.history.Dossier;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.mail.Origin;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The mails of an edition as they are in the archives, in mboxrd: one file for each deliverable, or one of the threads
 * that answer a query. The bytes are read from the sources again; an index has none.
 */
public final class MboxExport implements EditionWriter {
    private static final DateTimeFormatter ASCTIME = DateTimeFormatter.ofPattern(
                    "EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER_BYTES = 1 << 16;

    @Override
    public String form() {
        return "mbox";
    }

    @Override
    public String entrance() {
        return "threads.mbox";
    }

    /** Where a mail's bytes are in the file that collects them. */
    private record Place(String fromLine, long offset, int length) {}

    @Override
    public List<String> write(Edition edition, ExportFolder folder, Editor.Progress progress) throws IOException {
        Path collected = Files.createTempFile("annals-export", ".mails");
        try (RandomAccessFile bytes = new RandomAccessFile(collected.toFile(), "rw")) {
            Map<MessageId, Message> wanted = wanted(edition);
            Map<MessageId, Place> places = collect(wanted, bytes, progress);
            if (edition.query().isPresent()) {
                folder.write(entrance(), out -> threads(out, edition, edition.threads(), bytes, places));
            }
            for (Dossier dossier : edition.dossiers()) {
                String id = dossier.deliverable().id();
                List<ThreadLine> about = edition.threads().stream()
                        .filter(line -> Screen.isAbout(line, id))
                        .toList();
                if (!about.isEmpty()) {
                    folder.write(
                            MarkdownDossier.stem(dossier.deliverable()) + ".mbox",
                            out -> threads(out, edition, about, bytes, places));
                }
            }
            return lost(wanted, places);
        } finally {
            Files.deleteIfExists(collected);
        }
    }

    private static Map<MessageId, Message> wanted(Edition edition) throws IOException {
        Map<MessageId, Message> wanted = new LinkedHashMap<>();
        for (ThreadLine line : edition.threads()) {
            for (Mail mail : edition.shelf().thread(line.id()).mails()) {
                if (!mail.withheld()) {
                    wanted.put(mail.message().id(), withoutText(mail.message()));
                }
            }
        }
        return wanted;
    }

    /** Memory keeps where the mails are, and not what they say. */
    private static Message withoutText(Message message) {
        return new Message(
                message.id(),
                message.origins(),
                message.list(),
                message.from(),
                List.of(),
                List.of(),
                message.sent(),
                message.subject(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of());
    }

    private static Map<MessageId, Place> collect(
            Map<MessageId, Message> wanted, RandomAccessFile bytes, Editor.Progress progress) throws IOException {
        Map<MessageId, Place> places = new HashMap<>();
        int most = wanted.values().stream()
                .mapToInt(message -> message.origins().size())
                .max()
                .orElse(0);
        for (int turn = 0; turn < most; turn++) {
            Map<String, Map<Origin, MessageId>> bySource = new TreeMap<>();
            for (Message message : wanted.values()) {
                if (turn < message.origins().size() && !places.containsKey(message.id())) {
                    Origin origin = message.origins().get(turn);
                    bySource.computeIfAbsent(origin.source(), source -> new HashMap<>())
                            .put(origin, message.id());
                }
            }
            int done = 0;
            for (Map.Entry<String, Map<Origin, MessageId>> source : bySource.entrySet()) {
                progress.at("reading sources", ++done, bySource.size());
                for (ArchiveFile file : files(source.getKey())) {
                    new SourceReader().read(file, raw -> take(raw, source.getValue(), bytes, places));
                }
            }
        }
        return places;
    }

    private static List<ArchiveFile> files(String source) throws IOException {
        if (source.equals("-") || !Files.exists(Path.of(source))) {
            return List.of();
        }
        return Sources.find(source).stream()
                .map(ArchiveFile::stored)
                .filter(file -> file.name().equals(source))
                .toList();
    }

    private static void take(
            RawMessage raw, Map<Origin, MessageId> wanted, RandomAccessFile bytes, Map<MessageId, Place> places)
            throws IOException {
        MessageId id = wanted.get(raw.origin());
        if (id != null && isIt(raw.content(), id)) {
            long offset = bytes.length();
            bytes.seek(offset);
            bytes.write(raw.content());
            places.put(id, new Place(raw.fromLine(), offset, raw.content().length));
        }
    }

    /** Whether these are still the bytes of that mail: a file may have been written over since. */
    private static boolean isIt(byte[] content, MessageId id) {
        if (id.equals(MessageId.ofContent(content))) {
            return true;
        }
        String head = new String(content, 0, Math.min(content.length, HEADER_BYTES), StandardCharsets.UTF_8);
        return head.contains(id.value()) || head.replaceAll("\\s", "").contains(id.value());
    }

    private static void threads(
            OutputStream out,
            Edition edition,
            List<ThreadLine> threads,
            RandomAccessFile bytes,
            Map<MessageId, Place> places)
            throws IOException {
        for (ThreadLine line : threads) {
            for (Mail mail : edition.shelf().thread(line.id()).mails()) {
                Optional<Place> place =
                        Optional.ofNullable(places.get(mail.message().id()));
                if (place.isPresent() && !mail.withheld()) {
                    byte[] content = new byte[place.get().length()];
                    bytes.seek(place.get().offset());
                    bytes.readFully(content);
                    mail(out, fromLine(place.get(), mail.message()), content);
                }
            }
        }
    }

    /**
     * A From_ line that says that the file is mboxrd, so that whoever reads it may take the escapes away. It has the
     * archiver's date where there is one: that dates mails without a date of their own.
     */
    private static String fromLine(Place place, Message message) {
        Instant date = FromLine.loose(place.fromLine())
                .flatMap(FromLine::date)
                .orElse(message.sent().instant());
        return FromLine.MBOXRD + ASCTIME.format(date);
    }

    /** Writes a mail so that mboxrd gives it back: each line that begins with {@code >}s and "From " gets one more. */
    static void mail(OutputStream out, String fromLine, byte[] content) throws IOException {
        out.write((fromLine + "\n").getBytes(StandardCharsets.UTF_8));
        int start = 0;
        while (start < content.length) {
            int end = start;
            while (end < content.length && content[end] != '\n') {
                end++;
            }
            end = Math.min(end + 1, content.length);
            if (isFrom(content, start, end)) {
                out.write('>');
            }
            out.write(content, start, end - start);
            start = end;
        }
        if (content.length > 0 && content[content.length - 1] != '\n') {
            out.write('\n');
        }
        out.write('\n');
    }

    private static boolean isFrom(byte[] content, int start, int end) {
        int at = start;
        while (at < end && content[at] == '>') {
            at++;
        }
        for (int i = 0; i < FROM.length; i++) {
            if (at + i >= end || content[at + i] != FROM[i]) {
                return false;
            }
        }
        return true;
    }

    private static List<String> lost(Map<MessageId, Message> wanted, Map<MessageId, Place> places) {
        Map<String, Integer> lost = new TreeMap<>();
        wanted.forEach((id, message) -> {
            if (!places.containsKey(id)) {
                lost.merge(message.origins().getFirst().source(), 1, Integer::sum);
            }
        });
        List<String> told = new ArrayList<>();
        lost.forEach((source, mails) -> told.add(source + ": "
                + (source.equals("-") || Files.exists(Path.of(source)) ? "not as it was read" : "gone")
                + "; " + mails + (mails == 1 ? " mail is" : " mails are") + " left out"));
        return told;
    }
}
