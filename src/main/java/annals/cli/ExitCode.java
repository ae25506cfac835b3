package annals.cli;

/** The exit codes of every command. */
final class ExitCode {
    /** Done, or found. */
    static final int OK = 0;
    /** It ran and found nothing. */
    static final int NOTHING = 1;
    /** Anything wrong: usage, no index, bad query, unreadable source. */
    static final int WRONG = 2;

    private ExitCode() {}
}
