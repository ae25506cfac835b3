package annals.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A thread that does one work after the other, while the caller's hands it the next ones and takes what is done, in
 * order. Only as much is begun and not yet taken as there is room for.
 */
final class SecondThread implements Closeable {
    private final ExecutorService executor = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("annals-second").daemon().factory());
    private final long room;
    private final Deque<Begun<?>> begun = new ArrayDeque<>();
    private long taken;

    /**
     * Starts the thread.
     *
     * @param room how much may be begun and not taken, in the unit of the weights
     */
    SecondThread(long room) {
        this.room = room;
    }

    /** What the caller does with work that is done. */
    @FunctionalInterface
    interface Taker<T> {
        void take(T done) throws IOException;
    }

    private record Begun<T>(long weight, Future<T> work, Taker<T> taker) {
        void take() throws IOException {
            try {
                taker.take(work.get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while another thread worked");
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case IOException cause -> throw cause;
                    case RuntimeException cause -> throw cause;
                    case Error cause -> throw cause;
                    case null, default -> throw new IllegalStateException(e);
                }
            }
        }
    }

    /**
     * Hands over the next work; first takes what was begun before it while there is no room. Heavier work than there is
     * room waits until all before it is taken.
     *
     * @throws IOException what the first work or taking threw that failed; the thread must be closed then
     */
    <T> void begin(long weight, Callable<T> work, Taker<T> taker) throws IOException {
        while (!begun.isEmpty() && taken + weight > room) {
            takeFirst();
        }
        taken += weight;
        begun.add(new Begun<>(weight, executor.submit(work), taker));
    }

    /** Takes all that was begun, as {@link #begin} does. */
    void finish() throws IOException {
        while (!begun.isEmpty()) {
            takeFirst();
        }
    }

    private void takeFirst() throws IOException {
        Begun<?> first = begun.remove();
        first.take();
        taken -= first.weight();
    }

    /** Drops what is not being done yet, and returns when the thread has ended. */
    @Override
    public void close() {
        begun.forEach(one -> one.work().cancel(false)); // an interruption would close the files it reads
        executor.close();
    }
}
