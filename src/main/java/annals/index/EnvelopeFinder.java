package annals.index;

import annals.mail.MessageId;
import annals.thread.Sayers;
import annals.thread.Shingles;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;

/**
 * Finds the envelopes of those indexed messages that a later batch has something in common with. What it costs depends
 * on what is asked and found, not on how many messages there are.
 */
public final class EnvelopeFinder {
    /** Puts documents of a segment among those that are found, in any order, perhaps twice, perhaps deleted ones. */
    @FunctionalInterface
    private interface Search {
        void in(LeafReaderContext leaf, Documents found) throws IOException;
    }

    private final IndexSearcher searcher;

    EnvelopeFinder(IndexSearcher searcher) {
        this.searcher = searcher;
    }

    /** The message with an id. */
    public Optional<IndexedEnvelope> withId(MessageId id) throws IOException {
        return withTerms(List.of(id), Fields.ID).stream().findFirst();
    }

    /** The messages with one of these ids, and those that name one in In-Reply-To or References. */
    public List<IndexedEnvelope> around(Collection<MessageId> ids) throws IOException {
        return withTerms(ids, Fields.ID, Fields.REFERS);
    }

    /** The messages of the threads with these ids. */
    public List<IndexedEnvelope> ofThreads(Collection<MessageId> threads) throws IOException {
        return withTerms(threads, Fields.BLOCK);
    }

    private List<IndexedEnvelope> withTerms(Collection<MessageId> ids, String... fields) throws IOException {
        BytesRef[] terms = terms(ids.stream().map(IdTerm::of));
        return envelopes((leaf, found) -> {
            for (String field : fields) {
                addWithTerms(leaf, field, terms, found);
            }
        });
    }

    /** The messages with a subject's key sent from the first instant to the last one, both included. */
    public List<IndexedEnvelope> withSubject(String key, Instant first, Instant last) throws IOException {
        BytesRef[] terms = terms(Stream.of(new BytesRef(Fields.term(key))));
        return envelopes((leaf, found) -> {
            Documents all = new Documents();
            addWithTerms(leaf, Fields.SUBJECT_KEY, terms, all);
            NumericDocValues dates = DocValues.getNumeric(leaf.reader(), Fields.DATE);
            for (int document : all.ascending()) {
                if (dates.advanceExact(document)
                        && dates.longValue() >= first.getEpochSecond()
                        && dates.longValue() <= last.getEpochSecond()) {
                    found.add(document);
                }
            }
        });
    }

    /** The lost replies with one of these subject's keys, and those whose "(was: …)" names one. */
    public List<IndexedEnvelope> lostWithSubject(Collection<String> keys) throws IOException {
        BytesRef[] terms = terms(keys.stream().map(Fields::term).map(BytesRef::new));
        return envelopes((leaf, found) -> addWithTerms(leaf, Fields.LOST_SUBJECT, terms, found));
    }

    /** The lost replies whose In-Reply-To is prose. */
    public List<IndexedEnvelope> lostWithProse() throws IOException {
        BytesRef[] terms = terms(Stream.of(new BytesRef(Fields.PROSE)));
        return envelopes((leaf, found) -> addWithTerms(leaf, Fields.LOST, terms, found));
    }

    /** The messages sent from an instant on and before another one; those without a date were sent in 1970. */
    public List<IndexedEnvelope> sentWithin(Instant from, Instant before) throws IOException {
        long first = from.getEpochSecond();
        long last = before.getEpochSecond() - 1;
        Query query = first <= 0 && last >= 0
                ? NumericDocValuesField.newSlowRangeQuery(Fields.DATE, first, last)
                : LongPoint.newRangeQuery(Fields.DATE_POINT, first, last);
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        return envelopes((leaf, found) -> {
            Scorer scorer = weight.scorer(leaf);
            if (scorer != null) {
                addAll(scorer.iterator(), found);
            }
        });
    }

    /** The lost replies that quote one of these shingles. */
    public List<IndexedEnvelope> quoting(Shingles shingles) throws IOException {
        int[] values = shingles.toArray();
        return envelopes(
                (leaf, found) -> forEachOf(leaf, Fields.QUOTES, values, (at, document) -> found.add(document)));
    }

