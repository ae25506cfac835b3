package annals.tag;

import java.util.Locale;

/**
 * A deliverable that a message or thread speaks of.
 *
 * @param deliverable the deliverable's id
 * @param role whether it is what the discussion is about
 * @param score the sum of its evidence, above 0
 */
public record Attribution(String deliverable, Role role, double score) {
    /** How a discussion speaks of a deliverable. */
    public enum Role {
        /** The discussion is about it. */
        TOPIC,
        /** It is named in passing. */
        MENTION;

        /** The name in JSON. */
        public String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
