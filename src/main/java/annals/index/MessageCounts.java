package annals.index;

import annals.mail.Mailbox;
import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;

/** What can be told of all messages by their lists, months and authors without reading them. */
final class MessageCounts {
    private final IndexSearcher searcher;

    MessageCounts(IndexSearcher searcher) {
        this.searcher = searcher;
    }

    SortedMap<String, SortedMap<YearMonth, Integer>> months() throws IOException {
        SortedMap<String, SortedMap<YearMonth, Integer>> months = new TreeMap<>();
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            NumericDocValues dates = DocValues.getNumeric(leaf.reader(), Fields.DATE);
            SortedDocValues lists = DocValues.getSorted(leaf.reader(), Fields.LIST_NAME);
            DocIdSetIterator documents = LiveDocuments.of(searcher, leaf, ThreadIndexReader.MESSAGES);
            for (int doc = documents.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = documents.nextDoc()) {
                if (dates.advanceExact(doc) && dates.longValue() != 0 && lists.advanceExact(doc)) {
                    String list = lists.lookupOrd(lists.ordValue()).utf8ToString();
                    Instant sent = Instant.ofEpochSecond(dates.longValue());
                    months.computeIfAbsent(list, name -> new TreeMap<>())
                            .merge(YearMonth.from(sent.atOffset(ZoneOffset.UTC)), 1, Integer::sum);
                }
            }
        }
        return months;
    }

    SortedSet<String> lists() throws IOException {
        SortedSet<String> names = new TreeSet<>();
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            SortedDocValues lists = DocValues.getSorted(leaf.reader(), Fields.LIST_NAME);
            boolean[] seen = new boolean[lists.getValueCount()];
            int left = seen.length;
            DocIdSetIterator documents = LiveDocuments.of(searcher, leaf, ThreadIndexReader.MESSAGES);
            for (int doc = documents.nextDoc();
                    left > 0 && doc != DocIdSetIterator.NO_MORE_DOCS;
                    doc = documents.nextDoc()) {
                if (lists.advanceExact(doc) && !seen[lists.ordValue()]) {
                    seen[lists.ordValue()] = true;
                    names.add(lists.lookupOrd(lists.ordValue()).utf8ToString());
                    left--;
                }
            }
        }
        return names;
    }

    Map<Mailbox, Integer> mailboxes() throws IOException {
        Map<Mailbox, Integer> mailboxes = new HashMap<>();
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            SortedDocValues authors = DocValues.getSorted(leaf.reader(), Fields.MAILBOX);
            int[] counts = new int[authors.getValueCount()];
            DocIdSetIterator documents = LiveDocuments.of(searcher, leaf, ThreadIndexReader.MESSAGES);
            for (int doc = documents.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = documents.nextDoc()) {
                if (authors.advanceExact(doc)) {
                    counts[authors.ordValue()]++;
                }
            }
            for (int author = 0; author < counts.length; author++) {
                if (counts[author] > 0) {
                    mailboxes.merge(MailboxTerm.mailbox(authors.lookupOrd(author)), counts[author], Integer::sum);
                }
            }
        }
        return mailboxes;
    }
}
