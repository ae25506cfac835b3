package annals.tag;

import annals.mail.Message;
import annals.mail.Segment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The state of weighing one message or one section. */
final class Weighing {
    /** With so many cancelling words generic ones say nothing. */
    private static final int MOST_CANCELLING = 3;

    /** A message that names more deliverables more often has no one of them as its topic. */
    private static final int MOST_TOPICS = 3;

    /** The rule of the base name of a document's address, written without the rest of it. */
    private static final String BASE_NAME = "base-name";

    /** What part of a message is weighed. */
    enum Scope {
        WHOLE,
        /** Subject, quotes and what stands above the first heading. */
        REST,
        SECTION,
        /** A section that is only a heading: nobody discusses it. */
        BARE_HEADING
    }

    private final Scale scale;
    private final TagRules rules;
    private final Weights weights;
    private final Message message;
    private final List<Found> found;
    private final Surroundings around;
    private final Scope scope;
    private final List<Evidence> evidence = new ArrayList<>();
    private final Map<String, MessageScore.Name> names = new HashMap<>();
    private final Map<String, Integer> times = new HashMap<>();
    private final Map<String, Double> conceptLeft = new HashMap<>();
    private final Map<String, Set<Integer>> lines = new HashMap<>();
    private final Set<String> leading = new HashSet<>();
    private final Set<String> about = new HashSet<>();
    private final boolean subjectNames;
    private final boolean headed;
    private final boolean holdsGeneric;
    private final double generic;
    private final double unrelated;
    private final double subjectGeneric;
    private final double subjectUnrelated;
    private final double elsewhere;
    private final double vague;
    private final double bodyFactor;
    private final double lead;
    private double subject;
    private double body;
    private double quotedLeft;
    private double genericLeft;
    private double asideLeft;
    private boolean holdsWords;
    private boolean holdsBody;

    Weighing(Scale scale, Message message, List<Found> found, Surroundings around, Scope scope) {
        this.scale = scale;
        this.rules = scale.rules();
        this.weights = rules.weights();
        this.quotedLeft = weights.mostQuoted();
        this.message = message;
        this.found = found.stream()
                .sorted(Comparator.comparingDouble(this::most).reversed())
                .toList();
        this.around = around;
        this.scope = scope;
        this.subjectNames = found.stream()
                .anyMatch(one -> one.place() == Place.SUBJECT && one.cue().names());
        this.headed = found.stream()
                .anyMatch(one -> one.place() == Place.HEADING && one.cue().names());
        this.holdsGeneric = found.stream().anyMatch(one -> one.cue().generic() && one.place() != Place.IGNORED);
        int cancelling = count(Cue.CANCELLING);
        int others = count(Cue.UNRELATED);
        boolean lowered = around.elsewhere() && others == 0;
        this.elsewhere = lowered ? weights.elsewhere() * inherited(around.subjectContext()) : 1;
        this.vague = around.vague() ? weights.vague() : 1;
        this.generic = factor(weights.cancelled(), cancelling);
        this.unrelated = Math.pow(weights.unrelated(), others) * elsewhere * vague;
        this.subjectGeneric =
                Math.min(generic, factor(weights.cancelled(), count(Cue.CANCELLING, around.subjectContext())));
        this.subjectUnrelated =
                Math.min(unrelated, Math.pow(weights.unrelated(), count(Cue.UNRELATED, around.subjectContext())));
        this.lead = leads(found) == 1 ? weights.soleLead() : weights.lead();
        this.bodyFactor =
                scope == Scope.WHOLE && around.subjectOf().isEmpty() && isSubjectOther() ? weights.otherSubject() : 1;
        this.asideLeft = found.stream().anyMatch(this::tellsTheMatter) ? Double.MAX_VALUE : weights.mostAside();
        this.genericLeft = around.domain() ? Double.MAX_VALUE : weights.mostWeak();
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
        addLowering(Lowering.ELSEWHERE, elsewhere, holdsWords);
        addLowering(Lowering.VAGUE, vague, holdsWords);
        addLowering(Lowering.OTHER_SUBJECT, bodyFactor, holdsBody);
        boolean quotes = found.stream()
                .anyMatch(one -> one.place() == Place.QUOTE && !one.cue().isContext());
        Map<String, MessageScore.Name> judged = new HashMap<>();
        names.forEach((id, name) -> judged.put(id, judged(id, name)));
        return new MessageScore(
                message, evidence, MessageScore.rounded(subject), MessageScore.rounded(body), judged, quotes);
    }

    /** What a cue can add: where a thing is said more than once, the best place and the surest name count first. */
    private double most(Found one) {
        return weights.of(one.place())
                * (weights.of(one.cue().strength()) + weights.ofName(one.cue().rule()));
    }

    /** Whether a cue in own words says more than what stands beside other matters as well. */
    private boolean tellsTheMatter(Found one) {
        return one.place() != Place.QUOTE && one.place() != Place.IGNORED && scale.tells(one.cue());
    }

    private static double factor(double cancelled, int words) {
        return words >= MOST_CANCELLING ? 0 : Math.pow(cancelled, words);
    }

    /** What takes away from a reply's words because the first message says it, in which one word may be in passing. */
    private double inherited(List<Cue> first) {
        double others = Math.pow(weights.unrelated(), count(Cue.UNRELATED, first));
        int cancelling = count(Cue.CANCELLING, first);
        return cancelling < 2 ? others : others * factor(weights.cancelled(), cancelling - 1);
    }

