package annals.cli;

import annals.spec.Catalogue;
import annals.spec.Deliverable;
import annals.spec.DeliverableFinder;
import annals.spec.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the deliverable that a user names, or says what else there is. */
final class DeliverableArgument {
    private static final int SHOWN = 5;

    private DeliverableArgument() {}

    /** The deliverable; fails with the nearest names when there is none or more than one. */
    static Deliverable find(Catalogue catalogue, String written, String command) {
        Finding finding = new DeliverableFinder(catalogue).find(written);
        return switch (finding) {
            case Finding.Found found -> found.deliverable();
            case Finding.Ambiguous several ->
                throw new Failure(
                        command, "\"" + written + "\" names several deliverables", names(several.candidates()));
            case Finding.Unknown unknown ->
                throw new Failure(
                        command,
                        "no deliverable \"" + written + "\"",
                        unknown.nearest().isEmpty()
                                ? "annals deliverables lists them"
                                : "nearest: " + names(unknown.nearest()));
        };
    }

    private static String names(List<Deliverable> deliverables) {
        return deliverables.stream()
                .limit(SHOWN)
                .map(deliverable -> deliverable.title() + " (" + deliverable.id() + ")")
                .collect(Collectors.joining(", "));
    }
}
