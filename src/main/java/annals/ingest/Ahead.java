package annals.ingest;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Prepares things on another thread while the caller's takes those that are ready, in order. */
final class Ahead {
    /** Enough to keep both threads busy, whatever the things differ in size; few enough to be held in memory. */
    private static final int MOST = 64;

    private Ahead() {}

    /** The work of one of the two threads. */
    @FunctionalInterface
    interface Work<I, O> {
        O of(I thing) throws IOException;
    }

    /** What takes the work. */
    @FunctionalInterface
    interface Taker<O> {
        void take(O prepared) throws IOException;
    }

    /** How much of the room for things ahead a thing takes. */
    @FunctionalInterface
    interface Weight<I> {
        int of(I thing);
    }

    /**
     * Prepares each thing, one after the other, on one other thread, and takes it on this one. When it returns or
     * throws, the other thread has ended.
     *
     * @param weight things are prepared ahead until they weigh {@value #MOST} together
     * @throws IOException what the first work or taking throws that fails; nothing after it is taken
     */
    static <I, O> void inOrder(Collection<I> things, Weight<I> weight, Work<I, O> work, Taker<O> taker)
            throws IOException {
        record Started<O>(int weight, Future<O> future) {}

        ArrayDeque<Started<O>> started = new ArrayDeque<>();
        Iterator<I> coming = things.iterator();
        int ahead = 0;
        try (ExecutorService other = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("annals-ahead").daemon().factory())) {
            try {
                while (coming.hasNext() || !started.isEmpty()) {
                    while (coming.hasNext() && (started.isEmpty() || ahead < MOST)) {
                        I thing = coming.next();
                        int heavy = weight.of(thing);
                        ahead += heavy;
                        started.add(new Started<>(heavy, other.submit(() -> work.of(thing))));
                    }
                    Started<O> first = started.remove();
                    O prepared = result(first.future());
                    ahead -= first.weight();
                    taker.take(prepared);
                }
            } finally {
                other.shutdownNow();
            }
        }
    }

    private static <O> O result(Future<O> future) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case RuntimeException runtime -> throw runtime;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }
}
