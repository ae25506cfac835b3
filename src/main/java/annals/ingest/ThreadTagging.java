package annals.ingest;

import annals.digest.Briefing;
import annals.event.EventRecogniser;
import annals.event.Meetings;
import annals.event.RecordedEvent;
import annals.event.ThreadBrief;
import annals.event.VoteRecogniser;
import annals.index.IndexedThread;
import annals.index.ThreadIndexReader;
import annals.mail.Mailbox;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.person.People;
import annals.profile.Profiles;
import annals.spec.Catalogue;
import annals.spec.Deliverable;
import annals.tag.Attribution;
import annals.tag.RuleBook;
import annals.tag.Tagger;
import annals.tag.ThreadTags;
import annals.thread.MailThread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what a thread speaks of and what its messages record. */
final class ThreadTagging {
    private final Profiles profiles = Profiles.builtIn();
    private final Tagger tagger;
    private final EventRecogniser events;
    private final VoteRecogniser votes;
    private final Phases phases;
    private final Catalogue catalogue;

    ThreadTagging(RuleBook rules) {
        this.tagger = new Tagger(rules.catalogue(), rules.rules());
        this.events = new EventRecogniser(rules.catalogue());
        this.votes = new VoteRecogniser(rules.catalogue());
        this.phases = new Phases(rules.catalogue());
        this.catalogue = rules.catalogue();
    }

    /** The rules by which the index in a folder is tagged; those that ship where there is none. */
    static RuleBook rulesOf(Path folder) throws IOException {
        if (!ThreadIndexReader.exists(folder)) {
            return RuleBook.builtIn();
        }
        try (ThreadIndexReader index = ThreadIndexReader.open(folder)) {
            return RuleBook.changedBy(index.catalog(), "the catalog kept in " + folder);
        }
    }

    /** Where it is the same, so are tags and events; what a user changed in the rules is part of it. */
    static String version(String changes) {
        return RuleBook.version(changes) + "/events-" + EventRecogniser.VERSION;
    }

    /**
     * The thread as the index keeps it.
     *
     * @param meetings the minutes of all threads
     */
    IndexedThread tagged(MailThread thread, Map<MessageId, Message> messages, Meetings meetings) throws IOException {
        try {
            return read(thread, messages, meetings);
        } catch (UncheckedIOException e) {
            throw e.getCause(); // minutes of another thread could not be read
        }
    }

    private IndexedThread read(MailThread thread, Map<MessageId, Message> messages, Meetings meetings) {
        Stream<RecordedEvent> announced = thread.messages().stream()
                .flatMap(id -> Stream.ofNullable(messages.get(id)))
                .flatMap(message -> events.recognise(message, profiles.forList(message.list())).stream());
        List<RecordedEvent> recorded = Stream.concat(
                        announced, votes.recognise(thread, messages, profiles::forList, meetings).stream())
                .sorted(Comparator.comparing(RecordedEvent::date))
                .toList();
        ThreadTags tags = tagger.tag(thread, messages);
        return new IndexedThread(
                thread,
                messages,
                tags,
                recorded,
                phases.of(thread, messages, tags),
                brief(thread, messages, recorded, tags));
    }

    /** What a history will tell of it, if it is about a deliverable. */
    private Optional<ThreadBrief> brief(
            MailThread thread, Map<MessageId, Message> messages, List<RecordedEvent> recorded, ThreadTags tags) {
        Map<String, List<String>> topics = tags.thread().deliverables().stream()
                .filter(attribution -> attribution.role() == Attribution.Role.TOPIC)
                .flatMap(attribution -> catalogue.deliverable(attribution.deliverable()).stream())
                .collect(Collectors.toMap(Deliverable::id, Deliverable::names));
        if (topics.isEmpty()) {
            return Optional.empty();
        }
        List<Message> all = thread.messages().stream().map(messages::get).toList();
        String list = Optional.ofNullable(messages.get(thread.id()))
                .map(Message::list)
                .orElse("");
        Map<Mailbox, Integer> mailboxes = new HashMap<>();
        all.forEach(message -> mailboxes.merge(message.from(), 1, Integer::sum));
        People people = People.of(mailboxes, Set.of(list), profiles);
        return Optional.of(new Briefing(profiles.forList(list), people::person)
                .of(thread, all, recorded, topics, Briefing.KEPT_SENTENCES));
    }
}
