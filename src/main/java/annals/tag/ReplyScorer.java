package annals.tag;

import annals.mail.Message;
import annals.mail.Segment;
import annals.thread.Shingles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a reply has from the message that it answers: {@link Tagger} says by which rules. */
final class ReplyScorer {
    /** The most pieces of evidence that a reply inherits. */
    private static final int MOST_INHERITED = 10;

    /** A reply to more sections than that quotes them all and answers none of them in particular. */
    private static final int MOST_SECTIONS = 3;

    /** So many items make a mail a list of points. */
    private static final int FEWEST_ITEMS = 3;

    /** A remark above a whole quoted mail that has less evidence of its own has another matter. */
    private static final double LITTLE = 0.3;

    /** A remark above a whole quoted mail has a matter of its own from so many words on. */
    private static final int REMARK_WORDS = 30;

    private final Weights weights;
    private final Set<String> e2eeDeliverables;

    ReplyScorer(Weights weights, Set<String> e2eeDeliverables) {
        this.weights = weights;
        this.e2eeDeliverables = Set.copyOf(e2eeDeliverables);
    }

    /**
     * The score of a reply with what it inherits.
     *
     * @param score its score by itself
     * @param parent that of the message it answers, with what that one inherits
     * @param parentReading the sections of that message
     */
    MessageScore withInherited(MessageScore score, MessageScore parent, MessageReader.Reading parentReading) {
        List<Evidence> above = parent.evidence().stream()
                .filter(one -> one.weight() > 0 && one.segment().isPresent())
                .toList();
        boolean part = false;
        if (!parentReading.sections().isEmpty()) {
            Set<Integer> answered = answered(score, parent, parentReading.sections());
            part = !answered.isEmpty();
            boolean same = answered.isEmpty() && own(score) >= LITTLE;
            above = above.stream()
                    .filter(one -> same
                            ? one.about().equals(Evidence.E2EE)
                            : answered.contains(parentReading.section(one.line())))
                    .toList();
        } else if (!above.isEmpty()) {
            above = ofTheItemsAnswered(above, score, parent);
        }
        return above.isEmpty() || hasOwnMatter(score) ? score : joined(score, parent, above, parentReading, part);
    }

    /**
     * The score of a message with what its replies say of the same matter: who writes that the admin could read it, and
     * is answered with the name of a protocol, writes about that.
     *
     * @param score its score with what it inherits
     * @param replies those under the same subject, by themselves
     */
    MessageScore withAnswers(MessageScore score, List<MessageScore> replies) {
        if (own(score) < LITTLE || score.total() >= weights.threshold()) {
            return score;
        }
        Set<String> said = new HashSet<>();
        score.evidence().forEach(one -> said.add(key(one)));
        List<Evidence> best = List.of();
        double most = 0;
        for (MessageScore reply : replies) {
            List<Evidence> told = reply.evidence().stream()
                    .filter(one -> isOwn(one)
                            && one.about().equals(Evidence.E2EE)
                            && (!said.contains(key(one)) || isTakenUp(one, score)))
                    .limit(MOST_INHERITED)
                    .map(one -> passedOn(one, weights.inherited()))
                    .toList();
            double sum = told.stream().mapToDouble(Evidence::weight).sum();
            if (sum > most) {
                most = sum;
                best = told;
            }
        }
        List<Evidence> evidence = new ArrayList<>(score.evidence());
        evidence.addAll(best);
        return new MessageScore(
                score.message(),
                evidence,
                score.subject(),
                MessageScore.rounded(score.body() + most),
                score.names(),
                score.quotes());
    }

