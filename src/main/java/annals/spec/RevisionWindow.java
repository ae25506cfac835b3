package annals.spec;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The time between two revisions of a specification, in the order of its document: dates are no key, as some revisions
 * are older than those before them.
 *
 * @param from the first day, when bounded
 * @param until the day after the last one, when bounded
 */
public record RevisionWindow(Optional<LocalDate> from, Optional<LocalDate> until) {
    /**
     * The time from one revision to another.
     *
     * @param from the version that opens it, with or without final zeros; empty for none
     * @param until the version that ends it; the same as {@code from} means the revision after it; empty for none
     * @throws IllegalArgumentException if there is no such revision, or it has no date; the message names those there
     *     are
     */
    public static RevisionWindow between(Specification specification, String from, String until) {
        Optional<LocalDate> first = from.isEmpty() ? Optional.empty() : Optional.of(date(specification, from));
        if (from.equals(until)) {
            List<Revision> revisions = specification.revisions();
            int at = revisions.lastIndexOf(revision(specification, from));
            return new RevisionWindow(
                    first,
                    revisions.stream()
                            .skip(at + 1L)
                            .flatMap(revision -> revision.date().stream())
                            .findFirst());
        }
        Optional<LocalDate> last = until.isEmpty() ? Optional.empty() : Optional.of(date(specification, until));
        boolean turned = first.isPresent() && last.isPresent() && last.get().isBefore(first.get());
        return turned ? new RevisionWindow(last, first) : new RevisionWindow(first, last);
    }

    private static LocalDate date(Specification specification, String version) {
        return revision(specification, version)
                .date()
                .orElseThrow(() -> new IllegalArgumentException(
                        "revision " + version + " of " + specification.id() + " has no date"));
    }

    private static Revision revision(Specification specification, String version) {
        return specification.revisions().stream()
                .filter(revision -> Revision.isSame(revision.version(), version))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(specification.id() + " has no revision " + version
                        + "; it has: "
                        + String.join(
                                ", ",
                                specification.revisions().stream()
                                        .map(Revision::version)
                                        .toList())));
    }
}
