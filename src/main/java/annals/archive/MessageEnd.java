package annals.archive;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Tells whether a message, of which nothing more follows, visibly ends in the middle. */
final class MessageEnd {
    private static final int MAX_HEADER_BYTES = 1 << 18;

    private MessageEnd() {}

    /**
     * What is missing at the end, as a clause: a header that breaks off, a multipart body without its last boundary.
     */
    static Optional<String> missing(byte[] content) {
        int bodyStart = bodyStart(content);
        if (bodyStart < 0) {
            boolean whole = content.length == 0 || content[content.length - 1] == '\n';
            return whole ? Optional.empty() : Optional.of("it ends inside the headers");
        }
        int headerEnd = Math.min(bodyStart, MAX_HEADER_BYTES);
        return boundary(new String(content, 0, headerEnd, StandardCharsets.ISO_8859_1))
                .filter(boundary -> !holds(content, bodyStart, "--" + boundary + "--"))
                .map(boundary -> "the last boundary of its parts is missing");
    }

    private static int bodyStart(byte[] content) {
        boolean blank = true;
        for (int i = 0; i < content.length; i++) {
            if (content[i] == '\n' && blank) {
                return i + 1;
            }
            blank = content[i] == '\n' || (blank && content[i] == '\r');
        }
        return -1;
    }

    /** The boundary that the first Content-Type names, when that is multipart. */
    private static Optional<String> boundary(String header) {
        StringBuilder type = new StringBuilder();
        for (String line : header.lines().toList()) {
            boolean folded = line.startsWith(" ") || line.startsWith("\t");
            if (!type.isEmpty() && !folded) {
                break;
            }
            if (!type.isEmpty() || line.toLowerCase(Locale.ROOT).startsWith("content-type:")) {
                type.append(line).append(' ');
            }
        }
        String lower = type.toString().toLowerCase(Locale.ROOT);
        int at = lower.indexOf("boundary=");
        if (at < 0 || !lower.contains("multipart/")) {
            return Optional.empty();
        }
        String value = type.substring(at + "boundary=".length()).strip();
        if (value.startsWith("\"")) {
            int close = value.indexOf('"', 1);
            return close > 1 ? Optional.of(value.substring(1, close)) : Optional.empty();
        }
        int end = 0;
        while (end < value.length() && value.charAt(end) > ' ' && value.charAt(end) != ';') {
            end++;
        }
        return end == 0 ? Optional.empty() : Optional.of(value.substring(0, end));
    }

    private static boolean holds(byte[] content, int from, String line) {
        for (int i = from; i < content.length; i++) {
            boolean startsLine = content[i - 1] == '\n';
            if (startsLine && Content.startsWith(content, line, i)) {
                return true;
            }
        }
        return false;
    }
}
