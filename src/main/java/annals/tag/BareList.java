package annals.tag;

/** Lists of bare lines, as in road maps and agendas: what stands in one is named in passing. */
final class BareList {
    /** So many items make a list. */
    private static final int FEWEST = 4;

    /** So many rows make a table. */
    private static final int FEWEST_ROWS = 3;

    /** A count with its mark has so many characters at most. */
    private static final int LONGEST_COUNT = 10;

    /** An item of more lines says something. */
    private static final int MOST_LINES = 2;

    /** So many lines are looked at in each direction. */
    private static final int REACH = 40;

    /** A text with a line longer than this is looked at no further: all work here is by lines. */
    private static final int LONGEST_LINE = 500;

    private BareList() {}

    /** Whether a line begins like an item: "- ", "* ", "• ". */
    static boolean isItem(String line) {
        String stripped = line.stripLeading();
        return stripped.length() > 1 && "-*\u2022+".indexOf(stripped.charAt(0)) >= 0 && stripped.charAt(1) == ' ';
    }

    /** Whether a line is a row of a table of counts: "PGP, XEP-0027: 9". */
    static boolean isRow(String line) {
        int colon = line.lastIndexOf(": ");
        boolean counts = colon > 0 && colon + 2 < line.length() && line.length() - colon <= LONGEST_COUNT;
        if (!counts || !Character.isDigit(line.charAt(colon + 2))) {
            return false;
        }
        return line.substring(colon + 2).chars().noneMatch(Character::isLetter);
    }

    /** Whether a place stands in a row of such a table of at least three. */
    static boolean isInTable(String text, int at) {
        int line = startOfLine(text, at);
        if (!isRow(lineAt(text, line))) {
            return false;
        }
        int rows = 1;
        for (int i = line; i > 0 && rows < FEWEST_ROWS; rows++) {
            i = startOfLine(text, i - 1);
            if (!isRow(lineAt(text, i))) {
                break;
            }
        }
        int below = line + lineAt(text, line).length() + 1;
        while (below < text.length() && rows < FEWEST_ROWS && isRow(lineAt(text, below))) {
            below += lineAt(text, below).length() + 1;
            rows++;
        }
        return rows >= FEWEST_ROWS;
    }

    /** Whether a place stands in an item of a list of at least four, none of them longer than two lines. */
    static boolean holds(String text, int at) {
        int items = 0;
        int lines = 0;
        int line = startOfLine(text, at);
        for (int i = 0; i < REACH && line > 0; i++) {
            int above = startOfLine(text, line - 1);
            if (lineAt(text, above).isBlank()) {
                break;
            }
            line = above;
        }
        for (int i = 0; i < 2 * REACH && line < text.length(); i++) {
            String one = lineAt(text, line);
            if (one.length() >= LONGEST_LINE) {
                return false;
            }
            if (isItem(one)) {
                items++;
                lines = 1;
            } else if (one.isBlank() && line > at) {
                break;
            } else if (items > 0 && ++lines > MOST_LINES) {
                return false;
            }
            line += one.length() + 1;
        }
        return items >= FEWEST;
    }

    /** The start of the line that holds a place, or a place so far before it. */
    private static int startOfLine(String text, int at) {
        int start = at;
        while (start > 0 && at - start < LONGEST_LINE && text.charAt(start - 1) != '\n') {
            start--;
        }
        return start;
    }

    /** A line, at most so much of it. */
    private static String lineAt(String text, int start) {
        int end = start;
        while (end < text.length() && end - start < LONGEST_LINE && text.charAt(end) != '\n') {
            end++;
        }
        return text.substring(start, end);
    }
}