    private MessageScore joined(
            MessageScore score,
            MessageScore parent,
            List<Evidence> above,
            MessageReader.Reading parentReading,
            boolean part) {
        Set<String> said = new HashSet<>();
        List<Evidence> evidence = new ArrayList<>();
        Map<String, MessageScore.Name> names = new HashMap<>();
        double body = 0;
        for (Evidence one : score.evidence()) {
            if (one.segment().isEmpty() || one.weight() == 0 || isOwn(one)) {
                evidence.add(one);
                said.add(key(one));
                body += one.segment().isPresent() && one.about().equals(Evidence.E2EE) ? one.weight() : 0;
            }
        }
        score.names()
                .forEach((id, name) -> names.put(
                        id,
                        new MessageScore.Name(
                                name.subject(), name.own(), 0, name.leads(), name.about(), name.topic())));
        List<Evidence> passed = above.stream()
                .filter(one -> !said.contains(key(one)) || isTakenUp(one, score))
                .limit(MOST_INHERITED)
                .toList();
        double factor = factor(score, parent, passed, body, part);
        for (Evidence one : passed) {
            Evidence inherited = passedOn(one, one.about().equals(Evidence.E2EE) ? factor : weights.inherited());
            if (inherited.weight() < weights.leastInherited() && factor <= weights.inherited()) {
                continue;
            }
            evidence.add(inherited);
            if (one.about().equals(Evidence.E2EE)) {
                body += inherited.weight();
            } else {
                names.merge(one.about(), MessageScore.Name.ofRest(inherited.weight()), MessageScore.Name::plus);
            }
        }
        for (Evidence one : above) {
            if (one.about().equals(Evidence.E2EE)) {
                continue;
            }
            MessageScore.Name name = names.get(one.about());
            boolean topic = parent.names()
                            .getOrDefault(one.about(), MessageScore.Name.NOTHING)
                            .topic()
                    || isHeading(one.line(), parentReading);
            if (name != null && topic) {
                names.put(one.about(), name.asTopic());
            } else if (topic) {
                names.put(
                        one.about(),
                        MessageScore.Name.ofRest(
                                        passedOn(one, weights.inherited()).weight())
                                .asTopic());
            }
        }
        names.values().removeIf(name -> name.total() == 0);
        return new MessageScore(
                score.message(), evidence, score.subject(), MessageScore.rounded(body), names, score.quotes());
    }

    /** What answers some items of a list of points, by number or quoting them, inherits nothing of the others. */
    private static List<Evidence> ofTheItemsAnswered(List<Evidence> above, MessageScore score, MessageScore parent) {
        if (above.stream()
                .noneMatch(one -> one.message().equals(parent.message().id()))) {
            return above;
        }
        List<Section> items = Section.of(parent.message());
        Set<Integer> answered = items.size() < FEWEST_ITEMS ? Set.of() : answered(score, parent, items);
        return answered.isEmpty()
                ? above
                : above.stream()
                        .filter(one -> !one.message().equals(parent.message().id())
                                || Section.indexOf(one.line(), items) < 0
                                || answered.contains(Section.indexOf(one.line(), items)))
                        .toList();
    }

    private static boolean isHeading(int line, MessageReader.Reading reading) {
        int section = reading.section(line);
        return section >= 0 && reading.sections().get(section).firstLine() == line;
    }

    /** With what evidence is multiplied on its way: what answers a tagged message is tagged, until the talk turns. */
    private double factor(MessageScore score, MessageScore parent, List<Evidence> passed, double body, boolean part) {
        double sum = passed.stream()
                .filter(one -> one.about().equals(Evidence.E2EE))
                .mapToDouble(Evidence::weight)
                .sum();
        boolean holds = parent.total() >= weights.threshold() && (part || !answersAnotherPart(score, parent));
        double lacking = weights.threshold() - score.subject() - body;
        return holds && sum > 0 ? Math.max(weights.inherited(), Math.min(1, lacking / sum)) : weights.inherited();
    }

    /** Whether it quotes, of a message that has other topics too, words without a cue. */
    private boolean answersAnotherPart(MessageScore score, MessageScore parent) {
        boolean others = parent.names().entrySet().stream()
                .anyMatch(entry -> entry.getValue().topic() && !e2eeDeliverables.contains(entry.getKey()));
        return others
                && !score.quotes()
                && !score.message().quotedText().isBlank()
                && hasParagraphs(parent.message().newText());
    }

    /** Whether a text has more than one paragraph: else there is no other part that could be answered. */
    private static boolean hasParagraphs(String text) {
        String stripped = text.strip();
        for (int at = stripped.indexOf('\n'); at >= 0; at = stripped.indexOf('\n', at + 1)) {
            int next = at + 1;
            while (next < stripped.length() && (stripped.charAt(next) == ' ' || stripped.charAt(next) == '\t')) {
                next++;
            }
            if (stripped.charAt(next) == '\n') {
                return true;
            }
        }
        return false;
    }

    /** Whether a reply has a matter of its own: it is long, or stands above a whole quoted mail, and has no cue. */
    private boolean hasOwnMatter(MessageScore score) {
        double own = own(score);
        boolean otherTopic = score.names().entrySet().stream()
                .anyMatch(entry -> entry.getValue().topic()
                        && entry.getValue().subject() == 0
                        && !e2eeDeliverables.contains(entry.getKey()));
        if (own == 0 && otherTopic) {
            return true;
        }
        String text = score.message().newText();
        if (own >= LITTLE || text.length() < REMARK_WORDS * 2) {
            return false;
        }
        int words = PhraseTable.words(text).size();
        return words > weights.longWords() || (words >= REMARK_WORDS && isRemarkAboveAQuote(score.message()));
    }

