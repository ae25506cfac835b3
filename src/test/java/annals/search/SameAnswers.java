package annals.search;

import static org.assertj.core.api.Assertions.assertThat;

import annals.index.StoredMessages;
import annals.mail.MessageId;
import annals.query.Query;
import annals.query.QueryParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.search.ScoreDoc;

/**
 * Compares an index with {@link PlainPredicate} over the same mails.
 *
 * @param searcher asks the index
 * @param mails all messages of the index
 * @param documents the index's messages by document: to unpack each for each query would take most of the time
 */
record SameAnswers(Searcher searcher, List<PlainPredicate.Mail> mails, Map<Integer, MessageId> documents) {
    private static final LuceneQueries QUERIES = new LuceneQueries(name -> name);

    /** Reads the ids of an index, which must be those of the mails. */
    static SameAnswers of(Searcher searcher, List<PlainPredicate.Mail> mails) throws IOException {
        Map<Integer, MessageId> documents = new HashMap<>();
        StoredMessages stored = searcher.reader().storedMessages();
        for (int document : documents(searcher, new Query.All())) {
            documents.put(document, stored.at(document).head().id());
        }
        assertThat(documents.values())
                .containsExactlyInAnyOrderElementsOf(
                        mails.stream().map(mail -> mail.message().id()).toList());
        return new SameAnswers(searcher, List.copyOf(mails), documents);
    }

    /** Asserts that a query finds and counts the messages and threads that it should; whether there are any. */
    boolean assertSame(String text, String about) throws IOException {
        String name = about + ": " + text;
        Query query = QueryParser.parse(text);
        Set<MessageId> messages = new HashSet<>();
        Set<MessageId> threads = new HashSet<>();
        PlainPredicate predicate = new PlainPredicate();
        for (PlainPredicate.Mail mail : mails) {
            if (predicate.matches(query, mail)) {
                messages.add(mail.message().id());
                threads.add(mail.threadId());
            }
        }
        Set<MessageId> found = new HashSet<>();
        for (int document : documents(searcher, query)) {
            found.add(documents.get(document));
        }
        assertThat(found).as(name).isEqualTo(messages);
        assertThat(searcher.countMessages(query, SearchOptions.DEFAULT))
                .as(name)
                .isEqualTo(messages.size());
        assertThat(searcher.count(query, SearchOptions.DEFAULT)).as(name).isEqualTo(threads.size());
        Hits hits = searcher.search(query, SearchOptions.DEFAULT.page(0, 5));
        assertThat(hits.total()).as(name).isEqualTo(threads.size());
        assertThat(hits.hits()).as(name).hasSize(Math.min(5, threads.size()));
        for (ThreadHit hit : hits.hits()) {
            assertThat(threads).as(name).contains(hit.summary().id());
            assertThat(messages)
                    .as(name)
                    .containsAll(hit.hits().stream().map(MessageHit::message).toList());
        }
        assertThat(QueryParser.parse(query.toString())).as(name).isEqualTo(query);
        return !messages.isEmpty();
    }

    private static Set<Integer> documents(Searcher searcher, Query query) throws IOException {
        var lucene = QUERIES.messages(query, SearchOptions.DEFAULT, false);
        Set<Integer> documents = new HashSet<>();
        int most = Math.max(1, searcher.reader().searcher().getIndexReader().maxDoc());
        for (ScoreDoc found : searcher.reader().searcher().search(lucene, most).scoreDocs) {
            documents.add(found.doc);
        }
        return documents;
    }
}
