package annals.spec;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A document in the XSF's inbox.
 *
 * @param baseName its file name without {@code .xml} or {@code .html}: the key that joins it to its later number
 * @param title its title
 * @param date the day of its first revision, when known
 * @param fate what became of it, in words ("became XEP-0384"), may be empty
 */
public record Proposal(String baseName, String title, Optional<LocalDate> date, String fate) {}
