package annals.search;

import annals.index.StoredThread;
import annals.index.ThreadIndexReader;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.mail.Segment;
import annals.query.Query;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;

/**
 * Searches whose answer is known: a message that speaks of another one, six words of what it says, and at which place
 * the other one's thread is found without it.
 *
 * <p>Beside the index stands another one, made of the same messages as Lucene does it by default: one field, analysed
 * by {@link StandardAnalyzer}. All ways ask for any of the words.
 */
final class KnownItems implements Closeable {
    /** Where the words come from. */
    enum Kind {
        /** A line of the own words of a message, as a reply quotes it; the reply itself does not count. */
        QUOTED_LINE,
        /** What stands around an address or id of a mail of another thread; the citing thread does not count. */
        CITED
    }

    /** How to search. */
    enum Way {
        /** One field, the standard analyzer; a thread stands where its first message does. */
        LUCENE,
        /** Fields and terms of the index; a thread stands where its first message does. */
        MESSAGES,
        /** As the command searches. */
        THREADS
    }

    /**
     * A search.
     *
     * @param citing whose words they are
     * @param citingThread the id of its thread
     * @param wanted the id of the thread to find
     */
    record Item(Kind kind, MessageId citing, MessageId citingThread, MessageId wanted, List<String> words) {}

    static final int WORDS = 6;
    /** A thread beyond is not found. */
    static final int LAST_PLACE = 10;

    /** So many of the best messages are looked at for ten threads. */
    private static final int MESSAGES_SEEN = 400;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{2,30}");
    private static final Pattern PAGE = Pattern.compile("https?://\\S{5,200}?/\\d{6}\\.html");
    private static final Pattern ID = Pattern.compile("[\\w.+$=-]{6,80}(?:@| at )[\\w.-]{3,60}");
    private static final LuceneQueries QUERIES = new LuceneQueries(name -> name);

    private final Searcher searcher;
    private final Map<MessageId, MessageId> threads;
    private final Directory plainFolder;
    private final DirectoryReader plainReader;
    private final IndexSearcher plain;
    private final List<Item> items = new ArrayList<>();
    private final Map<String, MessageId> pages;
    private final Random random;

    private KnownItems(Path index, Path plainIndex, Map<String, MessageId> pages, long seed) throws IOException {
        searcher = Searcher.open(index, name -> name);
        this.pages = pages;
        random = new Random(seed);
        threads = new HashMap<>();
        plainFolder = FSDirectory.open(plainIndex);
        copy(searcher.reader());
        plainReader = DirectoryReader.open(plainFolder);
        plain = new IndexSearcher(plainReader);
        searcher.reader().forEachThread((StoredThread thread) -> {
            for (Message message : searcher.reader().messages(thread)) {
                quotedLine(message).ifPresent(items::add);
                items.addAll(cited(message));
            }
        });
    }

    /**
     * Draws the items of an index.
     *
     * @param plainIndex an empty folder for the other index
     * @param pages messages by the page that shows them, without the scheme
     */
    static KnownItems of(Path index, Path plainIndex, Map<String, MessageId> pages, long seed) throws IOException {
        return new KnownItems(index, plainIndex, pages, seed);
    }

    /** So many items of a kind at most, drawn from all. */
    List<Item> items(Kind kind, int most) {
        List<Item> all = new ArrayList<>(
                items.stream().filter(item -> item.kind() == kind).toList());
        Collections.shuffle(all, random);
        return all.subList(0, Math.min(most, all.size()));
    }

    private void copy(ThreadIndexReader reader) throws IOException {
        try (IndexWriter writer = new IndexWriter(plainFolder, new IndexWriterConfig(new StandardAnalyzer()))) {
            reader.forEachThread((StoredThread thread) -> {
                for (Message message : reader.messages(thread)) {
                    threads.put(message.id(), thread.thread().id());
                    Document document = new Document();
                    document.add(new StringField("id", message.id().value(), Field.Store.NO));
                    document.add(new StringField("thread", thread.thread().id().value(), Field.Store.YES));
                    document.add(new TextField("text", text(message), Field.Store.NO));
                    writer.addDocument(document);
                }
            });
        }
    }

    private static String text(Message message) {
        return message.subject().text() + "\n"
                + message.body().stream().map(Segment::text).collect(Collectors.joining("\n"));
    }

    private static String own(Message message) {
        return message.body().stream().filter(Segment::isOwn).map(Segment::text).collect(Collectors.joining("\n"));
    }

    /** Mail programs wrap and space lines anew when they quote them. */
    private static String letters(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        text.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }

    private Optional<Item> quotedLine(Message message) throws IOException {
        if (message.inReplyTo().isEmpty()
                || !threads.containsKey(message.inReplyTo().getFirst())) {
            return Optional.empty();
        }
        String said = letters(searcher.reader()
                .message(message.inReplyTo().getFirst())
                .map(KnownItems::own)
                .orElse(""));
        List<List<String>> lines = new ArrayList<>();
        for (Segment segment : message.body()) {
            if (segment.kind() == Segment.Kind.QUOTE && segment.depth() == 1) {
                for (String line : segment.text().split("\n", -1)) {
                    List<String> words = said.contains(letters(line)) ? rarest(line) : List.of();
                    if (words.size() == WORDS) {
                        lines.add(words);
                    }
                }
            }
        }
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(item(
                        Kind.QUOTED_LINE,
                        message,
                        message.inReplyTo().getFirst(),
                        lines.get(random.nextInt(lines.size()))));
    }

