package annals.index;

import static java.util.Objects.requireNonNull;

import annals.event.Act;
import annals.event.RecordedEvent;
import annals.mail.Mailbox;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.mail.Segment;
import annals.spec.Status;
import annals.tag.Attribution;
import annals.tag.Evidence;
import annals.tag.Tags;
import annals.thread.Clues;
import annals.thread.Envelope;
import annals.thread.MailThread;
import annals.thread.ThreadNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;

/** The documents of a thread in the order of its block: one for each message in reading order, then the thread's. */
final class ThreadDocuments implements Iterator<Document> {
    private final IndexedThread thread;
    private final Map<MessageId, Imprint> imprints;
    private final List<MessageId> formerIds;
    private final List<MailThread.Step> steps;
    private final long tree;
    private final BytesRef block;
    private final Iterator<MessageId> messages;
    private final Map<MessageId, Set<String>> deliverables = new HashMap<>();
    private final Set<MessageId> tagged = new HashSet<>();
    private final Map<String, Instant> participants = new HashMap<>();
    private final Map<MessageId, List<RecordedEvent>> events;
    private final Bundle bundle = new Bundle();
    private String list = "";
    private String subject = "";
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;
    private int size;
    private boolean done;

    ThreadDocuments(IndexedThread thread, Collection<MessageId> formerIds, Map<MessageId, Imprint> imprints) {
        this.thread = thread;
        this.imprints = imprints;
        this.formerIds = List.copyOf(formerIds);
        this.steps = thread.thread().walk();
        this.tree = IndexedEnvelope.digest(thread.thread());
        this.block = IdTerm.of(thread.thread().id());
        this.events = thread.events().stream().collect(Collectors.groupingBy(RecordedEvent::message));
        List<MessageId> present = thread.thread().messages();
        if (present.isEmpty()) {
            throw new IllegalArgumentException(
                    "a thread must have a message: " + thread.thread().id());
        }
        this.messages = present.iterator();
        tagMessages(present);
        attribute(present);
    }

    @Override
    public boolean hasNext() {
        return !done;
    }

    @Override
    public Document next() {
        if (done) {
            throw new NoSuchElementException();
        }
        if (messages.hasNext()) {
            Message message = thread.message(messages.next());
            note(message);
            return message(message);
        }
        done = true;
        return thread();
    }

    /** A thread's tag that none of its messages has goes to the earliest: a search by tag finds every tagged thread. */
    private void tagMessages(List<MessageId> present) {
        for (MessageId id : present) {
            Tags tags = thread.tags().messages().get(id);
            if (tags != null && tags.isE2ee()) {
                tagged.add(id);
            }
        }
        if (tagged.isEmpty() && thread.tags().thread().isE2ee()) {
            tagged.add(thread.thread().id());
        }
    }

    /** Topics of the thread go to all messages, its mentions to those with evidence for them, else to the earliest. */
    private void attribute(List<MessageId> present) {
        Set<String> topics = new LinkedHashSet<>();
        Set<String> mentions = new LinkedHashSet<>();
        for (Attribution attribution : thread.tags().thread().deliverables()) {
            (attribution.role() == Attribution.Role.TOPIC ? topics : mentions).add(attribution.deliverable());
        }
        Set<String> found = new HashSet<>();
        for (MessageId id : present) {
            Set<String> own = new LinkedHashSet<>(topics);
            Tags tags = thread.tags().messages().get(id);
            if (tags != null) {
                tags.deliverables().forEach(attribution -> own.add(attribution.deliverable()));
                for (Evidence evidence : tags.evidence()) {
                    if (evidence.weight() > 0 && mentions.contains(evidence.about())) {
                        own.add(evidence.about());
                    }
                }
            }
            found.addAll(own);
            deliverables.put(id, own);
        }
        mentions.removeAll(found);
        deliverables
                .computeIfAbsent(thread.thread().id(), id -> new LinkedHashSet<>())
                .addAll(mentions);
    }

    private void note(Message message) {
        size++;
        Instant sent = message.sent().instant();
        boolean known = message.sent().isKnown();
        first = known && sent.isBefore(first) ? sent : first;
        last = known && sent.isAfter(last) ? sent : last;
        participants.merge(message.from().display(), sent, (a, b) -> a.isBefore(b) ? a : b);
        if (message.id().equals(thread.thread().id())) {
            list = message.list();
            String base = message.subject().base();
            subject = base.isEmpty() ? message.subject().text() : base;
        }
    }

