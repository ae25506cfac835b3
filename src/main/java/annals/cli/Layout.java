package annals.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Fits text into columns, counting East Asian wide characters as two and combining marks as none. */
final class Layout {
    /** Stands before a match while text is laid out; of the private use area, and of no width. */
    static final char BEGIN_MATCH = '\uE000';
    /** Stands after a match. */
    static final char END_MATCH = '\uE001';

    private Layout() {}

    /** A number with commas between thousands. */
    static String number(long count) {
        return count > -1000 && count < 1000 ? Long.toString(count) : String.format(Locale.ROOT, "%,d", count);
    }

    /** "1 message", "1,204 messages". */
    static String count(long number, String one, String many) {
        return number(number) + " " + (number == 1 ? one : many);
    }

    /** A number of bytes in decimal kilobytes or megabytes. */
    static String size(long bytes) {
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    /** How many columns the text takes. */
    static int width(String text) {
        int columns = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            columns += width(point);
            i += Character.charCount(point);
        }
        return columns;
    }

    /** The text, cut with an ellipsis where it is wider than that. */
    static String cut(String text, int columns) {
        if (text.length() <= columns && width(text) <= columns) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int used = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (used + width(point) > columns - 1) {
                return kept.append('…').toString();
            }
            kept.appendCodePoint(point);
            used += width(point);
            i += Character.charCount(point);
        }
        return kept.toString();
    }

    /** The text cut or filled with spaces to exactly that many columns. */
    static String fit(String text, int columns) {
        String cut = cut(text, columns);
        return cut + " ".repeat(Math.max(0, columns - width(cut)));
    }

    /** The text broken at spaces into lines of at most that many columns; a longer word stands alone, whole. */
    static List<String> wrap(String text, int columns) {
        return wrap(text, columns, columns);
    }

    /** The same with another width for the first line. */
    static List<String> wrap(String text, int firstColumns, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (String word : text.strip().split(" +")) {
            int needed = width(word);
            if (used > 0 && used + 1 + needed > (lines.isEmpty() ? firstColumns : columns)) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            if (used > 0) {
                line.append(' ');
                used++;
            }
            line.append(word);
            used += needed;
        }
        if (used > 0) {
            lines.add(line.toString());
        }
        return lines;
    }

    private static int width(int point) {
        if (point >= ' ' && point < 0x7f) {
            return 1;
        }
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT
                || point == BEGIN_MATCH
                || point == END_MATCH) {
            return 0;
        }
        boolean wide = (point >= 0x1100 && point <= 0x115F)
                || (point >= 0x2E80 && point <= 0xA4CF && point != 0x303F)
                || (point >= 0xAC00 && point <= 0xD7A3)
                || (point >= 0xF900 && point <= 0xFAFF)
                || (point >= 0xFE30 && point <= 0xFE6F)
                || (point >= 0xFF00 && point <= 0xFF60)
                || (point >= 0xFFE0 && point <= 0xFFE6)
                || (point >= 0x1F300 && point <= 0x1FAFF)
                || (point >= 0x20000 && point <= 0x3FFFD);
        return wide ? 2 : 1;
    }
}
