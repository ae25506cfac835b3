package annals.mail;

/**
 * A range of characters of a text.
 *
 * @param start the first UTF-16 unit, from zero
 * @param end the unit after the last one, not before {@code start}
 */
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("a span must have 0 <= start <= end, got " + start + ".." + end);
        }
    }
}
