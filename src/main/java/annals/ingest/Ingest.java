package annals.ingest;

import annals.archive.ArchiveFile;
import annals.archive.Reading;
import annals.archive.Sources;
import annals.event.Meetings;
import annals.index.IndexVersion;
import annals.index.SourceRecord;
import annals.index.ThreadBlock;
import annals.index.ThreadIndexReader;
import annals.index.ThreadIndexWriter;
import annals.ingest.IngestReport.Problem;
import annals.mail.Fault;
import annals.mail.Ledger;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.parse.MailReader;
import annals.parse.MessageParser;
import annals.profile.Profiles;
import annals.tag.Evidence;
import annals.tag.RuleBook;
import annals.thread.Corrections;
import annals.thread.IncrementalThreader;
import annals.thread.MailThread;
import annals.thread.Splits;
import annals.thread.Threader;
import annals.thread.Threading;
import annals.thread.ThreadingRules;
import annals.thread.UnchangedMessages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Adds archives to an index: reads, threads, tags and writes them, and commits once at the end.
 *
 * <p>Adding the same archives again adds nothing. Memory holds a small record of each message of the batch and of those
 * that it can touch, or of all where all are threaded; texts wait in a spool file.
 */
public final class Ingest {
    /**
     * How to ingest.
     *
     * @param list the list's address, where the user gave one
     * @param stopAtFault whether the first fault ends the ingest without a commit
     * @param dryRun whether to read and account only, and write nothing
     * @param reread whether to read sources, too, that are as they were when they were read last
     * @param threading what may join replies; as in the index where nothing is said
     * @param corrections what people say of threads; as in the index where nothing is said
     * @param rules by what to tag; as in the index where nothing is said
     */
    public record Options(
            Optional<String> list,
            boolean stopAtFault,
            boolean dryRun,
            boolean reread,
            Optional<Threading> threading,
            Optional<Corrections> corrections,
            Optional<RuleBook> rules) {}

    /** Thrown by {@link Options#stopAtFault()}. */
    public static final class FaultFound extends IOException {
        private static final long serialVersionUID = 1L;

        FaultFound(Message message, Fault fault) {
            super(message.origins().getFirst() + ": " + fault.kind().sentence()
                    + (fault.detail().isEmpty() ? "" : " (" + fault.detail() + ")"));
        }
    }

    /** Parsed while those before them are spooled; beside a batch in the smallest heap this is little. */
    private static final int MOST_CHARACTERS_AHEAD = 1 << 20;

    private static final int WEIGHT_OF_A_HEADER = 2_000;
    /** Tagged while those before them are written. */
    private static final int MOST_MESSAGES_AHEAD = 64;

    private final Path folder;
    private final Options options;
    private final Progress progress;
    private final InputStream standardInput;
    /** What the user changed in the rules by which to tag; the rules themselves are read when they are needed. */
    private final String ruleChanges;

    private final IndexVersion version;
    private final Set<String> seen = new HashSet<>();
    private final List<IngestReport.Read> read = new ArrayList<>();
    private final List<Problem> skipped = new ArrayList<>();
    private final List<Problem> damaged = new ArrayList<>();
    private final ArticlePages articles = new ArticlePages();
    private final SourceAccounts accounts;
    /** Whether the index as it is would say something else, though no source had anything new. */
    private final boolean outdated;

    /** The index as it was found, until something is written. */
    private Optional<ThreadIndexReader> found;

    private Optional<Batch> batch = Optional.empty();
    /** Made when something is to be read. */
    private Optional<MailReader> reader = Optional.empty();
    /** Loads the catalogue and the rules while mails are read: that takes half as long as to read a month. */
    private final SecondThread loading = new SecondThread(1);

    private Optional<ThreadTagging> tagging = Optional.empty();

    private long messagesRead;

