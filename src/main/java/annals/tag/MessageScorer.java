package annals.tag;

import annals.mail.Message;
import annals.mail.MessageId;
import annals.mail.Segment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Weighs the cues of a message: {@link Tagger} says by which rules. */
final class MessageScorer {
    /** With so many cancelling words generic ones say nothing. */
    private static final int MOST_CANCELLING = 3;

    private final Weights weights;

    MessageScorer(Weights weights) {
        this.weights = weights;
    }

    /**
     * The score of a message by itself.
     *
     * @param found its cues; those whose needs are not met left out
     * @param subjectOf the first message up the thread that has the same subject, when it is another one
     */
    MessageScore score(Message message, List<Found> found, Optional<MessageId> subjectOf) {
        return new Weighing(message, found, subjectOf).result();
    }

    /** The state of weighing one message. */
    private final class Weighing {
        private final Message message;
        private final List<Found> found;
        private final Optional<MessageId> subjectOf;
        private final List<Evidence> evidence = new ArrayList<>();
        private final Map<String, MessageScore.Name> names = new HashMap<>();
        private final Map<String, Integer> times = new HashMap<>();
        private final boolean holdsGeneric;
        private final double generic;
        private final double bodyFactor;
        private double subject;
        private double body;
        private double quotedLeft = weights.mostQuoted();
        private double weakLeft = weights.mostWeak();

        Weighing(Message message, List<Found> found, Optional<MessageId> subjectOf) {
            this.message = message;
            this.found = found.stream()
                    .sorted(Comparator.comparingDouble(this::most).reversed())
                    .toList();
            this.subjectOf = subjectOf;
            this.holdsGeneric = found.stream().anyMatch(one -> one.cue().generic() && one.place() != Place.IGNORED);
            int cancelling = cancelling();
            this.generic = cancelling >= MOST_CANCELLING ? 0 : Math.pow(weights.cancelled(), cancelling);
            this.bodyFactor = isSubjectOther() ? weights.otherSubject() : 1;
        }

        MessageScore result() {
            for (Found one : found) {
                if (one.place() == Place.IGNORED) {
                    addIgnored(one);
                } else if (one.cue().isCancelling()) {
                    addCancelling(one);
                } else {
                    addE2ee(one);
                    addName(one);
                }
            }
            boolean quotes = found.stream()
                    .anyMatch(one -> one.place() == Place.QUOTE && !one.cue().isCancelling());
            return new MessageScore(message, evidence, subject, body, names, quotes);
        }

        /** What a cue can add: where a thing is said more than once, the best place and the surest name count first. */
        private double most(Found one) {
            return weights.of(one.place())
                    * (weights.of(one.cue().strength())
                            + weights.ofName(one.cue().rule()));
        }

        private int cancelling() {
            Set<String> words = new HashSet<>();
            for (Found one : found) {
                if (one.cue().isCancelling() && one.place() != Place.QUOTE && one.place() != Place.IGNORED) {
                    words.add(one.cue().key());
                }
            }
            return words.size();
        }

        /** Whether the subject says what the message is about, and that is not end-to-end encryption. */
        private boolean isSubjectOther() {
            List<Cue> subjects = found.stream()
                    .filter(one -> one.place() == Place.SUBJECT || one.place() == Place.WAS)
                    .map(Found::cue)
                    .toList();
            return !subjects.isEmpty() && subjects.stream().allMatch(cue -> cue.strength() == Term.Strength.NONE);
        }

        private void addE2ee(Found one) {
            Cue cue = one.cue();
            double strength = weights.of(cue.strength());
            int before = times.merge("e2ee " + cue.key(), 1, Integer::sum) - 1;
            if (strength == 0 || before >= weights.repetitions()) {
                return;
            }
            double weight = strength * weights.of(one.place()) * Math.pow(weights.again(), before);
            weight *= cue.generic() ? generic : 1;
            boolean inSubject = one.place() == Place.SUBJECT || one.place() == Place.WAS;
            weight *= inSubject ? 1 : bodyFactor;
            if (cue.strength() == Term.Strength.WEAK) {
                weight = Math.min(weight, weakLeft);
                weakLeft -= weight;
            }
            if (one.place() == Place.QUOTE) {
                weight = Math.min(weight, quotedLeft);
                quotedLeft -= weight;
            }
            weight = MessageScore.rounded(weight);
            if (weight == 0 && !cue.generic()) {
                return;
            }
            evidence.add(evidence(Evidence.E2EE, cue.rule(), weight, one));
            if (inSubject) {
                subject += weight;
            } else {
                body += weight;
            }
        }

        private void addName(Found one) {
            Cue cue = one.cue();
            if (!cue.names()) {
                return;
            }
            int before = times.merge("name " + cue.deliverable(), 1, Integer::sum) - 1;
            if (before >= weights.repetitions()) {
                return;
            }
            double weight = MessageScore.rounded(
                    weights.ofName(cue.rule()) * weights.of(one.place()) * Math.pow(weights.again(), before));
            if (weight == 0) {
                return;
            }
            evidence.add(evidence(cue.deliverable(), cue.rule(), weight, one));
            MessageScore.Name name = switch (one.place()) {
                case SUBJECT -> new MessageScore.Name(weight, 0, 0);
                case QUOTE -> new MessageScore.Name(0, 0, weight);
                case WAS, HEADING, OWN, IGNORED -> new MessageScore.Name(0, weight, 0);
            };
            names.merge(cue.deliverable(), name, MessageScore.Name::plus);
        }

        private void addIgnored(Found one) {
            String about = one.cue().names() ? one.cue().deliverable() : Evidence.E2EE;
            Segment.Kind segment = one.segment().orElseThrow();
            boolean counts = switch (segment) {
                case NEW, QUOTE, CODE, PATCH -> true;
                case ATTRIBUTION, SIGNATURE, FOOTER, SCRUBBED -> false;
            };
            String kind = counts ? "armour or template" : segment.json();
            evidence.add(evidence(about, "ignored: " + kind, 0, one));
        }

        /** Told once a word, and only where there is something that it lowers. */
        private void addCancelling(Found one) {
            int before = times.merge("against " + one.cue().key(), 1, Integer::sum) - 1;
            if (holdsGeneric && before == 0 && one.place() != Place.QUOTE) {
                evidence.add(evidence(Evidence.E2EE, one.cue().rule(), 0, one));
            }
        }

        private Evidence evidence(String about, String rule, double weight, Found one) {
            boolean inSubject = one.segment().isEmpty();
            return new Evidence(
                    about,
                    rule,
                    weight,
                    message.id(),
                    one.segment(),
                    one.line(),
                    one.cue().text(),
                    inSubject ? subjectOf : Optional.empty());
        }
    }
}
