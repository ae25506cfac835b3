package annals.thread;

import java.util.Locale;

/** Whether a message turns its thread to another matter. It keeps its place in the tree all the same. */
public enum Split {
    /** It goes on with the matter of its parent. */
    NONE,
    /** Its subject is a new one and names the old one: "new (was: old)". */
    SUBTHREAD,
    /**
     * Its subject is a new one, and neither it nor the text has anything of the parent: the reply button was misused.
     */
    HIJACK;

    /** The name in JSON. */
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
