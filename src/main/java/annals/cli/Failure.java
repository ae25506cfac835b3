package annals.cli;

/** A mistake of the user's that ends a command with exit code 2; the message is the whole line without "annals: ". */
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure told as "what: where; what to do".
     *
     * @param what the command or the thing that is wrong
     * @param where what was expected and what came, and where
     * @param remedy what to do about it, may be empty
     */
    Failure(String what, String where, String remedy) {
        super(what + ": " + where + (remedy.isEmpty() ? "" : "; " + remedy));
    }
}