    private Ingest(Path folder, InputStream standardInput, String version, Options options, Progress progress)
            throws IOException {
        this.standardInput = standardInput;
        this.folder = folder;
        this.options = options;
        this.progress = progress;
        List<SourceRecord> known = List.of();
        this.found =
                ThreadIndexReader.exists(folder) ? Optional.of(ThreadIndexReader.openOnce(folder)) : Optional.empty();
        try {
            this.ruleChanges = ruleChanges(found.map(ThreadIndexReader::catalog).orElse(""));
            this.version = IndexVersion.of(version, ThreadTagging.version(ruleChanges));
            this.outdated = found.isPresent() && isOutdated(found.get());
            if (found.isPresent()) {
                known = found.get().sources();
            }
        } catch (IOException | RuntimeException e) {
            forget();
            throw e;
        }
        this.accounts = new SourceAccounts(known, Clock.systemUTC());
    }

    private String ruleChanges(String former) {
        return options.rules().map(RuleBook::changes).orElse(former);
    }

    private boolean isOutdated(ThreadIndexReader committed) {
        return !threading(committed.threading()).equals(committed.threading())
                || !ruleChanges.equals(committed.catalog())
                || !version.rules().equals(committed.version().rules());
    }

    private ThreadingRules threading(ThreadingRules former) {
        return new ThreadingRules(
                options.threading().orElse(former.threading()),
                options.corrections().orElse(former.corrections()));
    }

    /**
     * Adds archives to the index in a folder, which is made when it does not exist and there is any mail.
     *
     * @param sources files and folders as the user named them; {@code -} for standard input
     * @param standardInput what {@code -} reads
     * @param version the version of Annals, kept in the index
     * @throws FaultFound when {@link Options#stopAtFault()} says so; nothing is committed then
     * @throws IOException when the index cannot be written; what is wrong with a source is in the report
     */
    public static IngestReport run(
            Path folder,
            List<String> sources,
            InputStream standardInput,
            String version,
            Options options,
            Progress progress)
            throws IOException {
        return new Ingest(folder, standardInput, version, options, progress).run(sources);
    }

    private IngestReport run(List<String> sources) throws IOException {
        try {
            for (String source : sources) {
                for (ArchiveFile file : Sources.find(source)) {
                    if (!isOfTheIndex(file) && seen.add(file.stored().name())) {
                        read(file, options.list());
                    }
                }
            }
            boolean writes = !options.dryRun() && (batch.isPresent() || (!read.isEmpty() && isBehind()));
            return report(writes ? write(batch()) : 0);
        } finally {
            loading.close();
            forget();
            if (batch.isPresent()) {
                batch.get().close();
            }
        }
    }

    /** Closes the index as it was found. */
    private void forget() throws IOException {
        Optional<ThreadIndexReader> gone = found;
        found = Optional.empty();
        if (gone.isPresent()) {
            gone.get().close();
        }
    }

    /**
     * Writes the index anew, from what is readable in it and from its sources; see {@link Repair}.
     *
     * @param options with everything that the index remembers
     */
    static Repair.Report again(Path folder, ThreadIndexReader old, String version, Options options, Progress progress)
            throws IOException {
        return new Ingest(folder, InputStream.nullInputStream(), version, options, progress).again(old);
    }

    private Repair.Report again(ThreadIndexReader old) throws IOException {
        forget();
        Map<String, SourceRecord> records = new TreeMap<>();
        old.sources().forEach(record -> records.put(record.name(), record));
        try (loading;
                Batch anew = Batch.anew(folder, version)) {
            batch = Optional.of(anew);
            int[] kept = {0};
            old.forEachReadableMessage(message -> {
                kept[0] += anew.keep(message) ? 1 : 0;
                message.origins()
                        .forEach(origin -> records.putIfAbsent(
                                origin.source(),
                                new SourceRecord(origin.source(), Ledger.empty(origin.source()), "", "")));
            });
            List<String> missing = new ArrayList<>();
            for (SourceRecord record : records.values()) {
                Optional<ArchiveFile> file = SourceComparison.file(record);
                int before = read.size();
                if (file.isPresent()) {
                    read(file.get(), Optional.of(record.list()).filter(list -> !list.isEmpty()));
                }
                if (read.size() == before) {
                    missing.add(record.name());
                    anew.writer().putSource(record);
                }
            }
            int written = write(anew);
            IngestReport report = report(written);
            return new Repair.Report(kept[0], report.messages() - kept[0], missing, report);
        }
    }

