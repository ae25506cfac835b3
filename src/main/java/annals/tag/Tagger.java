package annals.tag;

import annals.mail.ChangeSum;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.mail.Subject;
import annals.spec.Alias;
import annals.spec.Catalogue;
import annals.spec.Deliverable;
import annals.thread.MailThread;
import annals.thread.ThreadNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what threads and their messages speak of: end-to-end encryption or not, and which deliverables, each with its
 * evidence.
 *
 * <p><b>A cue</b> is a number, a namespace, a title, a name or a word of the vocabulary. Its weight is its strength
 * (0.6 for a deliverable or a strong word, 0.4 for a medium, 0.34 for a weak one) times its place (subject 2, heading
 * of a section 1.7, own words 1, items of a bare list and rows of a table of counts 0.4, quoted words 0.15; signatures,
 * footers, attributions and armour 0). Said again, in whatever spelling, it adds a third of what it added before. So
 * one mention in passing is below the threshold of 1, two different things said in own words are above it, and a
 * subject that names a deliverable is above it alone. Weak words belong to concepts (keys, trust, what the server
 * cannot read, …), each of which adds 0.45 at most: three concepts together tell what is talked about where nobody
 * names it, one never does. Concepts that stand beside many matters (keys, devices, signatures, law, …) add 0.64 at
 * most where nothing else is said. A document's number, namespace or address in the first paragraph of a first mail
 * whose subject names nothing counts half as much again, and 1.7 times where that paragraph names no other; names and
 * strong words below the heading of a section likewise.
 *
 * <p><b>A message</b> scores the sum of its evidence, with these limits: all quotes together add at most 0.3; generic
 * words ("encryption", "fingerprint", "OpenPGP", "end-to-end") are halved by each word of TLS, SASL or SRTP in the
 * message and count nothing from the third on; in a thread that does not speak of XMPP they and medium words add at
 * most 0.45; all but numbers, namespaces and proposals is halved by each word of other talk ("stickers", "e2e tests");
 * where the subject of a first mail names only things other than end-to-end encryption, what its body says counts 0.65.
 * Where no message of a thread has a name or strong word, vocabulary counts 0.6 in a thread whose first message speaks
 * of an unrelated matter, or of whose messages half speak of connections and the like, and 0.85 where no word tells
 * more than that keys, devices or signatures are talked about. What takes away from the words of a first message takes
 * away from its subject in all replies. Ambiguous names ("OX", "JET") count only where the thread has other evidence,
 * bare numbers ("0384") only where it names that deliverable or others by full numbers or explains a word by it ("MAM
 * (0313)"), or two of end-to-end encryption in running text, and "'384" also where it is about end-to-end encryption.
 *
 * <p><b>A mail of many topics</b> (minutes, agendas, newsletters) is scored section by section. A section that has more
 * than a heading, is no formality ("Roll call") and reaches the threshold is evidence and tags the mail; all others are
 * passing mentions. A first mail with three marked headings ("*Releases*") is one, whatever its subject is.
 *
 * <p><b>A reply</b> under the same subject inherits its parent's evidence: seven tenths of it, or, where the parent is
 * tagged, as much as keeps the reply tagged, until the talk turns: until it is long, names another topic or stands
 * above a whole quoted mail, each without a cue of its own. What answers minutes inherits only the section that it
 * quotes, or names by its number or its deliverable, or, where it does neither and has a cue of its own, what the
 * sections say that are tagged. A subject counts whole, and its evidence tells the message that had it first. Quotes
 * are looked at where own words of the thread say more than weak words, or the quoted mail is missing. What answers a
 * list of three points or more by quoting or naming some of them inherits nothing of the others. In turn, a message
 * with a cue of its own that is not tagged gets seven tenths of what the most telling of its replies says. A name or
 * strong word that one says and the other takes up counts in both directions though both have it: it is no mention in
 * passing.
 *
 * <p><b>A thread</b> is tagged when a tenth of its messages are, at least one: its score is that of the last one
 * needed.
 *
 * <p><b>A deliverable</b> gets 1 for its number, title, namespace or proposal, 0.8 for a short name, 0.5 for another
 * term, with the same places and repetition. It is the topic of a message whose subject names it, whose first paragraph
 * does by number, namespace or address, or which says it again in another line, or a sentence of which is about it:
 * begins with it, says what it should do or names a part of it ({@link Sentence}); of a section whose heading names it,
 * or whose first lines do; of a reply to such a message that inherits. A matter without a document is told by its
 * words, too. One of end-to-end encryption is a topic only where the message is tagged, unless the subject names it;
 * there a name in the first paragraph is enough where the subject names nothing. In announcements only what the subject
 * names is the topic, or the address of the proposal's document. A thread has the topics of its first message, and
 * those of a tenth of its messages, or of four tenths by mentions, those outside of end-to-end encryption by number or
 * title. Everything else is a mention.
 *
 * <p>The numbers are those of {@code rules.json}. Deterministic; thread-safe; makes its table once, so keep it.
 */
public final class Tagger {
    /** Changes when this code gives other tags for the same rules. */
    static final String ALGORITHM = "8";

    private final String version;
    private final Set<String> e2eeDeliverables = new HashSet<>();
    private final Scale scale;
    private final MessageReader reader;
    private final MessageScorer messages;
    private final ReplyScorer replies;
    private final ThreadScorer threads;

    public Tagger(Catalogue catalogue, TagRules rules) {
        Weights weights = rules.weights();
        version = ALGORITHM + "/" + rules.version() + "/" + version(catalogue);
        for (Deliverable deliverable : catalogue.deliverables()) {
            if (deliverable.isE2ee() && !rules.faint().containsKey(deliverable.id())) {
                e2eeDeliverables.add(deliverable.id());
            }
        }
        Set<String> withoutDocument = new HashSet<>();
        for (Deliverable deliverable : catalogue.deliverables()) {
            if (deliverable.kind() == Deliverable.Kind.UPCOMING
                    && deliverable.proposals().isEmpty()) {
                withoutDocument.add(deliverable.id());
            }
        }
        reader = new MessageReader(new CueFinder(catalogue, rules), rules);
        scale = new Scale(rules, e2eeDeliverables, withoutDocument);
        messages = new MessageScorer(scale);
        replies = new ReplyScorer(weights, e2eeDeliverables);
        threads = new ThreadScorer(rules, e2eeDeliverables);
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
        Map<MessageId, MessageReader.Reading> read = new LinkedHashMap<>();
        for (Placed one : placed) {
            read.put(
                    one.message().id(),
                    reader.read(one.message(), one.subjectOf().isPresent()));
        }
        boolean speaks = read.values().stream()
                .flatMap(reading -> reading.found().stream())
                .anyMatch(found -> found.place() != Place.IGNORED && found.cue().isTelling());
        for (Placed one : placed) {
            if (speaks || one.parent().isEmpty()) {
                read.computeIfPresent(one.message().id(), (id, reading) -> reader.withQuotes(one.message(), reading));
            }
        }
        boolean ofDomain = placed.stream().anyMatch(one -> isOfDomain(one.message()));
        ThreadContext context = ThreadContext.of(List.copyOf(read.values()), ofDomain, scale);
        Map<MessageId, MessageReader.Reading> readings = new HashMap<>();
        read.forEach((id, reading) -> readings.put(
                id,
                new MessageReader.Reading(
                        reading.found().stream().filter(context::admits).toList(), reading.sections())));
        Map<MessageId, MessageScore> alone = new HashMap<>();
        Map<MessageId, List<MessageScore>> answers = new HashMap<>();
        for (Placed one : placed) {
            List<Cue> subjectContext = one.subjectOf()
                    .map(first -> reading(readings, first).ownContext())
                    .orElse(List.of());
            MessageScore score = this.messages.score(
                    one.message(),
                    reading(readings, one.message().id()),
                    new Surroundings(
                            one.subjectOf(), subjectContext, context.domain(), context.elsewhere(), context.vague()));
            alone.put(one.message().id(), score);
            if (one.subjectOf().isPresent()) {
                answers.computeIfAbsent(one.parent().orElseThrow(), key -> new ArrayList<>())
                        .add(score);
            }
        }
        Map<MessageId, MessageScore> scores = new LinkedHashMap<>();
        for (Placed one : placed) {
            MessageId id = one.message().id();
            MessageScore score = Optional.ofNullable(alone.get(id)).orElseThrow();
            MessageScore parent = one.parent().map(scores::get).orElse(null);
            if (parent != null && one.subjectOf().isPresent()) {
                score = replies.withInherited(
                        score, parent, reading(readings, parent.message().id()));
            }
            boolean whole = reading(readings, id).sections().isEmpty();
            if (whole) {
                score = replies.withAnswers(score, answers.getOrDefault(id, List.of()));
            }
            scores.put(id, score.settled(scale));
        }
        Map<MessageId, Tags> tags = new HashMap<>();
        scores.forEach((id, score) -> tags.put(id, threads.tags(score)));
        return new ThreadTags(threads.tags(List.copyOf(scores.values())), tags);
    }

    private static MessageReader.Reading reading(Map<MessageId, MessageReader.Reading> readings, MessageId id) {
        return readings.getOrDefault(id, new MessageReader.Reading(List.of(), List.of()));
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
                boolean same = above != null && isSame(above.message().subject(), message.subject());
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

    private static boolean isSame(Subject one, Subject other) {
        return one.base().equals(other.base()) || one.key().equals(other.key());
    }

    private static boolean isOfDomain(Message message) {
        String list = message.list().toLowerCase(Locale.ROOT);
        return list.contains("xmpp") || list.contains("jabber");
    }

    private static String version(Catalogue catalogue) {
        StringBuilder names = new StringBuilder();
        for (Deliverable deliverable : catalogue.deliverables()) {
            names.append(deliverable.id())
                    .append(' ')
                    .append(deliverable.kind())
                    .append('\n');
            for (Alias alias : deliverable.aliases()) {
                names.append(alias.text()).append('\t').append(alias.kind());
                names.append('\t').append(alias.from().map(LocalDate::toString).orElse(""));
                names.append('\t').append(alias.until().map(LocalDate::toString).orElse(""));
                names.append('\t').append(alias.ambiguous()).append('\n');
            }
            deliverable
                    .proposals()
                    .forEach(proposal -> names.append(proposal.baseName()).append('\n'));
        }
        return catalogue.snapshot() + "-" + ChangeSum.of(names.toString().getBytes(StandardCharsets.UTF_8));
    }
}