    private Document message(Message message) {
        Document document = new Document();
        exact(document, Fields.KIND, Fields.MESSAGE);
        exact(document, Fields.BLOCK, block);
        exact(document, Fields.ID, IdTerm.of(message.id()));
        document.add(new NumericDocValuesField(
                Fields.HASH_ORDER, Fields.hashOrder(message.id().hash())));
        long seconds = message.sent().instant().getEpochSecond();
        if (message.sent().isKnown()) {
            document.add(new LongPoint(Fields.DATE_POINT, seconds));
        }
        document.add(new NumericDocValuesField(Fields.DATE, seconds));

        text(document, Fields.SUBJECT, message.subject().text());
        for (Segment segment : message.body()) {
            switch (segment.kind()) {
                case NEW, CODE, PATCH -> text(document, Fields.NEW, segment.text());
                case QUOTE -> text(document, Fields.QUOTED, segment.text());
                case SIGNATURE -> text(document, Fields.SIGNATURE, segment.text());
                case ATTRIBUTION, FOOTER, SCRUBBED -> {}
            }
        }
        exact(document, Fields.SUBJECT_KEY, Fields.term(message.subject().key()));
        mailbox(document, Fields.FROM, message.from());
        message.to().forEach(to -> mailbox(document, Fields.TO, to));
        message.cc().forEach(cc -> mailbox(document, Fields.CC, cc));
        text(document, Fields.LIST, message.list());
        message.attachments().forEach(attachment -> {
            text(document, Fields.ATTACHMENT, attachment.name());
            text(document, Fields.ATTACHMENT, attachment.type());
        });
        Set<MessageId> answered = new LinkedHashSet<>(message.inReplyTo());
        answered.addAll(message.references());
        for (MessageId id : answered) {
            exact(document, Fields.REFERS, IdTerm.of(id));
        }
        Features.of(message).forEach(feature -> exact(document, Fields.HAS, feature));
        recorded(document, message);

        counted(document, Fields.PERSON, message.from().display());
        document.add(new SortedDocValuesField(Fields.MAILBOX, MailboxTerm.of(message.from())));
        counted(document, Fields.LIST_NAME, message.list());
        if (tagged.contains(message.id())) {
            exact(document, Fields.TAG, Evidence.E2EE);
            document.add(new SortedSetDocValuesField(Fields.TAG, new BytesRef(Evidence.E2EE)));
        }
        for (String deliverable : deliverables.get(message.id())) {
            exact(document, Fields.DELIVERABLE, Fields.term(deliverable));
            document.add(new SortedSetDocValuesField(Fields.DELIVERABLE, new BytesRef(Fields.term(deliverable))));
        }
        Imprint imprint = requireNonNull(imprints.get(message.id()));
        clues(document, imprint.envelope());
        document.add(new BinaryDocValuesField(Fields.SAID, new BytesRef(EnvelopeCodec.encodeSaid(imprint))));
        bundle.add(message, imprint, thread.thread().id(), tree);
        if (bundle.isFull() || !messages.hasNext()) {
            bundle.close(document);
        }
        return document;
    }

    /** What {@link EnvelopeFinder} finds a message by. */
    private static void clues(Document document, Envelope envelope) {
        Clues clues = envelope.clues();
        for (int shingle : clues.said().toArray()) {
            document.add(new IntPoint(Fields.SAYS, shingle));
        }
        if (!envelope.isLost()) {
            return;
        }
        for (int shingle : clues.quoted().toArray()) {
            document.add(new IntPoint(Fields.QUOTES, shingle));
        }
        if (envelope.answers()) {
            exact(document, Fields.LOST_SUBJECT, Fields.term(envelope.subject()));
        }
        if (!clues.formerSubject().isEmpty()) {
            exact(document, Fields.LOST_SUBJECT, Fields.term(clues.formerSubject()));
        }
        if (!clues.answered().isEmpty()) {
            exact(document, Fields.LOST, Fields.PROSE);
        }
    }

