package annals.parse;

import annals.mail.Fault;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Bytes to text: in the declared charset if they decode in it, else in UTF-8 if they are valid, else in the one that
 * the list usually has.
 */
final class Charsets {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** Names seen in mail that Java lacks, and charsets that are sent under the name of a smaller one. */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("iso_8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("iso-latin-1", "windows-1252"),
            Map.entry("iso-latin-de", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-8-i", "iso-8859-8"),
            Map.entry("gb2312", "gb18030"),
            Map.entry("gbk", "gb18030"),
            Map.entry("x-gbk", "gb18030"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("big5", "big5-hkscs"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("unicode-1-1-utf-8", "utf-8"),
            Map.entry("utf8", "utf-8"),
            Map.entry("utf", "utf-8"));

    /** What was looked up: Java asks all its providers again for each name it does not know. */
    private static final Map<String, Optional<Charset>> KNOWN = new ConcurrentHashMap<>();

    private static final int MAX_KNOWN = 500;

    private Charsets() {}

    /** The charset of that name in a mail; empty where nobody knows it. */
    static Optional<Charset> named(String name) {
        if (name.isBlank()) {
            return Optional.empty();
        }
        String key = name.strip().toLowerCase(Locale.ROOT);
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
        boolean ascii = isAscii(bytes);
        Optional<Charset> charset = named(declared);
        if (!declared.isBlank() && charset.isEmpty()) {
            faults.add(new Fault(Fault.Kind.UNKNOWN_CHARSET, declared.strip()));
        }
        boolean asciiDeclared =
                charset.filter(StandardCharsets.US_ASCII::equals).isPresent();
        if (charset.isPresent() && !asciiDeclared) {
            Optional<String> text = strictly(bytes, charset.get());
            if (text.isPresent()) {
                return text.get();
            }
        }
        if (ascii) {
            return new String(bytes, StandardCharsets.US_ASCII);
        }
        Charset taken = guess(bytes, usual);
        if (charset.isPresent()) {
            faults.add(new Fault(Fault.Kind.BAD_CHARSET, declared.strip() + ": read as " + taken.name()));
        } else if (declared.isBlank()) {
            faults.add(new Fault(Fault.Kind.UNDECLARED_CHARSET, "read as " + taken.name()));
        }
        return new String(bytes, taken);
    }

    /** UTF-8 when the bytes are valid, else the usual charset. */
    static Charset guess(byte[] bytes, String usual) {
        return strictly(bytes, StandardCharsets.UTF_8).isPresent()
                ? StandardCharsets.UTF_8
                : named(usual).orElse(WINDOWS_1252);
    }

    static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
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