    /** Whether there is something to write though no source was read. */
    private boolean isBehind() throws IOException {
        if (outdated || articles.isEmpty()) {
            return outdated;
        }
        return found.isPresent() && articles.hasNews(found.get());
    }

    /** The index may lie in the folder that is ingested. */
    private boolean isOfTheIndex(ArchiveFile file) {
        Path index = folder.toAbsolutePath().normalize();
        return file.path()
                .map(path -> path.toAbsolutePath().normalize().startsWith(index))
                .orElse(false);
    }

    /** Opened with the first mail: what is no archive makes no index. */
    private Batch batch() throws IOException {
        if (batch.isEmpty()) {
            forget();
            batch = Optional.of(options.dryRun() ? Batch.dry(folder) : Batch.open(folder, version));
        }
        return batch.get();
    }

    private void read(ArchiveFile file, Optional<String> list) throws IOException {
        progress.source(file.name());
        ArchiveFile stored = file.stored();
        accounts.stamp(stored, list);
        Optional<Ledger> unchanged = options.reread() ? Optional.empty() : accounts.unchanged(stored);
        if (unchanged.isPresent()
                && !(options.stopAtFault() && !unchanged.get().faults().isEmpty())) {
            finished(file, unchanged.get(), 0);
            return;
        }
        Account account = new Account();
        long started = System.nanoTime();
        Reading reading;
        try (SecondThread second = new SecondThread(MOST_CHARACTERS_AHEAD)) {
            reading = reader().read(stored, list, message -> {
                if (options.stopAtFault() && !message.faults().isEmpty()) {
                    throw new FaultFound(message, message.faults().getFirst());
                }
                second.begin(weight(message), () -> batch().add(message), novelty -> account.take(message, novelty));
                progress.messages(++messagesRead);
            });
            second.finish();
        }
        switch (reading) {
            case Reading.Mails mails -> {
                if (mails.damage().isPresent() || !mails.left().stream().allMatch(Reading.Left::harmless)) {
                    accounts.tellAgain(stored);
                }
                finished(file, account.ledger(stored.name(), mails), (System.nanoTime() - started) / 1e9);
                mails.damage().ifPresent(damage -> damaged.add(Problem.damage(file.name(), damage)));
                mails.left().forEach(left -> skipped.add(Problem.of(file.name(), left)));
            }
            case Reading.NotAnArchive not -> skipped.add(Problem.skipped(file.name(), not.what(), !not.harmless()));
            case Reading.Unreadable unreadable -> skipped.add(Problem.skipped(file.name(), unreadable.why(), true));
        }
    }

    private static long weight(Message message) {
        return WEIGHT_OF_A_HEADER
                + message.body().stream()
                        .mapToLong(segment -> segment.text().length())
                        .sum();
    }

    private MailReader reader() throws IOException {
        if (reader.isEmpty()) {
            if (!options.dryRun()) {
                loading.begin(1, this::loadTagging, loaded -> tagging = Optional.of(loaded));
            }
            reader = Optional.of(new MailReader(new MessageParser(Profiles.builtIn()), standardInput));
        }
        return reader.get();
    }

    private void finished(ArchiveFile file, Ledger ledger, double seconds) {
        read.add(new IngestReport.Read(ledger, seconds));
        articles.beside(file);
        progress.finished(ledger);
    }

