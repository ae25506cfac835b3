package annals.cli;

import java.util.Arrays;
import java.util.List;

/**
 * What the launcher found out about the streams.
 *
 * @param in whether standard input is a terminal
 * @param out whether standard output is a terminal
 * @param err whether standard error is a terminal
 * @param columns the width to lay out for; {@link Integer#MAX_VALUE} when nothing needs to be wrapped
 */
public record Terminal(boolean in, boolean out, boolean err, int columns) {
    /** No terminal: nothing is coloured, nothing is wrapped. */
    public static final Terminal NONE = new Terminal(false, false, false, Integer.MAX_VALUE);

    private static final int USUAL_COLUMNS = 100;
    private static final int LEAST_COLUMNS = 40;

    /** What the launcher passed in the properties {@code annals.terminal} and {@code annals.columns}. */
    static Terminal ofSystem() {
        List<String> streams =
                Arrays.asList(System.getProperty("annals.terminal", "").split(","));
        boolean out = streams.contains("out");
        String columns = System.getProperty("annals.columns", "");
        int width =
                columns.matches("[1-9]\\d{0,4}") ? Math.max(LEAST_COLUMNS, Integer.parseInt(columns)) : USUAL_COLUMNS;
        return new Terminal(streams.contains("in"), out, streams.contains("err"), out ? width : Integer.MAX_VALUE);
    }
}
