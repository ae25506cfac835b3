package annals.thread;

import java.util.Locale;

/** What joins a reply to its parent. */
public enum EdgeKind {
    /** The parent is named in References. */
    REFERENCES,
    /** The parent is named in In-Reply-To. */
    IN_REPLY_TO,
    /** The reply quotes the parent, or an attribution in it names the parent's author and minute. */
    QUOTE,
    /** The reply has the parent's subject, and nothing better. */
    SUBJECT,
    /** A person said so, in {@link Corrections}. */
    CORRECTION,
    /** Nothing: the message begins its thread. */
    NONE;

    /** The name in JSON. */
    public String json() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
