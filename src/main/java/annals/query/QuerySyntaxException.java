package annals.query;

/** A query that cannot be read; the message tells what is wrong and where, counting characters from 1. */
public final class QuerySyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String query;
    private final int position;

    QuerySyntaxException(String query, int position, String message) {
        super(message);
        this.query = query;
        this.position = position;
    }

    /** The whole query. */
    public String query() {
        return query;
    }

    /**
     * The UTF-16 unit at which the mistake stands, from 0; the length of the query where something is missing there.
     */
    public int position() {
        return position;
    }
}
