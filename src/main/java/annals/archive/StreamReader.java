package annals.archive;

import annals.archive.MboxSplitter.Form;
import annals.archive.MboxSplitter.Rule;
import annals.archive.MboxSplitter.Split;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipException;
import org.apache.commons.compress.MemoryLimitException;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/**
 * Reads one source, whatever it is packed in: takes off compressions, goes through the members of zip and tar, and cuts
 * what is left into messages. Names of members are shown, never written to. Used for one reading of one source.
 */
final class StreamReader {
    /** Compressions and archives inside each other; a tar.gz in a zip has three. */
    private static final int MAX_DEPTH = 5;

    private static final int HEAD_BYTES = 1 << 20;
    private static final int MAX_LEFT = 100;
    private static final int MAX_NAME_CHARACTERS = 1_000;

    private final String source;
    private final String place;
    private final Optional<Rule> wanted;
    private final int maxContentBytes;
    private final Sink<RawMessage> sink;
    private final Expansion expansion = new Expansion();
    private final List<Reading.Left> left = new ArrayList<>();
    private int leftUntold;
    private Optional<Rule> looser = Optional.empty();

    /**
     * Makes a reader.
     *
     * @param source its name, for the origins
     * @param place the member of the source that the stream is, empty for the source itself
     * @param wanted the rule to cut by where the head leaves it open; empty where the stream cannot be read a second
     *     time, so that its head has to decide, as it does for each member
     */
    StreamReader(String source, String place, Optional<Rule> wanted, int maxContentBytes, Sink<RawMessage> sink) {
        this.source = source;
        this.place = place;
        this.wanted = wanted;
        this.maxContentBytes = maxContentBytes;
        this.sink = sink;
    }

    /** Reads the stream to its end or to where it is damaged. */
    Reading read(InputStream stored) throws IOException {
        Reading reading = read(expansion.source(stored), place, 0);
        if (!(reading instanceof Reading.Mails mails) || (left.isEmpty() && leftUntold == 0)) {
            return reading;
        }
        if (leftUntold > 0) {
            left.add(new Reading.Left(place, "and " + leftUntold + " more members were not read", true));
        }
        return new Reading.Mails(
                mails.bytes(), mails.messageBytes(), mails.messages(), mails.loose(), mails.damage(), left);
    }

    /** The rule by which to read the source again, when it has no message by this one but lines that look like it. */
    Optional<Rule> looserRule() {
        return looser;
    }

    private Reading read(InputStream stored, String member, int depth) throws IOException {
        SalvagingInputStream in = new SalvagingInputStream(stored);
        byte[] head = in.peek(HEAD_BYTES);
        if (head.length == 0) {
            return in.damage()
                    .<Reading>map(e -> new Reading.Unreadable(clause(e)))
                    .orElseGet(Reading.NotAnArchive::empty);
        }
        Optional<Compression> compression = Compression.of(head);
        boolean packed = compression.isPresent() || Content.isZip(head) || Content.isTar(head);
        if (packed && depth >= MAX_DEPTH) {
            return new Reading.NotAnArchive("packed more than " + MAX_DEPTH + " times over");
        }
        if (compression.isPresent()) {
            return readDecompressed(compression.get(), in, member, depth);
        }
        if (packed) {
            return readMembers(in, head, member, depth);
        }
        Optional<String> binary = Content.binary(head);
        return binary.isPresent() ? new Reading.NotAnArchive(binary.get()) : split(in, head, member);
    }

    private Reading readDecompressed(Compression compression, InputStream in, String member, int depth)
            throws IOException {
        InputStream decompressed;
        try {
            decompressed = new DecompressingInputStream(compression, new BufferedInputStream(in, 1 << 16));
        } catch (IOException e) {
            return new Reading.Unreadable(clause(e));
        }
        return read(expansion.decoded(decompressed), member, depth + 1);
    }

