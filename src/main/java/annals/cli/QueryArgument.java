package annals.cli;

import annals.query.Query;
import annals.query.QueryParser;
import annals.query.QuerySyntaxException;
import annals.query.SavedQueries;
import java.nio.file.Path;
import java.util.List;

/** Reads the query that a user wrote, or shows where it is wrong. */
final class QueryArgument {
    private QueryArgument() {}

    /**
     * The query; fails with a caret under the place that is wrong.
     *
     * @param saved the files of saved queries
     */
    static Query parse(String text, List<Path> saved) {
        try {
            return QueryParser.parse(text, new SavedQueries(saved));
        } catch (QuerySyntaxException bad) {
            String line = text.replaceAll("\\p{Cntrl}", " ");
            String caret = " "
                            .repeat("annals: query: ".length()
                                    + bad.getMessage().length()
                                    + ":  ".length()
                                    + Layout.width(line.substring(0, Math.min(bad.position(), line.length()))))
                    + "^";
            throw new Failure("query", bad.getMessage() + ":  " + line + "\n" + caret, "");
        }
    }
}
