package annals.thread;

import static annals.thread.Mails.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import annals.mail.MessageId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThreaderTest {
    /**
     * Mails as {@link Mails#of} reads them, separated by {@code |}, and their threads as {@link Forest} writes them.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '!', textBlock = """
            single mails stay apart                  ! a | b                       ! a / b
            a reply hangs under its parent           ! a | b<a                     ! a(b)
            replies stand in order of date           ! a | b<a | c<a | d<b         ! a(b(d) c)
            References alone will do                 ! a | b;a | c;a b             ! a(;b(;c))
            In-Reply-To names the edge               ! a | b<a;a | c<b;a b         ! a(b(c))
            In-Reply-To beats References             ! a | b<a | c<a;a b           ! a(b c)
            a present In-Reply-To beats a missing    ! a | b<x a                   ! a(b)
            the first present In-Reply-To wins       ! a | b<a | c<a | d<c b       ! a(b c(d))
            In-Reply-To missing: the last reference  ! a | b<a | c<x;a b           ! a(b(;c))
            of missing ones the last is no address   ! a<ada@example.org x | b<x   ! [x](a b)
            an address does not join                 ! a<ada@example.org x | b<ada@example.org y ! [x](a) / [y](b)
            a named missing parent is kept           ! b<x                         ! [x](b)
            missing ancestors above it are dropped   ! c;v w x                     ! [x](;c)
            one that joins several is kept           ! c;v w x | d;v w y           ! [w]([x](;c) [y](;d))
            a chain above one that joins is dropped  ! c;t u v x | d;t u v y       ! [v]([x](;c) [y](;d))
            two replies to one missing               ! b<x | c<x                   ! [x](b c)
            a missing one between present ones       ! a | c<x;a x                 ! a([x](c))
            a missing one inside a chain is dropped  ! a | b | c;a x b             ! a(~b(;c))
            a missing one that leads nowhere         ! a | b;a | c;x y a b         ! a(;b(;c))
            References of a third mail               ! a | b | c<b;a b             ! a(~b(c))
            own headers beat a third mail's          ! a | z | b<z | c<b;a b       ! a(~z(b(c)))
            a reply that came before its parent      ! b<a | a                     ! a(b)
            a message that answers itself            ! a<a;a                       ! a
            itself among its references              ! a | b;a b                   ! a(;b)
            a circle of two: the earliest on top     ! a<b | b<a                   ! a(b)
            a circle of three                        ! a<c | b<a | c<b             ! a(b(c))
            a circle in References                   ! a;b a | b;a b               ! a(;b)
            a doubled id: the earlier counts         ! a | b | c<a | c<b           ! a(c) / b
            a mail that answers two threads          ! a | b<a | y | z<y | m<z b   ! a(b(~y(z(m))))
            the later thread hangs under the earlier ! a | b<a | y | z<y | m<b z   ! a(b(~y(z) m))
            """)
    void threadsByHeaders(String what, String mails, String threads) {
        assertThreads(Mails.of(mails.split("\\|")), Duration.ZERO, threads.split(" / "));
    }

    @Test
    void nothingMakesNothing() {
        assertThreads(List.of(), Threader.SUBJECT_WINDOW);
    }

    @Test
    void aReplyWithoutHeadersGoesToTheLatestMessageWithItsSubject() {
        assertBySubject(
                new Mails()
                        .asks("a", "omemo devices")
                        .asks("b<a", "omemo devices")
                        .answers("c", "omemo devices"),
                "a(b(=c))");
    }

    @Test
    void onlyRepliesAreJoinedBySubject() {
        assertBySubject(new Mails().asks("a", "omemo devices").asks("b", "omemo devices"), "a", "b");
    }

    @Test
    void aReplyWithHeadersIsNotJoinedBySubject() {
        assertBySubject(new Mails().asks("a", "omemo devices").answers("b<x", "omemo devices"), "a", "[x](b)");
    }

    @Test
    void theSubjectJoinsWithinTheWindow() {
        assertBySubject(
                new Mails()
                        .asks("a", "weekly office hours")
                        .onDay(60)
                        .answers("b", "weekly office hours")
                        .onDay(121)
                        .answers("c", "weekly office hours"),
                "a(=b)",
                "c");
    }

    @Test
    void theSubjectJoinsWithinOneList() {
        assertBySubject(
                new Mails()
                        .asks("a", "omemo devices")
                        .toList("members@example.org")
                        .answers("b", "omemo devices"),
                "a",
                "b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "hi", "help", "(no subject)", "minutes", "council minutes", "question", "hello", "test"})
    void genericSubjectsDoNotJoin(String subject) {
        assertBySubject(new Mails().asks("a", subject).answers("b", subject), "a", "b");
    }

    @Test
    void datedMinutesJoin() {
        assertBySubject(
                new Mails()
                        .asks("a", "council minutes 2020-02-05")
                        .asks("b", "council minutes 2020-02-12")
                        .answers("c", "council minutes 2020-02-05"),
                "a(=c)",
                "b");
    }

    @Test
    void aReplyWithRepliesIsJoinedBySubject() {
        assertBySubject(
                new Mails()
                        .asks("a", "omemo devices")
                        .answers("b", "omemo devices")
                        .answers("c<b", "omemo devices"),
                "a(=b(c))");
    }

    @Test
    void theSubjectNeverMakesACircle() {
        assertBySubject(new Mails().answers("b<c", "omemo devices").answers("c", "omemo devices"), "c(b)");
    }

    @Test
    void theEarliestMessageNamesTheThread() {
        List<MailThread> threads = new Threader(Duration.ZERO).thread(Mails.of("b<a", "a", "c<x", "d<x"));
        assertThat(threads).extracting(MailThread::id).containsExactly(id("b"), id("c"));
    }

    @Test
    void equalDatesAreOrderedByHash() {
        List<Envelope> mails = new Mails()
                .onDay(0)
                .asks("a", "")
                .onDay(0)
                .asks("b", "")
                .onDay(0)
                .asks("c", "")
                .envelopes();
        List<MessageId> byHash = List.of(id("a"), id("b"), id("c")).stream()
                .sorted((x, y) -> x.hash().compareTo(y.hash()))
                .toList();
        assertThat(new Threader(Duration.ZERO).thread(mails))
                .extracting(MailThread::id)
                .containsExactlyElementsOf(byHash);
    }

    @Test
    void ofTwoCopiesWithOneDateTheOneWithMoreHeadersCounts() {
        List<Envelope> mails = new Mails()
                .asks("a", "")
                .onDay(1)
                .asks("b", "")
                .onDay(1)
                .asks("b<a", "")
                .envelopes();
        assertThreads(mails, Duration.ZERO, "a(b)");
    }

    @Test
    void theWindowIsNotNegative() {
        assertThatThrownBy(() -> new Threader(Duration.ofDays(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("subjectWindow must be >= 0, got PT-24H");
    }

    @Test
    void aMillionRepliesDeepIsNoProblem() {
        int depth = 1_000_000;
        List<Envelope> mails = new ArrayList<>(depth);
        MessageId parent = id("0");
        mails.add(new Envelope(parent, "", Mails.START, "", false, List.of(), List.of()));
        for (int i = 1; i < depth; i++) {
            MessageId child = id(Integer.toString(i));
            mails.add(new Envelope(child, "", Mails.START.plusSeconds(i), "", true, List.of(parent), List.of(parent)));
            parent = child;
        }
        Collections.shuffle(mails, new Random(7));
        List<MailThread> threads = new Threader(Threader.SUBJECT_WINDOW).thread(mails);
        assertThat(threads).hasSize(1);
        assertThat(threads.getFirst().id()).isEqualTo(id("0"));
        ThreadNode node = threads.getFirst().root();
        int found = 1;
        while (!node.replies().isEmpty()) {
            node = node.replies().getFirst();
            found++;
        }
        assertThat(found).isEqualTo(depth);
    }

    @Test
    void aHundredThousandReferencesAreNoProblem() {
        List<MessageId> hostile = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            hostile.add(id("x" + i));
        }
        List<Envelope> mails = new ArrayList<>(Mails.of("a", "b<a", "c<b"));
        for (int i = 0; i < 5; i++) {
            mails.add(new Envelope(id("h" + i), "", Mails.START.plusSeconds(i), "", true, hostile, hostile));
        }
        List<MailThread> threads = new Threader(ThreadingRules.USUAL).thread(mails);
        assertThat(threads).hasSize(2);
        assertThat(threads.getFirst().messages())
                .containsExactlyInAnyOrder(id("h0"), id("h1"), id("h2"), id("h3"), id("h4"));
        assertThat(threads.getFirst().root().id()).isEqualTo(id("x99999"));
    }

    private static void assertBySubject(Mails mails, String... threads) {
        assertThreads(mails.envelopes(), Threader.SUBJECT_WINDOW, threads);
    }

    private static void assertThreads(List<Envelope> envelopes, Duration subjectWindow, String... threads) {
        Threader threader = new Threader(subjectWindow);
        assertThat(Forest.of(threader.thread(envelopes))).containsExactly(threads);
        assertThat(Forest.of(threader.thread(envelopes.reversed())))
                .as("reversed")
                .containsExactly(threads);
    }
}
