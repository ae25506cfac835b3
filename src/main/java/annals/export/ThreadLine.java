package annals.export;

import annals.mail.MessageId;
import annals.tag.Attribution;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A thread in one line, as it may be shown.
 *
 * @param id the thread's id
 * @param title its subject; {@link Screen#TITLE_WITHHELD} where that is nobody's who may be shown
 * @param list the list's address, may be empty
 * @param first the day of its first message, when known
 * @param last the day of its last message, when known
 * @param messages how many messages the archive has of it, withheld ones included
 * @param people what its authors are called, distinct, by first message
 * @param deliverables what it speaks of, by falling score
 */
public record ThreadLine(
        MessageId id,
        String title,
        String list,
        Optional<LocalDate> first,
        Optional<LocalDate> last,
        int messages,
        List<String> people,
        List<Attribution> deliverables) {
    public ThreadLine {
        people = List.copyOf(people);
        deliverables = List.copyOf(deliverables);
    }
}
