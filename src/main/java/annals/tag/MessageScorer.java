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
import java.util.TreeMap;

/** Weighs the cues of a message: {@link Tagger} says by which rules. */
final class MessageScorer {
    /** With so many cancelling words generic ones say nothing. */
    private static final int MOST_CANCELLING = 3;

    /** A message that names more deliverables more often has no one of them as its topic. */
    private static final int MOST_TOPICS = 3;

    /** The index of what stands in no section. */
    private static final int NO_SECTION = -1;

    private final TagRules rules;
    private final Weights weights;
    private final Set<String> e2eeDeliverables;
    private final Set<String> topicsWithoutDocument;

    /**
     * @param e2ee the deliverables of end-to-end encryption: only where a message is about that are they its topics
     * @param topicsWithoutDocument those of them that are no documents but matters of discussion: naming is discussing
     */
    MessageScorer(TagRules rules, Set<String> e2ee, Set<String> topicsWithoutDocument) {
        this.rules = rules;
        this.weights = rules.weights();
        this.e2eeDeliverables = Set.copyOf(e2ee);
        this.topicsWithoutDocument = Set.copyOf(topicsWithoutDocument);
    }

    /**
     * The score of a message by itself.
     *
     * @param reading its cues; those whose needs are not met left out
     * @param subjectOf the first message up the thread that has the same subject, when it is another one
     * @param domain whether the thread speaks of XMPP
     */
    MessageScore score(Message message, MessageReader.Reading reading, Optional<MessageId> subjectOf, boolean domain) {
        if (reading.sections().isEmpty()) {
            return new Weighing(message, reading.found(), subjectOf, domain, Scope.WHOLE).result();
        }
        Map<Integer, List<Found>> bySection = new TreeMap<>();
        for (Found one : reading.found()) {
            boolean own = one.segment().isPresent() && one.place() != Place.QUOTE && one.place() != Place.IGNORED;
            int section = own ? reading.section(one.line()) : NO_SECTION;
            bySection.computeIfAbsent(section, key -> new ArrayList<>()).add(one);
        }
        List<MessageScore> sections = new ArrayList<>();
        List<Found> rest = new ArrayList<>();
        bySection.forEach((section, found) -> {
            if (section == NO_SECTION) {
                rest.addAll(found);
                return;
            }
            Scope scope = reading.sections().get(section).discussed() ? Scope.SECTION : Scope.BARE_HEADING;
            sections.add(new Weighing(message, found, subjectOf, domain, scope).result());
        });
        return joined(new Weighing(message, rest, subjectOf, domain, Scope.REST).result(), sections);
    }

    /** The evidence of sections that do not reach the threshold counts nothing: passing mentions. */
    private MessageScore joined(MessageScore rest, List<MessageScore> sections) {
        List<Evidence> evidence = new ArrayList<>(rest.evidence());
        Map<String, MessageScore.Name> names = new HashMap<>(rest.names());
        double body = rest.body();
        for (MessageScore part : sections) {
            boolean counts = part.body() >= weights.threshold();
            for (Evidence one : part.evidence()) {
                evidence.add(counts || !one.about().equals(Evidence.E2EE) ? one : passing(one));
            }
            part.names().forEach((id, name) -> names.merge(id, name, MessageScore.Name::plus));
            body += counts ? part.body() : 0;
        }
        return new MessageScore(
                rest.message(), evidence, rest.subject(), MessageScore.rounded(body), names, rest.quotes());
    }

    private static Evidence passing(Evidence one) {
        return new Evidence(
                one.about(), one.rule(), 0, one.message(), one.segment(), one.line(), one.text(), one.inheritedFrom());
    }

    /** What part of a message is weighed. */
    private enum Scope {
        WHOLE,
        /** Subject, quotes and what stands above the first heading. */
        REST,
        SECTION,
        /** A section that is only a heading: nobody discusses it. */
        BARE_HEADING
    }