    private static boolean isRemarkAboveAQuote(Message message) {
        boolean quoted = false;
        boolean above = false;
        for (Segment segment : message.body()) {
            if (segment.kind() == Segment.Kind.QUOTE) {
                quoted = true;
            } else if (segment.isOwn() && !segment.text().isBlank()) {
                if (quoted) {
                    return false;
                }
                above = true;
            }
        }
        return above
                && quoted
                && message.quotedText().length() > message.newText().length();
    }

    /** The indices of the sections that a reply names by number or by the deliverable of the heading, or quotes. */
    private static Set<Integer> answered(MessageScore score, MessageScore parent, List<Section> sections) {
        Set<Integer> named = new HashSet<>();
        Set<String> labels = Section.labelsNamedIn(score.message().newText());
        Map<String, Set<Integer>> byLine = new HashMap<>();
        for (int i = 0; i < sections.size(); i++) {
            if (labels.contains(sections.get(i).label())
                    && !sections.get(i).label().isEmpty()) {
                named.add(i);
            }
            for (String line : sections.get(i).lines()) {
                Set<Integer> holding = byLine.computeIfAbsent(line, key -> new HashSet<>());
                if (holding.size() <= MOST_SECTIONS) {
                    holding.add(i);
                }
            }
        }
        for (Evidence one : parent.evidence()) {
            int section = Section.indexOf(one.line(), sections);
            boolean heading = section >= 0 && sections.get(section).firstLine() == one.line();
            boolean names = score.names()
                            .getOrDefault(one.about(), MessageScore.Name.NOTHING)
                            .own()
                    > 0;
            if (heading && names && one.weight() > 0) {
                named.add(section);
            }
        }
        if (!named.isEmpty()) {
            return named;
        }
        Set<Integer> quoted = new HashSet<>();
        for (Segment segment : score.message().body()) {
            if (segment.kind() == Segment.Kind.QUOTE) {
                segment.text()
                        .lines()
                        .map(line -> byLine.getOrDefault(line.strip(), Set.of()))
                        .filter(holding -> holding.size() <= MOST_SECTIONS)
                        .forEach(quoted::addAll);
            }
        }
        if (quoted.isEmpty()) {
            quoted.addAll(quotedAnew(score.message(), sections));
        }
        return quoted.size() > MOST_SECTIONS ? Set.of() : quoted;
    }

    /** The sections of whose words it quotes four in a row that no other has: quotes are wrapped anew. */
    private static Set<Integer> quotedAnew(Message reply, List<Section> sections) {
        Map<Integer, Integer> sayers = new HashMap<>();
        for (int i = 0; i < sections.size(); i++) {
            for (int hash : sections.get(i).said().toArray()) {
                sayers.merge(hash, i, (one, other) -> -1);
            }
        }
        Set<Integer> quoted = new HashSet<>();
        for (Segment segment : reply.body()) {
            if (segment.kind() == Segment.Kind.QUOTE) {
                for (int hash : Shingles.ofText(segment.text()).toArray()) {
                    quoted.add(sayers.getOrDefault(hash, -1));
                }
            }
        }
        quoted.remove(-1);
        return quoted;
    }

    /**
     * Whether one author says a name outright and the other takes it up in own words: then it is no mention in passing.
     */
    private boolean isTakenUp(Evidence one, MessageScore other) {
        return isSaidOutright(one)
                && other.evidence().stream().anyMatch(own -> isSaidOutright(own) && key(own).equals(key(one)));
    }

    /** Whether it is a name or word in own words that means nothing else, lowered by nothing. */
    private boolean isSaidOutright(Evidence one) {
        return isOwn(one) && one.about().equals(Evidence.E2EE) && one.weight() >= weights.of(Term.Strength.STRONG);
    }

    /** What the author's own words say for end-to-end encryption. */
    private static double own(MessageScore score) {
        return score.evidence().stream()
                .filter(one -> isOwn(one) && one.about().equals(Evidence.E2EE))
                .mapToDouble(Evidence::weight)
                .sum();
    }

    /** Whether it stands in the author's own words. */
    private static boolean isOwn(Evidence evidence) {
        return evidence.weight() > 0
                && evidence.inheritedFrom().isEmpty()
                && evidence.segment()
                        .map(segment -> segment != Segment.Kind.QUOTE)
                        .orElse(false);
    }

    private static String key(Evidence evidence) {
        return evidence.about() + " " + evidence.text().toLowerCase(Locale.ROOT);
    }

    private static Evidence passedOn(Evidence evidence, double factor) {
        return new Evidence(
                evidence.about(),
                evidence.rule(),
                Math.ceil(evidence.weight() * factor * 1000) / 1000,
                evidence.message(),
                evidence.segment(),
                evidence.line(),
                evidence.text(),
                evidence.inheritedFrom().or(() -> Optional.of(evidence.message())));
    }
}
