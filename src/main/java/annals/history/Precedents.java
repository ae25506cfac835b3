package annals.history;

import annals.event.RecordedEvent;
import annals.history.ChangedMatter.Named;
import annals.history.Precedent.Kind;
import annals.history.Precedent.Reason;
import annals.history.TimelineEvent.ThreadDiscussed;
import annals.index.ThreadIndexReader;
import annals.mail.MessageId;
import annals.query.Query;
import annals.search.FoundMessage;
import annals.search.SearchOptions;
import annals.search.Searcher;
import annals.spec.Deliverable;
import annals.spec.Revision;
import annals.tag.Attribution;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the threads that argued what a revision changed: begun before its day, with a mail of the year before it that
 * speaks of what its remark names. A thread goes to the revision with which it has most in common, of equal ones to the
 * nearest.
 */
final class Precedents {
    /** Between an argument and the revision that settles it. */
    private static final SearchOptions ALL_BY_DATE =
            SearchOptions.DEFAULT.sortedBy(SearchOptions.Sort.DATE).page(0, Integer.MAX_VALUE);

    private static final int WITHIN_DAYS = 365;

    /** One telling name, or two technical ones, or four rare words, in one mail. */
    private static final double ENOUGH = 2;

    /** What more of the threads about the deliverable speak of tells nothing of one revision. */
    private static final double RARE = 0.15;

    private static final int FEW_THREADS = 3;
    private static final int MOST_REASONS = 5;

    private final Deliverable deliverable;
    private final Searcher searcher;
    private final Map<Named, List<FoundMessage>> found = new HashMap<>();
    private final Map<MessageId, ThreadDiscussed> threads = new HashMap<>();
    private final Set<MessageId> announcements = new HashSet<>();
    private final TreeSet<LocalDate> active = new TreeSet<>();

    /**
     * A search for precedents.
     *
     * @param index stays open
     * @param discussed the threads, of which those about the deliverable count
     * @param recorded what mails record: an announcement of a change does not argue it
     */
    Precedents(
            Deliverable deliverable,
            ThreadIndexReader index,
            List<ThreadDiscussed> discussed,
            Collection<RecordedEvent> recorded) {
        this.deliverable = deliverable;
        this.searcher = new Searcher(index, name -> name);
        for (ThreadDiscussed thread : discussed) {
            if (thread.role() == Attribution.Role.TOPIC) {
                threads.put(thread.thread(), thread);
                active.add(thread.first());
                active.add(thread.last());
            }
        }
        recorded.stream()
                .filter(event -> !(event instanceof RecordedEvent.Vote))
                .forEach(event -> announcements.add(event.message()));
    }

    /** For each thread that is one, what it precedes. */
    Map<MessageId, Precedent> find() throws IOException {
        Map<MessageId, Precedent> best = new HashMap<>();
        Map<MessageId, Double> scores = new HashMap<>();
        ChangedMatter matter = new ChangedMatter(deliverable);
        List<Revision> revisions =
                deliverable.specification().map(xep -> xep.revisions()).orElse(List.of());
        for (Revision revision : revisions) {
            Optional<LocalDate> day = revision.date().filter(this::isArgued);
            if (day.isPresent()) {
                for (Argued argued : argued(matter.of(revision), day.get())) {
                    if (argued.score() > scores.getOrDefault(argued.thread(), 0.0)) {
                        scores.put(argued.thread(), argued.score());
                        best.put(argued.thread(), new Precedent(revision.version(), day.get(), argued.why()));
                    }
                }
            }
        }
        return best;
    }

    /** Whether a thread may have a mail of the year before; a thread that lasts longer is active all the time. */
    private boolean isArgued(LocalDate day) {
        return !active.subSet(day.minusDays(2L * WITHIN_DAYS), day.plusDays(WITHIN_DAYS))
                .isEmpty();
    }

    private record Argued(MessageId thread, double score, List<Reason> why) {}

    private List<Argued> argued(List<Named> named, LocalDate day) throws IOException {
        Map<MessageId, Map<Named, FoundMessage>> byMessage = new LinkedHashMap<>();
        for (Named one : named) {
            for (FoundMessage message : found(one)) {
                LocalDate sent = Discussions.day(message.sent());
                if (sent.isBefore(day)
                        && !sent.isBefore(day.minusDays(WITHIN_DAYS))
                        && threads.get(message.thread()).first().isBefore(day)) {
                    byMessage
                            .computeIfAbsent(message.id(), id -> new LinkedHashMap<>())
                            .put(one, message);
                }
            }
        }
        Map<MessageId, Argued> best = new LinkedHashMap<>();
        byMessage.forEach((id, shared) -> {
            double score = shared.keySet().stream()
                    .mapToDouble(one -> one.kind().weight())
                    .sum();
            if (score >= ENOUGH) {
                MessageId thread = shared.values().iterator().next().thread();
                List<Reason> why = shared.keySet().stream()
                        .limit(MOST_REASONS)
                        .map(one -> new Reason(one.kind(), one.text(), id))
                        .toList();
                best.merge(
                        thread,
                        new Argued(thread, score, why),
                        (one, other) -> other.score() > one.score() ? other : one);
            }
        });
        return new ArrayList<>(best.values());
    }

    /** The mails that speak of it; none when too many threads do. */
    private List<FoundMessage> found(Named named) throws IOException {
        List<FoundMessage> known = found.get(named);
        if (known == null) {
            known = searcher.find(query(named), ALL_BY_DATE.about(deliverable.id())).stream()
                    .filter(message -> threads.containsKey(message.thread()) && !announcements.contains(message.id()))
                    .toList();
            long speaking = known.stream().map(FoundMessage::thread).distinct().count();
            boolean common = speaking > Math.max(FEW_THREADS, RARE * threads.size());
            known = common ? List.of() : known;
            found.put(named, known);
        }
        return known;
    }

    private static Query query(Named named) {
        boolean word = named.kind() == Kind.WORD;
        List<Query> fields = new ArrayList<>();
        for (Query.Field field : List.of(Query.Field.NEW, Query.Field.SUBJECT)) {
            fields.add(word ? new Query.Word(field, named.text()) : new Query.Phrase(field, named.text()));
        }
        return Query.or(fields);
    }
}
