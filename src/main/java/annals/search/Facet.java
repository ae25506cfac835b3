package annals.search;

/**
 * How many answers share a value.
 *
 * @param value the year, person, list, deliverable or tag
 * @param threads how many threads hold such a message that answers
 * @param messages how many such messages answer
 */
public record Facet(String value, long threads, long messages) {
    /** What answers can be grouped by. */
    public enum By {
        YEAR,
        PERSON,
        LIST,
        DELIVERABLE,
        TAG
    }
}
