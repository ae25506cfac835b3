package annals.export;

import annals.history.Dossier;
import annals.history.IndexStatistics;
import annals.mail.MessageId;
import annals.profile.Profiles;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What one export tells, in every form: what may not be shown is already left out of it. Text still has to go through
 * {@link #redaction()}. Threads are loaded one at a time; everything else is in memory.
 *
 * @param title what the export is about
 * @param query the query whose answers it holds; empty for an export of deliverables
 * @param snapshot the day of the catalogue
 * @param dossiers the dossiers, in the catalogue's order; empty for a query
 * @param threads the threads, ascending by first message, then by hash
 * @param people who wrote them, by falling number of messages, then by name
 * @param activity how many messages were written in each month, by deliverable in threads about it, under the empty
 *     string in all threads
 * @param threadOf the thread of every message in {@code threads}
 * @param withheld how many messages of the threads are withheld
 * @param statistics what the index holds
 * @param redaction how text is cleaned
 * @param profiles where messages can be read on the web
 * @param shelf where threads are loaded from
 */
public record Edition(
        String title,
        Optional<String> query,
        LocalDate snapshot,
        List<Dossier> dossiers,
        List<ThreadLine> threads,
        List<Contributor> people,
        Map<String, SortedMap<YearMonth, Integer>> activity,
        Map<MessageId, MessageId> threadOf,
        int withheld,
        IndexStatistics statistics,
        Redaction redaction,
        Profiles profiles,
        Shelf shelf) {
    public Edition {
        dossiers = List.copyOf(dossiers);
        threads = List.copyOf(threads);
        people = List.copyOf(people);
        activity = Map.copyOf(activity);
    }

    /** Loads threads. */
    @FunctionalInterface
    public interface Shelf {
        /** The thread with that id. */
        ShownThread thread(MessageId id) throws IOException;
    }

    /**
     * Somebody who wrote in the threads.
     *
     * @param name what to call the person
     * @param messages how many messages
     * @param first the day of the first one that has a date
     * @param last the day of the last one
     * @param deliverables what the threads are about, by falling number of messages
     */
    public record Contributor(
            String name, int messages, Optional<LocalDate> first, Optional<LocalDate> last, List<String> deliverables) {
        public Contributor {
            deliverables = List.copyOf(deliverables);
        }
    }

    /** How many messages each month has that are about a deliverable; the empty string for all. */
    public SortedMap<YearMonth, Integer> months(String deliverable) {
        return activity.getOrDefault(deliverable, Collections.emptySortedMap());
    }

    /** The best page of a message on the web, without a bare at sign where it has none. */
    public String permalink(String list, MessageId id) {
        return shown(profiles.forList(list).permalinks(id).best(), id);
    }

    /** A permalink as it may be shown: that of an id which equals an address is left out. */
    public String shown(String link, MessageId id) {
        boolean mid = link.startsWith("mid:");
        return !mid ? link : redaction.id(id).equals(id.value()) ? link.replace("@", "%40") : "";
    }
}
