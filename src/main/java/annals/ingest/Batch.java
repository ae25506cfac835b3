package annals.ingest;

import annals.event.Meetings;
import annals.index.EnvelopeFinder;
import annals.index.Imprint;
import annals.index.IndexVersion;
import annals.index.IndexedEnvelope;
import annals.index.MessageCodec;
import annals.index.ThreadIndexReader;
import annals.index.ThreadIndexWriter;
import annals.mail.Fault;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.mail.Origin;
import annals.thread.Envelope;
import annals.thread.IncrementalThreader;
import annals.thread.MailThread;
import annals.thread.Sayers;
import annals.thread.Shingles;
import annals.thread.UnchangedMessages;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The messages of an index together with those that are being added: tells new ones from copies, and of copies keeps
 * the best, whichever was read first. Memory holds a small record of each message that was added or asked for; new
 * texts wait in a spool.
 */
final class Batch implements Closeable {
    /** What a message is to the index. */
    enum Novelty {
        NEW,
        DUPLICATE,
        VARIANT
    }

    private final Optional<ThreadIndexWriter> writer;
    private final Optional<ThreadIndexReader> committed;
    private final Optional<EnvelopeFinder> finder;
    private final Spool spool;
    /** The messages that were added, and those of the index that somebody asked for. */
    private final Map<MessageId, Known> known = new HashMap<>();

    private final Pool pool = new Pool();
    /** The minutes that are new or changed; told when all messages are here. */
    private Optional<List<Envelope>> newMinutes = Optional.empty();

    private Batch(Optional<ThreadIndexWriter> writer, Optional<ThreadIndexReader> committed, Spool spool) {
        this.writer = writer;
        this.committed = committed;
        this.finder = committed.map(ThreadIndexReader::finder);
        this.spool = spool;
    }

    /** A batch that can be written; makes the folder when it is missing, and holds its lock. */
    static Batch open(Path folder, IndexVersion version) throws IOException {
        return over(ThreadIndexWriter.open(folder, version), folder);
    }

    /** A batch that takes the place of all that the index holds; until it is committed, that stays. */
    static Batch anew(Path folder, IndexVersion version) throws IOException {
        return over(ThreadIndexWriter.anew(folder, version), folder);
    }

    private static Batch over(ThreadIndexWriter writer, Path folder) throws IOException {
        try {
            return new Batch(Optional.of(writer), writer.committed(), Spool.in(folder));
        } catch (IOException | RuntimeException e) {
            writer.close();
            throw e;
        }
    }

    /** Adds a message of an index with all its origins; not when there is one of that id. */
    boolean keep(Message message) throws IOException {
        if (find(message.id()).isPresent()) {
            return false;
        }
        learn(Known.fresh(message, spool.add(message), pool));
        return true;
    }

    /** A batch that is only looked at: nothing is written into the folder, which may be missing. */
    static Batch dry(Path folder) throws IOException {
        Optional<ThreadIndexReader> committed =
                ThreadIndexReader.exists(folder) ? Optional.of(ThreadIndexReader.open(folder)) : Optional.empty();
        return new Batch(Optional.empty(), committed, Spool.temporary());
    }

    /** Where to write; for batches of {@link #open}. */
    ThreadIndexWriter writer() {
        return writer.orElseThrow(() -> new IllegalStateException("a dry batch cannot be written"));
    }

    /** The last commit, where there is one. */
    Optional<ThreadIndexReader> committed() {
        return writer.isPresent() ? writer.get().committed() : committed;
    }

    /** Adds a message. */
    Novelty add(Message message) throws IOException {
        Optional<Known> there = find(message.id());
        if (there.isPresent()) {
            return addCopy(message, there.get());
        }
        learn(Known.fresh(message, spool.add(message), pool));
        return Novelty.NEW;
    }

