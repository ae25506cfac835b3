package annals.history;

import annals.history.TimelineEvent.NamespaceTaken;
import annals.spec.Alias;
import annals.spec.Deliverable;
import annals.spec.Revision;
import annals.spec.Specification;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** When a specification took its namespaces, as far as the remarks of its revisions name them. */
final class Namespaces {
    private Namespaces() {}

    /**
     * One event for each of its own namespaces, at the first revision whose remark names it; those of no remark are
     * left out.
     */
    static List<TimelineEvent> of(Specification specification, Deliverable deliverable) {
        Set<String> own = new LinkedHashSet<>(specification.namespaces());
        deliverable.aliases().stream()
                .filter(alias -> alias.kind() == Alias.Kind.NAMESPACE)
                .map(Alias::text)
                .forEach(own::add);
        List<TimelineEvent> events = new ArrayList<>();
        for (Revision revision : specification.revisions()) {
            for (String namespace : List.copyOf(own)) {
                if (names(revision.remark(), namespace)) {
                    own.removeIf(other -> other.equals(namespace) || isPart(other, namespace));
                    events.add(new NamespaceTaken(Told.byXep(revision.date()), namespace, revision.version()));
                }
            }
        }
        return events;
    }

    /** Whether a namespace only names a part of another: "urn:xmpp:omemo:2:bundles". */
    private static boolean isPart(String namespace, String whole) {
        return namespace.startsWith(whole + ":") || namespace.startsWith(whole + "#");
    }

    /** Whether it stands there whole: "urn:xmpp:omemo:1" does not stand in "urn:xmpp:omemo:1:devices". */
    private static boolean names(String remark, String namespace) {
        for (int at = remark.indexOf(namespace); at >= 0; at = remark.indexOf(namespace, at + 1)) {
            int end = at + namespace.length();
            boolean goesOn = end < remark.length()
                    && (Character.isLetterOrDigit(remark.charAt(end))
                            || (":#-_".indexOf(remark.charAt(end)) >= 0
                                    && end + 1 < remark.length()
                                    && Character.isLetterOrDigit(remark.charAt(end + 1))));
            if (!goesOn) {
                return true;
            }
        }
        return false;
    }
}
