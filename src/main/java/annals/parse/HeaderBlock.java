package annals.parse;

import annals.archive.LineEnds;
import annals.mail.Fault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The header fields of a message (RFC 5322 section 2.2), unfolded, each byte one character. A line that is no field is
 * left out when a field follows it, else the body begins there, so that no text is lost.
 */
final class HeaderBlock {
    private static final Set<String> MAIL =
            Set.of("from", "sender", "to", "date", "subject", "message-id", "received", "return-path", "content-type");

    private final Map<String, List<String>> fields = new LinkedHashMap<>();
    private int bodyStart;

    private HeaderBlock() {}

    static HeaderBlock read(byte[] content, List<Fault> faults) {
        HeaderBlock block = new HeaderBlock();
        String name = "";
        StringBuilder value = new StringBuilder();
        int from = 0;
        int nextField = -1;
        while (from < content.length) {
            int to = lineEnd(content, from);
            int end = textEnd(content, from, to);
            if (end == from) {
                from = to;
                break;
            }
            int colon = colon(content, from, end);
            if (isBlank(content[from]) && !name.isEmpty()) {
                value.append(text(content, from, end));
            } else if (colon > from) {
                block.add(name, value);
                name = text(content, from, colon).strip();
                value = new StringBuilder(text(content, colon + 1, end));
            } else {
                String line = text(content, from, Math.min(end, from + 60));
                nextField = nextField >= to ? nextField : nextField(content, to);
                if (nextField < 0) {
                    faults.add(new Fault(Fault.Kind.BAD_HEADER, "the text begins without a blank line: " + line));
                    break;
                }
                faults.add(new Fault(Fault.Kind.BAD_HEADER, line));
            }
            from = to;
        }
        block.add(name, value);
        block.bodyStart = from;
        return block;
    }

    /** The header of a message that has none. */
    static HeaderBlock none() {
        return new HeaderBlock();
    }

    /** Whether a field is there that every mail has, and no text: words before a colon ("Note:") look like a field. */
    boolean isMail() {
        return fields.isEmpty() || fields.keySet().stream().anyMatch(MAIL::contains);
    }

    /** The first field of that lower-case name, trimmed. */
    Optional<String> first(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getFirst());
    }

    /** All fields of that lower-case name, trimmed, in order. */
    List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /** The lower-case names, in the order of their first appearance. */
    Iterable<String> names() {
        return fields.keySet();
    }

    /** Where the body begins. */
    int bodyStart() {
        return bodyStart;
    }

    private void add(String name, CharSequence value) {
        if (!name.isEmpty()) {
            fields.computeIfAbsent(name.toLowerCase(Locale.ROOT), n -> new ArrayList<>(1))
                    .add(value.toString().replace('\r', ' ').replace('\t', ' ').strip());
        }
    }

    /** Where the next field of the block begins, or -1. */
    private static int nextField(byte[] content, int start) {
        int from = start;
        while (from < content.length) {
            int to = lineEnd(content, from);
            int end = textEnd(content, from, to);
            if (end == from) {
                return -1;
            }
            if (colon(content, from, end) > from) {
                return from;
            }
            from = to;
        }
        return -1;
    }

    /** Where the colon of a field name is, or -1 when the line has no field name; blanks may stand before it. */
    private static int colon(byte[] content, int from, int end) {
        int i = from;
        while (i < end && content[i] > ' ' && content[i] < 0x7f && content[i] != ':') {
            i++;
        }
        int nameEnd = i;
        while (i < end && isBlank(content[i])) {
            i++;
        }
        return nameEnd > from && i < end && content[i] == ':' ? i : -1;
    }

    private static int lineEnd(byte[] content, int from) {
        return Math.min(LineEnds.find(content, from, content.length) + 1, content.length);
    }

    private static int textEnd(byte[] content, int from, int to) {
        int end = to;
        while (end > from && (content[end - 1] == '\n' || content[end - 1] == '\r')) {
            end--;
        }
        return end;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    private static String text(byte[] content, int from, int to) {
        return new String(content, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
