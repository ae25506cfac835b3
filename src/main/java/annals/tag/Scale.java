package annals.tag;

import java.util.Set;

/**
 * By what messages are weighed.
 *
 * @param rules the vocabulary and its weights
 * @param e2ee the deliverables of end-to-end encryption: only where a message is about that are they its topics
 * @param topicsWithoutDocument those of them that are no documents but matters of discussion: naming is discussing
 */
record Scale(TagRules rules, Set<String> e2ee, Set<String> topicsWithoutDocument) {
    Scale {
        e2ee = Set.copyOf(e2ee);
        topicsWithoutDocument = Set.copyOf(topicsWithoutDocument);
    }

    /** Whether a cue says more than that cryptography, keys, devices or signatures are talked about. */
    boolean tells(Cue cue) {
        return switch (cue.strength()) {
            case NONE -> false;
            case WEAK ->
                !rules.aside().contains(cue.concept()) && !rules.common().contains(cue.concept());
            case MEDIUM, STRONG, DELIVERABLE -> true;
        };
    }
}