    private Novelty addCopy(Message copy, Known there) throws IOException {
        Origin origin = copy.origins().getFirst();
        if (there.origins().contains(origin)) {
            return Novelty.DUPLICATE;
        }
        // The last message of a month gets longer by the blank line before the next one: still the same place.
        there.isAlsoAt(pool.origin(origin));
        there.changed = true;
        Message former = message(copy.id(), there);
        String fingerprint = MessageCodec.fingerprint(copy);
        boolean differs = !there.imprint.fingerprint().equals(fingerprint);
        boolean marked = differenceOf(former).isPresent();
        if (Worth.ORDER.compare(copy, former) > 0) {
            there.imprint = pool.imprint(new Imprint(Envelope.of(copy), fingerprint));
            there.place = Optional.of(spool.add(differs || marked ? markedAsCopy(copy, former) : copy));
        } else if (differs && !marked) {
            there.place = Optional.of(spool.add(markedAsCopy(former, copy)));
        }
        return differs ? Novelty.VARIANT : Novelty.DUPLICATE;
    }

    private static Message markedAsCopy(Message kept, Message dropped) {
        List<Fault> faults = new ArrayList<>(kept.faults());
        faults.add(differenceOf(dropped)
                .orElseGet(() -> new Fault(
                        Fault.Kind.DIFFERENT_COPY,
                        "the text at " + dropped.origins().getFirst() + " was dropped")));
        return kept.withFaults(faults);
    }

    private static Optional<Fault> differenceOf(Message message) {
        return message.faults().stream()
                .filter(fault -> fault.kind() == Fault.Kind.DIFFERENT_COPY)
                .findFirst();
    }

    private Optional<Known> find(MessageId id) throws IOException {
        Known there = known.get(id);
        if (there != null || finder.isEmpty()) {
            return Optional.ofNullable(there);
        }
        Optional<IndexedEnvelope> indexed = finder.get().withId(id);
        indexed.ifPresent(this::learn);
        return Optional.ofNullable(known.get(id));
    }

    private void learn(Known fresh) {
        known.put(fresh.imprint.envelope().id(), fresh);
    }

    private Known learn(IndexedEnvelope indexed) {
        Known there = known.get(indexed.envelope().id());
        if (there == null) {
            there = Known.indexed(indexed, pool);
            learn(there);
        }
        return there;
    }

    /** An envelope of every message, of the index and added. */
    List<Envelope> envelopes() throws IOException {
        if (committed.isPresent()) {
            committed.get().envelopes().forEach(this::learn);
        }
        return known.values().stream().map(one -> one.imprint.envelope()).toList();
    }

    /**
     * The messages that are new, or have other places or another text than in the index, and those that may vote on
     * what new minutes tell.
     */
    List<IncrementalThreader.Change> changes() throws IOException {
        if (finder.isPresent()) {
            for (Envelope minutes : newMinutes()) {
                finder.get()
                        .sentWithin(Meetings.firstVote(minutes.sent()), Meetings.afterVotes(minutes.sent()))
                        .forEach(this::learn);
            }
        }
        return known.values().stream()
                .filter(one -> one.changed || mayVoteOnNews(one))
                .map(one -> new IncrementalThreader.Change(one.indexed, one.imprint.envelope()))
                .toList();
    }

    /** How many threads of the index the messages were in that somebody asked for or added. */
    int formerThreads(Collection<MailThread> threads) {
        return (int) threads.stream()
                .flatMap(thread -> thread.messages().stream())
                .flatMap(member -> known(member).formerThread.stream())
                .distinct()
                .count();
    }

    /** The messages of the index that are not of this batch. */
    Optional<UnchangedMessages> unchanged() {
        return finder.map(Unchanged::new);
    }

    private final class Unchanged implements UnchangedMessages {
        private final EnvelopeFinder index;

        Unchanged(EnvelopeFinder index) {
            this.index = index;
        }

        @Override
        public List<Envelope> around(Collection<MessageId> ids) throws IOException {
            return unchanged(index.around(ids));
        }

        @Override
        public List<Envelope> inThreadsOf(Collection<MessageId> ids) throws IOException {
            Set<MessageId> threads = new HashSet<>();
            ids.forEach(id -> known(id).formerThread.ifPresent(threads::add));
            return unchanged(index.ofThreads(threads));
        }

        @Override
        public List<Envelope> quoting(Shingles said) throws IOException {
            return unchanged(index.quoting(said));
        }

        @Override
        public Sayers saying(Shingles shingles, int most) throws IOException {
            return index.saying(shingles, most);
        }

        @Override
        public List<Envelope> numbered(Collection<Integer> numbers) throws IOException {
            return unchanged(index.numbered(numbers));
        }

