package annals.thread;

/**
 * Why a message hangs under its parent.
 *
 * @param kind what joins them
 * @param confidence how sure that is, above 0 up to 1: 1 for what the message's own headers say and for corrections,
 *     0.95 for prose in In-Reply-To, 0.9 for what the References of a third message say, from 0.5 on for what was
 *     recovered from quotes and subjects
 * @param split whether the message turns to another matter
 * @param evidence what speaks for it, as clauses for a person; empty where {@code kind} says it all
 */
public record Edge(EdgeKind kind, double confidence, Split split, String evidence) {
    /** The edge of a message that begins a thread. */
    public static final Edge NONE = new Edge(EdgeKind.NONE, 1);

    public Edge {
        if (!(confidence > 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence must be above 0 and at most 1, got " + confidence);
        }
    }

    /** An edge within one matter that needs no words. */
    public Edge(EdgeKind kind, double confidence) {
        this(kind, confidence, "");
    }

    /** An edge within one matter. */
    public Edge(EdgeKind kind, double confidence, String evidence) {
        this(kind, confidence, Split.NONE, evidence);
    }

    /** The same edge, of a message that turns to another matter. */
    Edge with(Split other) {
        return new Edge(kind, confidence, other, evidence);
    }
}
