package annals.index;

import annals.mail.MessageId;
import annals.tag.Attribution;
import java.time.Instant;
import java.util.List;

/**
 * A thread in one line.
 *
 * @param id the id of its earliest message
 * @param formerIds ids that the thread, or threads that went into it, had before; distinct, without {@code id}
 * @param list the list of its earliest message, may be empty
 * @param subject the base subject of its earliest message; the whole subject where nothing is left of it, may be empty
 * @param first when its earliest message was sent
 * @param last when its latest message was sent
 * @param messages how many messages it has, at least 1
 * @param participants who wrote, as {@link annals.mail.Mailbox#display()} calls them, distinct, by first message
 * @param tags the names of its tags
 * @param deliverables what it speaks of, by falling score
 */
public record ThreadSummary(
        MessageId id,
        List<MessageId> formerIds,
        String list,
        String subject,
        Instant first,
        Instant last,
        int messages,
        List<String> participants,
        List<String> tags,
        List<Attribution> deliverables) {
    public ThreadSummary {
        formerIds = List.copyOf(formerIds);
        participants = List.copyOf(participants);
        tags = List.copyOf(tags);
        deliverables = List.copyOf(deliverables);
    }

    /** Whether it is about a deliverable and does not only mention it. */
    public boolean isAbout(String deliverable) {
        return deliverables.stream()
                .anyMatch(one -> one.role() == Attribution.Role.TOPIC
                        && one.deliverable().equals(deliverable));
    }
}
