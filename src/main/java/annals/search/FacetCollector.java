package annals.search;

import annals.index.Fields;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.util.BitSet;
import org.apache.lucene.util.Bits;

/** Counts the messages that match, and their threads, by a value that they share. */
final class FacetCollector implements BlockCollector {
    private static final class Count {
        private long messages;
        private long threads;
        private long lastThread = -1;
    }

    /** The values of one message. */
    @FunctionalInterface
    private interface Values {
        List<String> of(int doc) throws IOException;
    }

    private final Facet.By by;
    private final Function<String, Optional<String>> statuses;
    private final Map<String, Count> counts = new HashMap<>();

    /**
     * Collects by one kind of value.
     *
     * @param statuses a deliverable's id to its status
     */
    FacetCollector(Facet.By by, Function<String, Optional<String>> statuses) {
        this.by = by;
        this.statuses = statuses;
    }

    List<Facet> facets() {
        Comparator<Facet> byValue = Comparator.comparing(Facet::value);
        return counts.entrySet().stream()
                .map(entry -> new Facet(entry.getKey(), entry.getValue().threads, entry.getValue().messages))
                .sorted(
                        by == Facet.By.YEAR
                                ? byValue
                                : Comparator.comparingLong((Facet facet) -> -facet.threads())
                                        .thenComparing(byValue))
                .toList();
    }

    @Override
    public void collect(LeafReaderContext leaf, Scorer scorer, BitSet threads) throws IOException {
        Values values = values(leaf.reader());
        Bits live = leaf.reader().getLiveDocs();
        DocIdSetIterator messages = scorer.iterator();
        for (int doc = messages.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = messages.nextDoc()) {
            if (live == null || live.get(doc)) {
                long thread = (long) leaf.docBase + threads.nextSetBit(doc);
                values.of(doc).forEach(value -> count(value, thread));
            }
        }
    }

    /** Messages of one thread come one after the other. */
    private void count(String value, long thread) {
        Count count = counts.computeIfAbsent(value, v -> new Count());
        count.messages++;
        if (count.lastThread != thread) {
            count.lastThread = thread;
            count.threads++;
        }
    }

    private Values values(LeafReader reader) throws IOException {
        return switch (by) {
            case YEAR -> {
                NumericDocValues dates = DocValues.getNumeric(reader, Fields.DATE);
                yield doc -> dates.advanceExact(doc) ? List.of(year(dates.longValue())) : List.of();
            }
            case PERSON -> strings(reader, Fields.PERSON);
            case LIST -> strings(reader, Fields.LIST_NAME);
            case DELIVERABLE -> strings(reader, Fields.DELIVERABLE);
            case TAG -> strings(reader, Fields.TAG);
            case STATUS -> {
                Values deliverables = strings(reader, Fields.DELIVERABLE);
                yield doc -> deliverables.of(doc).stream()
                        .flatMap(id -> statuses.apply(id).stream())
                        .distinct()
                        .toList();
            }
        };
    }

    private static Values strings(LeafReader reader, String field) throws IOException {
        SortedSetDocValues values = DocValues.getSortedSet(reader, field);
        return doc -> {
            if (!values.advanceExact(doc)) {
                return List.of();
            }
            List<String> strings = new ArrayList<>();
            for (int i = 0; i < values.docValueCount(); i++) {
                strings.add(values.lookupOrd(values.nextOrd()).utf8ToString());
            }
            return strings;
        };
    }

    /** Empty where the date is not known. */
    private static String year(long seconds) {
        return seconds == 0
                ? ""
                : String.valueOf(
                        Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC).getYear());
    }
}
