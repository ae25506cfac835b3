package annals.tag;

import java.util.List;

/**
 * What one message or one thread was found to speak of.
 *
 * @param score for a message the sum of its evidence for {@code e2ee}, the quoted and weak words within their limits;
 *     for a thread what its messages come to, see {@link Tagger}
 * @param threshold the score from which on it is tagged
 * @param deliverables by falling score, then by id; each once
 * @param evidence strongest first, at most fifty pieces; of a thread, what its messages do not have from each other
 */
public record Tags(double score, double threshold, List<Attribution> deliverables, List<Evidence> evidence) {
    public Tags {
        deliverables = List.copyOf(deliverables);
        evidence = List.copyOf(evidence);
    }

    /** Whether it is about end-to-end encryption. */
    public boolean isE2ee() {
        return score >= threshold;
    }

    /** The names of its tags: {@code [e2ee]} or nothing. */
    public List<String> names() {
        return isE2ee() ? List.of(Evidence.E2EE) : List.of();
    }
}
