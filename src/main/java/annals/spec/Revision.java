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
public record Revision(String version, Optional<LocalDate> date, String initials, String remark) {}
