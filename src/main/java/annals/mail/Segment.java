package annals.mail;

import java.util.Locale;

/**
 * A run of lines of a body that belong together.
 *
 * @param kind whose words these are
 * @param depth how deep the quoting is: 0 for anything that is not a quote, 1 for "&gt;", 2 for "&gt; &gt;"
 * @param text the lines joined by {@code \n}, without quote markers, without a final line end
 */
public record Segment(Kind kind, int depth, String text) {
    /** The kinds of segment. */
    public enum Kind {
        /** The author's own words. */
        NEW,
        /** Words of an earlier message. */
        QUOTE,
        /** The line that introduces a quote ("On Monday, Ada wrote:"). */
        ATTRIBUTION,
        /** What follows "-- ", and signature blocks of other shapes, PGP armour included. */
        SIGNATURE,
        /** What the list adds to each mail. */
        FOOTER,
        /** Notices that stand for removed parts ("An HTML attachment was scrubbed..."). */
        SCRUBBED,
        /** A patch or diff. */
        PATCH,
        /** Code or XML given as an example. */
        CODE;

        /** The name in JSON. */
        public String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Segment {
        if (depth < 0 || (depth > 0) != (kind == Kind.QUOTE)) {
            throw new IllegalArgumentException("only quotes have a depth above 0, got " + kind + " at " + depth);
        }
    }

    /** Whether these are words the author wrote for this message: new text, and code or patches in it. */
    public boolean isOwn() {
        return kind == Kind.NEW || kind == Kind.CODE || kind == Kind.PATCH;
    }
}
