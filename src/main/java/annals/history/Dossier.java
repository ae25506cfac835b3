package annals.history;

import annals.mail.MessageId;
import annals.person.Person;
import annals.spec.Deliverable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The history of the discussion of one deliverable.
 *
 * @param deliverable whose history it is
 * @param snapshot the day of the catalogue
 * @param indexed whether an index was read; without one there are only the XEP sources' own events
 * @param events by date, undated ones first; of one day in the order of {@link TimelineEvent.Kind}
 * @param people who wrote in its threads, by falling number of messages, then by name
 * @param questions those of its threads to which the archive holds no reply, by date
 * @param threads how many threads are about it
 * @param mentions how many threads only mention it
 * @param messages how many messages the threads about it hold
 * @param first the day of the first message about it
 * @param last the day of the last message about it
 * @param permalinks the best page of every message that the events cite
 */
public record Dossier(
        Deliverable deliverable,
        LocalDate snapshot,
        boolean indexed,
        List<TimelineEvent> events,
        List<Participant> people,
        List<Question> questions,
        int threads,
        int mentions,
        int messages,
        Optional<LocalDate> first,
        Optional<LocalDate> last,
        Map<MessageId, String> permalinks) {
    public Dossier {
        events = List.copyOf(events);
        people = List.copyOf(people);
        questions = List.copyOf(questions);
        permalinks = Map.copyOf(permalinks);
    }

    /** The best page of a message that an event cites. */
    public String permalink(MessageId message) {
        return permalinks.getOrDefault(message, "mid:" + message.value());
    }

    /**
     * A question to which the archive holds no reply.
     *
     * @param message the mail that asks
     * @param text its words as the author wrote them; line breaks became spaces
     * @param from the author's name
     * @param date the day of the mail
     */
    public record Question(MessageId message, String text, String from, LocalDate date) {}

    /**
     * Somebody who wrote about a deliverable.
     *
     * @param person who, as the whole index knows him or her
     * @param messages how many messages of threads about it
     * @param first the day of the first one
     * @param last the day of the last one
     * @param proposals the base names of its documents in the inbox that came with a mail of this person, not of the
     *     editor, ascending by date
     * @param votes how many votes on it the archive records under one of the person's names
     */
    public record Participant(
            Person person, int messages, LocalDate first, LocalDate last, List<String> proposals, int votes) {
        public Participant {
            proposals = List.copyOf(proposals);
        }

        /** What to call the person. */
        public String name() {
            return person.name();
        }
    }
}
