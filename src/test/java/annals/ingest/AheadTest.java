package annals.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AheadTest {
    private static final List<Integer> THINGS = IntStream.range(0, 500).boxed().toList();

    @Test
    void takesAllInOrderOnTheCallersThread() throws IOException {
        List<String> taken = new ArrayList<>();
        Thread caller = Thread.currentThread();
        Ahead.inOrder(THINGS, thing -> 1, thing -> "no " + thing, prepared -> {
            assertThat(Thread.currentThread()).isSameAs(caller);
            taken.add(prepared);
        });
        assertThat(taken)
                .containsExactlyElementsOf(
                        THINGS.stream().map(thing -> "no " + thing).toList());
    }

    @Test
    void preparesWhileTheCallerIsBusy() throws IOException {
        CountDownLatch second = new CountDownLatch(2);
        Ahead.inOrder(
                List.of(1, 2),
                thing -> 1,
                thing -> {
                    second.countDown();
                    return thing;
                },
                prepared -> await(second));
        assertThat(second.getCount()).isZero();
    }

    @Test
    void isNotFurtherAheadThanThereIsRoom() throws IOException {
        AtomicInteger prepared = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();
        List<Integer> ahead = new ArrayList<>();
        Ahead.inOrder(
                THINGS,
                thing -> 40,
                thing -> {
                    ahead.add(prepared.incrementAndGet() - taken.get());
                    return thing;
                },
                thing -> taken.incrementAndGet());
        assertThat(ahead)
                .hasSize(THINGS.size())
                .allSatisfy(most -> assertThat(most).isLessThanOrEqualTo(2));
    }

    @Test
    void throwsWhatPreparingThrowsAfterWhatWasReadyBefore() {
        List<Integer> taken = new ArrayList<>();
        assertThatThrownBy(() -> Ahead.inOrder(
                        THINGS,
                        thing -> 1,
                        thing -> {
                            if (thing == 7) {
                                throw new IOException("seven");
                            }
                            return thing;
                        },
                        taken::add))
                .isInstanceOf(IOException.class)
                .hasMessage("seven");
        assertThat(taken).containsExactly(0, 1, 2, 3, 4, 5, 6);
    }

    @Test
    void nothingRunsOnWhenTakingFails() {
        AtomicInteger prepared = new AtomicInteger();
        assertThatThrownBy(() -> Ahead.inOrder(THINGS, thing -> 1, thing -> prepared.incrementAndGet(), thing -> {
                    throw new IllegalStateException("full");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("full");
        assertThat(prepared.get()).isLessThanOrEqualTo(64);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
