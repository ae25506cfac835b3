package annals.search;

import annals.mail.Span;
import java.util.List;

/**
 * A passage of a message on one line.
 *
 * @param text each run of white space as one blank; an ellipsis where it was cut; may be empty
 * @param matches the parts of {@code text} that answer the query, ascending, not overlapping; may be none
 * @param quoted whether these are words that the author quotes, so that they are never taken for the author's
 */
public record Snippet(String text, List<Span> matches, boolean quoted) {
    public Snippet {
        matches = List.copyOf(matches);
    }
}