    /**
     * Who says these shingles.
     *
     * @param most see {@link Sayers}
     */
    public Sayers saying(Shingles shingles, int most) throws IOException {
        int[] values = shingles.toArray();
        Sayers sayers = new Sayers(shingles, most);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            forEachOf(leaf, Fields.SAYS, values, (at, document) -> sayers.add(at, leaf.docBase + document));
        }
        return sayers;
    }

    /** The messages that {@link #saying} calls by these numbers. */
    public List<IndexedEnvelope> numbered(Collection<Integer> numbers) throws IOException {
        int[] ascending = numbers.stream().mapToInt(Integer::intValue).sorted().toArray();
        return envelopes((leaf, found) -> {
            for (int number : ascending) {
                if (number >= leaf.docBase
                        && number < leaf.docBase + leaf.reader().maxDoc()) {
                    found.add(number - leaf.docBase);
                }
            }
        });
    }

    private List<IndexedEnvelope> envelopes(Search search) throws IOException {
        List<IndexedEnvelope> envelopes = new ArrayList<>();
        StoredMessages messages = new StoredMessages(searcher.getIndexReader());
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Documents found = new Documents();
            search.in(leaf, found);
            Bits live = leaf.reader().getLiveDocs();
            NumericDocValues dates = DocValues.getNumeric(leaf.reader(), Fields.DATE); // every message has one
            for (int document : found.ascending()) {
                if ((live == null || live.get(document)) && dates.advanceExact(document)) {
                    envelopes.add(messages.envelope(leaf.docBase + document));
                }
            }
        }
        return envelopes;
    }

    private static BytesRef[] terms(Stream<BytesRef> terms) {
        return terms.distinct().sorted().toArray(BytesRef[]::new);
    }

    private static void addWithTerms(LeafReaderContext leaf, String field, BytesRef[] ascending, Documents found)
            throws IOException {
        Terms terms = leaf.reader().terms(field);
        if (terms == null) {
            return;
        }
        TermsEnum at = terms.iterator();
        PostingsEnum postings = null;
        for (BytesRef term : ascending) {
            if (at.seekExact(term)) {
                postings = at.postings(postings, PostingsEnum.NONE);
                addAll(postings, found);
            }
        }
    }

    private static void addAll(DocIdSetIterator documents, Documents found) throws IOException {
        for (int document = documents.nextDoc();
                document != DocIdSetIterator.NO_MORE_DOCS;
                document = documents.nextDoc()) {
            found.add(document);
        }
    }

    /** Told of a live document that has the value at a place of an array. */
    @FunctionalInterface
    private interface Holder {
        void has(int at, int document);
    }

    /** Goes once through the points of a segment that may be some values; both ascend. */
    private static void forEachOf(LeafReaderContext leaf, String field, int[] ascending, Holder holder)
            throws IOException {
        PointValues points = leaf.reader().getPointValues(field);
        if (points == null || ascending.length == 0) {
            return;
        }
        Bits live = leaf.reader().getLiveDocs();
        points.intersect(new PointValues.IntersectVisitor() {
            private int next;

            @Override
            public void visit(int document) {
                throw new IllegalStateException("no cell is inside");
            }

            @Override
            public void visit(int document, byte[] bytes) {
                int value = NumericUtils.sortableBytesToInt(bytes, 0);
                while (next < ascending.length && ascending[next] < value) {
                    next++;
                }
                if (next < ascending.length && ascending[next] == value && (live == null || live.get(document))) {
                    holder.has(next, document);
                }
            }

            @Override
            public PointValues.Relation compare(byte[] least, byte[] greatest) {
                int at = Arrays.binarySearch(ascending, NumericUtils.sortableBytesToInt(least, 0));
                int first = at < 0 ? -at - 1 : at;
                return first < ascending.length && ascending[first] <= NumericUtils.sortableBytesToInt(greatest, 0)
                        ? PointValues.Relation.CELL_CROSSES_QUERY
                        : PointValues.Relation.CELL_OUTSIDE_QUERY;
            }
        });
    }

    /** Numbers of documents. */
    private static final class Documents {
        private int[] numbers = new int[16];
        private int count;

        void add(int document) {
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * count);
            }
            numbers[count++] = document;
        }

        int[] ascending() {
            return Arrays.stream(numbers, 0, count).sorted().distinct().toArray();
        }
    }
}
