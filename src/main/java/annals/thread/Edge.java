package annals.thread;

/**
 * Why a message hangs under its parent.
 *
 * @param kind what joins them
 * @param confidence how sure that is, above 0 up to 1; 1 for what the message's own headers say, 0.9 for what the
 *     References of a third message say, 0.7 for a shared subject
 */
public record Edge(EdgeKind kind, double confidence) {
    /** The edge of a message that begins a thread. */
    public static final Edge NONE = new Edge(EdgeKind.NONE, 1);

    public Edge {
        if (!(confidence > 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence must be above 0 and at most 1, got " + confidence);
        }
    }
}
