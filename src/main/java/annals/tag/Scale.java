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
}