    /** Writes what is not in the index like this, commits, and tells how many threads that were. */
    private int write(Batch batch) throws IOException {
        ThreadIndexWriter index = batch.writer();
        ThreadingRules former = index.threading();
        ThreadingRules threading = threading(former);
        if (options.rules().isEmpty() && !index.catalog().equals(ruleChanges)) {
            throw new IOException("the rules of the index were changed while it was opened; run the same again");
        }
        index.threadBy(threading);
        index.tagBy(ruleChanges);
        boolean otherRules = former.threading() != threading.threading()
                || index.committedVersion()
                        .map(committed -> !committed.rules().equals(version.rules()))
                        .orElse(false);
        boolean alone = !otherRules
                && former.equals(threading)
                && threading.corrections().all().isEmpty();
        Optional<UnchangedMessages> unchanged = batch.unchanged().filter(messages -> alone);
        List<MailThread> threads = unchanged.isPresent()
                ? IncrementalThreader.thread(threading, batch.changes(), unchanged.get())
                : new Threader(threading).thread(batch.envelopes());
        Meetings meetings = batch.meetings();
        List<MailThread> changed = threads.stream()
                .filter(thread -> otherRules || batch.isChanged(thread) || batch.mayVoteOnNews(thread))
                .toList();
        progress.threads(changed.size(), index.threadCount() - batch.formerThreads(threads) + threads.size());
        ThreadTagging tagging = tagging(); // asked for last, since it is loaded meanwhile
        try (SecondThread second = new SecondThread(MOST_MESSAGES_AHEAD)) {
            for (MailThread thread : changed) {
                second.begin(
                        thread.messages().size(),
                        () -> block(batch, thread, threading, tagging, meetings),
                        index::write);
            }
            second.finish();
        }
        accounts.put(index, read);
        articles.put(index);
        index.commit();
        return changed.size();
    }

    private ThreadTagging tagging() throws IOException {
        loading.finish();
        return tagging.isPresent() ? tagging.get() : loadTagging();
    }

    private ThreadTagging loadTagging() throws IOException {
        return new ThreadTagging(
                options.rules().isPresent()
                        ? options.rules().get()
                        : RuleBook.changedBy(ruleChanges, "the catalog kept in " + folder));
    }

    /** What is to be written of a thread. The batch may learn of more messages by it. */
    private static ThreadBlock block(
            Batch batch, MailThread thread, ThreadingRules threading, ThreadTagging tagging, Meetings meetings)
            throws IOException {
        Map<MessageId, Message> messages = batch.messages(thread);
        MailThread marked = threading.threading() == Threading.STRICT ? thread : Splits.mark(thread, messages);
        return batch.writer()
                .block(batch.formerThreads(thread), tagging.tagged(marked, messages, meetings), batch.imprints(thread));
    }

    private IngestReport report(int written) throws IOException {
        Optional<ThreadIndexReader> open = batch.isPresent() ? batch.get().committed() : found;
        if (open.isPresent()) {
            return report(open.get(), written);
        }
        if (!ThreadIndexReader.exists(folder)) {
            return report(0, 0, 0, 0, written);
        }
        try (ThreadIndexReader committed = ThreadIndexReader.openOnce(folder)) {
            return report(committed, written);
        }
    }

    private IngestReport report(ThreadIndexReader index, int written) throws IOException {
        return report(
                index.messageCount(),
                index.threadCount(),
                index.threadCountTagged(Evidence.E2EE),
                index.topicCount(),
                written);
    }

    private IngestReport report(int messages, int threads, int e2ee, int deliverables, int written) {
        Ledger total = read.stream()
                .map(IngestReport.Read::ledger)
                .reduce(Ledger.empty("total"), (sum, ledger) -> sum.plus(ledger, "total"));
        return new IngestReport(read, skipped, damaged, total, messages, threads, e2ee, deliverables, written);
    }

    /** Counts what the messages of one source are. */
    private static final class Account {
        private int added;
        private int duplicates;
        private int variants;
        private final Map<Fault.Kind, Integer> faults = new EnumMap<>(Fault.Kind.class);

        void take(Message message, Batch.Novelty novelty) {
            switch (novelty) {
                case NEW -> added++;
                case DUPLICATE -> duplicates++;
                case VARIANT -> variants++;
            }
            message.faults().forEach(fault -> faults.merge(fault.kind(), 1, Integer::sum));
        }

        Ledger ledger(String source, Reading.Mails mails) {
            return new Ledger(
                    source,
                    mails.bytes(),
                    mails.messageBytes(),
                    mails.gapBytes(),
                    mails.messages(),
                    added,
                    duplicates,
                    variants,
                    0,
                    faults);
        }
    }
}
