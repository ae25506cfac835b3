package annals.history;

import annals.mail.MessageId;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * That a thread argued, before a revision, what it changed.
 *
 * @param version the revision's version
 * @param date the day of the revision
 * @param why what the remark of the revision names and a mail of the thread spoke of before, at least one
 */
public record Precedent(String version, LocalDate date, List<Reason> why) {
    public Precedent {
        why = List.copyOf(why);
        if (why.isEmpty()) {
            throw new IllegalArgumentException("a precedent needs a reason");
        }
    }

    /**
     * Something that the remark and the thread have in common.
     *
     * @param text as the remark has it
     * @param message the first mail that spoke of it within the time
     */
    public record Reason(Kind kind, String text, MessageId message) {}

    /** What a remark can name. */
    public enum Kind {
        /** A XEP, an RFC, an Internet-Draft, a pull request. */
        IDENTIFIER(2),
        NAMESPACE(2),
        /** An element, or an attribute, field or value that is no English word. */
        ELEMENT(2),
        /** The title of a section or of another document, or a number of a section. */
        SECTION(2),
        /** A technical name: HMAC, Ed25519. */
        NAME(1),
        /** A word that the threads about the deliverable rarely have. */
        WORD(0.5);

        private final double weight;

        Kind(double weight) {
            this.weight = weight;
        }

        /** What it counts. */
        double weight() {
            return weight;
        }

        /** The name in JSON. */
        public String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
