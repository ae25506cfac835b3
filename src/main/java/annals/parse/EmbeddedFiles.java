package annals.parse;

import annals.archive.LineEnds;
import annals.mail.Attachment;
import annals.mail.Fault;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Files that stand encoded among the lines of a text: uuencode (POSIX), yEnc (version 1.3) and BinHex 4.0 (RFC 1741).
 * They are taken out of the text, before its charset is guessed, and listed as attachments.
 *
 * <p>A block counts only if the line after its first has the encoding's form, so that prose beginning with "begin 644"
 * stays. A block of uuencode or BinHex that has no end is taken as far as its lines go, with a fault; yEnc, whose lines
 * may be anything, is text unless it ends.
 */
final class EmbeddedFiles {
    private static final byte[] UU = ascii("begin ");
    private static final byte[] UU_END = ascii("end");
    private static final byte[] YENC = ascii("=ybegin ");
    private static final byte[] YENC_END = ascii("=yend");
    private static final byte[] BINHEX = ascii("(This file must be converted with BinHex");

    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private final byte[] text;
    private final List<Fault> faults;
    private final List<Attachment> files = new ArrayList<>();
    /** Whether the rest of the text is known to hold no end of a yEnc file. */
    private boolean endless;

    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();

    private EmbeddedFiles(byte[] text, List<Fault> faults) {
        this.text = text;
        this.faults = faults;
    }

    /** Splits a text. */
    static EmbeddedFiles split(byte[] text, List<Fault> faults) {
        EmbeddedFiles files = new EmbeddedFiles(text, faults);
        files.split();
        return files;
    }

    /** The text without its files; the same array where it holds none. */
    byte[] text() {
        return files.isEmpty() ? text : rest.toByteArray();
    }

    /** The files, in order. */
    List<Attachment> files() {
        return List.copyOf(files);
    }

    private void split() {
        int kept = 0;
        int line = 0;
        while (line < text.length) {
            int end = blockEnd(line);
            if (end > line) {
                rest.write(text, kept, line - kept);
                kept = end;
                line = end;
            } else {
                line = nextLine(line);
            }
        }
        if (kept > 0) {
            rest.write(text, kept, text.length - kept);
        }
    }

    /** Where the block that begins at this line ends; the line itself when none does. */
    private int blockEnd(int line) {
        return switch (text[line]) {
            case 'b' -> startsWith(line, UU) ? uuEnd(line) : line;
            case '=' -> startsWith(line, YENC) ? yencEnd(line) : line;
            case '(' -> startsWith(line, BINHEX) ? binhexEnd(line) : line;
            default -> line;
        };
    }

    private int uuEnd(int begin) {
        String[] words = line(begin).split(" ", 3);
        boolean mode = words.length == 3
                && (words[1].length() == 3 || words[1].length() == 4)
                && words[1].chars().allMatch(c -> c >= '0' && c <= '7');
        int at = nextLine(begin);
        if (!mode || uuLength(at) < 0) {
            return begin;
        }
        long bytes = 0;
        int length = uuLength(at);
        while (length > 0) {
            bytes += length;
            at = nextLine(at);
            length = uuLength(at);
        }
        if (length == 0) {
            at = nextLine(at);
        }
        boolean ended = startsWith(at, UU_END) && line(at).strip().length() == UU_END.length;
        return file(words[2].strip(), bytes, ended ? nextLine(at) : at, ended);
    }

    /** How many bytes an uuencoded line holds, 0 for the closing one, -1 where it is no such line. */
    private int uuLength(int line) {
        int end = textEnd(line);
        if (end == line) {
            return -1;
        }
        int length = (text[line] - ' ') & 0x3f;
        int written = end - line - 1;
        int needed = (length + 2) / 3 * 4;
        boolean possible = text[line] >= ' ' && text[line] <= '`' && written <= needed + 1;
        boolean enough = written >= (length * 4 + 2) / 3 || isPadded(line + 1, end, needed);
        if (!possible || !enough) {
            return -1;
        }
        for (int i = line + 1; i < end; i++) {
            if (text[i] < ' ' || (text[i] > '`' && i < line + 1 + needed)) {
                return -1;
            }
        }
        return length;
    }

    /** Blanks at the end, which stand for zeros, are lost in transport. */
    private static boolean isPadded(int from, int end, int needed) {
        return needed - (end - from) <= 8 && end - from >= 40;
    }

    private int yencEnd(int begin) {
        String header = line(begin);
        int name = header.indexOf(" name=");
        int at = nextLine(begin);
        if (endless || name < 0 || !header.contains(" line=")) {
            return begin;
        }
        while (at < text.length && !startsWith(at, YENC_END)) {
            at = nextLine(at);
        }
        endless = at >= text.length;
        long size = number(header, "size=").orElse(-1L);
        return endless ? begin : file(header.substring(name + 6).strip(), size, nextLine(at), true);
    }

    private static Optional<Long> number(String line, String key) {
        int from = line.indexOf(key) + key.length();
        int to = from;
        while (to < line.length() && to < from + 15 && Character.digit(line.charAt(to), 10) >= 0) {
            to++;
        }
        return from < key.length() || from == to
                ? Optional.empty()
                : Optional.of(Long.parseLong(line.substring(from, to)));
    }

    /** BinHex: a colon, digits, a colon; the size is that of the encoded form, three bytes of four digits. */
    private int binhexEnd(int begin) {
        int at = nextLine(begin);
        while (at < text.length && textEnd(at) == at) {
            at = nextLine(at);
        }
        if (at >= text.length || text[at] != ':') {
            return begin;
        }
        long digits = 0;
        boolean ended = false;
        while (at < text.length && !ended && textEnd(at) > at && line(at).indexOf(' ') < 0) {
            int end = textEnd(at);
            ended = text[end - 1] == ':' && (digits > 0 || end - at > 1);
            digits += end - at;
            at = nextLine(at);
        }
        return file("", digits * 3 / 4, at, ended);
    }

    private int file(String name, long bytes, int end, boolean ended) {
        files.add(new Attachment(name, UNKNOWN_TYPE, bytes));
        if (!ended) {
            faults.add(new Fault(Fault.Kind.BAD_ENCODING, "an encoded file without its end: " + Excerpt.of(name)));
        }
        return end;
    }

    private boolean startsWith(int at, byte[] word) {
        return at + word.length <= text.length && Arrays.equals(text, at, at + word.length, word, 0, word.length);
    }

    private String line(int at) {
        return new String(text, at, textEnd(at) - at, StandardCharsets.ISO_8859_1);
    }

    private int nextLine(int at) {
        return Math.min(LineEnds.find(text, at, text.length) + 1, text.length);
    }

    private int textEnd(int at) {
        int i = LineEnds.find(text, at, text.length);
        return i > at && text[i - 1] == '\r' ? i - 1 : i;
    }

    private static byte[] ascii(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }
}
