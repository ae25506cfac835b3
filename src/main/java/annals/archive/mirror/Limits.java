package annals.archive.mirror;

import java.time.Duration;

/**
 * How much a server may ask of us.
 *
 * @param pause the time between two requests
 * @param attempts how often one file is asked for before the next
 * @param firstWait the time before the second attempt; each further one waits twice as long
 * @param longestWait the longest {@code Retry-After} and {@code Crawl-delay} that are heeded; a server that wants more
 *     is left
 * @param connect the time for a connection
 * @param deadline the time for one answer, its body included
 * @param fileBytes the longest file, as it is sent
 * @param pageBytes the longest page
 * @param listed the most files of one page
 * @param failures how many files may fail one after the other before the rest is left
 */
public record Limits(
        Duration pause,
        int attempts,
        Duration firstWait,
        Duration longestWait,
        Duration connect,
        Duration deadline,
        long fileBytes,
        int pageBytes,
        int listed,
        int failures) {
    /** What fetch.md tells. */
    public static final Limits USUAL = new Limits(
            Duration.ofSeconds(1),
            4,
            Duration.ofSeconds(2),
            Duration.ofMinutes(2),
            Duration.ofSeconds(30),
            Duration.ofMinutes(10),
            1L << 29,
            1 << 23,
            5000,
            5);

    /** The same with another pause. */
    public Limits withPause(Duration other) {
        return new Limits(
                other, attempts, firstWait, longestWait, connect, deadline, fileBytes, pageBytes, listed, failures);
    }

    /** The wait before an attempt, the first being 0. */
    Duration wait(int attempt) {
        return firstWait.multipliedBy(1L << Math.max(0, attempt - 1));
    }
}
