package annals.search;

/** A query that was understood and that this index cannot answer; the message says why. */
public final class UnanswerableQueryException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    UnanswerableQueryException(String message) {
        super(message);
    }

    UnanswerableQueryException(String message, Throwable cause) {
        super(message, cause);
    }
}
