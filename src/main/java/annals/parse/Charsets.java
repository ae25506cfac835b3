package annals.parse;

import annals.mail.Fault;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Bytes to text: in the declared charset if they decode in it, else in UTF-8 if they are valid, else in the one that
 * the list usually has. Where a charset is declared under a name that nobody knows, the bytes are asked what they are.
 *
 * <p>Charsets that hide in seven bits (ISO-2022-*, HZ of RFC 1843, UTF-7 of RFC 2152) and UTF-16 are recognised by
 * their marks without a declaration, UTF-7 only with one: its mark is a plus sign.
 */
final class Charsets {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Charset GB18030 = Charset.forName("GB18030");

    /** Names seen in mail that Java lacks, and charsets that are sent under the name of a smaller one. */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("iso_8859-1", "windows-1252"),
            Map.entry("iso-8859-l", "windows-1252"),
            Map.entry("8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("latin-1", "windows-1252"),
            Map.entry("iso-latin-1", "windows-1252"),
            Map.entry("iso-latin-de", "windows-1252"),
            Map.entry("ansi", "windows-1252"),
            Map.entry("cp-1252", "windows-1252"),
            Map.entry("win-1252", "windows-1252"),
            Map.entry("x-ansi", "windows-1252"),
            Map.entry("cp-1250", "windows-1250"),
            Map.entry("cp-1251", "windows-1251"),
            Map.entry("win-1251", "windows-1251"),
            Map.entry("x-cp1251", "windows-1251"),
            Map.entry("koi8", "koi8-r"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-8-i", "iso-8859-8"),
            Map.entry("iso-8859-8-e", "iso-8859-8"),
            Map.entry("iso-8859-11", "x-iso-8859-11"),
            Map.entry("gb2312", "gb18030"),
            Map.entry("gb_2312-80", "gb18030"),
            Map.entry("gb2312_charset", "gb18030"),
            Map.entry("chinesebig5", "big5-hkscs"),
            Map.entry("gbk", "gb18030"),
            Map.entry("x-gbk", "gb18030"),
            Map.entry("cp936", "gb18030"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("ks_c_5601", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("big5", "big5-hkscs"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("iso-2022-jp-3", "iso-2022-jp-2"),
            Map.entry("ascii", "us-ascii"),
            Map.entry("7bit", "us-ascii"),
            Map.entry("unicode-1-1-utf-8", "utf-8"),
            Map.entry("utf8", "utf-8"),
            Map.entry("utf-8n", "utf-8"),
            Map.entry("utf8mb4", "utf-8"),
            Map.entry("unicode", "utf-16"),
            Map.entry("utf", "utf-8"));

    /** Declared by default by programs that never asked what the text is in: valid UTF-8 under them is UTF-8. */
    private static final Set<Charset> CARELESS = Set.of(
            StandardCharsets.US_ASCII, WINDOWS_1252, Charset.forName("ISO-8859-15"), Charset.forName("windows-1254"));

    private static final Set<String> HZ_NAMES = Set.of("hz-gb-2312", "hz", "hz-gb2312");
    private static final Set<String> UTF_7_NAMES = Set.of("utf-7", "utf7", "unicode-1-1-utf-7", "x-unicode-2-0-utf-7");

    /** Shorter texts say too little for a guess by frequency: a detector would call them anything. */
    private static final int MIN_GUESSED_BYTES = 24;

    private static final int MAX_GUESSED_BYTES = 1 << 16;

    /** What was looked up: Java asks all its providers again for each name it does not know. */
    private static final Map<String, Optional<Charset>> KNOWN = new ConcurrentHashMap<>();

    private static final int MAX_KNOWN = 500;
    private static final byte ESCAPE = 0x1b;

    private Charsets() {}

    /** The charset of that name in a mail; empty where nobody knows it. */
    static Optional<Charset> named(String name) {
        if (name.isBlank()) {
            return Optional.empty();
        }
        String key = ContentHeaders.lowerCase(name);
        Optional<Charset> known = KNOWN.get(key);
        if (known != null) {
            return known;
        }
        Optional<Charset> found = lookedUp(key);
        if (KNOWN.size() < MAX_KNOWN) {
            KNOWN.put(key, found);
        }
        return found;
    }

    private static Optional<Charset> lookedUp(String key) {
        try {
            return Optional.of(Charset.forName(ALIASES.getOrDefault(key, key)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty(); // the caller takes another and says so
        }
    }

    /**
     * Decodes text; never fails.
     *
     * @param declared the charset's name as declared, empty where none was
     * @param usual the list's usual charset
     */
    static String decode(byte[] bytes, String declared, String usual, List<Fault> faults) {
        String name = ContentHeaders.lowerCase(declared);
        if (HZ_NAMES.contains(name)) {
            return decoded(hz(bytes), declared, bytes, usual, faults);
        }
        if (UTF_7_NAMES.contains(name)) {
            return decoded(utf7(bytes), declared, bytes, usual, faults);
        }
        Optional<Charset> charset = named(name);
        if (!name.isEmpty() && charset.isEmpty()) {
            faults.add(new Fault(Fault.Kind.UNKNOWN_CHARSET, Excerpt.of(declared)));
        }
        if (charset.isPresent() && !mayBeMistaken(charset.get(), bytes)) {
            Optional<String> text = strictly(bytes, charset.get());
            if (text.isPresent()) {
                return text.get();
            }
        }
        return guessed(bytes, declared, charset, usual, faults);
    }

    private static String decoded(
            Optional<String> text, String declared, byte[] bytes, String usual, List<Fault> faults) {
        return text.orElseGet(() -> {
            Charset taken = guess(bytes, usual);
            faults.add(new Fault(Fault.Kind.BAD_CHARSET, Excerpt.of(declared) + ": read as " + taken.name()));
            return new String(bytes, taken);
        });
    }

    /** Whether a declaration is worth a second look: escapes or UTF-8 in what is said to be a Latin charset. */
    private static boolean mayBeMistaken(Charset charset, byte[] bytes) {
        return CARELESS.contains(charset)
                && (charset.equals(StandardCharsets.US_ASCII)
                        || escaped(bytes).isPresent()
                        || (!isAscii(bytes) && isUtf8(bytes)));
    }

    private static String guessed(
            byte[] bytes, String declared, Optional<Charset> charset, String usual, List<Fault> faults) {
        Text text = text(bytes, charset.isEmpty() && !declared.isBlank(), usual);
        if (!text.charset().isEmpty()) {
            if (charset.isPresent()) {
                faults.add(new Fault(Fault.Kind.BAD_CHARSET, declared.strip() + ": read as " + text.charset()));
            } else if (declared.isBlank()) {
                faults.add(new Fault(Fault.Kind.UNDECLARED_CHARSET, "read as " + text.charset()));
            }
        }
        return text.text();
    }

    /**
     * A text and the charset that was guessed for it.
     *
     * @param charset its name, empty where the text is plain ASCII and nothing was guessed
     */
    record Text(String text, String charset) {}

    /**
     * The text of bytes that do not say what they are.
     *
     * @param detect whether to ask the bytes before the usual charset is taken
     */
    private static Text text(byte[] bytes, boolean detect, String usual) {
        if (isPlain(bytes)) {
            return new Text(new String(bytes, StandardCharsets.US_ASCII), "");
        }
        Optional<Charset> marked = escaped(bytes).or(() -> wide(bytes));
        if (marked.isPresent()) {
            return new Text(new String(bytes, marked.get()), marked.get().name());
        }
        if (isAscii(bytes)) {
            return hzInText(bytes)
                    .map(text -> new Text(text, "HZ-GB-2312"))
                    .orElseGet(() -> new Text(new String(bytes, StandardCharsets.US_ASCII), ""));
        }
        if (isUtf8(bytes)) {
            return new Text(new String(bytes, StandardCharsets.UTF_8), "UTF-8");
        }
        Optional<Charset> detected = detect ? detected(bytes) : Optional.empty();
        Charset single = detected.or(() -> named(usual)).orElse(WINDOWS_1252);
        return detected.isPresent() ? new Text(new String(bytes, single), single.name()) : mixed(bytes, single);
    }

    /** The text of a raw 8-bit header. */
    static Text text(byte[] bytes, String usual) {
        return text(bytes, false, usual);
    }

    /** UTF-8 when the bytes are valid, else the usual charset. */
    static Charset guess(byte[] bytes, String usual) {
        return isUtf8(bytes) ? StandardCharsets.UTF_8 : named(usual).orElse(WINDOWS_1252);
    }

    /** ASCII without any mark of a charset that hides in it. */
    private static boolean isPlain(byte[] bytes) {
        for (byte b : bytes) {
            if (b <= 0 || b == ESCAPE || b == '~') {
                return false;
            }
        }
        return true;
    }

    static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUtf8(byte[] bytes) {
        return strictly(bytes, StandardCharsets.UTF_8).isPresent();
    }

    /** Lines in UTF-8 among lines in another charset: quotes and footers keep theirs when a mail is put together. */
    private static Text mixed(byte[] bytes, Charset other) {
        List<String> lines = new ArrayList<>();
        boolean utf8 = false;
        int from = 0;
        while (from < bytes.length) {
            int to = from;
            while (to < bytes.length && bytes[to] != '\n') {
                to++;
            }
            byte[] line = Arrays.copyOfRange(bytes, from, Math.min(to + 1, bytes.length));
            boolean isUtf8 = !isAscii(line) && isUtf8(line);
            utf8 |= isUtf8;
            lines.add(new String(line, isUtf8 ? StandardCharsets.UTF_8 : other));
            from = to + 1;
        }
        return utf8
                ? new Text(String.join("", lines), other.name() + " and UTF-8 by line")
                : new Text(new String(bytes, other), other.name());
    }

    /** ISO-2022-JP, -KR or -CN, told by their escape sequences (RFC 1468, 1557, 1922). */
    private static Optional<Charset> escaped(byte[] bytes) {
        for (int i = 0; i + 2 < bytes.length; i++) {
            if (bytes[i] < 0) {
                return Optional.empty();
            }
            if (bytes[i] == ESCAPE && bytes[i + 1] == '$') {
                Optional<Charset> charset = named(
                        switch (bytes[i + 2]) {
                            case 'B', '@', '(' -> "iso-2022-jp-2";
                            case ')' -> i + 3 < bytes.length && bytes[i + 3] == 'C' ? "iso-2022-kr" : "iso-2022-cn";
                            default -> "";
                        });
                return charset.filter(c -> strictly(bytes, c).isPresent());
            }
        }
        return Optional.empty();
    }

    /** UTF-16, told by its byte order mark, or by every second byte being zero. */
    private static Optional<Charset> wide(byte[] bytes) {
        if (bytes.length < 4 || bytes.length % 2 != 0) {
            return Optional.empty();
        }
        boolean marked = (bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff)
                || (bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe);
        if (marked) {
            return Optional.of(StandardCharsets.UTF_16)
                    .filter(c -> strictly(bytes, c).isPresent());
        }
        if (bytes[0] != 0 && bytes[1] != 0) {
            return Optional.empty();
        }
        int zeros = 0;
        for (int i = bytes[0] == 0 ? 0 : 1; i < bytes.length; i += 2) {
            zeros += bytes[i] == 0 ? 1 : 0;
        }
        boolean latin = zeros * 10L >= bytes.length * 4L;
        return latin
                ? Optional.of(bytes[0] == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE)
                : Optional.empty();
    }

    /** What the bytes look like by the frequency of their characters. */
    private static Optional<Charset> detected(byte[] bytes) {
        if (bytes.length < MIN_GUESSED_BYTES) {
            return Optional.empty();
        }
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(bytes, 0, Math.min(bytes.length, MAX_GUESSED_BYTES));
        detector.dataEnd();
        String name = detector.getDetectedCharset();
        return name == null
                ? Optional.empty()
                : named(name).filter(c -> strictly(bytes, c).isPresent());
    }

    /** HZ without a declaration: only where each "~{" has its "~}" on the line and what is between decodes. */
    private static Optional<String> hzInText(byte[] bytes) {
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] == '~' && bytes[i + 1] == '{') {
                return hz(bytes);
            }
        }
        return Optional.empty();
    }

    /** RFC 1843; empty where it is not valid HZ. */
    private static Optional<String> hz(byte[] bytes) {
        ByteArrayOutputStream gb = new ByteArrayOutputStream(bytes.length);
        boolean shifted = false;
        int i = 0;
        while (i < bytes.length) {
            boolean tilde = bytes[i] == '~' && i + 1 < bytes.length;
            if (!shifted && tilde && bytes[i + 1] == '{') {
                shifted = true;
                i += 2;
            } else if (shifted && tilde && bytes[i + 1] == '}') {
                shifted = false;
                i += 2;
            } else if (!shifted && tilde && (bytes[i + 1] == '~' || bytes[i + 1] == '\n')) {
                gb.writeBytes(bytes[i + 1] == '~' ? new byte[] {'~'} : new byte[0]);
                i += 2;
            } else if (!shifted) {
                gb.write(bytes[i++]);
            } else if (i + 1 < bytes.length && isHzPair(bytes[i], bytes[i + 1])) {
                gb.write(bytes[i] | 0x80);
                gb.write(bytes[i + 1] | 0x80);
                i += 2;
            } else {
                return Optional.empty();
            }
        }
        return shifted ? Optional.empty() : strictly(gb.toByteArray(), GB18030);
    }

    private static boolean isHzPair(byte first, byte second) {
        return first >= 0x21 && first <= 0x77 && second >= 0x21 && second <= 0x7e;
    }

    /** RFC 2152; empty where it is not valid UTF-7. */
    private static Optional<String> utf7(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        int i = 0;
        while (i < bytes.length) {
            if (bytes[i] < 0) {
                return Optional.empty();
            }
            if (bytes[i] != '+') {
                text.append((char) bytes[i++]);
                continue;
            }
            int end = i + 1;
            while (end < bytes.length && isBase64(bytes[end])) {
                end++;
            }
            boolean closed = end < bytes.length && bytes[end] == '-';
            if (end == i + 1) {
                text.append('+');
            } else {
                String digits = new String(bytes, i + 1, end - i - 1, StandardCharsets.US_ASCII);
                if (digits.length() % 4 == 1) {
                    return Optional.empty();
                }
                byte[] units = Base64.getDecoder().decode(digits);
                text.append(new String(units, 0, units.length & ~1, StandardCharsets.UTF_16BE));
            }
            i = closed ? end + 1 : end;
        }
        return Optional.of(text.toString());
    }

    private static boolean isBase64(byte b) {
        return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b == '+' || b == '/';
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        if (charset.equals(WINDOWS_1252)) {
            return Optional.of(
                    new String(bytes, charset)); // five bytes of it mean nothing, which is no reason to doubt
        }
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty(); // not in this charset: the caller tries the next
        }
    }
}
