package annals.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * The identity of a message (RFC 5322 section 3.6.4), bare: without angle brackets and without any white space.
 *
 * <p>Real archives hold ids with blanks, without brackets and without an {@code @}; all of them are ids as long as
 * something is left when brackets and white space are gone. Ids are compared by every character, case included.
 *
 * @param value the bare id, never empty, without white space and angle brackets at its ends
 */
public record MessageId(String value) implements Comparable<MessageId> {
    /** HyperKitty cuts an id to this many characters before it hashes it. */
    private static final int HASHED_CHARACTERS = 254;

    private static final char[] BASE32 = "abcdefghijklmnopqrstuvwxyz234567".toCharArray();

    public MessageId {
        if (value.isEmpty() || hasBlank(value)) {
            throw new IllegalArgumentException("a Message-ID must be bare and without white space, got: " + value);
        }
    }

    /** The id written in a header or on a command line, with or without brackets; empty when nothing is left of it. */
    public static Optional<MessageId> parse(String written) {
        String bare = strip(written);
        return bare.isEmpty() ? Optional.empty() : Optional.of(new MessageId(bare));
    }

    /**
     * All ids of a References or In-Reply-To header, in order, each once. Text outside brackets counts only when the
     * header has no brackets at all and the word holds an {@code @}: prose such as "Your message of Monday" names none.
     */
    public static List<MessageId> allIn(String header) {
        LinkedHashSet<MessageId> found = new LinkedHashSet<>();
        int open = header.indexOf('<');
        if (open < 0) {
            for (String word : header.trim().split("[\\s,;]+")) {
                if (word.indexOf('@') > 0) {
                    parse(word).ifPresent(found::add);
                }
            }
            return List.copyOf(found);
        }
        int close = -1;
        while (open >= 0) {
            int next = header.indexOf('<', open + 1);
            if (close <= open) {
                close = header.indexOf('>', open + 1);
                close = close < 0 ? Integer.MAX_VALUE : close;
            }
            boolean unclosed = close == Integer.MAX_VALUE || (next >= 0 && next < close);
            int end = !unclosed ? close : next >= 0 ? next : header.length();
            parse(header.substring(open + 1, end)).ifPresent(found::add);
            open = next;
        }
        return List.copyOf(found);
    }

    /**
     * base32 (RFC 4648, lower case, no padding) of the SHA-1 of the id cut to 254 characters: 32 characters, in upper
     * case the last part of HyperKitty's permalink.
     */
    public String hash() {
        return base32(digest());
    }

    /** The 20 bytes that the hash spells. */
    public byte[] digest() {
        String hashed = isCutForHash() ? value.substring(0, HASHED_CHARACTERS) : value;
        return sha1(hashed.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether other ids that begin alike have the same hash. */
    public boolean isCutForHash() {
        return value.length() > HASHED_CHARACTERS;
    }

    /** An id for a message that has none, made of its content, so that the same bytes always get the same id. */
    public static MessageId ofContent(byte[] content) {
        return new MessageId(base32(sha1(content)) + "@no-message-id.invalid");
    }

    @Override
    public int compareTo(MessageId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String strip(String written) {
        String bare = hasBlank(written) ? withoutBlanks(written) : written;
        int from = 0;
        int to = bare.length();
        while (from < to && bare.charAt(from) == '<') {
            from++;
        }
        while (to > from && bare.charAt(to - 1) == '>') {
            to--;
        }
        return bare.substring(from, to);
    }

    private static boolean hasBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isBlank(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static String withoutBlanks(String written) {
        StringBuilder bare = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            if (!isBlank(written.charAt(i))) {
                bare.append(written.charAt(i));
            }
        }
        return bare.toString();
    }

    private static boolean isBlank(char c) {
        if (c > ' ' && c < 0x7f) {
            return false;
        }
        return c <= ' ' || (c >= 0x7f && c <= 0x9f) || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static byte[] sha1(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-1", e);
        }
    }

    private static String base32(byte[] twentyBytes) {
        StringBuilder text = new StringBuilder(32);
        int bits = 0;
        int held = 0;
        for (byte b : twentyBytes) {
            held = (held << 8) | (b & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32[(held >> bits) & 31]);
            }
            held &= (1 << bits) - 1;
        }
        return text.toString();
    }

    /** The ids joined as a References header writes them. */
    public static String join(List<MessageId> ids) {
        List<String> written = new ArrayList<>(ids.size());
        ids.forEach(id -> written.add("<" + id.value() + ">"));
        return String.join(" ", written);
    }
}
