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
    /** When more messages say a shingle, it tells nothing, whatever became of those of them that are in the batch. */
    private final int mostSayers;

    private final Map<MessageId, Envelope> touched = new LinkedHashMap<>();
    private final Map<MessageId, Envelope> besides = new HashMap<>();
    /** Shingles that too many messages say; not all of these are here. */
    private Shingles common = Shingles.NONE;
    /** Those of the touched whose candidates are among the messages besides. */
    private final Set<MessageId> accompanied = new HashSet<>();

    private IncrementalThreader(ThreadingRules rules, UnchangedMessages unchanged, int changes) {
        if (!rules.corrections().all().isEmpty()) {
            throw new IllegalArgumentException("corrections join threads that nothing else does: thread all messages");
        }
        this.threader = new Threader(rules);
        this.recovers = rules.threading() != Threading.STRICT;
        this.unchanged = unchanged;
        this.mostSayers = QuoteIndex.MOST_SAYERS + changes;
    }

    /**
     * The threads that the batch can touch, some of them perhaps as they were; in the order of {@link Threader#thread}.
     *
     * @param rules without corrections, and those by which the unchanged messages are threaded
     * @param changes each message once
     */
    public static List<MailThread> thread(ThreadingRules rules, Collection<Change> changes, UnchangedMessages unchanged)
            throws IOException {
        return new IncrementalThreader(rules, unchanged, changes.size()).thread(changes);
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
            List<MailThread> threads = threader.thread(all, common);
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
        List<Shingles> quoted = new ArrayList<>();
        for (Envelope envelope : touched.values()) {
            if (!envelope.isLost() || !accompanied.add(envelope.id())) {
                continue;
            }
            Optional<ProseReplies.Told> told = ProseReplies.date(envelope);
            if (told.isPresent()) {
                beside(unchanged.sentWithin(told.get().from(), told.get().before()));
            }
            if (recovers) {
                quoted.add(envelope.clues().quoted());
                if (envelope.answers()) {
                    withSubject(envelope.subject(), envelope);
                }
                withSubject(envelope.clues().formerSubject(), envelope);
            }
        }
        UnchangedMessages.Sayers sayers = unchanged.saying(Shingles.union(quoted), mostSayers);
        beside(sayers.messages());
        common = Shingles.union(List.of(common, sayers.common()));
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
