package annals.archive;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tells from the first bytes of a stream what it is; names are not asked, they lie too often. */
final class Content {
    /** The first bytes of a kind of file, as characters of ISO 8859-1. */
    private record Magic(String what, String bytes) {}

    private static final List<Magic> OTHER_KINDS = List.of(
            new Magic("a PNG image, not a mail archive", "\u0089PNG"),
            new Magic("a JPEG image, not a mail archive", "\u00ff\u00d8\u00ff"),
            new Magic("a GIF image, not a mail archive", "GIF8"),
            new Magic("a PDF document, not a mail archive", "%PDF-"),
            new Magic("a program, not a mail archive", "\u007fELF"),
            new Magic("a Java class file, not a mail archive", "\u00ca\u00fe\u00ba\u00be"),
            new Magic("a SQLite database, not a mail archive", "SQLite format 3"),
            new Magic("an Outlook file, which is not read", "!BDN"),
            new Magic("an OLE file, not a mail archive", "\u00d0\u00cf\u0011\u00e0"),
            new Magic("a ZIP file without members", "PK\u0005\u0006"),
            new Magic("a 7z file, which is not read; unpack it first", "7z\u00bc\u00af"),
            new Magic("a RAR file, which is not read; unpack it first", "Rar!"),
            new Magic("compressed with lzip, which is not read; decompress it first", "LZIP"),
            new Magic("compressed with lz4, which is not read; decompress it first", "\u0004\"M\u0018"),
            new Magic("compressed with compress, which is not read; decompress it first", "\u001f\u009d"),
            new Magic("text in UTF-16, which is not read; convert it to UTF-8 first", "\u00ff\u00fe"),
            new Magic("text in UTF-16, which is not read; convert it to UTF-8 first", "\u00fe\u00ff"));

    /** A block of headers that has one of these is a mail's. */
    private static final Set<String> MAIL_HEADERS =
            Set.of("from", "message-id", "received", "return-path", "delivered-to", "mime-version", "newsgroups");

    /** What the pages say that list the months: web servers' folders, pipermail, HyperKitty. */
    private static final List<String> INDEX_SIGNS =
            List.of("<title>index of", "downloadable version", "<title>directory listing", "[ thread ]", "[ date ]");

    /** What a file is that has nothing but blank lines, if anything. */
    static final String EMPTY = "empty";

    /** So far a stream is looked at for what it is. */
    private static final int MAX_TOLD_BYTES = 1 << 16;

    private static final int TAR_RECORD_BYTES = 512;
    private static final int TAR_SUM_AT = 148;
    private static final int TAR_SUM_BYTES = 8;
    private static final String ZIP_MEMBER = "PK\u0003\u0004";
    private static final String MMDF_MARK = "\u0001\u0001\u0001\u0001";
    private static final String UTF_8_BOM = "\u00ef\u00bb\u00bf";

    private Content() {}

    static boolean isZip(byte[] head) {
        return startsWith(head, ZIP_MEMBER, 0);
    }

    /** Asks for the checksum of the first header, which the oldest tar files have too. */
    static boolean isTar(byte[] head) {
        if (head.length < TAR_RECORD_BYTES || head[0] == 0) {
            return false;
        }
        long sum = 0;
        for (int i = 0; i < TAR_RECORD_BYTES; i++) {
            boolean ofSum = i >= TAR_SUM_AT && i < TAR_SUM_AT + TAR_SUM_BYTES;
            sum += ofSum ? ' ' : head[i] & 0xff;
        }
        String written = new String(head, TAR_SUM_AT, TAR_SUM_BYTES, StandardCharsets.ISO_8859_1);
        return written.replace('\0', ' ').strip().replaceFirst("^0+", "").equals(Long.toOctalString(sum));
    }

    /** Whether no line ends with LF, but some with CR. */
    static boolean hasBareReturns(byte[] head) {
        boolean found = false;
        for (byte b : head) {
            if (b == '\n') {
                return false;
            }
            found |= b == '\r';
        }
        return found;
    }

