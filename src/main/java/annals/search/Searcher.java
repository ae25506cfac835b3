package annals.search;

import annals.index.MessageHead;
import annals.index.StoredMessage;
import annals.index.StoredMessages;
import annals.index.ThreadIndexReader;
import annals.index.ThreadSummary;
import annals.query.Query;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BitSet;

/**
 * Answers queries from one commit of an index.
 *
 * <p>A query asks each message by itself: {@code a -b} finds messages with a and without b, and the threads they are
 * in. A word is worth less in a quote than elsewhere (BM25 over weighted fields). A thread's score is that of its best
 * message, a tenth of the next one's and a hundredth of the third one's.
 *
 * <p>All matches are visited and counted: a search costs time and memory in proportion to the messages that match.
 */
public final class Searcher implements Closeable {
    private final ThreadIndexReader reader;
    private final LuceneQueries queries;

    /**
     * Searches what a reader reads; closing the searcher closes the reader.
     *
     * @param deliverables what names mean, as written after {@code deliverable:} and {@code rev:}; what it throws for
     *     unknown ones reaches the caller of the search
     */
    public Searcher(ThreadIndexReader reader, KnownDeliverables deliverables) {
        this.reader = reader;
        this.queries = new LuceneQueries(deliverables);
    }

    /** Opens the last commit of the index in a folder; throws as {@link ThreadIndexReader#open} does. */
    public static Searcher open(Path folder, KnownDeliverables deliverables) throws IOException {
        return new Searcher(ThreadIndexReader.open(folder), deliverables);
    }

    /** The index behind it. */
    public ThreadIndexReader reader() {
        return reader;
    }

    /**
     * The threads with a message that answers.
     *
     * @throws UnanswerableQueryException when nothing is indexed that could answer
     */
    public Hits search(Query query, SearchOptions options) throws IOException {
        ThreadCollector collector = new ThreadCollector(options.hitsPerThread());
        org.apache.lucene.search.Query rewritten = rewritten(query, options, true);
        collect(rewritten, collector, ScoreMode.COMPLETE);
        List<ThreadCollector.ThreadMatch> matches = collector.matches();
        Snippets snippets = new Snippets(query);
        StoredMessages stored = reader.storedMessages();
        List<ThreadHit> hits = new ArrayList<>();
        for (ThreadCollector.ThreadMatch match : page(matches, threadOrder(options.sort()), options)) {
            ThreadSummary summary = reader.storedSummary(match.document());
            List<MessageHit> messages = new ArrayList<>();
            for (ThreadCollector.MessageMatch message : match.best()) {
                StoredMessage found = stored.at(message.document());
                messages.add(hit(message, found, summary, snippets, parts(rewritten, message, options)));
            }
            hits.add(new ThreadHit(summary, match.score(), messages));
        }
        return new Hits(matches.size(), true, hits);
    }

    /** The messages that answer; throws as {@link #search} does. */
    public MessageHits searchMessages(Query query, SearchOptions options) throws IOException {
        MessageCollector collector = new MessageCollector();
        org.apache.lucene.search.Query rewritten = rewritten(query, options, false);
        collect(rewritten, collector, ScoreMode.COMPLETE);
        List<MessageCollector.Match> matches = collector.matches();
        Snippets snippets = new Snippets(query);
        StoredMessages stored = reader.storedMessages();
        List<MessageHit> hits = new ArrayList<>();
        for (MessageCollector.Match match : page(matches, messageOrder(options.sort()), options)) {
            hits.add(hit(
                    match.message(),
                    stored.at(match.message().document()),
                    reader.storedSummary(match.thread()),
                    snippets,
                    parts(rewritten, match.message(), options)));
        }
        return new MessageHits(matches.size(), hits);
    }

    /**
     * The messages that answer, without what they say: much cheaper than {@link #searchMessages}, which reads them.
     * Throws as {@link #search} does.
     */
    public List<FoundMessage> find(Query query, SearchOptions options) throws IOException {
        MessageCollector collector = new MessageCollector();
        collect(rewritten(query, options, false), collector, ScoreMode.COMPLETE);
        StoredMessages stored = reader.storedMessages();
        List<FoundMessage> found = new ArrayList<>();
        for (MessageCollector.Match match : page(collector.matches(), messageOrder(options.sort()), options)) {
            StoredMessage message = stored.at(match.message().document());
            found.add(new FoundMessage(
                    message.head().id(),
                    message.thread(),
                    Instant.ofEpochSecond(match.message().date())));
        }
        return found;
    }

