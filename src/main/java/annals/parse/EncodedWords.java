package annals.parse;

import annals.mail.Fault;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decodes header text (RFC 2047), raw 8-bit characters included.
 *
 * <p>More lenient than the RFC: blanks inside a word, words that touch each other or other text, missing padding, and a
 * character split between two words of the same charset all decode, because mail programs write them.
 */
final class EncodedWords {
    /** RFC 2047 allows 75; programs that do not fold write whole subjects. */
    private static final int MAX_WORD = 4_000;

    /** In base64 nothing but more padding follows an equals sign. */
    private static final Pattern QUOTED_OCTET = Pattern.compile("=[0-9A-Fa-f]{2}");

    private static final Pattern LINE_ENDS_AND_TABS = Pattern.compile("[\\r\\n\\t]+");

    private static final char ESCAPE = 0x1b;
    /** The longest charset names of the IANA registry have 45 characters; a language may follow. */
    private static final int MAX_CHARSET = 80;

    private final String usualCharset;
    private final List<Fault> faults;

    EncodedWords(String usualCharset, List<Fault> faults) {
        this.usualCharset = usualCharset;
        this.faults = faults;
    }

    /**
     * The text of a header field.
     *
     * @param value the unfolded value, each byte one character
     */
    String decode(String value) {
        String text = rawDecoded(value);
        int open = text.indexOf("=?");
        if (open < 0) {
            return text;
        }
        StringBuilder decoded = new StringBuilder(text.length());
        Run run = new Run("", new ByteArrayOutputStream());
        int done = 0;
        boolean broken = false;
        int lastClose = text.lastIndexOf("?=");
        while (open >= 0) {
            Optional<Word> word = wordAt(text, open, lastClose);
            if (word.isEmpty()) {
                open = text.indexOf("=?", open + 2);
                continue;
            }
            String between = text.substring(done, open);
            boolean follows = run.bytes().size() > 0 && between.isBlank();
            if (!follows || !run.charset().equalsIgnoreCase(word.get().charset())) {
                decoded.append(run.text(usualCharset, faults)).append(follows ? "" : between);
                run = new Run(word.get().charset(), new ByteArrayOutputStream());
            }
            run.bytes().writeBytes(word.get().bytes());
            broken |= word.get().broken();
            done = word.get().end();
            open = text.indexOf("=?", done);
        }
        String rest = text.substring(done);
        decoded.append(run.text(usualCharset, faults)).append(rest);
        if (broken || (rest.contains("=?") && rest.contains("?="))) {
            faults.add(new Fault(Fault.Kind.BAD_ENCODED_WORD, Excerpt.of(broken ? text : rest)));
        }
        return LINE_ENDS_AND_TABS.matcher(decoded).replaceAll(" ");
    }

    /** Neighbouring words of one charset, decoded together because a character may be split between them. */
    private record Run(String charset, ByteArrayOutputStream bytes) {
        String text(String usual, List<Fault> faults) {
            return bytes.size() == 0 ? "" : Charsets.decode(bytes.toByteArray(), charset, usual, faults);
        }
    }

    private static final class Word {
        private final String charset;
        private final byte[] bytes;
        private final int end;
        private final boolean broken;

        Word(String charset, byte[] bytes, int end, boolean broken) {
            this.charset = charset;
            this.bytes = bytes;
            this.end = end;
            this.broken = broken;
        }

        boolean broken() {
            return broken;
        }

        String charset() {
            return charset;
        }

        byte[] bytes() {
            return bytes;
        }

        int end() {
            return end;
        }
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) >= 0x80 || value.charAt(i) == ESCAPE) {
                return false;
            }
        }
        return true;
    }

    private String rawDecoded(String value) {
        if (isPlain(value)) {
            return value;
        }
        if (value.chars().anyMatch(c -> c > 0xff)) {
            return value; // decoded already, as RFC 2231 does
        }
        Charsets.Text text = Charsets.text(value.getBytes(StandardCharsets.ISO_8859_1), usualCharset);
        if (!text.charset().isEmpty()) {
            faults.add(new Fault(Fault.Kind.RAW_HEADER, "read as " + text.charset()));
        }
        return text.text();
    }

    private static Optional<Word> wordAt(String text, int open, int lastClose) {
        int charsetEnd = text.indexOf('?', open + 2);
        if (charsetEnd < 0 || charsetEnd == open + 2 || charsetEnd - open > MAX_CHARSET) {
            return Optional.empty();
        }
        if (charsetEnd + 2 >= text.length() || text.charAt(charsetEnd + 2) != '?') {
            return Optional.empty();
        }
        char encoding = Character.toUpperCase(text.charAt(charsetEnd + 1));
        String charset = text.substring(open + 2, charsetEnd);
        if (charset.indexOf(' ') >= 0 || (encoding != 'B' && encoding != 'Q')) {
            return Optional.empty();
        }
        int from = charsetEnd + 3;
        int close = from <= lastClose ? close(text, from, encoding) : -1;
        int end = close >= 0 ? close : unclosedEnd(text, from);
        String payload = text.substring(from, end);
        boolean misnamed = encoding == 'B' && QUOTED_OCTET.matcher(payload).find();
        Optional<byte[]> bytes = encoding == 'B' && !misnamed ? base64(payload) : Optional.of(quoted(payload));
        int language = charset.indexOf('*');
        String name = language < 0 ? charset : charset.substring(0, language);
        int after = close >= 0 ? close + 2 : end;
        return bytes.filter(b -> close >= 0 || b.length > 0).map(b -> new Word(name, b, after, close < 0 || misnamed));
    }

    /**
     * Where the "?=" of a word is, or -1. In Q, a "?=" that two hex digits follow is a question mark and an octet,
     * which programs write that do not encode the question mark.
     */
    private static int close(String text, int from, char encoding) {
        int limit = Math.min(text.length(), from + MAX_WORD);
        int next = text.indexOf("=?", from, limit);
        int close = text.indexOf("?=", from, limit);
        while (close >= 0 && encoding == 'Q' && close + 3 < text.length() && hex(text, close + 2) >= 0) {
            int later = text.indexOf("?=", close + 2, limit);
            if (later < 0 || (next >= 0 && next < later && next > close)) {
                return close;
            }
            close = later;
        }
        boolean ofAnother = next >= 0 && next < close - 1;
        return ofAnother ? -1 : close;
    }

    /** A word without its end goes up to the next blank. */
    private static int unclosedEnd(String text, int from) {
        int limit = Math.min(text.length(), from + MAX_WORD);
        int blank = text.indexOf(' ', from, limit);
        return blank < 0 ? limit : blank;
    }

    private static Optional<byte[]> base64(String payload) {
        StringBuilder clean = new StringBuilder(payload.length());
        for (int i = 0; i < payload.length(); i++) {
            char c = payload.charAt(i);
            if (c != ' ' && c != '=') {
                clean.append(c);
            }
        }
        if (clean.length() % 4 == 1) {
            clean.setLength(clean.length() - 1);
        }
        try {
            return Optional.of(Base64.getDecoder().decode(clean.toString()));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // shown as it stands, with a fault
        }
    }

    private static byte[] quoted(String payload) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(payload.length());
        for (int i = 0; i < payload.length(); i++) {
            char c = payload.charAt(i);
            int hex = c == '=' && i + 2 < payload.length() ? hex(payload, i + 1) : -1;
            if (hex >= 0) {
                bytes.write(hex);
                i += 2;
            } else if (c < 0x100) {
                bytes.write(c == '_' ? ' ' : c);
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    static int hex(String text, int at) {
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
