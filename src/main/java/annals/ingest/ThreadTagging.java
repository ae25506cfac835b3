package annals.ingest;

import annals.event.EventRecogniser;
import annals.event.RecordedEvent;
import annals.event.VoteRecogniser;
import annals.index.IndexedThread;
import annals.index.ThreadIndexReader;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.profile.Profiles;
import annals.tag.RuleBook;
import annals.tag.Tagger;
import annals.tag.ThreadTags;
import annals.thread.MailThread;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds what a thread speaks of and what its messages record. */
final class ThreadTagging {
    private final Profiles profiles = Profiles.builtIn();
    private final Tagger tagger;
    private final EventRecogniser events;
    private final VoteRecogniser votes;
    private final Phases phases;

    ThreadTagging(RuleBook rules) {
        this.tagger = new Tagger(rules.catalogue(), rules.rules());
        this.events = new EventRecogniser(rules.catalogue());
        this.votes = new VoteRecogniser(rules.catalogue());
        this.phases = new Phases(rules.catalogue());
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

    /** The thread as the index keeps it. */
    IndexedThread tagged(MailThread thread, Map<MessageId, Message> messages) {
        Stream<RecordedEvent> announced = thread.messages().stream()
                .flatMap(id -> Stream.ofNullable(messages.get(id)))
                .flatMap(message -> events.recognise(message, profiles.forList(message.list())).stream());
        List<RecordedEvent> recorded = Stream.concat(
                        announced, votes.recognise(thread, messages, profiles::forList).stream())
                .sorted(Comparator.comparing(RecordedEvent::date))
                .toList();
        ThreadTags tags = tagger.tag(thread, messages);
        return new IndexedThread(thread, messages, tags, recorded, phases.of(thread, messages, tags));
    }
}
