package annals.parse;

/** Parts of drawings and of tables, as they are made of dashes, bars and crosses. */
final class Drawings {
    private static final String DRAWING = "-+=|<>";

    private Drawings() {}

    /**
     * Whether a line is part of a drawing or of a table.
     *
     * @param words as much of the line as is looked at, without blanks around it; not empty
     */
    static boolean holds(MarkedLines lines, int i, String words) {
        boolean bars = lines.has(i, '|');
        return (bars || lines.has(i, '-')) && (isDrawn(words) || (bars && isInTable(lines, i, words)));
    }

    /** Whether half of a line are the strokes of a drawing: long ones, or several bars. */
    private static boolean isDrawn(String words) {
        int bars = count(words, '|');
        boolean barred = bars > 1;
        if (!barred && !words.contains("----")) {
            return false;
        }
        if (barred && isFrame(words.charAt(0)) && isFrame(words.charAt(words.length() - 1))) {
            return true;
        }
        int strokes = 0;
        int inked = 0;
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            inked += c == ' ' ? 0 : 1;
            strokes += DRAWING.indexOf(c) >= 0 ? 1 : 0;
        }
        return strokes * 2 >= inked;
    }

    /** Whether a line has as many bars, two or more, as the line above or below has bars or crosses. */
    private static boolean isInTable(MarkedLines lines, int i, String words) {
        int bars = count(words, '|');
        return bars > 1 && (hasColumns(lines, i - 1, bars) || hasColumns(lines, i + 1, bars));
    }

    private static boolean hasColumns(MarkedLines lines, int i, int bars) {
        String words = lines.shortWords(i);
        return count(words, '|') == bars || count(words, '+') == bars;
    }

    private static int count(String words, char wanted) {
        int count = 0;
        for (int i = words.indexOf(wanted); i >= 0; i = words.indexOf(wanted, i + 1)) {
            count++;
        }
        return count;
    }

    private static boolean isFrame(char c) {
        return c == '|' || c == '+';
    }
}
