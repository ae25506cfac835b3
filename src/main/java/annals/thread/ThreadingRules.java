package annals.thread;

/**
 * By what an archive is threaded.
 *
 * @param threading what may join a reply to its parent
 * @param corrections what people say
 */
public record ThreadingRules(Threading threading, Corrections corrections) {
    /** What holds where nobody said anything. */
    public static final ThreadingRules USUAL = new ThreadingRules(Threading.RECOVERED, Corrections.NONE);
}
