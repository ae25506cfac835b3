package annals.thread;

import annals.mail.MessageId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Threads what a batch can touch, and leaves the rest: the trees are those that {@link Threader} makes of all messages.
 *
 * <p>A message that is new, or has another envelope, can touch the threads of those that its ids name or that name
 * them, of lost replies that quote its words or carry its subject, and of those whose prose tells its second. These
 * threads are made anew, whole. A lost reply among them may be drawn to any other message; what speaks for one counts
 * all messages that say what it quotes. So those that may be its parent, or count, are looked at besides: inert,
 * without anything that would draw them elsewhere. Where a reply ends under one, the threads are made once more with
 * the thread of that one among them.
 *
 * <p>No other message can change: its header names nobody who came or went, and what speaks for each of its candidates
 * is what it was.
 */
public final class IncrementalThreader {
    /**
     * A message of the batch.
     *
     * @param before what it was in the index, when it was there
     * @param after what it is
     */
    public record Change(Optional<Envelope> before, Envelope after) {}

    private final Threader threader;
    private final boolean recovers;
    private final UnchangedMessages unchanged;
    private final Census census;

    private final Map<MessageId, Envelope> touched = new LinkedHashMap<>();
    private final Map<MessageId, Envelope> besides = new HashMap<>();
    /** Those of the touched whose candidates are among the messages besides. */
    private final Set<MessageId> accompanied = new HashSet<>();

    private IncrementalThreader(ThreadingRules rules, UnchangedMessages unchanged, Collection<Change> changes) {
        if (!rules.corrections().all().isEmpty()) {
            throw new IllegalArgumentException("corrections join threads that nothing else does: thread all messages");
        }
        this.threader = new Threader(rules);
        this.recovers = rules.threading() != Threading.STRICT;
        this.unchanged = unchanged;
        this.census = new Census(changes);
    }

    /**
     * The threads that the batch can touch, some of them perhaps as they were; in the order of {@link Threader#thread}.
     *
     * @param rules without corrections, and those by which the unchanged messages are threaded
     * @param changes each message once
     */
    public static List<MailThread> thread(ThreadingRules rules, Collection<Change> changes, UnchangedMessages unchanged)
            throws IOException {
        return new IncrementalThreader(rules, unchanged, changes).thread(changes);
    }

    private List<MailThread> thread(Collection<Change> changes) throws IOException {
        Set<MessageId> reached = new HashSet<>();
        Set<MessageId> named = new HashSet<>();
        Reach reach = new Reach();
        for (Change change : changes) {
            touched.put(change.after().id(), change.after());
            reached.add(change.after().id());
            name(change.after(), named);
            reach.add(change.after());
            change.before().ifPresent(reach::add);
        }
        ids(unchanged.around(named), reached);
        reach.lost(reached);
        touch(unchanged.inThreadsOf(reached));
        while (true) {
            accompany();
            Collection<Envelope> all = new ArrayList<>(touched.values());
            all.addAll(besides.values());
            List<MailThread> threads = threader.thread(all, census);
            Set<MessageId> joined = joined(threads);
            if (joined.isEmpty()) {
                return threads.stream()
                        .filter(thread -> touched.containsKey(thread.id()))
                        .toList();
            }
            touch(unchanged.inThreadsOf(joined));
        }
    }

    private static void name(Envelope envelope, Set<MessageId> named) {
        named.add(envelope.id());
        named.addAll(envelope.inReplyTo());
        named.addAll(envelope.references());
    }

    private static void ids(Collection<Envelope> envelopes, Set<MessageId> ids) {
        envelopes.forEach(envelope -> ids.add(envelope.id()));
    }

    private void touch(Collection<Envelope> more) {
        for (Envelope envelope : more) {
            touched.putIfAbsent(envelope.id(), envelope);
            besides.remove(envelope.id());
        }
    }

    /** The messages besides that a touched one was drawn to. */
    private Set<MessageId> joined(List<MailThread> threads) {
        Set<MessageId> joined = new HashSet<>();
        for (MailThread thread : threads) {
            List<MessageId> members = thread.messages();
            if (members.size() > 1) {
                members.stream().filter(besides::containsKey).forEach(joined::add);
            }
        }
        return joined;
    }

    /** How many messages say what the lost replies quote that are accompanied: not all of these are here. */
    private static final class Census implements QuoteIndex.Census {
        private final List<Shingles> before;
        private final List<Shingles> after;
        private final Map<Integer, Integer> counts = new HashMap<>();

        Census(Collection<Change> changes) {
            this.before = changes.stream()
                    .flatMap(change -> change.before().stream())
                    .map(envelope -> envelope.clues().said())
                    .toList();
            this.after = changes.stream()
                    .map(change -> change.after().clues().said())
                    .toList();
        }