    private Reading split(SalvagingInputStream in, byte[] peeked, String member) throws IOException {
        boolean bareReturns = Content.hasBareReturns(peeked);
        byte[] head = bareReturns ? withLineFeeds(peeked) : peeked;
        Rule rule = rule(head, member);
        boolean headers = rule != Rule.MMDF && Content.beginsWithHeaders(head);
        Optional<BlockSeparator> separator = headers ? BlockSeparator.of(head) : Optional.empty();
        Form form =
                new Form(rule, headers, bareReturns, separator, rule != Rule.MMDF && Content.isMboxrd(head, headers));
        Split split = new MboxSplitter(source, member, form, maxContentBytes, sink).split(in);
        Optional<String> damage = in.damage().map(StreamReader::clause);
        if (split.messages() > 0) {
            if (split.textGapBytes() > 0) {
                leave(
                        member,
                        split.textGapBytes() + " bytes of text stand outside of its messages and were left",
                        true);
            }
            boolean loose = rule == Rule.LOOSE || rule == Rule.BARE;
            return new Reading.Mails(split.bytes(), split.messageBytes(), split.messages(), loose, damage, List.of());
        }
        if (split.fromLines() > 0 && canBeReadAgain(member)) {
            looser = looserThan(rule, head);
        }
        if (damage.isPresent()) {
            return new Reading.Unreadable(damage.get());
        }
        String what = Content.withoutMail(head);
        return what.equals(Content.EMPTY) ? Reading.NotAnArchive.empty() : new Reading.NotAnArchive(what);
    }

    private static byte[] withLineFeeds(byte[] head) {
        byte[] text = head.clone();
        for (int i = 0; i < text.length; i++) {
            text[i] = text[i] == '\r' ? (byte) '\n' : text[i];
        }
        return text;
    }

    /** Whether the stream is the source itself, which can be read again by a looser rule; members come once. */
    private boolean canBeReadAgain(String member) {
        return wanted.isPresent() && member.equals(place);
    }

    private Rule rule(byte[] head, String member) throws IOException {
        Optional<Rule> told = Content.ruleOfHead(head);
        if (told.isPresent()) {
            return told.get();
        }
        if (canBeReadAgain(member)) {
            return wanted.get();
        }
        Rule rule = Rule.STRICT;
        Optional<Rule> next = Optional.of(rule);
        while (next.isPresent()) {
            rule = next.get();
            Form form = Form.of(rule, Content.beginsWithHeaders(head));
            Split split = new MboxSplitter("", "", form, maxContentBytes, raw -> {})
                    .split(new SalvagingInputStream(new ByteArrayInputStream(head)));
            next = split.messages() == 0 && split.fromLines() > 0 ? looserThan(rule, head) : Optional.empty();
        }
        return rule;
    }

    private static Optional<Rule> looserThan(Rule rule, byte[] head) {
        return switch (rule) {
            case STRICT -> Optional.of(Rule.LOOSE);
            case LOOSE -> Content.beginsWithFromLine(head) ? Optional.of(Rule.BARE) : Optional.empty();
            case BARE, MMDF -> Optional.empty();
        };
    }

    private Reading readMembers(InputStream in, byte[] head, String container, int depth) throws IOException {
        boolean zip = Content.isZip(head);
        Members members = new Members(container);
        try (ArchiveInputStream<? extends ArchiveEntry> archive =
                zip ? new ZipArchiveInputStream(in) : new TarArchiveInputStream(in)) {
            while (members.damage.isEmpty()) {
                Optional<? extends ArchiveEntry> entry = members.next(archive);
                if (entry.isEmpty()) {
                    break;
                }
                if (isFile(entry.get()) && !Sources.isCompanion(entry.get().getName())) {
                    readMember(archive, entry.get(), members, depth);
                }
            }
        }
        return members.reading(zip ? "zip" : "tar");
    }

    private void readMember(
            ArchiveInputStream<? extends ArchiveEntry> archive, ArchiveEntry entry, Members members, int depth)
            throws IOException {
        String member = members.name(entry);
        Optional<String> barred = barred(archive, entry);
        if (barred.isPresent()) {
            leave(member, barred.get(), false);
            return;
        }
        InputStream stored = new Compression.Unclosed(archive);
        if (entry instanceof ZipArchiveEntry zip) {
            ChecksumInputStream sum = new ChecksumInputStream(stored);
            members.add(member, read(expansion.decoded(sum), member, depth + 1));
            members.checkWithNext(zip, member, sum);
        } else {
            members.add(member, read(stored, member, depth + 1));
        }
    }

    private static Optional<String> barred(ArchiveInputStream<? extends ArchiveEntry> archive, ArchiveEntry entry) {
        if (entry instanceof ZipArchiveEntry zip && zip.getGeneralPurposeBit().usesEncryption()) {
            return Optional.of("encrypted, which is not read; unpack it first");
        }
        return archive.canReadEntryData(entry)
                ? Optional.empty()
                : Optional.of("packed in a way that is not read; unpack it first");
    }

