package annals.thread;

import java.util.Locale;

/** What may join a reply to its parent. */
public enum Threading {
    /** Headers alone. */
    STRICT,
    /** Headers, and for replies without them quotes and subjects; splits are marked. */
    RECOVERED;

    /** The name on the command line, in JSON and in an index. */
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
