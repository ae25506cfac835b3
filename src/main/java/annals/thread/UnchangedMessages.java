package annals.thread;

import annals.mail.MessageId;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * The messages that were threaded before and are as they were: an index without what a batch changes. Each answer may
 * hold messages twice, and in any order.
 */
public interface UnchangedMessages {
    /** Those with one of these ids, and those that name one of them in In-Reply-To or References. */
    List<Envelope> around(Collection<MessageId> ids) throws IOException;

    /** All messages of the threads that the messages with these ids, changed or not, were in. */
    List<Envelope> inThreadsOf(Collection<MessageId> ids) throws IOException;

    /** Those that quote, as lost replies, one of these shingles. */
    List<Envelope> quoting(Shingles said) throws IOException;

    /**
     * Who says these shingles: changed messages, as they were, among them.
     *
     * @param most see {@link Sayers}
     */
    Sayers saying(Shingles shingles, int most) throws IOException;

    /** Those that {@link #saying} calls by these numbers. */
    List<Envelope> numbered(Collection<Integer> numbers) throws IOException;

    /** Lost replies with one of these subjects, or with one before theirs; of other lists, too. */
    List<Envelope> lostWithSubject(Collection<String> subjects) throws IOException;

    /** Those with this subject sent from the first instant to the last one, both included; of other lists, too. */
    List<Envelope> withSubject(String subject, Instant first, Instant last) throws IOException;

    /** Lost replies that tell in prose what they answer. */
    List<Envelope> lostWithProse() throws IOException;

    /** Those sent from an instant on and before another one. */
    List<Envelope> sentWithin(Instant from, Instant before) throws IOException;
}
