package annals.ingest;

import annals.mail.Message;
import annals.mail.MessageId;
import annals.spec.Catalogue;
import annals.spec.Deliverable;
import annals.spec.Specification;
import annals.spec.Status;
import annals.tag.Attribution;
import annals.tag.Tags;
import annals.tag.ThreadTags;
import annals.thread.MailThread;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which states the topics of messages had on their days. */
final class Phases {
    private final Catalogue catalogue;

    Phases(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * The states of each message's own topics, where it has none of those of its thread; no entry where none is known.
     */
    Map<MessageId, Set<Status>> of(MailThread thread, Map<MessageId, Message> messages, ThreadTags tags) {
        Map<MessageId, Set<Status>> phases = new HashMap<>();
        List<String> ofThread = topics(tags.thread());
        for (MessageId id : thread.messages()) {
            Tags own = tags.messages().get(id);
            List<String> topics = own == null ? List.of() : topics(own);
            List<String> wanted = topics.isEmpty() ? ofThread : topics;
            Message message = wanted.isEmpty() ? null : messages.get(id);
            if (message != null && message.sent().isKnown()) {
                Set<Status> states = EnumSet.noneOf(Status.class);
                wanted.forEach(
                        topic -> states.addAll(states(topic, message.sent().day())));
                if (!states.isEmpty()) {
                    phases.put(id, states);
                }
            }
        }
        return phases;
    }

    private static List<String> topics(Tags tags) {
        return tags.deliverables().stream()
                .filter(attribution -> attribution.role() == Attribution.Role.TOPIC)
                .map(Attribution::deliverable)
                .toList();
    }

    /** Draft has been displayed as Stable since 2021: both names find both. What has no number yet is a ProtoXEP. */
    private Set<Status> states(String topic, LocalDate day) {
        Optional<Deliverable> deliverable = catalogue.deliverable(topic);
        if (deliverable.isEmpty()) {
            return Set.of();
        }
        Optional<Specification> xep = deliverable.get().specification();
        if (xep.isEmpty()) {
            return deliverable.get().proposals().isEmpty() ? Set.of() : Set.of(Status.PROTOXEP);
        }
        Optional<Status> status = xep.get().statusOn(day);
        boolean before = status.isEmpty()
                && xep.get().revisions().stream()
                        .flatMap(revision -> revision.date().stream())
                        .noneMatch(revised -> !revised.isAfter(day));
        return status.map(state -> state == Status.DRAFT || state == Status.STABLE
                        ? Set.of(Status.DRAFT, Status.STABLE)
                        : Set.of(state))
                .orElse(before ? Set.of(Status.PROTOXEP) : Set.of());
    }
}
