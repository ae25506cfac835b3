package annals.archive;

import java.io.IOException;

/**
 * Takes what a reader finds, one after the other, in the order of the source.
 *
 * @param <T> what is found
 */
@FunctionalInterface
public interface Sink<T> {
    /** Takes the next one; an exception ends the reading and reaches the caller unchanged. */
    void accept(T found) throws IOException;
}
