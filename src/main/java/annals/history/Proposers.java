package annals.history;

import annals.spec.Deliverable;
import annals.spec.Proposal;
import annals.spec.Revision;
import annals.spec.Specification;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who proposed the documents that led to a XEP, by its sources: a proposal of the day of a revision is by those of the
 * XEP's authors whose initials the revision has. Most proposals came to the list with the editor's mail, which does not
 * name them.
 */
final class Proposers {
    private Proposers() {}

    /** The base names of the documents that each author proposed, by full name in lower case. */
    static Map<String, List<String>> of(Deliverable deliverable) {
        Map<String, List<String>> proposed = new HashMap<>();
        deliverable.specification().ifPresent(xep -> {
            for (Proposal proposal : deliverable.proposals()) {
                for (Revision revision : xep.revisions()) {
                    if (proposal.date().isPresent() && proposal.date().equals(revision.date())) {
                        note(xep, revision, proposal, proposed);
                    }
                }
            }
        });
        return proposed;
    }

    private static void note(
            Specification xep, Revision revision, Proposal proposal, Map<String, List<String>> proposed) {
        List<String> initials =
                Arrays.asList(revision.initials().toLowerCase(Locale.ROOT).split("[^\\p{L}]+"));
        for (String author : xep.authors()) {
            List<String> documents =
                    proposed.computeIfAbsent(author.toLowerCase(Locale.ROOT), name -> new ArrayList<>());
            if (initials.contains(initials(author)) && !documents.contains(proposal.baseName())) {
                documents.add(proposal.baseName());
            }
        }
    }

    private static String initials(String name) {
        return Arrays.stream(name.toLowerCase(Locale.ROOT).split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining());
    }
}
