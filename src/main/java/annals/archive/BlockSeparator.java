package annals.archive;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How mails begin in a file that has them one after the other without From_ lines, as archives of the 1990s do: with
 * the line that the file begins with, either a year alone or a header of one name. Six such files are known, with 35
 * mails.
 *
 * @param header the lower-case name of the header with its colon, empty for a year
 */
record BlockSeparator(String header) {
    private static final int YEAR_DIGITS = 4;
    private static final Set<String> NEEDED = Set.of("from", "date");
    private static final Set<String> EITHER = Set.of("subject", "message-id");

    /** The separator of a stream that begins with headers. */
    static Optional<BlockSeparator> of(byte[] head) {
        List<String> lines = Content.lines(head);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String first = lines.getFirst();
        int colon = first.indexOf(':');
        boolean header = colon > 0 && first.chars().limit(colon).allMatch(c -> c > ' ' && c < 0x7f);
        if (header) {
            return Optional.of(new BlockSeparator(first.substring(0, colon + 1).toLowerCase(Locale.ROOT)));
        }
        return isYear(first) ? Optional.of(new BlockSeparator("")) : Optional.empty();
    }

    /** Whether the line begins a block of headers as the first of the stream did. */
    boolean begins(byte[] buffer, int from, int to) {
        int length = header.isEmpty() ? YEAR_DIGITS + 2 : header.length();
        String start = text(buffer, from, Math.min(to, from + length));
        return header.isEmpty() ? to - from <= length && isYear(start) : start.equalsIgnoreCase(header);
    }

    /**
     * Whether a mail may end with the line, the last with text before the block: not where a mail is forwarded ("Begin
     * forwarded message:", "-- Forwarded --"), a digest is parted by dashes, or a part is about to begin.
     *
     * @param hasParts whether the mail declares a boundary
     */
    static boolean mayEndMail(byte[] buffer, int from, int to, boolean hasParts) {
        String line = text(buffer, from, to).strip();
        if (line.endsWith(":") || line.toLowerCase(Locale.ROOT).startsWith("content-")) {
            return false;
        }
        if (!line.startsWith("--")) {
            return true;
        }
        boolean ruler = line.chars().allMatch(c -> c == '-') || (line.endsWith("-") && line.indexOf(' ') > 0);
        return !ruler && (!hasParts || line.endsWith("--"));
    }

    /** Whether the block of headers has what a mail's has: an author, a date, and a subject or an id. */
    static boolean isMail(byte[] block) {
        Set<String> names = new HashSet<>();
        text(block, 0, block.length).lines().forEach(line -> {
            int colon = line.indexOf(':');
            names.add(line.substring(0, Math.max(colon, 0)).strip().toLowerCase(Locale.ROOT));
        });
        return names.containsAll(NEEDED) && EITHER.stream().anyMatch(names::contains);
    }

    private static boolean isYear(String line) {
        String digits = line.stripTrailing();
        return digits.length() == YEAR_DIGITS
                && (digits.startsWith("19") || digits.startsWith("20"))
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
