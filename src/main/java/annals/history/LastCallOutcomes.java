package annals.history;

import annals.event.Act;
import annals.history.TimelineEvent.LastCallHeld;
import annals.history.TimelineEvent.Outcome;
import annals.history.TimelineEvent.StatusChanged;
import annals.index.BriefedThread;
import annals.index.StoredThread;
import annals.index.ThreadIndexReader;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.profile.Profiles;
import annals.spec.Status;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What came of Last Calls: who answered them in their threads, and which state came next. */
final class LastCallOutcomes {
    private final ThreadIndexReader index;
    private final Profiles profiles;
    private final List<BriefedThread> threads;

    LastCallOutcomes(ThreadIndexReader index, Profiles profiles, List<BriefedThread> threads) {
        this.index = index;
        this.profiles = profiles;
        this.threads = threads;
    }

    /** The events with the outcome at each Last Call. */
    List<TimelineEvent> added(List<TimelineEvent> events) throws IOException {
        List<TimelineEvent> all = new ArrayList<>();
        for (TimelineEvent event : events) {
            all.add(
                    event instanceof LastCallHeld call
                            ? new LastCallHeld(call.told(), call.ends(), Optional.of(outcome(call, events)))
                            : event);
        }
        return all;
    }

    private Outcome outcome(LastCallHeld call, List<TimelineEvent> events) throws IOException {
        int comments = 0;
        int objections = 0;
        for (BriefedThread thread : threads) {
            if (thread.events().stream()
                    .anyMatch(event -> call.told().messages().contains(event.message()))) {
                MessageId id = thread.summary().id();
                StoredThread stored =
                        index.thread(id).orElseThrow(() -> new IOException("the index lacks the thread " + id.hash()));
                for (Message message : index.messages(stored)) {
                    if (isComment(message, call.told().messages())) {
                        comments++;
                        objections += Act.of(message, List.of()).contains(Act.OBJECTION) ? 1 : 0;
                    }
                }
            }
        }
        LocalDate since = call.ends().or(call::date).orElse(LocalDate.MIN);
        LocalDate issued = call.date().orElse(since);
        Optional<StatusChanged> next = events.stream()
                .filter(event -> event instanceof StatusChanged)
                .map(event -> (StatusChanged) event)
                .filter(change -> change.to() != Status.PROPOSED)
                .filter(change ->
                        change.date().filter(day -> day.isAfter(issued)).isPresent())
                .findFirst()
                .filter(change -> !isBetween(events, issued, change));
        Optional<Integer> days =
                next.flatMap(StatusChanged::date).map(day -> (int) Math.max(0, ChronoUnit.DAYS.between(since, day)));
        return new Outcome(comments, objections, next.map(StatusChanged::to), days);
    }

    /** Whether another Last Call was issued before the change: then the change is what came of that one. */
    private static boolean isBetween(List<TimelineEvent> events, LocalDate issued, StatusChanged change) {
        LocalDate changed = change.date().orElse(LocalDate.MAX);
        return events.stream()
                .filter(event -> event instanceof LastCallHeld)
                .flatMap(event -> event.date().stream())
                .anyMatch(day -> day.isAfter(issued) && day.isBefore(changed));
    }

    private boolean isComment(Message message, List<MessageId> calls) {
        return !calls.contains(message.id())
                && !profiles.forList(message.list()).isEditor(message.from())
                && !message.newText().isBlank();
    }
}