    private List<Item> cited(Message message) throws IOException {
        List<Item> cited = new ArrayList<>();
        Set<MessageId> wanted = new LinkedHashSet<>();
        for (Segment segment : message.body()) {
            if (segment.kind() == Segment.Kind.NEW) {
                for (String paragraph : segment.text().split("\n\\s*\n")) {
                    for (MessageId id : named(paragraph)) {
                        boolean elsewhere =
                                threads.containsKey(id) && !threads.get(id).equals(threads.get(message.id()));
                        List<String> words =
                                rarest(ID.matcher(PAGE.matcher(paragraph).replaceAll(" "))
                                        .replaceAll(" "));
                        if (elsewhere && words.size() == WORDS && wanted.add(threads.get(id))) {
                            cited.add(item(Kind.CITED, message, id, words));
                        }
                    }
                }
            }
        }
        return cited;
    }

    private List<MessageId> named(String paragraph) {
        List<MessageId> named = new ArrayList<>();
        for (Matcher page = PAGE.matcher(paragraph); page.find(); ) {
            Optional.ofNullable(pages.get(page.group().replaceFirst("https?://", "")))
                    .ifPresent(named::add);
        }
        for (Matcher id = ID.matcher(paragraph); id.find(); ) {
            named.add(new MessageId(id.group().replace(" at ", "@")));
        }
        return named;
    }

    private Item item(Kind kind, Message citing, MessageId of, List<String> words) {
        return new Item(kind, citing.id(), threads.get(citing.id()), threads.get(of), words);
    }

    /** The six words of a text that the fewest messages hold, none of which it is the only one to hold. */
    private List<String> rarest(String text) throws IOException {
        Map<String, Integer> frequencies = new HashMap<>();
        for (Matcher word = WORD.matcher(text); word.find(); ) {
            String lower = word.group().toLowerCase(Locale.ROOT);
            int frequency = plainReader.docFreq(new Term("text", lower));
            if (frequency > 1) {
                frequencies.put(lower, frequency);
            }
        }
        return frequencies.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(WORDS)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The place of the wanted thread, from 1; 0 where it is not among the first ten. */
    Map<Way, Integer> places(Item item) throws IOException {
        Map<Way, Integer> places = new EnumMap<>(Way.class);
        places.put(Way.LUCENE, plainPlace(item));
        places.put(Way.MESSAGES, messagesPlace(item));
        places.put(Way.THREADS, threadsPlace(item));
        return places;
    }

    private int plainPlace(Item item) throws IOException {
        BooleanQuery query = new BooleanQuery.Builder()
                .add(
                        new QueryBuilder(new StandardAnalyzer())
                                .createBooleanQuery("text", String.join(" ", item.words())),
                        Occur.MUST)
                .add(
                        item.kind() == Kind.CITED
                                ? new TermQuery(
                                        new Term("thread", item.citingThread().value()))
                                : new TermQuery(new Term("id", item.citing().value())),
                        Occur.MUST_NOT)
                .build();
        Set<String> seen = new LinkedHashSet<>();
        for (ScoreDoc hit : plain.search(query, MESSAGES_SEEN).scoreDocs) {
            if (seen.size() < LAST_PLACE) {
                seen.add(plain.storedFields().document(hit.doc).get("thread"));
            }
        }
        return place(seen.stream().map(MessageId::new).toList(), item);
    }

    private int messagesPlace(Item item) throws IOException {
        IndexSearcher index = searcher.reader().searcher();
        var query = QUERIES.messages(query(item), SearchOptions.DEFAULT, false);
        Set<Integer> seen = new LinkedHashSet<>();
        for (ScoreDoc hit : index.search(query, MESSAGES_SEEN).scoreDocs) {
            if (seen.size() < LAST_PLACE) {
                LeafReaderContext leaf = index.getIndexReader()
                        .leaves()
                        .get(ReaderUtil.subIndex(hit.doc, index.getIndexReader().leaves()));
                int inLeaf = LuceneQueries.THREADS.getBitSet(leaf).nextSetBit(hit.doc - leaf.docBase);
                seen.add(leaf.docBase + inLeaf);
            }
        }
        List<MessageId> found = new ArrayList<>();
        for (int document : seen) {
            found.add(searcher.reader().storedSummary(document).id());
        }
        return place(found, item);
    }

    private int threadsPlace(Item item) throws IOException {
        SearchOptions options = SearchOptions.DEFAULT.showing(0).page(0, LAST_PLACE);
        return place(
                searcher.search(query(item), options).hits().stream()
                        .map(hit -> hit.summary().id())
                        .toList(),
                item);
    }

    private static Query query(Item item) {
        Query any = Query.or(item.words().stream()
                .<Query>map(word -> new Query.Word(Query.Field.TEXT, word))
                .toList());
        Query.Id citing = new Query.Id(item.citing().value());
        return Query.and(List.of(any, new Query.Not(item.kind() == Kind.CITED ? new Query.InThread(citing) : citing)));
    }

    private static int place(List<MessageId> found, Item item) {
        return found.indexOf(item.wanted()) + 1;
    }

    @Override
    public void close() throws IOException {
        plainReader.close();
        plainFolder.close();
        searcher.close();
    }
}
