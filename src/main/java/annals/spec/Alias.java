package annals.spec;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A name by which mails call a deliverable.
 *
 * @param text the name as usually written, never empty
 * @param kind what sort of name it is
 * @param from the first day on which it means this deliverable, when that is bounded
 * @param until the last such day, when that is bounded
 * @param ambiguous whether it means this only with support from its context ("OX", "TM", "JET")
 */
public record Alias(String text, Kind kind, Optional<LocalDate> from, Optional<LocalDate> until, boolean ambiguous) {
    /** The sorts of name. */
    public enum Kind {
        /** The title of the document, or a former one. */
        TITLE,
        /** The short name or an abbreviation in use ("OMEMO", "ox"). */
        SHORT_NAME,
        /** An XML namespace. */
        NAMESPACE,
        /** The base name of a proposal's file in the inbox ("omemo-media-sharing"). */
        BASE_NAME,
        /** Another word that points to it ("axolotl", "libsignal"). */
        TERM
    }

    /** Whether the name means this deliverable on that day. */
    public boolean isValidOn(LocalDate day) {
        return isWithin(from, until, day);
    }

    /** Whether a day is none before the first and none after the last. */
    public static boolean isWithin(Optional<LocalDate> first, Optional<LocalDate> last, LocalDate day) {
        return (first.isEmpty() || !day.isBefore(first.get())) && (last.isEmpty() || !day.isAfter(last.get()));
    }
}
