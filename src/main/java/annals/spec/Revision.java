package annals.spec;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A {@code <revision/>} of a XEP's source.
 *
 * @param version as written ("0.4.0"); neither unique nor ordered within a XEP
 * @param date the day written in it; empty where the source has none
 * @param initials who made it, as written
 * @param remark what changed, as plain text, paragraphs and list items on lines of their own
 */
public record Revision(String version, Optional<LocalDate> date, String initials, String remark) {
    /** Whether two versions are the same when missing places count as 0: "0.4" is "0.4.0". */
    public static boolean isSame(String one, String other) {
        return trimmed(one).equals(trimmed(other));
    }

    /** A version without its final zeros. */
    public static String trimmed(String version) {
        return version.strip().replaceAll("(\\.0)+$", "");
    }
}
