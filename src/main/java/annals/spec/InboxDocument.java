package annals.spec;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A file in the inbox of the XEP sources.
 *
 * @param baseName its file name without {@code .xml}
 * @param title its title
 * @param shortName its short name; empty where it has a placeholder
 * @param date the day of its first revision, when it has one
 * @param namespaces the namespaces that it defines, as of {@link Specification#namespaces}
 * @param became the id of the XEP that it became, as far as the sources show it
 */
public record InboxDocument(
        String baseName,
        String title,
        String shortName,
        Optional<LocalDate> date,
        List<String> namespaces,
        Optional<String> became) {
    public InboxDocument {
        namespaces = List.copyOf(namespaces);
    }
}