    /** How many threads have a message that answers; throws as {@link #search} does. */
    public long count(Query query, SearchOptions options) throws IOException {
        ThreadCounter counter = new ThreadCounter();
        collect(rewritten(query, options, true), counter, ScoreMode.COMPLETE_NO_SCORES);
        return counter.threads();
    }

    /** How many messages answer; throws as {@link #search} does. */
    public long countMessages(Query query, SearchOptions options) throws IOException {
        return reader.searcher().count(rewritten(query, options, false));
    }

    /**
     * The answers grouped: by falling number of threads, then by value; years ascending. Throws as {@link #search}
     * does; offset and limit do not matter.
     *
     * @param statuses a deliverable's id to its status, asked by {@link Facet.By#STATUS} alone
     */
    public List<Facet> facets(
            Query query, SearchOptions options, Facet.By by, Function<String, Optional<String>> statuses)
            throws IOException {
        FacetCollector collector = new FacetCollector(by, statuses);
        collect(rewritten(query, options, true), collector, ScoreMode.COMPLETE_NO_SCORES);
        return collector.facets();
    }

    private org.apache.lucene.search.Query rewritten(Query query, SearchOptions options, boolean wholeThreads)
            throws IOException {
        try {
            return reader.searcher().rewrite(queries.messages(query, options, wholeThreads));
        } catch (IndexSearcher.TooManyClauses e) {
            throw new UnanswerableQueryException("the query has too many words", e);
        }
    }

    private void collect(org.apache.lucene.search.Query rewritten, BlockCollector collector, ScoreMode mode)
            throws IOException {
        IndexSearcher searcher = reader.searcher();
        Weight weight = searcher.createWeight(rewritten, mode, 1);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            BitSet threads = LuceneQueries.THREADS.getBitSet(leaf);
            Scorer scorer = weight.scorer(leaf);
            if (threads != null && scorer != null) {
                collector.collect(leaf, scorer, threads);
            }
        }
    }

    private MessageHit hit(
            ThreadCollector.MessageMatch match,
            StoredMessage message,
            ThreadSummary thread,
            Snippets snippets,
            List<ScorePart> parts)
            throws IOException {
        MessageHead head = message.head();
        return new MessageHit(
                head.id(),
                thread.id(),
                head.from().display(),
                head.sent().instant(),
                head.subject().text(),
                snippets.of(message),
                match.score(),
                parts);
    }

    private List<ScorePart> parts(
            org.apache.lucene.search.Query rewritten, ThreadCollector.MessageMatch match, SearchOptions options)
            throws IOException {
        return options.explained() ? ScorePart.of(reader.searcher().explain(rewritten, match.document())) : List.of();
    }

    /** The page of all, once they are in order; only what stands before its end is put in order. */
    private static <T> List<T> page(List<T> all, Comparator<T> order, SearchOptions options) {
        @SuppressWarnings("unchecked") // holds what the list holds
        T[] array = (T[]) all.toArray();
        int from = Math.min(options.offset(), array.length);
        int to = (int) Math.min((long) from + options.limit(), array.length);
        if (to < array.length) {
            ArrayUtil.select(array, 0, array.length, to, order);
        }
        Arrays.sort(array, 0, to, order);
        return Arrays.asList(array).subList(from, to);
    }

    private static Comparator<ThreadCollector.ThreadMatch> threadOrder(SearchOptions.Sort sort) {
        Comparator<ThreadCollector.ThreadMatch> latest = Comparator.comparingLong(match -> -match.first());
        Comparator<ThreadCollector.ThreadMatch> order = switch (sort) {
            case RELEVANCE ->
                Comparator.comparingDouble((ThreadCollector.ThreadMatch match) -> -match.score())
                        .thenComparing(latest);
            case DATE -> latest.reversed();
            case DATE_DESCENDING -> latest;
            case SIZE ->
                Comparator.comparingLong((ThreadCollector.ThreadMatch match) -> -match.size())
                        .thenComparing(latest);
        };
        return order.thenComparingLong(ThreadCollector.ThreadMatch::hashOrder);
    }

    private static Comparator<MessageCollector.Match> messageOrder(SearchOptions.Sort sort) {
        Comparator<MessageCollector.Match> latest =
                Comparator.comparingLong(match -> -match.message().date());
        Comparator<MessageCollector.Match> order = switch (sort) {
            case RELEVANCE ->
                Comparator.comparingDouble((MessageCollector.Match match) ->
                                -match.message().score())
                        .thenComparing(latest);
            case DATE -> latest.reversed();
            case DATE_DESCENDING -> latest;
            case SIZE ->
                Comparator.comparingLong((MessageCollector.Match match) -> -match.threadSize())
                        .thenComparing(latest);
        };
        return order.thenComparingLong(match -> match.message().hashOrder());
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