        /** How many of the changed messages were there before. */
        int formerly() {
            return before.size();
        }

        void count(Sayers sayers) {
            Map<Integer, Integer> more = new HashMap<>();
            for (int shingle : sayers.shingles()) {
                more.put(shingle, sayers.count(shingle));
            }
            before.forEach(said -> add(-1, said, more));
            after.forEach(said -> add(1, said, more));
            counts.putAll(more);
        }

        private static void add(int change, Shingles said, Map<Integer, Integer> counts) {
            for (int i = 0; i < said.size(); i++) {
                counts.computeIfPresent(said.get(i), (shingle, count) -> count + change);
            }
        }

        @Override
        public int sayers(int shingle, int given) {
            return counts.getOrDefault(shingle, given);
        }
    }

    /** What messages of a batch say, and when, for those that may be drawn to them. */
    private final class Reach {
        private final List<Shingles> said = new ArrayList<>();
        private final Set<String> subjects = new HashSet<>();
        private final List<Envelope> sent = new ArrayList<>();

        void add(Envelope envelope) {
            said.add(envelope.clues().said());
            if (!GenericSubjects.contains(envelope.subject())) {
                subjects.add(envelope.subject());
            }
            sent.add(envelope);
        }

        /** Adds the lost replies that may be drawn to one of them, or were. */
        void lost(Set<MessageId> reached) throws IOException {
            for (Envelope lost : unchanged.lostWithProse()) {
                if (ProseReplies.date(lost).filter(this::isSent).isPresent()) {
                    reached.add(lost.id());
                }
            }
            if (recovers) {
                ids(unchanged.quoting(Shingles.union(said)), reached);
                ids(unchanged.lostWithSubject(subjects), reached);
            }
        }

        private boolean isSent(ProseReplies.Told told) {
            return sent.stream().map(Envelope::sent).anyMatch(told::includes);
        }
    }

    /** Gives each lost reply that has none yet all messages besides that may be its parent or count for one. */
    private void accompany() throws IOException {
        List<Shingles> quotes = new ArrayList<>();
        for (Envelope envelope : touched.values()) {
            if (!envelope.isLost() || !accompanied.add(envelope.id())) {
                continue;
            }
            Optional<ProseReplies.Told> told = ProseReplies.date(envelope);
            if (told.isPresent()) {
                beside(unchanged.sentWithin(told.get().from(), told.get().before()));
            }
            if (recovers) {
                quotes.add(envelope.clues().quoted());
                if (envelope.answers()) {
                    withSubject(envelope.subject(), envelope);
                }
                withSubject(envelope.clues().formerSubject(), envelope);
            }
        }
        beside(unchanged.numbered(sayersOf(quotes)));
    }

    /** The messages that may be among those that say most of one of these quotes. */
    private Set<Integer> sayersOf(List<Shingles> quotes) throws IOException {
        Sayers sayers = unchanged.saying(Shingles.union(quotes), QuoteIndex.MOST_SAYERS + census.formerly());
        census.count(sayers);
        Set<Integer> heaviest = new HashSet<>();
        for (Shingles quote : quotes) {
            Weighing weighing = new Weighing();
            for (int shingle : quote.toArray()) {
                int many = census.sayers(shingle, 0);
                if (many <= QuoteIndex.MOST_SAYERS) {
                    for (int message : sayers.of(shingle)) {
                        weighing.add(message, many);
                    }
                }
            }
            // Changed ones, as they were, may take the places of others.
            weighing.heaviestAndEquals(QuoteIndex.MOST_CANDIDATES + census.formerly())
                    .forEach(sayer -> heaviest.add(sayer.message()));
        }
        return heaviest;
    }

    private void withSubject(String subject, Envelope reply) throws IOException {
        if (!GenericSubjects.contains(subject)) {
            Instant last = reply.sent();
            beside(unchanged.withSubject(subject, last.minus(Threader.SUBJECT_WINDOW), last));
        }
    }

    private void beside(Collection<Envelope> found) {
        for (Envelope envelope : found) {
            if (!touched.containsKey(envelope.id())) {
                besides.computeIfAbsent(envelope.id(), id -> inert(envelope));
            }
        }
    }

    /** A message as others see it: it looks for no parent. */
    private static Envelope inert(Envelope envelope) {
        Clues clues = envelope.clues();
        return new Envelope(
                envelope.id(),
                envelope.list(),
                envelope.sent(),
                envelope.subject(),
                false,
                List.of(),
                List.of(),
                new Clues(clues.author(), clues.said(), "", "", "", Shingles.NONE));
    }
}
