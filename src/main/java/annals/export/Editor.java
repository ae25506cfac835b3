package annals.export;

import annals.history.Dossier;
import annals.history.Historian;
import annals.history.IndexStatistics;
import annals.history.IndexedPeople;
import annals.history.TimelineEvent;
import annals.index.StoredThread;
import annals.index.ThreadIndexReader;
import annals.mail.MessageId;
import annals.person.People;
import annals.person.Person;
import annals.profile.Profiles;
import annals.spec.Catalogue;
import annals.spec.Deliverable;
import annals.tag.Attribution;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes editions of an index; each thread is read once for it, and once more when it is written. */
public final class Editor {
    /** Told how an export comes along. */
    @FunctionalInterface
    public interface Progress {
        /** Nobody watches. */
        Progress NONE = (what, done, all) -> {};

        /** So many of all are done. */
        void at(String what, int done, int all);
    }

    private final ThreadIndexReader index;
    private final Profiles profiles;
    private final Catalogue catalogue;
    private final People people;
    private final Screen screen;
    private final Progress progress;

    private final Map<MessageId, ThreadLine> lines = new HashMap<>();
    private final Map<MessageId, MessageId> threadOf = new HashMap<>();
    private final Set<MessageId> withheld = new HashSet<>();
    private final Map<String, SortedMap<YearMonth, Integer>> activity = new HashMap<>();
    private final Map<Person, Tally> tallies = new HashMap<>();

    /** How much somebody wrote. */
    private static final class Tally {
        private int messages;
        private Optional<LocalDate> first = Optional.empty();
        private Optional<LocalDate> last = Optional.empty();
        private final Map<String, Integer> deliverables = new HashMap<>();

        void add(Optional<LocalDate> day, List<String> about) {
            messages++;
            first = day.filter(d -> first.map(d::isBefore).orElse(true)).or(() -> first);
            last = day.filter(d -> last.map(d::isAfter).orElse(true)).or(() -> last);
            about.forEach(id -> deliverables.merge(id, 1, Integer::sum));
        }

        List<String> about() {
            return deliverables.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    /**
     * An editor of one edition.
     *
     * @param deny who asked not to appear
     * @param addresses whether addresses stay
     */
    public Editor(
            ThreadIndexReader index,
            Profiles profiles,
            Catalogue catalogue,
            DenyList deny,
            boolean addresses,
            Progress progress)
            throws IOException {
        this.index = index;
        this.profiles = profiles;
        this.catalogue = catalogue;
        this.people = IndexedPeople.of(index, profiles);
        this.screen = new Screen(people, deny, addresses);
        this.progress = progress;
    }

    /** The edition of some deliverables: their dossiers and the threads about them. */
    public Edition ofDeliverables(List<Deliverable> wanted) throws IOException {
        Historian historian = new Historian(catalogue.snapshot(), profiles);
        List<Dossier> dossiers = new ArrayList<>();
        for (Deliverable deliverable : wanted) {
            dossiers.add(historian.write(deliverable, index, Historian.Wish.usual(), people));
            progress.at("reading deliverables", dossiers.size(), wanted.size());
        }
        Set<MessageId> threads = new LinkedHashSet<>();
        for (Dossier dossier : dossiers) {
            for (TimelineEvent event : dossier.events()) {
                if (event instanceof TimelineEvent.ThreadDiscussed thread) {
                    threads.add(thread.thread());
                }
                for (MessageId message : event.told().messages()) {
                    index.summary(message).ifPresent(summary -> threads.add(summary.id()));
                }
            }
        }
        read(threads);
        String title = wanted.size() == 1
                ? wanted.getFirst().id() + " " + wanted.getFirst().title()
                : wanted.stream().allMatch(Deliverable::isE2ee)
                        ? "Annals of end-to-end encryption"
                        : "Annals of " + wanted.size() + " deliverables";
        List<Dossier> screened = dossiers.stream()
                .map(dossier -> screen.dossier(dossier, lines, withheld))
                .toList();
        return edition(title, Optional.empty(), screened);
    }

    /** The edition of the threads that answer a query. */
    public Edition ofQuery(String query, Collection<MessageId> threads) throws IOException {
        read(threads);
        return edition("Threads for “" + query + "”", Optional.of(query), List.of());
    }

    private void read(Collection<MessageId> threads) throws IOException {
        int done = 0;
        for (MessageId id : threads) {
            StoredThread stored = stored(id);
            if (!lines.containsKey(stored.summary().id())) {
                take(screen.thread(stored, index.messages(stored)));
            }
            progress.at("reading threads", ++done, threads.size());
        }
    }

    private void take(ShownThread thread) {
        ThreadLine line = thread.line();
        lines.put(line.id(), line);
        List<String> about = line.deliverables().stream()
                .filter(attribution -> attribution.role() == Attribution.Role.TOPIC)
                .map(Attribution::deliverable)
                .toList();
        for (ShownThread.Mail mail : thread.mails()) {
            threadOf.put(mail.message().id(), line.id());
            Optional<LocalDate> day = Optional.of(mail.message().sent())
                    .filter(sent -> sent.isKnown())
                    .map(sent -> sent.day());
            day.map(YearMonth::from).ifPresent(month -> count(month, about));
            if (mail.withheld()) {
                withheld.add(mail.message().id());
            } else {
                tallies.computeIfAbsent(screen.author(mail.message()), person -> new Tally())
                        .add(day, about);
            }
        }
    }

    private void count(YearMonth month, List<String> about) {
        activity.computeIfAbsent("", key -> new TreeMap<>()).merge(month, 1, Integer::sum);
        about.forEach(id -> activity.computeIfAbsent(id, key -> new TreeMap<>()).merge(month, 1, Integer::sum));
    }

    private Edition edition(String title, Optional<String> query, List<Dossier> dossiers) throws IOException {
        List<ThreadLine> ordered = lines.values().stream()
                .sorted(Comparator.comparing((ThreadLine line) -> line.first().orElse(LocalDate.MIN))
                        .thenComparing(line -> line.id().hash()))
                .toList();
        List<Edition.Contributor> people = tallies.entrySet().stream()
                .map(entry -> new Edition.Contributor(
                        screen.redaction().text(entry.getKey().name()),
                        entry.getValue().messages,
                        entry.getValue().first,
                        entry.getValue().last,
                        entry.getValue().about()))
                .sorted(Comparator.comparingInt(Edition.Contributor::messages)
                        .reversed()
                        .thenComparing(Edition.Contributor::name)
                        .thenComparing(person -> person.first().orElse(LocalDate.MIN)))
                .toList();
        return new Edition(
                title,
                query,
                catalogue.snapshot(),
                dossiers,
                ordered,
                people,
                activity,
                threadOf,
                withheld.size(),
                IndexStatistics.of(index, profiles),
                screen.redaction(),
                profiles,
                this::load);
    }

    private ShownThread load(MessageId id) throws IOException {
        StoredThread stored = stored(id);
        return screen.thread(stored, index.messages(stored));
    }

    private StoredThread stored(MessageId id) throws IOException {
        return index.thread(id).orElseThrow(() -> new IOException("the index lacks the thread " + id.hash()));
    }
}
