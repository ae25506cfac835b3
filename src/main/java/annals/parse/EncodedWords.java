package annals.parse;

import annals.mail.Fault;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Decodes header text (RFC 2047), raw 8-bit characters included.
 *
 * <p>More lenient than the RFC: blanks inside a word, words that touch each other or other text, missing padding, and a
 * character split between two words of the same charset all decode, because mail programs write them.
 */
final class EncodedWords {
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
        while (open >= 0) {
            Optional<Word> word = wordAt(text, open);
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
            done = word.get().end();
            open = text.indexOf("=?", done);
        }
        String rest = text.substring(done);
        decoded.append(run.text(usualCharset, faults)).append(rest);
        if (rest.contains("=?") && rest.contains("?=")) {
            faults.add(new Fault(Fault.Kind.BAD_ENCODED_WORD, Excerpt.of(rest)));
        }
        return decoded.toString().replaceAll("[\\r\\n\\t]+", " ");
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

        Word(String charset, byte[] bytes, int end) {
            this.charset = charset;
            this.bytes = bytes;
            this.end = end;
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

    private String rawDecoded(String value) {
        if (value.chars().allMatch(c -> c < 0x80)) {
            return value;
        }
        byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
        String charset = Charsets.guess(bytes, usualCharset).name();
        faults.add(new Fault(Fault.Kind.RAW_HEADER, "read as " + charset));
        return Charsets.decode(bytes, charset, usualCharset, faults);
    }

    private static Optional<Word> wordAt(String text, int open) {
        int charsetEnd = text.indexOf('?', open + 2);
        if (charsetEnd < 0 || charsetEnd == open + 2 || charsetEnd + 2 >= text.length()) {
            return Optional.empty();
        }
        char encoding = Character.toUpperCase(text.charAt(charsetEnd + 1));
        int end = text.indexOf("?=", charsetEnd + 3);
        if (text.charAt(charsetEnd + 2) != '?' || end < 0 || (encoding != 'B' && encoding != 'Q')) {
            return Optional.empty();
        }
        String charset = text.substring(open + 2, charsetEnd);
        if (charset.indexOf(' ') >= 0) {
            return Optional.empty();
        }
        int language = charset.indexOf('*');
        String payload = text.substring(charsetEnd + 3, end);
        Optional<byte[]> bytes = encoding == 'B' ? base64(payload) : Optional.of(quoted(payload));
        return bytes.map(b -> new Word(language < 0 ? charset : charset.substring(0, language), b, end + 2));
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

    private static int hex(String text, int at) {
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
