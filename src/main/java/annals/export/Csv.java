package annals.export;

import annals.mail.VisibleText;
import java.util.regex.Pattern;

/**
 * A table as RFC 4180 has it: commas, quotes doubled, CR LF. A byte order mark tells LibreOffice and Excel that it is
 * UTF-8. A cell that a spreadsheet would take for a formula begins with an apostrophe.
 */
final class Csv {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r\\n|%].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,15}+");
    private static final Pattern QUOTED = Pattern.compile("[\",\\r\\n]");

    private final StringBuilder out = new StringBuilder().append(BYTE_ORDER_MARK);
    private final int columns;

    Csv(String... names) {
        columns = names.length;
        row(names);
    }

    /** Adds a row; line ends in a cell become spaces. */
    Csv row(String... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException("expected " + columns + " cells, got " + cells.length);
        }
        for (int i = 0; i < cells.length; i++) {
            out.append(i == 0 ? "" : ",").append(quoted(harmless(VisibleText.line(cells[i]))));
        }
        out.append("\r\n");
        return this;
    }

    String text() {
        return out.toString();
    }

    private static String harmless(String cell) {
        boolean formula =
                FORMULA.matcher(cell).matches() && !NUMBER.matcher(cell).matches();
        return formula ? "'" + cell : cell;
    }

    private static String quoted(String cell) {
        return QUOTED.matcher(cell).find() ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
