package annals.tag;

import annals.mail.Message;
import annals.mail.MessageId;
import annals.mail.Segment;
import annals.spec.Alias;
import annals.spec.Catalogue;
import annals.spec.Deliverable;
import annals.thread.MailThread;
import annals.thread.ThreadNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what threads and their messages speak of: end-to-end encryption or not, and which deliverables, each with its
 * evidence.
 *
 * <p><b>A cue</b> is a number, a namespace, a title, a name or a word of the vocabulary. Its weight is its strength
 * (0.6 for a deliverable or a strong word, 0.35 for a medium, 0.12 for a weak one) times its place (subject 2, heading
 * of minutes 1.7, own words 1, quoted words 0.15; signatures, footers, attributions and armour 0). Said again, in
 * whatever spelling, it adds a third of what it added before. So one mention in passing is below the threshold of 1,
 * two different things said in own words are above it, and a subject that names a deliverable is above it alone.
 *
 * <p><b>A message</b> scores the sum of its evidence, with these limits: all quotes together add at most 0.3, all weak
 * words at most 0.45; generic words ("encryption", "fingerprint", "OpenPGP", "end-to-end") are halved by each word of
 * TLS, SASL or SRTP in the message and count nothing from the third on; where the subject names only things other than
 * end-to-end encryption, what the body says counts 0.65. Identifiers and names are never cancelled. Ambiguous names
 * ("OX", "JET") count only where the thread has other evidence, bare numbers ("'384") only where it has that
 * deliverable, or, behind an apostrophe, is about end-to-end encryption.
 *
 * <p><b>A reply</b> without a cue of its own inherits six tenths of its parent's evidence beyond the subject, when it
 * quotes a cue or is short and has the same subject; the quotes then count no more. Its subject counts whole, and its
 * evidence tells the message that had it first.
 *
 * <p><b>A thread</b> scores its best subject (that of its first message in full, others by the share of messages that
 * bear them) and the mean of what the best quarter of its messages say beyond it, each at most 1.8: of a thread of
 * twenty messages five must speak of end-to-end encryption, one alone never tags it. In minutes and agendas the
 * numbered heading of one item that names a deliverable is enough: the thread is tagged, the item's lines are its
 * evidence.
 *
 * <p><b>A deliverable</b> gets 1 for its number, title, namespace or proposal, 0.8 for a short name, 0.5 for another
 * term, with the same places, repetition and combination. It is the topic of a thread whose subject names it (that of
 * the first message, or of a quarter of them), or which names it in four tenths of its messages; of a thread of one or
 * two messages, where one of them says it more than once. In announcements only what the subject names is the topic, or
 * the address of the proposal's document; in minutes and agendas only what the subject names. Everything else is a
 * mention.
 *
 * <p>The numbers are those of {@code rules.json}. Deterministic; thread-safe; makes its table once, so keep it.
 */
public final class Tagger {
    /** Changes when this code gives other tags for the same rules. */
    private static final String ALGORITHM = "1";

    /** The most pieces of evidence that a reply inherits. */
    private static final int MOST_INHERITED = 10;

    private final Weights weights;
    private final String version;
    private final Set<String> e2eeDeliverables = new HashSet<>();
    private final MessageReader reader;
    private final MessageScorer messages;
    private final ThreadScorer threads;

    public Tagger(Catalogue catalogue, TagRules rules) {
        weights = rules.weights();
        version = ALGORITHM + "/" + rules.version() + "/" + version(catalogue);
        for (Deliverable deliverable : catalogue.deliverables()) {
            if (deliverable.isE2ee()) {
                e2eeDeliverables.add(deliverable.id());
            }
        }
        reader = new MessageReader(new CueFinder(catalogue, rules), rules);
        messages = new MessageScorer(weights);
        threads = new ThreadScorer(rules);
    }

    /** The version of code, rules and catalogue together: where it is the same, so are the tags. */
    public String version() {
        return version;
    }

    /**
     * The tags of a thread and of its messages.
     *
     * @param messages at least the messages of the thread that the archive has
     * @throws IllegalArgumentException if one of them is missing
     */
    public ThreadTags tag(MailThread thread, Map<MessageId, Message> messages) {
        List<Placed> placed = placed(thread, messages);
        Map<MessageId, List<Found>> found = new HashMap<>();
        placed.forEach(one -> found.put(one.message().id(), reader.read(one.message())));
        Context context = Context.of(found, e2eeDeliverables);
        Map<MessageId, MessageScore> scores = new LinkedHashMap<>();
        for (Placed one : placed) {
            MessageId id = one.message().id();
            List<Found> counting = found.getOrDefault(id, List.of()).stream()
                    .filter(context::admits)
                    .toList();
            MessageScore score = this.messages.score(one.message(), counting, one.subjectOf());
            MessageScore parent = one.parent().map(scores::get).orElse(null);
            scores.put(id, parent == null ? score : withInherited(score, parent));
        }
        Map<MessageId, Tags> tags = new HashMap<>();
        scores.forEach((id, score) -> tags.put(id, threads.tags(score)));
        return new ThreadTags(threads.tags(List.copyOf(scores.values())), tags);
    }

    /**
     * A message in its thread.
     *
     * @param parent the nearest message above it that the archive has
     * @param subjectOf the topmost message above it from which on all have its subject
     */
    private record Placed(Message message, Optional<MessageId> parent, Optional<MessageId> subjectOf) {}

