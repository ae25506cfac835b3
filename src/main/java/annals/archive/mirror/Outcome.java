package annals.archive.mirror;

import java.util.Locale;

/** How it went with one file. */
public enum Outcome {
    /** It came, and is new here or has changed. */
    FETCHED,
    /** The server was asked and has nothing newer. */
    UNCHANGED,
    /** It is of a time long past and was not asked for again. */
    SETTLED,
    /** A month without mail: nothing was written. */
    EMPTY,
    /** A dry run would ask for it. */
    WOULD_ASK,
    /** It could not be had. */
    FAILED,
    /** It was not tried, because the server failed too often. */
    LEFT;

    /** Its name in JSON. */
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
