package annals.archive.mirror;

import java.time.Duration;

/** Waits between requests. */
@FunctionalInterface
public interface Pauser {
    /** Lets the thread wait. */
    Pauser SLEEP = Thread::sleep;

    /** Returns when the time is over. */
    void pause(Duration time) throws InterruptedException;
}
