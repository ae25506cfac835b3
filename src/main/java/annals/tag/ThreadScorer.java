package annals.tag;

import annals.tag.Attribution.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** From the scores of messages to their tags and to those of their thread: {@link Tagger} says by which rules. */
final class ThreadScorer {
    /** The most pieces of evidence that are kept for a message or a thread. */
    private static final int MOST_EVIDENCE = 50;

    private final TagRules rules;
    private final Weights weights;
    private final Set<String> e2eeDeliverables;

    ThreadScorer(TagRules rules, Set<String> e2eeDeliverables) {
        this.rules = rules;
        this.weights = rules.weights();
        this.e2eeDeliverables = Set.copyOf(e2eeDeliverables);
    }

    /** The tags of one message. */
    Tags tags(MessageScore score) {
        List<Attribution> attributions = new ArrayList<>();
        score.names().forEach((id, name) -> attributions.add(attribution(id, name.topic(), name.total())));
        return new Tags(
                MessageScore.rounded(score.total()),
                weights.threshold(),
                sorted(attributions),
                score.evidence().stream().limit(MOST_EVIDENCE).toList());
    }

    /** The tags of a thread from its messages in reading order. */
    Tags tags(List<MessageScore> scores) {
        Set<String> ids = new TreeSet<>();
        scores.forEach(score -> ids.addAll(score.names().keySet()));
        List<String> subjects = ids.isEmpty()
                ? List.of()
                : scores.stream().map(one -> one.message().subject().key()).toList();
        List<Attribution> attributions = new ArrayList<>();
        for (String id : ids) {
            double score = subject(scores, subjects, one -> name(one, id).subject())
                    + body(scores, one -> name(one, id).body());
            attributions.add(attribution(id, isTopic(scores, id), score));
        }
        return new Tags(
                MessageScore.rounded(e2ee(scores)), weights.threshold(), sorted(attributions), evidence(scores));
    }

    /** The score that as many messages reach as must be tagged. */
    private double e2ee(List<MessageScore> scores) {
        return scores.stream()
                .map(MessageScore::total)
                .sorted(Comparator.reverseOrder())
                .skip(needed(scores) - 1L)
                .findFirst()
                .orElse(0.0);
    }

    private int needed(List<MessageScore> scores) {
        return Math.max(1, (int) Math.ceil(scores.size() * weights.tagShare()));
    }

    /** The best subject, by the share of the messages that bear it; that of the first message counts in full. */
    private static double subject(
            List<MessageScore> scores, List<String> subjects, ToDoubleFunction<MessageScore> part) {
        Map<String, Double> best = new HashMap<>();
        for (int i = 0; i < subjects.size(); i++) {
            double score = part.applyAsDouble(scores.get(i));
            if (score > 0) {
                best.merge(subjects.get(i), score, Math::max);
            }
        }
        double subject = 0;
        for (Map.Entry<String, Double> entry : best.entrySet()) {
            boolean first = entry.getKey().equals(subjects.getFirst());
            double share = Collections.frequency(subjects, entry.getKey()) / (double) subjects.size();
            subject = Math.max(subject, entry.getValue() * (first ? 1 : Math.min(1, 2 * share)));
        }
        return subject;
    }

    /** The mean of the best messages, as many as must speak of a thing before it is the thread's. */
    private double body(List<MessageScore> scores, ToDoubleFunction<MessageScore> part) {
        int most = (int) Math.ceil(scores.size() * weights.share());
        double sum = scores.stream()
                .map(score -> Math.min(weights.mostOfMessage(), part.applyAsDouble(score)))
                .sorted(Comparator.reverseOrder())
                .limit(most)
                .mapToDouble(Double::doubleValue)
                .sum();
        return most == 0 ? 0 : sum / most;
    }

    private boolean isTopic(List<MessageScore> scores, String id) {
        long topics = scores.stream().filter(one -> name(one, id).topic()).count();
        if (name(scores.getFirst(), id).topic() || topics >= needed(scores)) {
            return true;
        }
        boolean e2ee = e2eeDeliverables.contains(id);
        if (MessageReader.isOfManyTopics(scores.getFirst().message().subject(), rules)
                || (e2ee && e2ee(scores) < weights.threshold())) {
            return false;
        }
        double least = e2ee ? Double.MIN_VALUE : weights.ofName(Identifier.Kind.XEP.rule());
        long naming =
                scores.stream().filter(one -> name(one, id).own() >= least).count();
        return scores.size() > 2 && naming > 1 && naming >= scores.size() * weights.topicShare();
    }

    private static List<Evidence> evidence(Collection<MessageScore> scores) {
        return scores.stream()
                .flatMap(score -> score.evidence().stream())
                .filter(evidence -> evidence.inheritedFrom().isEmpty() && evidence.weight() > 0)
                .sorted(MessageScore.STRONGEST_FIRST)
                .limit(MOST_EVIDENCE)
                .toList();
    }

    private static MessageScore.Name name(MessageScore score, String id) {
        return score.names().getOrDefault(id, MessageScore.Name.NOTHING);
    }

    /** A score is above 0 by contract: the least one is a thousandth. */
    private static Attribution attribution(String id, boolean topic, double score) {
        return new Attribution(id, topic ? Role.TOPIC : Role.MENTION, Math.max(0.001, MessageScore.rounded(score)));
    }

    private static List<Attribution> sorted(List<Attribution> attributions) {
        return attributions.stream()
                .sorted(Comparator.comparingDouble(Attribution::score)
                        .reversed()
                        .thenComparing(Attribution::deliverable))
                .toList();
    }
}