    private void recorded(Document document, Message message) {
        List<RecordedEvent> own = events.getOrDefault(message.id(), List.of());
        Act.of(message, own).forEach(act -> exact(document, Fields.ACT, act.text()));
        Set<String> values = new LinkedHashSet<>();
        Set<String> voters = new LinkedHashSet<>();
        for (RecordedEvent event : own) {
            if (event instanceof RecordedEvent.Vote vote) {
                values.add(vote.value().text());
                voters.add(vote.voter());
                voters.add(vote.written());
            }
        }
        values.forEach(value -> exact(document, Fields.VOTE, value));
        voters.forEach(voter -> text(document, Fields.VOTER, voter));
        if (!values.isEmpty()) {
            exact(document, Fields.HAS, "vote");
        }
        for (Status status : thread.phases().getOrDefault(message.id(), Set.of())) {
            exact(document, Fields.PHASE, status.name().toLowerCase(Locale.ROOT));
        }
    }

    private Document thread() {
        if (first.isAfter(last)) {
            first = Instant.EPOCH; // none of its messages has a date
            last = Instant.EPOCH;
        }
        Document document = new Document();
        MessageId id = thread.thread().id();
        exact(document, Fields.KIND, Fields.THREAD);
        exact(document, Fields.BLOCK, block);
        document.add(new NumericDocValuesField(Fields.HASH_ORDER, Fields.hashOrder(id.hash())));
        for (MessageId former : formerIds) {
            exact(document, Fields.FORMER, IdTerm.of(former));
        }
        for (MailThread.Step step : steps) {
            if (step.node() instanceof ThreadNode.Missing missing) {
                exact(document, Fields.MISSING, IdTerm.of(missing.id()));
            }
        }
        Tags tags = thread.tags().thread();
        tags.names().forEach(name -> exact(document, Fields.TAG, name));
        for (Attribution attribution : tags.deliverables()) {
            exact(document, Fields.DELIVERABLE, Fields.term(attribution.deliverable()));
            if (attribution.role() == Attribution.Role.TOPIC) {
                exact(document, Fields.TOPIC, Fields.term(attribution.deliverable()));
            }
        }
        document.add(new NumericDocValuesField(Fields.FIRST, first.getEpochSecond()));
        document.add(new NumericDocValuesField(Fields.LAST, last.getEpochSecond()));
        document.add(new NumericDocValuesField(Fields.SIZE, size));
        document.add(new BinaryDocValuesField(Fields.SUMMARY, new BytesRef(ThreadCodec.encodeSummary(summary()))));
        document.add(new StoredField(Fields.STORED_TREE, ThreadCodec.encodeTree(thread.thread())));
        document.add(new StoredField(Fields.STORED_TAGS, ThreadCodec.encodeTags(thread.tags())));
        document.add(new StoredField(Fields.STORED_EVENTS, EventCodec.encode(thread.events())));
        if (!tags.deliverables().isEmpty()) {
            BriefedThread briefed = new BriefedThread(summary(), thread.events(), thread.brief());
            document.add(new BinaryDocValuesField(Fields.BRIEFED, new BytesRef(BriefCodec.encode(briefed))));
        }
        return document;
    }

    private ThreadSummary summary() {
        Tags tags = thread.tags().thread();
        List<String> names = new ArrayList<>(participants.keySet());
        names.sort((a, b) -> {
            int byDate = participants.get(a).compareTo(participants.get(b));
            return byDate != 0 ? byDate : a.compareTo(b);
        });
        return new ThreadSummary(
                thread.thread().id(),
                formerIds,
                list,
                subject,
                first,
                last,
                size,
                names,
                tags.names(),
                tags.deliverables());
    }

    private static void mailbox(Document document, String field, Mailbox mailbox) {
        text(document, field, mailbox.name());
        text(document, field, mailbox.address());
    }

    private static void text(Document document, String field, String text) {
        if (!text.isEmpty()) {
            document.add(new TextField(field, text, Field.Store.NO));
        }
    }

    private static void exact(Document document, String field, String term) {
        document.add(new StringField(field, term, Field.Store.NO));
    }

    private static void exact(Document document, String field, BytesRef term) {
        document.add(new StringField(field, term, Field.Store.NO));
    }

    private static void counted(Document document, String field, String value) {
        document.add(new SortedDocValuesField(field, new BytesRef(Fields.term(value))));
    }
}
