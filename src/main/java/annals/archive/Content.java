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
            new Magic("a ZIP file, which is not read yet; unpack it first", "PK\u0003\u0004"),
            new Magic("a 7z file, which is not read; unpack it first", "7z\u00bc\u00af"),
            new Magic("a RAR file, which is not read; unpack it first", "Rar!"),
            new Magic("xz is not read yet; decompress it first", "\u00fd7zXZ"),
            new Magic("zstd is not read yet; decompress it first", "(\u00b5/\u00fd"),
            new Magic("compressed more than once; decompress it first", "\u001f\u008b"));

    /** A block of headers that has one of these is a mail's. */
    private static final Set<String> MAIL_HEADERS =
            Set.of("from", "message-id", "received", "return-path", "delivered-to", "mime-version", "newsgroups");

    private static final int TAR_MAGIC_AT = 257;
    private static final String UTF_8_BOM = "\u00ef\u00bb\u00bf";

    private Content() {}

    static boolean isGzip(byte[] head) {
        return startsWith(head, "\u001f\u008b", 0);
    }

    static boolean isBzip2(byte[] head) {
        return startsWith(head, "BZh", 0) && head.length > 3 && head[3] >= '1' && head[3] <= '9';
    }

    /** The rule by which the stream has to be cut, where its first lines leave no doubt. */
    static Optional<MboxSplitter.Rule> ruleOfHead(byte[] head) {
        if (startsWith(head, "\u0001\u0001\u0001\u0001", 0)) {
            return Optional.of(MboxSplitter.Rule.MMDF);
        }
        List<String> lines = new String(head, 0, Math.min(head.length, 4096), StandardCharsets.ISO_8859_1)
                .lines()
                .dropWhile(line -> line.isBlank() || line.equals(UTF_8_BOM))
                .limit(3)
                .toList();
        if (lines.size() < 2) {
            return Optional.empty();
        }
        String first = lines.getFirst().startsWith(UTF_8_BOM) ? lines.getFirst().substring(3) : lines.getFirst();
        String next = lines.get(1).isBlank() ? lines.getLast() : lines.get(1);
        byte[] header = next.getBytes(StandardCharsets.ISO_8859_1);
        boolean loose = FromLine.loose(first).isPresent() && MboxSplitter.isHeader(header, 0, header.length);
        return loose && FromLine.strict(first).isEmpty() ? Optional.of(MboxSplitter.Rule.LOOSE) : Optional.empty();
    }

    /** What a stream is that begins as no text does. */
    static Optional<String> binary(byte[] head) {
        for (Magic magic : OTHER_KINDS) {
            if (startsWith(head, magic.bytes(), 0)) {
                return Optional.of(magic.what());
            }
        }
        return startsWith(head, "ustar", TAR_MAGIC_AT)
                ? Optional.of("a tar file, which is not read yet; unpack it first")
                : Optional.empty();
    }

    /** What a stream is in which no message was found. */
    static String withoutMail(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1).strip().toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            return "empty";
        }
        if (text.startsWith("<!doctype html") || text.startsWith("<html")) {
            boolean index = text.contains("<title>index of") || text.contains("downloadable version");
            return index ? "the index page of an archive, not the archive" : "an HTML page, not a mail archive";
        }
        if (text.startsWith("<?xml")) {
            return "an XML document, not a mail archive";
        }
        boolean binary = text.indexOf(0) >= 0;
        return binary ? "binary data, not a mail archive" : "text without any mail";
    }

    /** Whether the first line that is not blank begins a block of headers that must be a mail's. */
    static boolean beginsWithHeaders(byte[] head) {
        int from = startsWith(head, UTF_8_BOM, 0) ? 3 : 0;
        boolean started = false;
        boolean mail = false;
        boolean dated = false;
        boolean titled = false;
        while (from < head.length) {
            int to = from;
            while (to < head.length && head[to] != '\n') {
                to++;
            }
            if (MboxSplitter.isBlank(head, from, to)) {
                if (started) {
                    break;
                }
            } else if (MboxSplitter.isHeader(head, from, to)) {
                String line = new String(head, from, to - from, StandardCharsets.ISO_8859_1);
                String name = line.substring(0, line.indexOf(':')).strip().toLowerCase(Locale.ROOT);
                mail |= MAIL_HEADERS.contains(name);
                dated |= name.equals("date");
                titled |= name.equals("subject");
                started = true;
            } else if (!started) {
                return false;
            }
            from = to + 1;
        }
        return mail || (dated && titled);
    }

    private static boolean startsWith(byte[] bytes, String prefix, int at) {
        for (int i = 0; i < prefix.length(); i++) {
            if (at + i >= bytes.length || (bytes[at + i] & 0xff) != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