    private static List<Placed> placed(MailThread thread, Map<MessageId, Message> messages) {
        List<Placed> placed = new ArrayList<>();
        IdentityHashMap<ThreadNode, Placed> nearest = new IdentityHashMap<>();
        for (MailThread.Step step : thread.walk()) {
            Placed above = step.parent().map(nearest::get).orElse(null);
            if (step.node() instanceof ThreadNode.Present) {
                Message message = messages.get(step.node().id());
                if (message == null) {
                    throw new IllegalArgumentException("the messages of the thread must be given, lacking "
                            + step.node().id());
                }
                boolean same = above != null
                        && above.message()
                                .subject()
                                .key()
                                .equals(message.subject().key());
                Optional<MessageId> parent =
                        Optional.ofNullable(above).map(one -> one.message().id());
                Optional<MessageId> subjectOf = same ? above.subjectOf().or(() -> parent) : Optional.empty();
                above = new Placed(message, parent, subjectOf);
                placed.add(above);
            }
            if (above != null) {
                nearest.put(step.node(), above);
            }
        }
        return placed;
    }

    /**
     * What a thread says that lets ambiguous cues count.
     *
     * @param e2ee whether it has unambiguous evidence for end-to-end encryption
     * @param deliverables those that it names unambiguously
     */
    private record Context(boolean e2ee, Set<String> deliverables, Set<String> e2eeDeliverables) {
        static Context of(Map<MessageId, List<Found>> found, Set<String> e2eeDeliverables) {
            boolean e2ee = false;
            Set<String> deliverables = new HashSet<>();
            for (List<Found> ofMessage : found.values()) {
                for (Found one : ofMessage) {
                    boolean counts = one.place() != Place.QUOTE && one.place() != Place.IGNORED;
                    e2ee |= counts && one.cue().supports();
                    if (counts && one.cue().names() && one.cue().need() == Cue.Need.NOTHING) {
                        deliverables.add(one.cue().deliverable());
                    }
                }
            }
            return new Context(e2ee, deliverables, e2eeDeliverables);
        }

        boolean admits(Found one) {
            Cue cue = one.cue();
            return switch (cue.need()) {
                case NOTHING -> true;
                case E2EE -> e2ee;
                case SAME_DELIVERABLE ->
                    deliverables.contains(cue.deliverable())
                            || (e2ee
                                    && !Character.isDigit(cue.text().charAt(0))
                                    && e2eeDeliverables.contains(cue.deliverable()));
            };
        }
    }

    private MessageScore withInherited(MessageScore score, MessageScore parent) {
        boolean ownCue = score.evidence().stream().anyMatch(Tagger::isOwn);
        boolean sameSubject = score.message()
                .subject()
                .key()
                .equals(parent.message().subject().key());
        if (ownCue || !(score.quotes() || (sameSubject && isShort(score.message())))) {
            return score;
        }
        List<Evidence> inherited = parent.evidence().stream()
                .filter(evidence -> evidence.segment().isPresent())
                .map(this::passedOn)
                .filter(evidence -> evidence.weight() >= weights.leastInherited())
                .limit(MOST_INHERITED)
                .toList();
        if (inherited.isEmpty()) {
            return score;
        }
        List<Evidence> evidence = new ArrayList<>(score.evidence().stream()
                .filter(one -> one.segment().isEmpty() || one.weight() == 0)
                .toList());
        evidence.addAll(inherited);
        Map<String, MessageScore.Name> names = new HashMap<>();
        score.names().forEach((id, name) -> {
            if (name.subject() > 0) {
                names.put(id, new MessageScore.Name(name.subject(), name.own(), 0));
            }
        });
        double body = 0;
        for (Evidence one : inherited) {
            if (one.about().equals(Evidence.E2EE)) {
                body += one.weight();
            } else {
                names.merge(one.about(), new MessageScore.Name(0, 0, one.weight()), MessageScore.Name::plus);
            }
        }
        return new MessageScore(score.message(), evidence, score.subject(), body, names, score.quotes());
    }

    /** Whether it stands in the author's own words, or in a subject that no message above has. */
    private static boolean isOwn(Evidence evidence) {
        return evidence.weight() > 0
                && evidence.segment()
                        .map(segment -> segment != Segment.Kind.QUOTE)
                        .orElse(evidence.inheritedFrom().isEmpty());
    }

    private boolean isShort(Message message) {
        String own = message.newText();
        return own.length() < weights.shortWords() * 12
                && PhraseTable.words(own).size() <= weights.shortWords();
    }

    private Evidence passedOn(Evidence evidence) {
        return new Evidence(
                evidence.about(),
                evidence.rule(),
                MessageScore.rounded(evidence.weight() * weights.inherited()),
                evidence.message(),
                evidence.segment(),
                evidence.line(),
                evidence.text(),
                evidence.inheritedFrom().or(() -> Optional.of(evidence.message())));
    }

    private static String version(Catalogue catalogue) {
        StringBuilder names = new StringBuilder();
        for (Deliverable deliverable : catalogue.deliverables()) {
            names.append(deliverable.id())
                    .append(' ')
                    .append(deliverable.kind())
                    .append('\n');
            for (Alias alias : deliverable.aliases()) {
                names.append(alias).append('\n');
            }
            deliverable
                    .proposals()
                    .forEach(proposal -> names.append(proposal.baseName()).append('\n'));
        }
        return catalogue.snapshot() + "-" + TagRules.digest(names.toString().getBytes(StandardCharsets.UTF_8));
    }
}