    /** The state of weighing one message or one section. */
    private final class Weighing {
        private final Message message;
        private final List<Found> found;
        private final Optional<MessageId> subjectOf;
        private final Scope scope;
        private final List<Evidence> evidence = new ArrayList<>();
        private final Map<String, MessageScore.Name> names = new HashMap<>();
        private final Map<String, Integer> times = new HashMap<>();
        private final Map<String, Double> conceptLeft = new HashMap<>();
        private final Map<String, Set<Integer>> lines = new HashMap<>();
        private final Set<String> leading = new HashSet<>();
        private final boolean subjectNames;
        private final boolean headed;
        private final boolean holdsGeneric;
        private final double generic;
        private final double unrelated;
        private final double bodyFactor;
        private double subject;
        private double body;
        private double quotedLeft = weights.mostQuoted();
        private double genericLeft;
        private double asideLeft;

        Weighing(Message message, List<Found> found, Optional<MessageId> subjectOf, boolean domain, Scope scope) {
            this.message = message;
            this.found = found.stream()
                    .sorted(Comparator.comparingDouble(this::most).reversed())
                    .toList();
            this.subjectOf = subjectOf;
            this.scope = scope;
            this.subjectNames = found.stream()
                    .anyMatch(one -> one.place() == Place.SUBJECT && one.cue().names());
            this.headed = found.stream()
                    .anyMatch(one -> one.place() == Place.HEADING && one.cue().names());
            this.holdsGeneric = found.stream().anyMatch(one -> one.cue().generic() && one.place() != Place.IGNORED);
            int cancelling = count(Cue.CANCELLING);
            this.generic = cancelling >= MOST_CANCELLING ? 0 : Math.pow(weights.cancelled(), cancelling);
            this.unrelated = Math.pow(weights.unrelated(), count(Cue.UNRELATED));
            this.bodyFactor = scope == Scope.WHOLE && isSubjectOther() ? weights.otherSubject() : 1;
            this.asideLeft = found.stream().anyMatch(this::tellsTheMatter) ? Double.MAX_VALUE : weights.mostAside();
            this.genericLeft = domain ? Double.MAX_VALUE : weights.mostWeak();
        }

        MessageScore result() {
            for (Found one : found) {
                if (one.place() == Place.IGNORED) {
                    addIgnored(one);
                } else if (one.cue().isContext()) {
                    addContext(one);
                } else if (scope != Scope.BARE_HEADING) {
                    addE2ee(one);
                    addName(one);
                } else {
                    addName(one);
                }
            }
            boolean quotes = found.stream()
                    .anyMatch(one -> one.place() == Place.QUOTE && !one.cue().isContext());
            Map<String, MessageScore.Name> judged = new HashMap<>();
            names.forEach((id, name) -> judged.put(id, isTopic(id, name) ? name.asTopic() : name));
            return new MessageScore(
                    message, evidence, MessageScore.rounded(subject), MessageScore.rounded(body), judged, quotes);
        }

        /** What a cue can add: where a thing is said more than once, the best place and the surest name count first. */
        private double most(Found one) {
            return weights.of(one.place())
                    * (weights.of(one.cue().strength())
                            + weights.ofName(one.cue().rule()));
        }

        /** Whether a cue says more than that keys, devices or signatures are talked about. */
        private boolean tellsTheMatter(Found one) {
            Cue cue = one.cue();
            boolean said = one.place() != Place.QUOTE && one.place() != Place.IGNORED;
            boolean weak = cue.strength() == Term.Strength.WEAK;
            return said
                    && cue.strength() != Term.Strength.NONE
                    && !(weak && rules.aside().contains(cue.concept()));
        }