        @Override
        public List<Envelope> lostWithSubject(Collection<String> subjects) throws IOException {
            return unchanged(index.lostWithSubject(subjects));
        }

        @Override
        public List<Envelope> withSubject(String subject, Instant first, Instant last) throws IOException {
            return unchanged(index.withSubject(subject, first, last));
        }

        @Override
        public List<Envelope> lostWithProse() throws IOException {
            return unchanged(index.lostWithProse());
        }

        @Override
        public List<Envelope> sentWithin(Instant from, Instant before) throws IOException {
            return unchanged(index.sentWithin(from, before));
        }

        private List<Envelope> unchanged(List<IndexedEnvelope> found) {
            return found.stream()
                    .map(Batch.this::learn)
                    .filter(one -> !one.changed)
                    .map(one -> one.imprint.envelope())
                    .toList();
        }
    }

    /** Whether the index does not have the thread like this: a message is new or changed, or the tree is another. */
    boolean isChanged(MailThread thread) {
        return thread.messages().stream().anyMatch(member -> known(member).changed)
                || known(thread.id()).formerTree != IndexedEnvelope.digest(thread);
    }

    /** The minutes among all messages. */
    Meetings meetings() {
        return Meetings.of(this::minutesSentWithin, id -> Optional.of(message(id, known(id))));
    }

    private List<Envelope> minutesSentWithin(Instant from, Instant before) throws IOException {
        List<Envelope> minutes = new ArrayList<>(newMinutes());
        Optional<UnchangedMessages> unchanged = unchanged();
        if (unchanged.isPresent()) {
            minutes.addAll(unchanged.get().sentWithin(from, before));
        }
        return minutes;
    }

    /** Whether minutes that the index does not have like this may tell on what a mail of the thread votes. */
    boolean mayVoteOnNews(MailThread thread) {
        return thread.messages().stream().anyMatch(member -> mayVoteOnNews(known(member)));
    }

    private boolean mayVoteOnNews(Known vote) {
        Instant sent = vote.imprint.envelope().sent();
        return newMinutes().stream().anyMatch(minutes -> Meetings.isOpen(minutes.sent(), sent));
    }

    private List<Envelope> newMinutes() {
        if (newMinutes.isEmpty()) {
            newMinutes = Optional.of(known.values().stream()
                    .filter(one -> one.changed)
                    .map(one -> one.imprint.envelope())
                    .filter(Meetings::isMinutes)
                    .toList());
        }
        return newMinutes.get();
    }

    /**
     * The threads of the index whose place the thread takes: those of which it has the first message. A thread that
     * only lost a message to it stays, and is itself written again.
     */
    Set<MessageId> formerThreads(MailThread thread) {
        List<MessageId> members = thread.messages();
        Set<MessageId> former = new LinkedHashSet<>();
        members.forEach(member -> known(member).formerThread.ifPresent(former::add));
        former.retainAll(new HashSet<>(members));
        return former;
    }

    /** The messages of a thread in reading order, each with all its origins. */
    Map<MessageId, Message> messages(MailThread thread) throws IOException {
        Map<MessageId, Message> messages = new LinkedHashMap<>();
        for (MessageId id : thread.messages()) {
            Known one = known(id);
            messages.put(id, message(id, one).withOrigins(one.origins()));
        }
        return messages;
    }

    /** What the messages of a thread leave for later batches. */
    Map<MessageId, Imprint> imprints(MailThread thread) {
        return thread.messages().stream().collect(Collectors.toMap(id -> id, id -> known(id).imprint));
    }

    @Override
    public void close() throws IOException {
        Closeable index = writer.<Closeable>map(open -> open)
                .or(() -> committed.map(open -> open))
                .orElse(() -> {});
        try (index) {
            spool.close();
        }
    }

    private Known known(MessageId id) {
        Known one = known.get(id);
        if (one == null) {
            throw new IllegalArgumentException("no message of this batch: " + id);
        }
        return one;
    }

    private Message message(MessageId id, Known one) throws IOException {
        if (one.place.isPresent()) {
            return spool.read(one.place.get());
        }
        return committed
                .orElseThrow()
                .message(id)
                .orElseThrow(() -> new IOException("the index has lost message " + id + "; ingest into a new folder"));
    }
}
