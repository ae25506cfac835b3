package annals.ingest;

import annals.event.Meetings;
import annals.index.IndexVersion;
import annals.index.IndexedEnvelope;
import annals.index.IndexedThread;
import annals.index.StoredThread;
import annals.index.ThreadIndexReader;
import annals.index.ThreadIndexWriter;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.tag.RuleBook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tags the threads of an index again, from the mails that it keeps; the archives are not needed. */
public final class Retag {
    private Retag() {}

    /**
     * What came of it.
     *
     * @param threads how many threads there are
     * @param changed how many of them have other tags, deliverables, evidence or events now
     * @param gained how many are about end-to-end encryption and were not
     * @param lost how many were and are not
     * @param e2ee how many are
     */
    public record Report(int threads, int changed, int gained, int lost, int e2ee) {}

    /**
     * Tags, and commits once at the end.
     *
     * @param rules by what; as in the index where nothing is said
     * @param version the version of Annals, kept in the index
     * @throws IOException as {@link ThreadIndexReader#open} does, first where the folder has no index
     */
    public static Report run(Path folder, Optional<RuleBook> rules, String version, Progress progress)
            throws IOException {
        ThreadIndexReader.open(folder).close(); // a writer would make an index where there is none
        RuleBook book = rules.isPresent() ? rules.get() : ThreadTagging.rulesOf(folder);
        ThreadTagging tagging = new ThreadTagging(book);
        try (ThreadIndexWriter writer =
                ThreadIndexWriter.open(folder, IndexVersion.of(version, ThreadTagging.version(book.changes())))) {
            Tally tally = new Tally();
            ThreadIndexReader index = writer.committed().orElseThrow();
            int threads = index.threadCount();
            Meetings meetings = meetings(index);
            index.forEachThread(stored -> {
                tally.add(stored, again(index, stored, tagging, meetings, writer));
                progress.threads(tally.threads, threads);
            });
            writer.tagBy(book.changes());
            writer.commit();
            return new Report(tally.threads, tally.changed, tally.gained, tally.lost, tally.e2ee);
        }
    }

    /** The thread tagged again; written where anything is different. */
    private static IndexedThread again(
            ThreadIndexReader index,
            StoredThread stored,
            ThreadTagging tagging,
            Meetings meetings,
            ThreadIndexWriter writer)
            throws IOException {
        Map<MessageId, Message> messages = new LinkedHashMap<>();
        index.messages(stored).forEach(message -> messages.put(message.id(), message));
        IndexedThread again = tagging.tagged(stored.thread(), messages, meetings);
        if (isChanged(stored, again) || !again.phases().isEmpty()) { // the states in a catalogue change unseen
            writer.replace(Set.of(stored.thread().id()), again);
        }
        return again;
    }

    private static Meetings meetings(ThreadIndexReader index) throws IOException {
        return Meetings.of(
                index.envelopes().stream().map(IndexedEnvelope::envelope).toList(), index::message);
    }

    private static boolean isChanged(StoredThread stored, IndexedThread again) {
        return !stored.tags().equals(again.tags()) || !stored.events().equals(again.events());
    }

    private static final class Tally {
        private int threads;
        private int changed;
        private int gained;
        private int lost;
        private int e2ee;

        void add(StoredThread stored, IndexedThread again) {
            boolean was = stored.tags().thread().isE2ee();
            boolean is = again.tags().thread().isE2ee();
            threads++;
            changed += isChanged(stored, again) ? 1 : 0;
            gained += is && !was ? 1 : 0;
            lost += was && !is ? 1 : 0;
            e2ee += is ? 1 : 0;
        }
    }
}