    private static boolean isFile(ArchiveEntry entry) {
        return entry instanceof TarArchiveEntry tar
                ? tar.isFile() && !tar.isLink() && !tar.isSymbolicLink()
                : !entry.isDirectory();
    }

    private void leave(String member, String what, boolean harmless) {
        if (left.size() < MAX_LEFT) {
            left.add(new Reading.Left(member, what, harmless));
        } else {
            leftUntold++;
        }
    }

    private static String clause(IOException e) {
        String message = e.getMessage();
        return switch (e) {
            case EOFException end -> "the compressed data end too early";
            case MemoryLimitException limit -> "it takes more memory to decompress than is allowed";
            case ZipException damaged -> "the compressed data are damaged (" + message + ")";
            case DecompressingInputStream.TrailingBytesException trailing -> String.valueOf(message);
            default -> message == null ? "cannot be read" : "cannot be read (" + message + ")";
        };
    }

    /** What the members of one archive came to. */
    private final class Members {
        private final String prefix;
        private final Set<Integer> names = new HashSet<>();
        private Optional<String> damage = Optional.empty();
        private Runnable check = () -> {};
        private boolean loose;
        private long bytes;
        private long messageBytes;
        private int messages;
        private int count;

        Members(String container) {
            this.prefix = container.isEmpty() ? "" : container + "!";
        }

        Optional<? extends ArchiveEntry> next(ArchiveInputStream<? extends ArchiveEntry> archive) {
            try {
                Optional<? extends ArchiveEntry> entry = Optional.ofNullable(archive.getNextEntry());
                check.run();
                check = () -> {};
                if (entry.isPresent() && !expansion.allowsMember()) {
                    damage = Optional.of("it has more than " + Expansion.MAX_MEMBERS + " members; the rest was left");
                    return Optional.empty();
                }
                count++;
                return entry;
            } catch (IOException e) {
                damage = Optional.of(clause(e));
            } catch (RuntimeException e) { // fields that nobody packed: a number that is none, a time before all times
                damage = Optional.of("its directory is damaged");
            }
            return Optional.empty();
        }

        /** The member's name; of a second one of that name also which member it is, so that their origins differ. */
        String name(ArchiveEntry entry) {
            String name = entry.getName();
            boolean again = !names.add(name.hashCode());
            boolean cut = name.length() > MAX_NAME_CHARACTERS;
            String shown = cut ? name.substring(0, MAX_NAME_CHARACTERS) : name;
            return prefix + shown + (again || cut ? "#" + count : "");
        }

        /** A member's checksum may stand behind it: it is known only with the next. */
        void checkWithNext(ZipArchiveEntry entry, String member, ChecksumInputStream read) {
            check = () -> {
                if (read.count == entry.getSize() && entry.getCrc() >= 0 && entry.getCrc() != read.crc.getValue()) {
                    leave(member, "its checksum does not fit: some of its text may be damaged", false);
                }
            };
        }

        void add(String member, Reading reading) {
            switch (reading) {
                case Reading.Mails mails -> {
                    bytes += mails.bytes();
                    messageBytes += mails.messageBytes();
                    messages += mails.messages();
                    loose |= mails.loose();
                    mails.damage().ifPresent(what -> leave(member, what + "; its readable part was read", false));
                }
                case Reading.NotAnArchive not -> leave(member, not.what(), not.harmless());
                case Reading.Unreadable unreadable -> leave(member, unreadable.why(), false);
            }
        }

        Reading reading(String kind) {
            if (messages > 0) {
                return new Reading.Mails(bytes, messageBytes, messages, loose, damage, List.of());
            }
            if (damage.isPresent()) {
                return new Reading.Unreadable(damage.get());
            }
            String first = left.stream()
                    .filter(one -> !one.harmless() && one.member().startsWith(prefix))
                    .findFirst()
                    .map(one -> ": " + one.member().substring(prefix.length()) + " is " + one.what())
                    .orElse("");
            return new Reading.NotAnArchive("a " + kind + " file without mail" + first);
        }
    }

    /** Sums up what is read. */
    private static final class ChecksumInputStream extends FilterInputStream {
        private final CRC32 crc = new CRC32();
        private long count;

        ChecksumInputStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = in.read(buffer, offset, length);
            if (read > 0) {
                crc.update(buffer, offset, read);
                count += read;
            }
            return read;
        }
    }
}