    private static int count(String rule, List<Cue> cues) {
        return (int) cues.stream()
                .filter(cue -> cue.rule().equals(rule))
                .map(Cue::key)
                .distinct()
                .count();
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
                .filter(cue -> (!cue.isContext() && !cue.rule().equals(Cue.MATTER)) || cue.isCancelling())
                .toList();
        return !subjects.isEmpty() && subjects.stream().allMatch(cue -> cue.strength() == Term.Strength.NONE);
    }

    private MessageScore.Name judged(String id, MessageScore.Name name) {
        if (name.subject() > 0) {
            return name.asTopic();
        }
        boolean matters = !scale.e2ee().contains(id) || subject + body >= weights.threshold();
        if (leadsWith(id, name)) {
            return matters ? name.asTopic() : name.asLeading();
        }
        return scope == Scope.WHOLE && about.contains(id) && !isAnnouncement(message) ? name.asDiscussed() : name;
    }

    /** Whether the words themselves discuss it, if they are about its matter at all. */
    private boolean leadsWith(String id, MessageScore.Name name) {
        return switch (scope) {
            case SECTION -> leading.contains(id);
            case REST, BARE_HEADING -> false;
            case WHOLE ->
                !isAnnouncement(message)
                        && !MessageReader.isOfManyTopics(message.subject(), rules)
                        && (leading.contains(id)
                                || isSaidAgain(id, name)
                                || (name.own() > 0
                                        && scale.topicsWithoutDocument().contains(id)
                                        && around.subjectOf().isEmpty()));
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
        boolean inSubject = one.place() == Place.SUBJECT || one.place() == Place.WAS;
        if (cue.generic()) {
            weight *= inSubject ? subjectGeneric : generic;
        }
        if (!cue.isIdentifier()) {
            weight *= inSubject ? subjectUnrelated : unrelated;
        }
        weight *= saysTheMatter(one) ? lead : 1;
        weight *= inSubject || standsApart(cue) ? 1 : bodyFactor;
        if (cue.strength() == Term.Strength.WEAK) {
            weight = ofConcept(cue, weight);
        }
        if (limited) {
            weight = Math.min(weight, genericLeft);
            genericLeft -= weight;
        }
        weight = MessageScore.rounded(weight);
        if (one.place() == Place.QUOTE) {
            weight = MessageScore.rounded(Math.min(weight, quotedLeft));
            quotedLeft -= weight;
        }
        if (weight == 0 && !cue.generic()) {
            return;
        }
        evidence.add(evidence(Evidence.E2EE, cue.rule(), weight, one));
        holdsWords |= weight > 0 && !cue.isIdentifier();
        holdsBody |= weight > 0 && !inSubject && !standsApart(cue);
        if (inSubject) {
            subject += weight;
        } else {
            body += weight;
        }
    }

    /**
     * Whether a name tells the matter whatever the subject is: an announcement names all that its document is about.
     */
    private boolean standsApart(Cue cue) {
        return cue.isOutright() && !isAnnouncement(message);
    }

    /** How many deliverables the lines name in which the message says what it is about. */
    private static long leads(List<Found> found) {
        return found.stream()
                .filter(one -> one.leads() && one.cue().names())
                .map(one -> one.cue().deliverable())
                .distinct()
                .count();
    }

    /** Whether a first mail, or a section, says by it what it is about, where subject and heading name nothing. */
    private boolean saysTheMatter(Found one) {
        return switch (scope) {
            case WHOLE ->
                one.leads()
                        && (one.cue().isIdentifier() || one.cue().rule().equals(BASE_NAME))
                        && !subjectNames
                        && around.subjectOf().isEmpty();
            case SECTION ->
                one.leads()
                        && one.place() != Place.HEADING
                        && !headed
                        && (one.cue().isOutright() || isNumber(one.cue()));
            case REST, BARE_HEADING -> false;
        };
    }

    /** Whether it is a document of end-to-end encryption by its number, full or bare: admitted, it is as good. */
    private static boolean isNumber(Cue cue) {
        return cue.isIdentifier() && cue.strength() == Term.Strength.DELIVERABLE;
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
        boolean sure = cue.need() != Cue.Need.NUMBERED || around.subjectOf().isPresent();
        boolean heads = !headed || one.place() == Place.HEADING;
        boolean known = (scale.e2ee().contains(cue.deliverable()) && (scope == Scope.SECTION || !subjectNames))
                || (one.place() == Place.HEADING && cue.isName());
        if (one.leads() && sure && heads && (cue.isIdentifier() || known)) {
            leading.add(cue.deliverable());
        }
        if (one.about() && sure && (cue.isIdentifier() || scale.e2ee().contains(cue.deliverable()))) {
            about.add(cue.deliverable());
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

    /** Told once, and only where there is something that it lowers. */
    private void addLowering(Lowering lowering, double factor, boolean lowers) {
        if (lowers && factor != 1) {
            evidence.add(new Evidence(
                    Evidence.E2EE,
                    lowering.rule(),
                    0,
                    message.id(),
                    Optional.empty(),
                    0,
                    "×" + factor,
                    Optional.empty()));
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
                inSubject ? around.subjectOf() : Optional.empty());
    }

    /** Whether it is an editor's announcement: its answers bear the same subject, on many archives without "Re:". */
    private boolean isAnnouncement(Message message) {
        String subject = message.subject().base();
        return !message.subject().reply()
                && around.subjectOf().isEmpty()
                && (MessageReader.startsWithAny(subject, rules.announcements())
                        || MessageReader.startsWithAny(subject, rules.proposals()));
    }
}
