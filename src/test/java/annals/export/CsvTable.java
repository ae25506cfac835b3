package annals.export;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a table as RFC 4180 defines it, and nothing more lenient.
 *
 * @param rows the rows, that of the names first
 */
record CsvTable(List<List<String>> rows) {
    /** Reads a text that may begin with a byte order mark. */
    static CsvTable read(String text) {
        List<List<String>> rows = new ArrayList<>();
        int at = text.startsWith("\uFEFF") ? 1 : 0;
        List<String> row = new ArrayList<>();
        while (at < text.length()) {
            StringBuilder cell = new StringBuilder();
            if (text.charAt(at) == '"') {
                at = quoted(text, at + 1, cell);
            } else {
                while (",\"\r\n".indexOf(text.charAt(at)) < 0) {
                    cell.append(text.charAt(at++));
                }
            }
            row.add(cell.toString());
            if (text.charAt(at) == ',') {
                at++;
            } else if (text.startsWith("\r\n", at)) {
                at += 2;
                rows.add(row);
                row = new ArrayList<>();
            } else {
                throw new IllegalArgumentException("expected a comma or CR LF at " + at);
            }
        }
        return new CsvTable(rows);
    }

    private static int quoted(String text, int from, StringBuilder cell) {
        int at = from;
        while (text.charAt(at) != '"' || text.charAt(at + 1) == '"') {
            at += text.charAt(at) == '"' ? 1 : 0;
            cell.append(text.charAt(at++));
        }
        return at + 1;
    }

    /** The cells of a column, the name left out. */
    List<String> column(String name) {
        int at = rows.getFirst().indexOf(name);
        return rows.stream().skip(1).map(row -> row.get(at)).toList();
    }
}
