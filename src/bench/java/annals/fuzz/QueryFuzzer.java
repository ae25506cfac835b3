package annals.fuzz;

import static annals.fuzz.Soundness.require;

import annals.query.Query;
import annals.query.QueryParser;
import annals.query.QuerySyntaxException;
import java.nio.charset.StandardCharsets;

/** A query, parsed, and asked of the sample archive. */
public final class QueryFuzzer {
    private static final Program PROGRAM = Program.withSample();

    private QueryFuzzer() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Query query;
        try {
            query = QueryParser.parse(text);
        } catch (QuerySyntaxException told) {
            require(told.position() >= 0 && told.position() <= text.length(), "an error's place lies in the query");
            return;
        }
        require(QueryParser.parse(query.toString()).equals(query), "a canonical query means the same");
        // "--" ends the options: a query may begin with a dash.
        PROGRAM.run("search", "--limit", "5", "--", text);
        PROGRAM.run("search", "--json", "--all-messages", "--limit", "5", "--", text);
    }
}