    /**
     * Whether mboxrd wrote the stream: its first line says so as public-inbox and git write it ({@code From mboxrd@z}),
     * or there is a line {@code >>From } among lines that quote once. There the second {@code >} is an escape; mboxo
     * leaves such lines as they are. A lone {@code >From } tells nothing and stays.
     *
     * @param headers whether the stream begins with the headers of a mail; then only its first line is believed
     */
    static boolean isMboxrd(byte[] head, boolean headers) {
        if (headers || startsWith(head, FromLine.MBOXRD, 0)) {
            return startsWith(head, FromLine.MBOXRD, 0);
        }
        for (int at = 0; at < head.length - 3; at++) {
            if (head[at] == '\n' && startsWith(head, ">>From ", at + 1)) {
                int next = at + 1;
                while (next < head.length && head[next] != '\n') {
                    next++;
                }
                int before = at - 1;
                while (before >= 0 && head[before] != '\n') {
                    before--;
                }
                if (quotesOnce(head, before + 1) || quotesOnce(head, next + 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean quotesOnce(byte[] head, int at) {
        return startsWith(head, ">", at) && !startsWith(head, ">>", at) && !startsWith(head, "> >", at);
    }

    /** Whether the first line that is not blank is a From_ line with a date. */
    static boolean beginsWithFromLine(byte[] head) {
        return lines(head).stream().findFirst().flatMap(FromLine::strict).isPresent();
    }

    /** The first three lines from the first that is not blank on. */
    static List<String> lines(byte[] head) {
        String text = new String(head, 0, Math.min(head.length, 4096), StandardCharsets.ISO_8859_1);
        String unmarked = text.startsWith(UTF_8_BOM) ? text.substring(UTF_8_BOM.length()) : text;
        return unmarked.lines().dropWhile(String::isBlank).limit(3).toList();
    }

    /** The rule by which the stream has to be cut, where its first lines leave no doubt. */
    static Optional<MboxSplitter.Rule> ruleOfHead(byte[] head) {
        List<String> lines = lines(head);
        if (!lines.isEmpty() && lines.getFirst().stripTrailing().equals(MMDF_MARK)) {
            return Optional.of(MboxSplitter.Rule.MMDF);
        }
        if (lines.size() < 2) {
            return Optional.empty();
        }
        String first = lines.getFirst();
        String next = lines.get(1).isBlank() ? lines.getLast() : lines.get(1);
        byte[] header = next.getBytes(StandardCharsets.ISO_8859_1);
        boolean loose = FromLine.loose(first).isPresent() && LineForm.isHeader(header, 0, header.length);
        return loose && FromLine.strict(first).isEmpty() ? Optional.of(MboxSplitter.Rule.LOOSE) : Optional.empty();
    }

    /** What a stream is that begins as no text does. */
    static Optional<String> binary(byte[] head) {
        for (Magic magic : OTHER_KINDS) {
            if (startsWith(head, magic.bytes(), 0)) {
                return Optional.of(magic.what());
            }
        }
        return Optional.empty();
    }

    /** What a stream is in which no message was found. */
    static String withoutMail(byte[] head) {
        String text = new String(head, 0, Math.min(head.length, MAX_TOLD_BYTES), StandardCharsets.ISO_8859_1)
                .strip()
                .toLowerCase(Locale.ROOT);
        if (text.startsWith(UTF_8_BOM)) {
            text = text.substring(UTF_8_BOM.length()).strip();
        }
        if (text.isEmpty()) {
            return EMPTY;
        }
        if (text.startsWith("<!doctype html") || text.startsWith("<html") || text.startsWith("<!--")) {
            boolean index = INDEX_SIGNS.stream().anyMatch(text::contains);
            return index ? "the index page of an archive, not the archive" : "an HTML page, not a mail archive";
        }
        if (text.startsWith("<?xml") || text.startsWith("<rss") || text.startsWith("<feed")) {
            return "an XML document, not a mail archive";
        }
        if (isJson(text)) {
            return "JSON, not a mail archive";
        }
        boolean binary = text.indexOf(0) >= 0;
        return binary ? "binary data, not a mail archive" : "text without any mail";
    }

    /** An object or an array, and a string, a number or a bracket in it. */
    private static boolean isJson(String text) {
        boolean opens = text.startsWith("{") || text.startsWith("[");
        String inside = opens ? text.substring(1).stripLeading() : "";
        return !inside.isEmpty() && "{[\"}]-0123456789".indexOf(inside.charAt(0)) >= 0;
    }

    /**
     * Whether the first line that is not blank begins a block of headers that must be a mail's; in front of a full one
     * may stand a line that is none ({@code 2005} in an archive of 2005).
     */
    static boolean beginsWithHeaders(byte[] head) {
        int from = startsWith(head, UTF_8_BOM, 0) ? 3 : 0;
        boolean started = false;
        boolean mail = false;
        boolean dated = false;
        boolean titled = false;
        boolean strayLine = false;
        while (from < head.length) {
            int to = from;
            while (to < head.length && head[to] != '\n') {
                to++;
            }
            if (LineForm.isBlank(head, from, to)) {
                if (started || strayLine) {
                    break;
                }
            } else if (LineForm.isHeader(head, from, to)) {
                String line = new String(head, from, to - from, StandardCharsets.ISO_8859_1);
                String name = line.substring(0, line.indexOf(':')).strip().toLowerCase(Locale.ROOT);
                mail |= MAIL_HEADERS.contains(name);
                dated |= name.equals("date");
                titled |= name.equals("subject");
                started = true;
            } else if (!started && strayLine) {
                return false;
            } else {
                strayLine |= !started;
            }
            from = to + 1;
        }
        return strayLine ? mail && dated && titled : mail || (dated && titled);
    }

    static boolean startsWith(byte[] bytes, String prefix, int at) {
        for (int i = 0; i < prefix.length(); i++) {
            if (at + i >= bytes.length || (bytes[at + i] & 0xff) != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
