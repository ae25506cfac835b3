package annals.search;

import java.util.Locale;

/**
 * How many answers share a value.
 *
 * @param value the year, person, list, deliverable, tag or status
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
        TAG,
        /** What a specification's status is today. */
        STATUS;

        /** The name on the command line and in JSON. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
