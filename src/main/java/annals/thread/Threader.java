package annals.thread;

import static java.util.Objects.requireNonNull;

import annals.mail.MessageId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * Makes conversation trees of messages, by Jamie Zawinski's algorithm (JWZ, https://www.jwz.org/doc/threading.html).
 *
 * <p>All ids that one message names in its headers (of In-Reply-To those that are here, or that it is hung under) end
 * in one thread, so the threads are the connected components of the graph that the headers draw, joined further only by
 * {@link EdgeKind#QUOTE} and {@link EdgeKind#SUBJECT} edges ({@link Recovery}), by In-Reply-To in prose, and by
 * {@link Corrections}. The result depends on nothing but the set of envelopes given. Time is near linear in the number
 * of ids named and of words quoted, memory is about 200 bytes for each message and each id named, the result included,
 * and four bytes for each word quoted by a lost reply; no method recurses, whatever the depth of a thread.
 */
public final class Threader {
    /**
     * How long a subject joins. On r-package-devel and bioc-devel (23,448 replies that kept the subject) 99.9 and 99.5
     * % of the replies come within 60 days of what they answer.
     */
    public static final Duration SUBJECT_WINDOW = Duration.ofDays(60);

    /** The edge to a message that In-Reply-To describes: the only one of its list sent in that second. */
    private static final Edge PROSE =
            new Edge(EdgeKind.IN_REPLY_TO, 0.95, "In-Reply-To tells its date, and no other message has that one");

    /** The confidence of an edge that is drawn by the References of a third message. */
    private static final double HEARSAY_CONFIDENCE = 0.9;

    /**
     * By date, then by hash. Of two copies with one id and one date the one that names more ids comes first
     * (HyperKitty's exports lack References); the last key only keeps the order of input out of the result.
     */
    private static final Comparator<Envelope> BY_DATE = Comparator.comparing(Envelope::sent)
            .thenComparing(envelope -> envelope.id().hash())
            .thenComparing(Envelope::id)
            .thenComparing(
                    envelope ->
                            envelope.references().size() + envelope.inReplyTo().size(),
                    Comparator.reverseOrder())
            .thenComparing(Envelope::toString);

    private final Duration subjectWindow;
    private final Corrections corrections;

    /** A threader by rules, with the usual {@link #SUBJECT_WINDOW}. */
    public Threader(ThreadingRules rules) {
        this(rules.threading() == Threading.STRICT ? Duration.ZERO : SUBJECT_WINDOW, rules.corrections());
    }

    /**
     * A threader without corrections.
     *
     * @param subjectWindow how far back a reply without thread headers is joined to a message with its subject, usually
     *     {@link #SUBJECT_WINDOW}; zero for never, by quotes neither
     */
    public Threader(Duration subjectWindow) {
        this(subjectWindow, Corrections.NONE);
    }

    private Threader(Duration subjectWindow, Corrections corrections) {
        if (subjectWindow.isNegative()) {
            throw new IllegalArgumentException("subjectWindow must be >= 0, got " + subjectWindow);
        }
        this.subjectWindow = subjectWindow;
        this.corrections = corrections;
    }

    /**
     * The threads of these messages, in order of their ids' date, then hash. Of envelopes with the same id the earliest
     * counts.
     */
    public List<MailThread> thread(Collection<Envelope> envelopes) {
        return thread(envelopes, QuoteIndex.Census.OF_THE_GIVEN);
    }

    /** The same where more messages say what lost replies quote than are given. */
    List<MailThread> thread(Collection<Envelope> envelopes, QuoteIndex.Census census) {
        Map<MessageId, Container> byId = HashMap.newHashMap(envelopes.size());
        List<Container> messages = containers(envelopes, byId);
        linkToParents(messages, byId);
        linkByProse(messages);
        linkReferences(messages, byId);
        if (!subjectWindow.isZero()) {
            new Recovery(messages, subjectWindow, census).join();
        }
        Corrector.apply(corrections.all(), byId);
        pruneMissing(messages, byId.values());
        return trees(messages);
    }

    /** JWZ step 1A: a container for each message, in order of date. */
    private static List<Container> containers(Collection<Envelope> envelopes, Map<MessageId, Container> byId) {
        List<Envelope> sorted = new ArrayList<>(envelopes);
        sorted.sort(BY_DATE);
        List<Container> messages = new ArrayList<>(sorted.size());
        for (Envelope envelope : sorted) {
            Container container = new Container(envelope.id(), envelope);
            if (byId.putIfAbsent(envelope.id(), container) == null) {
                messages.add(container);
            }
        }
        return messages;
    }

    /**
     * JWZ step 1C: each message under the one that its own headers name. Latest messages first, so that of a circle the
     * earliest message is the one left without parent.
     */
    private static void linkToParents(List<Container> messages, Map<MessageId, Container> byId) {
        for (Container message : messages.reversed()) {
            Envelope envelope = message.envelope();
            parentOf(envelope, byId).ifPresent(id -> {
                Container parent = byId.computeIfAbsent(id, Container::missing);
                boolean named = envelope.inReplyTo().contains(id);
                if (parent.top() != message) {
                    message.hangUnder(parent, new Edge(named ? EdgeKind.IN_REPLY_TO : EdgeKind.REFERENCES, 1));
                    parent.named = true;
                }
            });
        }
    }

    /** Messages whose In-Reply-To is prose, under the one it tells of. */
    private static void linkByProse(List<Container> messages) {
        ProseReplies prose = new ProseReplies(messages);
        for (Container message : messages.reversed()) {
            Envelope envelope = message.envelope();
            if (message.isTop() && envelope.isLost()) {
                prose.parentOf(envelope)
                        .filter(parent -> parent.top() != message)
                        .ifPresent(parent -> message.hangUnder(parent, PROSE));
            }
        }
    }

    /**
     * The id of the message that this one answers: the first in In-Reply-To that is here; else the last in References,
     * here or not; else the last in In-Reply-To.
     *
     * <p>In-Reply-To goes first because it names what was answered, while some mail programs cut or reorder References;
     * what is here goes before what is missing, so that a damaged In-Reply-To does no harm. Its last id is taken
     * because old mail programs wrote an address before the id ("Message from Ada &lt;ada@example.org&gt; of Monday
     * &lt;1@example.org&gt;"). The two disagree in 18 of 24,426 mails of r-package-devel and bioc-devel.
     */
    private static Optional<MessageId> parentOf(Envelope envelope, Map<MessageId, Container> byId) {
        List<MessageId> inReplyTo = others(envelope, envelope.inReplyTo());
        List<MessageId> references = others(envelope, envelope.references());
        Optional<MessageId> here =
                inReplyTo.stream().filter(id -> isHere(id, byId)).findFirst();
        List<MessageId> named = references.isEmpty() ? inReplyTo : references;
        return here.isPresent() || named.isEmpty() ? here : Optional.of(named.getLast());
    }

    private static List<MessageId> others(Envelope envelope, List<MessageId> ids) {
        return ids.contains(envelope.id())
                ? ids.stream().filter(id -> !id.equals(envelope.id())).toList()
                : ids;
    }

    private static boolean isHere(MessageId id, Map<MessageId, Container> byId) {
        Container container = byId.get(id);
        return container != null && container.isPresent();
    }

    /**
     * JWZ step 1B: the ids in References under each other, oldest on top. Where an id has a parent already, the whole
     * tree it stands in is joined, so that no message ends in another thread than an id it names.
     */
    private static void linkReferences(List<Container> messages, Map<MessageId, Container> byId) {
        for (Container message : messages) {
            Container above = null;
            for (MessageId id : lineage(message.envelope(), byId)) {
                Container container = byId.computeIfAbsent(id, Container::missing);
                if (above != null) {
                    join(above, container);
                }
                above = container;
            }
        }
    }

    /** All ids that a message names, oldest first, its parent last; of In-Reply-To only what is here. */
    private static SequencedSet<MessageId> lineage(Envelope envelope, Map<MessageId, Container> byId) {
        if (envelope.references().isEmpty() && envelope.inReplyTo().size() < 2) {
            return new LinkedHashSet<>();
        }
        SequencedSet<MessageId> lineage = new LinkedHashSet<>(others(envelope, envelope.references()));
        for (MessageId id : others(envelope, envelope.inReplyTo())) {
            if (isHere(id, byId)) {
                lineage.addLast(id);
            }
        }
        parentOf(envelope, byId).ifPresent(lineage::addLast);
        return lineage;
    }

    private static void join(Container above, Container below) {
        Container upper = above.top();
        Container lower = below.top();
        if (upper == lower) {
            return;
        }
        Edge edge = new Edge(EdgeKind.REFERENCES, HEARSAY_CONFIDENCE);
        if (upper.isPresent() && lower.isPresent() && BY_DATE.compare(lower.envelope(), upper.envelope()) < 0) {
            upper.hangUnder(below, edge); // two threads that one message answers: the later one hangs under the earlier
        } else {
            lower.hangUnder(above, edge);
        }
    }

    /**
     * JWZ step 4B: marks the missing messages that are left out of the trees. One stays where it joins several replies,
     * or where a reply names it as its parent, since then a reader wants to know that it is not here.
     */
    private static void pruneMissing(List<Container> messages, Collection<Container> all) {
        messages.forEach(Container::countUpwards);
        for (Container container : all) {
            container.pruned = !container.isPresent() && !container.named && container.replies < 2;
        }
    }

    private static List<MailThread> trees(List<Container> messages) {
        List<Container> tops = new ArrayList<>();
        for (Container message : messages) {
            message.place();
            Container top = message.top();
            if (top.earliest == null) {
                top.earliest = message.id;
                tops.add(top);
            }
        }
        List<MailThread> threads = new ArrayList<>(tops.size());
        for (Container top : tops) {
            threads.add(new MailThread(requireNonNull(top.earliest), tree(requireNonNull(top.root))));
        }
        return threads;
    }

    /** The nodes of a tree, made from the leaves up. */
    private static ThreadNode tree(Container root) {
        List<Container> fromTheTop = new ArrayList<>(List.of(root));
        for (int i = 0; i < fromTheTop.size(); i++) {
            fromTheTop.get(i).addRepliesTo(fromTheTop);
        }
        for (Container container : fromTheTop.reversed()) {
            container.node = container.toNode();
        }
        return requireNonNull(root.node);
    }
}
