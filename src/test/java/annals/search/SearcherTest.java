package annals.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import annals.event.RecordedEvent;
import annals.event.VoteValue;
import annals.index.IndexVersion;
import annals.index.IndexedThread;
import annals.index.Mails;
import annals.index.ThreadIndexWriter;
import annals.mail.Mailbox;
import annals.mail.Message;
import annals.mail.Segment;
import annals.mail.Span;
import annals.query.DateRange;
import annals.query.QueryParser;
import annals.spec.Status;
import annals.tag.Attribution;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearcherTest {
    private static final Mailbox BEN = new Mailbox("Ben Osei", "ben@example.org");

    @TempDir
    Path folder;

    private Searcher searcher;

    @AfterEach
    void close() throws IOException {
        searcher.close();
    }

    @Test
    void prefersSubjectsToWordsAndWordsToQuotes() throws IOException {
        index(
                thread("quoted", segments(Segment.Kind.QUOTE, "ratchet and some more words of equal number")),
                thread("said", segments(Segment.Kind.NEW, "ratchet and some more words of equal number")),
                Mails.thread(Mails.mail("subject", "2020-01-01", "The ratchet", "nothing said")));
        assertThat(threads("ratchet")).containsExactly("subject", "said", "quoted");
    }

    @Test
    void prefersOneGoodMessageToManyMiddlingOnes() throws IOException {
        index(
                Mails.thread(
                        Mails.mail("two", "2020-01-01", "x", "the ratchet turns"),
                        Mails.mail("two-2", "2020-01-02", "x", "the ratchet turns", "two")),
                Mails.thread(Mails.mail("one", "2020-01-03", "x", "the ratchet turns")),
                Mails.thread(Mails.mail("both", "2020-01-01", "x", "the ratchet locks")));
        assertThat(threads("ratchet OR locks")).containsExactly("both", "two", "one");
    }

    @Test
    void takesAWordToBeAsRareInASubjectAsInWhatPeopleWrite() throws IOException {
        index(
                longThread("long", "the key turns"),
                Mails.thread(Mails.mail("subject", "2020-01-01", "nothing", "the key turns")),
                Mails.thread(Mails.mail("rare", "2020-01-01", "x", "the ratchet turns")));
        assertThat(threads("nothing OR ratchet")).startsWith("rare");
    }

    @Test
    void prefersTheFormThatWasAskedForWhereItIsRarer() throws IOException {
        index(
                Mails.thread(Mails.mail("plain", "2020-01-03", "x", "the ratchet turns")),
                Mails.thread(Mails.mail("plain-2", "2020-01-03", "x", "the ratchet turns")),
                Mails.thread(Mails.mail("asked", "2020-01-01", "x", "the ratchets turns")));
        assertThat(threads("ratchets")).startsWith("asked").hasSize(3);
        assertThat(threads("ratchet")).hasSize(3);
    }

    @Test
    void breaksTiesByDateThenHash() throws IOException {
        index(
                Mails.thread(Mails.mail("old", "2019-01-01", "x", "key")),
                Mails.thread(Mails.mail("b", "2020-01-01", "x", "key")),
                Mails.thread(Mails.mail("a", "2020-01-01", "x", "key")));
        String first = Mails.id("a").hash().compareTo(Mails.id("b").hash()) < 0 ? "a" : "b";
        assertThat(threads("key")).containsExactly(first, first.equals("a") ? "b" : "a", "old");
    }

    @Test
    void sortsAndPages() throws IOException {
        index(
                Mails.thread(Mails.mail("may", "2020-05-01", "x", "key")),
                Mails.thread(Mails.mail("june", "2020-06-01", "x", "key"), Mails.mail("july", "2020-07-01", "x", "no")),
                Mails.thread(Mails.mail("april", "2020-04-01", "x", "key")));
        SearchOptions options = SearchOptions.DEFAULT;
        assertThat(threads("key", options.sortedBy(SearchOptions.Sort.DATE))).containsExactly("april", "may", "june");
        assertThat(threads("key", options.sortedBy(SearchOptions.Sort.DATE_DESCENDING)))
                .containsExactly("june", "may", "april");
        assertThat(threads("key", options.sortedBy(SearchOptions.Sort.SIZE))).containsExactly("june", "may", "april");
        SearchOptions page = options.sortedBy(SearchOptions.Sort.DATE).page(1, 1);
        assertThat(threads("key", page)).containsExactly("may");
        assertThat(search("key", page).total()).isEqualTo(3);
        assertThat(threads("key", options.page(3, 10))).isEmpty();
        assertThat(searcher.searchMessages(
                                QueryParser.parse("x"),
                                options.sortedBy(SearchOptions.Sort.DATE).page(1, 2))
                        .hits())
                .extracting(MessageHit::message)
                .containsExactly(Mails.id("may"), Mails.id("june"));
    }

    @Test
    void keepsToDatesAndDeliverables() throws IOException {
        Attribution omemo = new Attribution("XEP-0384", Attribution.Role.MENTION, 1);
        index(
                Mails.thread(
                        List.of(
                                Mails.mail("may", "2020-05-01", "x", "key"),
                                Mails.mail("june", "2020-06-01", "x", "lock", "may")),
                        List.of(omemo),
                        false),
                Mails.thread(Mails.mail("july", "2020-07-01", "x", "key lock")));
        SearchOptions june = SearchOptions.DEFAULT.within(DateRange.parse("2020-06"));
        assertThat(threads("key", june)).isEmpty();
        assertThat(threads("lock", june)).containsExactly("may");
        assertThat(threads("lock", SearchOptions.DEFAULT.about("XEP-0384"))).containsExactly("may");
        assertThat(searcher.countMessages(QueryParser.parse("*"), SearchOptions.DEFAULT.about("XEP-0384")))
                .isEqualTo(1);
        assertThat(threads("about:omemo")).containsExactly("may");
    }

    @Test
    void asksEachMessageByItself() throws IOException {
        index(Mails.thread(Mails.mail("a", "2020-05-01", "x", "key"), Mails.mail("b", "2020-06-01", "x", "lock", "a")));
        assertThat(threads("key lock")).isEmpty();
        assertThat(threads("thread:{key} lock")).containsExactly("a");
        assertThat(search("lock -key").hits().getFirst().hits())
                .extracting(MessageHit::message)
                .containsExactly(Mails.id("b"));
        assertThat(threads("thread:{lock} -lock")).containsExactly("a");
        assertThat(threads("-thread:{lock}")).isEmpty();
    }

    @Test
    void showsTheBestMessagesOfAThread() throws IOException {
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            messages.add(Mails.mail("m" + i, "2020-05-0" + (i + 1), "x", "key " + "other ".repeat(10 - 2 * i)));
        }
        index(Mails.thread(messages.toArray(Message[]::new)));
        assertThat(search("key", SearchOptions.DEFAULT.showing(2))
                        .hits()
                        .getFirst()
                        .hits())
                .extracting(MessageHit::message)
                .containsExactly(Mails.id("m4"), Mails.id("m3"));
        assertThat(search("key", SearchOptions.DEFAULT.showing(0))
                        .hits()
                        .getFirst()
                        .hits())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', textBlock = """
                    devices              → first the «device» is signed. Then the double ratchet turns, <encrypted/> in urn:xmpp:omemo:2.
                    "double ratchet"     → first the device is signed. Then the «double ratchet» turns, <encrypted/> in urn:xmpp:omemo:2.
                    "ratchet double"     → the «ratchet double» quoted
                    rat* NEAR/2 double   → first the device is signed. Then the «double» «ratchet» turns, <encrypted/> in urn:xmpp:omemo:2.
                    urn:xmpp:omemo:2     → first the device is signed. Then the double ratchet turns, <encrypted/> in «urn:xmpp:omemo:2».
                    <encrypted/>         → first the device is signed. Then the double ratchet turns, «<encrypted/>» in urn:xmpp:omemo:2.
                    device -nowhere      → first the «device» is signed. Then the double ratchet turns, <encrypted/> in urn:xmpp:omemo:2.
                    keys                 → «Keys» of XEP-0384
                    xep:384              → Keys of «XEP-0384»
                    f:ben                → first the device is signed. Then the double ratchet turns, <encrypted/> in urn:xmpp:omemo:2.
                    b:carpenter          → first the device is signed. Then the double ratchet turns, <encrypted/> in urn:xmpp:omemo:2.
                    """)
    void showsThePassage(String query, String marked) throws IOException {
        index(Mails.thread(Mails.mail(
                "a",
                "2020-01-01",
                BEN,
                "Keys of XEP-0384",
                List.of(
                        new Segment(Segment.Kind.QUOTE, 1, "the ratchet double\nquoted"),
                        new Segment(
                                Segment.Kind.NEW,
                                0,
                                "first   the device\n is signed. Then the double\nratchet turns, <encrypted/> in urn:xmpp:omemo:2."),
                        new Segment(Segment.Kind.SIGNATURE, 0, "Ben, carpenter of devices")))));
        assertThat(marked(search(query).hits().getFirst().hits().getFirst().snippet()))
                .isEqualTo(marked);
    }

    @Test
    void cutsLongTextsAroundTheDensestPassage() throws IOException {
        String filler = "many words that say nothing at all ".repeat(40);
        index(Mails.thread(Mails.mail("a", "2020-01-01", "x", filler + "key " + filler + "key and lock " + filler)));
        Snippet snippet = search("key lock").hits().getFirst().hits().getFirst().snippet();
        assertThat(marked(snippet))
                .contains("«key» and «lock» many")
                .startsWith("…")
                .endsWith("…");
        assertThat(snippet.text().length()).isBetween(150, 202);
    }

    @Test
    void groupsAnswers() throws IOException {
        Attribution omemo = new Attribution("XEP-0384", Attribution.Role.TOPIC, 1);
        index(
                Mails.thread(
                        List.of(
                                Mails.mail("a", "2019-12-01", "x", "key"),
                                Mails.mail("b", "2020-01-01", BEN, "x", segments(Segment.Kind.NEW, "key"), "a")),
                        List.of(omemo),
                        true),
                Mails.thread(Mails.mail("c", "2020-07-01", "x", "key")),
                Mails.thread(Mails.mail("d", "2021-07-01", "x", "lock")));
        assertThat(facets("key", Facet.By.YEAR)).containsExactly(new Facet("2019", 1, 1), new Facet("2020", 2, 2));
        assertThat(facets("key", Facet.By.PERSON))
                .containsExactly(new Facet("Ada Finch", 2, 2), new Facet("Ben Osei", 1, 1));
        assertThat(facets("key", Facet.By.LIST)).containsExactly(new Facet("standards@xmpp.org", 2, 3));
        assertThat(facets("key", Facet.By.DELIVERABLE)).containsExactly(new Facet("XEP-0384", 1, 2));
        assertThat(facets("key", Facet.By.TAG)).containsExactly(new Facet("e2ee", 1, 1));
        assertThat(facets("key", Facet.By.STATUS)).containsExactly(new Facet("status of XEP-0384", 1, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ratchet",
                "ratchet key",
                "\"double ratchet\"",
                "ratch* OR lock",
                "s:ratchet nq:turns",
                "key NEAR double",
                "xep:384 key",
                "from:ada ratchet -lock"
            })
    void tellsWhatAScoreIsMadeOf(String query) throws IOException {
        index(Mails.thread(
                Mails.mail("a", "2020-01-01", "The ratchet of XEP-0384", "the double ratchet turns with a key"),
                Mails.mail("b", "2020-01-02", "x", "ratchets turn a key and a lock")));
        for (MessageHit hit : search(query, SearchOptions.DEFAULT.explaining())
                .hits()
                .getFirst()
                .hits()) {
            assertThat(hit.parts()).isNotEmpty();
            assertThat(hit.parts().stream().mapToDouble(ScorePart::points).sum())
                    .isCloseTo(hit.score(), within(1e-4));
        }
        assertThat(search("ratchet").hits().getFirst().hits().getFirst().parts())
                .isEmpty();
    }

    @Test
    void namesTheWordsOfAScore() throws IOException {
        index(Mails.thread(Mails.mail("a", "2020-01-01", "The ratchet", "the double ratchet turns")));
        assertThat(search("ratchet", SearchOptions.DEFAULT.explaining())
                        .hits()
                        .getFirst()
                        .hits()
                        .getFirst()
                        .parts())
                .extracting(part -> part.field() + " " + part.words())
                .containsExactly("new ratchet", "subject ratchet");
    }

    @Test
    void findsVotesActsAndPhasesOfMessages() throws IOException {
        IndexedThread minutes = Mails.thread(
                Mails.mail("minutes", "2020-01-02", "Council", "Ada: -1"),
                Mails.mail("late", "2020-01-04", "Council", "Why is that?", "minutes"));
        IndexedThread talk = Mails.thread(Mails.mail("talk", "2020-01-03", "Lofts", "Ada said +1."));
        RecordedEvent vote = new RecordedEvent.Vote(
                LocalDate.of(2020, 1, 2),
                Mails.id("minutes"),
                List.of("XEP-0384"),
                "4a) Keys",
                "4a",
                "Ada Finch",
                "Ada",
                VoteValue.AGAINST,
                Optional.empty(),
                Optional.of(Mails.id("minutes")),
                false,
                1);
        index(
                new IndexedThread(
                        minutes.thread(),
                        minutes.messages(),
                        minutes.tags(),
                        List.of(vote),
                        Map.of(Mails.id("late"), Set.of(Status.DEFERRED)),
                        Optional.empty()),
                talk);
        assertThat(messages("vote:-1")).containsExactly("minutes");
        assertThat(messages("vote:+1")).isEmpty();
        assertThat(messages("voter:finch")).containsExactly("minutes");
        assertThat(messages("voter:\"ada finch\"")).containsExactly("minutes");
        assertThat(messages("voter:eve")).isEmpty();
        assertThat(messages("has:vote")).containsExactly("minutes");
        assertThat(messages("act:decision")).containsExactly("minutes");
        assertThat(messages("act:objection")).containsExactly("minutes");
        assertThat(messages("act:question")).containsExactly("late");
        assertThat(messages("phase:deferred")).containsExactly("late");
        assertThat(messages("phase:draft")).isEmpty();
    }

    @Test
    void failsPlainlyWhereNothingIsIndexed() throws IOException {
        index(Mails.thread(Mails.mail("a", "2020-01-01", "x", "y")));
        assertThatThrownBy(() -> search("is:unread"))
                .isInstanceOf(UnanswerableQueryException.class)
                .hasMessage("there is no tag unread; there is: e2ee");
        assertThatThrownBy(() -> search("about:omeno")).hasMessage("no deliverable omeno");
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            many.append("w").append(i).append(' ');
        }
        assertThatThrownBy(() -> search(many.toString()))
                .isInstanceOf(UnanswerableQueryException.class)
                .hasMessage("the query has too many words");
    }

    @Test
    void refusesBeginningsOfTooManyWordsBesideNear() throws IOException {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i <= NearQuery.MOST_WORDS; i++) {
            words.append("w").append(i).append(' ');
        }
        index(Mails.thread(Mails.mail("a", "2020-01-01", "x", words.toString())));
        assertThat(threads("w*")).containsExactly("a");
        assertThat(threads("w1* NEAR w2")).containsExactly("a");
        assertThatThrownBy(() -> search("w* NEAR w2"))
                .isInstanceOf(UnanswerableQueryException.class)
                .hasMessage("more than 2000 words begin with w; beside NEAR or a hyphen, give more of the word");
    }

    @Test
    void findsMessagesByIdHashAndReference() throws IOException {
        index(Mails.thread(Mails.mail("a", "2020-05-01", "x", "key"), Mails.mail("b", "2020-06-01", "x", "lock", "a")));
        String hash = Mails.id("a").hash();
        for (String id : List.of(
                "a@example.org", "<a@example.org>", hash, hash.substring(0, 6).toUpperCase(Locale.ROOT))) {
            assertThat(messages("id:" + id)).containsExactly("a");
            assertThat(messages("ref:" + id)).containsExactly("b");
        }
        assertThat(messages("id:" + hash.substring(0, 5))).isEmpty();
    }

    private void index(IndexedThread... threads) throws IOException {
        try (ThreadIndexWriter writer = ThreadIndexWriter.open(folder, IndexVersion.of("0", "0"))) {
            for (IndexedThread thread : threads) {
                writer.replace(List.of(), thread);
            }
            writer.commit();
        }
        searcher = Searcher.open(folder, SearcherTest::deliverable);
    }

    private static String deliverable(String name) {
        if (name.equals("omemo")) {
            return "XEP-0384";
        }
        throw new IllegalArgumentException("no deliverable " + name);
    }

    private Hits search(String query) throws IOException {
        return search(query, SearchOptions.DEFAULT);
    }

    private Hits search(String query, SearchOptions options) throws IOException {
        return searcher.search(QueryParser.parse(query), options);
    }

    private List<Facet> facets(String query, Facet.By by) throws IOException {
        return searcher.facets(
                QueryParser.parse(query), SearchOptions.DEFAULT, by, id -> Optional.of("status of " + id));
    }

    private List<String> threads(String query) throws IOException {
        return threads(query, SearchOptions.DEFAULT);
    }

    private List<String> threads(String query, SearchOptions options) throws IOException {
        return search(query, options).hits().stream()
                .map(hit -> local(hit.summary().id().value()))
                .toList();
    }

    private List<String> messages(String query) throws IOException {
        return searcher.searchMessages(QueryParser.parse(query), SearchOptions.DEFAULT).hits().stream()
                .map(hit -> local(hit.message().value()))
                .collect(Collectors.toList());
    }

    private static String local(String id) {
        return id.substring(0, id.indexOf('@'));
    }

    private static List<Segment> segments(Segment.Kind kind, String text) {
        return List.of(new Segment(kind, kind == Segment.Kind.QUOTE ? 1 : 0, text));
    }

    private static IndexedThread thread(String local, List<Segment> body) {
        return Mails.thread(Mails.mail(local, "2020-01-01", BEN, "x", body));
    }

    private static IndexedThread longThread(String local, String text) {
        List<Message> messages = new ArrayList<>();
        messages.add(Mails.mail(local, "2020-01-01", "x", text));
        for (int i = 0; i < 50; i++) {
            messages.add(Mails.mail(local + i, "2020-01-02", "x", "nothing at all", local));
        }
        return Mails.thread(messages.toArray(Message[]::new));
    }

    private static String marked(Snippet snippet) {
        StringBuilder marked = new StringBuilder(snippet.text());
        for (Span span : snippet.matches().reversed()) {
            marked.insert(span.end(), '»').insert(span.start(), '«');
        }
        return marked.toString();
    }
}
