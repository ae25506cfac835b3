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

class SecondThreadTest {
    private static final List<Integer> THINGS = IntStream.range(0, 500).boxed().toList();

    @Test
    void takesAllInOrderOnTheCallersThread() throws IOException {
        List<Integer> taken = new ArrayList<>();
        List<Thread> workers = new ArrayList<>();
        List<Thread> takers = new ArrayList<>();
        try (SecondThread second = new SecondThread(64)) {
            for (int thing : THINGS) {
                second.begin(
                        1,
                        () -> {
                            workers.add(Thread.currentThread());
                            return thing;
                        },
                        done -> {
                            takers.add(Thread.currentThread());
                            taken.add(done);
                        });
            }
            second.finish();
        }
        assertThat(taken).isEqualTo(THINGS);
        assertThat(takers).containsOnly(Thread.currentThread());
        assertThat(workers).hasSize(THINGS.size()).doesNotContain(Thread.currentThread());
        assertThat(workers.stream().distinct()).hasSize(1);
    }

    @Test
    void worksWhileTheCallerIsBusy() throws IOException {
        CountDownLatch done = new CountDownLatch(2);
        try (SecondThread second = new SecondThread(64)) {
            for (int i = 0; i < 2; i++) {
                second.begin(
                        1,
                        () -> {
                            done.countDown();
                            return "";
                        },
                        nothing -> await(done));
            }
            second.finish();
        }
        assertThat(done.getCount()).isZero();
    }

    @Test
    void beginsOnlyWhatThereIsRoomFor() throws IOException {
        AtomicInteger weight = new AtomicInteger();
        List<Integer> weights = new ArrayList<>();
        try (SecondThread second = new SecondThread(64)) {
            for (int thing : THINGS) {
                int own = thing % 90;
                second.begin(
                        own,
                        () -> {
                            weights.add(weight.addAndGet(own) - own);
                            return own;
                        },
                        done -> weight.addAndGet(-done));
            }
            second.finish();
        }
        assertThat(weights).hasSize(THINGS.size());
        for (int thing : THINGS) {
            int own = thing % 90;
            assertThat(weights.get(thing)).isLessThanOrEqualTo(own > 64 ? 0 : 64 - own);
        }
    }

    @Test
    void throwsWhatFailedAfterWhatWasDoneBefore() {
        List<Integer> taken = new ArrayList<>();
        assertThatThrownBy(() -> {
                    try (SecondThread second = new SecondThread(64)) {
                        for (int thing : THINGS) {
                            second.begin(
                                    1,
                                    () -> {
                                        if (thing == 7) {
                                            throw new IOException("seven");
                                        }
                                        return thing;
                                    },
                                    taken::add);
                        }
                        second.finish();
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessage("seven");
        assertThat(taken).containsExactly(0, 1, 2, 3, 4, 5, 6);
    }

    @Test
    void nothingRunsOnceItIsClosed() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger begun = new AtomicInteger();
        assertThatThrownBy(() -> {
                    try (SecondThread second = new SecondThread(64)) {
                        for (int thing : THINGS) {
                            begun.incrementAndGet();
                            second.begin(
                                    1,
                                    () -> {
                                        running.incrementAndGet();
                                        return running.decrementAndGet();
                                    },
                                    done -> {
                                        throw new IllegalStateException("full at " + thing);
                                    });
                        }
                    }
                })
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("full at 0");
        assertThat(running).hasValue(0);
        assertThat(begun).hasValue(65);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
