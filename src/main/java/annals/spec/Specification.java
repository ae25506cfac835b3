package annals.spec;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A numbered XEP, as its source has it.
 *
 * @param id "XEP-0384"
 * @param title its title
 * @param shortName its short name; empty where the source has a placeholder such as NOT_YET_ASSIGNED
 * @param status its state on the day of the snapshot
 * @param type "Standards Track", "Informational", …
 * @param summary its abstract as plain text on one line
 * @param authors full names, in order
 * @param namespaces the namespaces that it defines, in order of first mention, distinct
 * @param revisions oldest first, that is the reverse of document order: the order of the document and not of the dates
 * @param lastCalls the days on which its Last Calls ended, ascending
 * @param statuses the states it took, ascending, the first one as first known (git history begins 2006-10-02)
 * @param supersedes ids of the XEPs it replaces
 * @param supersededBy ids of the XEPs that replace it
 */
public record Specification(
        String id,
        String title,
        String shortName,
        Status status,
        String type,
        String summary,
        List<String> authors,
        List<String> namespaces,
        List<Revision> revisions,
        List<LocalDate> lastCalls,
        List<StatusChange> statuses,
        List<String> supersedes,
        List<String> supersededBy) {
    public Specification {
        authors = List.copyOf(authors);
        namespaces = List.copyOf(namespaces);
        revisions = List.copyOf(revisions);
        lastCalls = List.copyOf(lastCalls);
        statuses = List.copyOf(statuses);
        supersedes = List.copyOf(supersedes);
        supersededBy = List.copyOf(supersededBy);
    }

    /** The state it had on that day; empty before the first one known, which for old XEPs is 2006-10-02. */
    public Optional<Status> statusOn(LocalDate day) {
        return statuses.reversed().stream()
                .filter(change -> !change.date().isAfter(day))
                .map(StatusChange::status)
                .findFirst();
    }
}