        private int count(String rule) {
            Set<String> words = new HashSet<>();
            for (Found one : found) {
                if (one.cue().rule().equals(rule) && one.place() != Place.QUOTE && one.place() != Place.IGNORED) {
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
                    .filter(cue -> !cue.isContext() || cue.isCancelling())
                    .toList();
            return !subjects.isEmpty() && subjects.stream().allMatch(cue -> cue.strength() == Term.Strength.NONE);
        }

        private boolean isTopic(String id, MessageScore.Name name) {
            if (name.subject() > 0) {
                return true;
            }
            boolean e2ee = e2eeDeliverables.contains(id);
            boolean about = subject + body >= weights.threshold();
            if (e2ee && !about) {
                return false;
            }
            return switch (scope) {
                case SECTION -> leading.contains(id);
                case REST, BARE_HEADING -> false;
                case WHOLE ->
                    !isAnnouncement(message)
                            && !MessageReader.isOfManyTopics(message.subject(), rules)
                            && (leading.contains(id)
                                    || isSaidAgain(id, name)
                                    || (name.own() > 0 && subjectOf.isEmpty() && topicsWithoutDocument.contains(id)));
            };
        }

        private boolean isSaidAgain(String id, MessageScore.Name name) {
            long stronger = names.values().stream()
                    .filter(other -> other.total() > name.total())
                    .count();
            return name.own() >= weights.topicScore()
                    && lines.getOrDefault(id, Set.of()).size() > 1
                    && stronger < MOST_TOPICS;
        }

        private void addE2ee(Found one) {
            Cue cue = one.cue();
            double strength = weights.of(cue.strength());
            int before = times.merge("e2ee " + cue.key(), 1, Integer::sum) - 1;
            if (strength == 0 || before >= weights.repetitions()) {
                return;
            }
            double weight = strength * weights.of(one.place()) * Math.pow(weights.again(), before);
            boolean limited = cue.generic()
                    || (cue.strength() == Term.Strength.MEDIUM && cue.rule().equals(Cue.VOCABULARY));
            weight *= cue.generic() ? generic : 1;
            weight *= cue.isIdentifier() ? 1 : unrelated;
            weight *= saysTheMatter(one) ? weights.lead() : 1;
            boolean inSubject = one.place() == Place.SUBJECT || one.place() == Place.WAS;
            weight *= inSubject ? 1 : bodyFactor;
            if (cue.strength() == Term.Strength.WEAK) {
                weight = ofConcept(cue, weight);
            }
            if (limited) {
                weight = Math.min(weight, genericLeft);
                genericLeft -= weight;
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

        /** Whether a first mail says by it what it is about, where the subject names nothing. */
        private boolean saysTheMatter(Found one) {
            return scope == Scope.WHOLE
                    && one.leads()
                    && one.cue().isIdentifier()
                    && !subjectNames
                    && subjectOf.isEmpty();
        }

        /** The first word of a concept counts in full, all its words together up to a limit. */
        private double ofConcept(Cue cue, double weight) {
            boolean first = !conceptLeft.containsKey(cue.concept());
            double left = conceptLeft.getOrDefault(cue.concept(), weights.mostOfConcept());
            double counts = Math.min(left, first ? weight : weight * weights.moreOfConcept());
            if (rules.aside().contains(cue.concept())) {
                counts = Math.min(counts, asideLeft);
                asideLeft -= counts;
            }
            if (weight > 0) {
                conceptLeft.put(cue.concept(), left - counts);
            }
            return counts;
        }

        private void addName(Found one) {
            Cue cue = one.cue();
            if (!cue.names()) {
                return;
            }
            boolean sure = cue.need() != Cue.Need.NUMBERED || subjectOf.isPresent();
            boolean heads = !headed || one.place() == Place.HEADING;
            boolean known = e2eeDeliverables.contains(cue.deliverable()) && (scope == Scope.SECTION || !subjectNames);
            if (one.leads() && sure && heads && (cue.isIdentifier() || known)) {
                leading.add(cue.deliverable());
            }
            if (one.place() != Place.QUOTE) {
                lines.computeIfAbsent(cue.deliverable(), key -> new HashSet<>()).add(one.line());
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
                case SUBJECT -> MessageScore.Name.ofSubject(weight);
                case QUOTE -> MessageScore.Name.ofRest(weight);
                case WAS, HEADING, ITEM, OWN, IGNORED -> MessageScore.Name.ofOwn(weight);
            };
            names.merge(cue.deliverable(), name, MessageScore.Name::plus);
        }

        private void addIgnored(Found one) {
            if (one.cue().isContext()) {
                return;
            }
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
        private void addContext(Found one) {
            int before = times.merge("against " + one.cue().key(), 1, Integer::sum) - 1;
            boolean lowers =
                    one.cue().isCancelling() ? holdsGeneric : one.cue().rule().equals(Cue.UNRELATED);
            if (lowers && before == 0 && one.place() != Place.QUOTE) {
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

    private boolean isAnnouncement(Message message) {
        String subject = message.subject().base();
        return !message.subject().reply()
                && (MessageReader.startsWithAny(subject, rules.announcements())
                        || MessageReader.startsWithAny(subject, rules.proposals()));
    }
}
