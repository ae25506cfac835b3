package annals.thread;

import static annals.thread.Mails.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorrectionsTest {
    /**
     * Mails as {@link Mails#of} reads them, corrections by the line separated by commas, threads as in {@link Forest}.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '!', textBlock = """
            a split begins a thread                  ! a | b<a | c<b             ! split b                 ! a / b(c)
            References do not draw it back           ! a | b;a | c;a b           ! split b                 ! a / b(;c)
            a split of a root changes nothing        ! a | b<a                   ! split a                 ! a(b)
            a reply goes elsewhere with its replies  ! a | b<a | c<b | d         ! reattach b d            ! a / d(^b(c))
            within its thread                        ! a | b<a | c<a             ! reattach c b            ! a(b(^c))
            under its own reply                      ! a | b<a | c<b | d<c       ! reattach b d            ! a(c(d(^b)))
            the root under its reply                 ! a | b<a                   ! reattach a b            ! b(^a)
            a join hangs a thread under a message    ! a | b<a | c | d<c         ! join b d                ! a(b(^c(d)))
            a join of one thread changes nothing     ! a | b<a                   ! join a b                ! a(b)
            a join takes a missing root along        ! a | b<x | c<x             ! join a c                ! a([x](b c))
            what is not here waits                   ! a | b<a                   ! split z,join a y        ! a(b)
            several                                  ! a | b<a | c<b | d         ! split c,reattach b d    ! a / c / d(^b)
            """)
    void moveMessages(String what, String mails, String corrections, String threads) {
        List<Envelope> envelopes = Mails.of(mails.split("\\|"));
        Corrections all = Corrections.ofLines(corrections.replace(',', '\n'));
        Threader threader = new Threader(new ThreadingRules(Threading.STRICT, all));
        String[] expected = threads.split(" / ");
        assertThat(Forest.of(threader.thread(envelopes))).containsExactlyInAnyOrder(expected);
        assertThat(Forest.of(threader.thread(envelopes.reversed()))).containsExactlyInAnyOrder(expected);
    }

    @Test
    void areToldByTheEdge() {
        Corrections split = new Corrections(List.of(new Corrections.Split(id("b"))));
        List<MailThread> threads =
                new Threader(new ThreadingRules(Threading.STRICT, split)).thread(Mails.of("a", "b<a"));
        Edge edge = ((ThreadNode.Present) threads.getLast().root()).edge();
        assertThat(edge.kind()).isEqualTo(EdgeKind.NONE);
        assertThat(edge.evidence()).isEqualTo("a correction splits it off");
    }

    @Test
    void areKeptAsLines() {
        Corrections corrections = new Corrections(List.of(
                new Corrections.Split(id("a@example.org")),
                new Corrections.Reattach(id("b"), id("c")),
                new Corrections.Join(id("d"), id("e"))));
        assertThat(corrections.toLines()).isEqualTo("split a@example.org\nreattach b c\njoin d e");
        assertThat(Corrections.ofLines(corrections.toLines())).isEqualTo(corrections);
        assertThat(Corrections.ofLines("")).isEqualTo(Corrections.NONE);
        assertThat(corrections.ids()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"split a\nreattach a b", "join a b\njoin c b", "join a a", "reattach a a", "cut a", "split"})
    void thatContradictThemselvesAreRefused(String lines) {
        assertThatThrownBy(() -> Corrections.ofLines(lines)).isInstanceOf(IllegalArgumentException.class);
    }
}
