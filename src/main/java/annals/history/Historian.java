package annals.history;

import annals.event.RecordedEvent;
import annals.index.BriefedThread;
import annals.index.ThreadIndexReader;
import annals.person.People;
import annals.profile.Profiles;
import annals.spec.Deliverable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Writes dossiers: merges the catalogue's events with what the threads of an index record and discuss. */
public final class Historian {
    private final LocalDate snapshot;
    private final Profiles profiles;

    /**
     * A historian.
     *
     * @param snapshot the day of the catalogue
     */
    public Historian(LocalDate snapshot, Profiles profiles) {
        this.snapshot = snapshot;
        this.profiles = profiles;
    }

    /**
     * What a reader wants to see.
     *
     * @param from the first day, when bounded
     * @param until the day after the last one, when bounded
     * @param kinds the kinds of event
     * @param mentions whether threads that only mention the deliverable are shown
     * @param sentences how many sentences of each thread, at least 0
     */
    public record Wish(
            Optional<LocalDate> from,
            Optional<LocalDate> until,
            Set<TimelineEvent.Kind> kinds,
            boolean mentions,
            int sentences) {
        public Wish {
            kinds = Set.copyOf(kinds);
            if (sentences < 0) {
                throw new IllegalArgumentException("sentences must be >= 0, got " + sentences);
            }
        }

        /** Everything but mentions, with the opening sentence of each thread. */
        public static Wish usual() {
            return new Wish(Optional.empty(), Optional.empty(), Set.of(TimelineEvent.Kind.values()), false, 1);
        }

        private boolean wants(TimelineEvent event) {
            boolean unbounded = from.isEmpty() && until.isEmpty();
            boolean inTime = event instanceof TimelineEvent.ThreadDiscussed thread
                    ? isInTime(thread.first(), thread.last())
                    : event.date().map(day -> isInTime(day, day)).orElse(unbounded);
            return inTime && kinds.contains(event.kind());
        }

        /** Questions belong to threads: who wants none of these wants no questions. */
        boolean wants(Dossier.Question question) {
            return isInTime(question.date(), question.date()) && kinds.contains(TimelineEvent.Kind.THREAD);
        }

        /** Whether some of the days from the first to the last are wanted: a thread may have begun long before. */
        private boolean isInTime(LocalDate first, LocalDate last) {
            return from.map(start -> !last.isBefore(start)).orElse(true)
                    && until.map(first::isBefore).orElse(true);
        }
    }

    /** The dossier of what the catalogue alone knows. */
    public Dossier fromCatalogue(Deliverable deliverable, Wish wish) {
        List<TimelineEvent> events =
                Chronicle.of(deliverable).events().stream().filter(wish::wants).toList();
        return new Dossier(
                deliverable,
                snapshot,
                false,
                events,
                List.of(),
                List.of(),
                0,
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    /** The dossier of a deliverable from the catalogue and the threads of an index. */
    public Dossier write(Deliverable deliverable, ThreadIndexReader index, Wish wish) throws IOException {
        return write(deliverable, index, wish, IndexedPeople.of(index, profiles));
    }

    /** The same where the people of the index, which cost a good part of the time, are known. */
    public Dossier write(Deliverable deliverable, ThreadIndexReader index, Wish wish, People people)
            throws IOException {
        List<BriefedThread> threads = index.threadsAbout(deliverable.id());
        Discussions discussions = new Discussions(deliverable, index, profiles, wish, people);
        for (BriefedThread thread : threads) {
            discussions.add(thread);
        }
        List<RecordedEvent> recorded =
                threads.stream().flatMap(thread -> thread.events().stream()).toList();
        LastCallOutcomes outcomes = new LastCallOutcomes(index, profiles, threads);
        List<TimelineEvent> told =
                outcomes.added(chronicle(deliverable, recorded, people).events());
        List<TimelineEvent> events = Stream.concat(told.stream(), discussions.events(recorded).stream())
                .filter(wish::wants)
                .sorted(Chronicle.ORDER)
                .toList();
        return new Dossier(
                deliverable,
                snapshot,
                true,
                events,
                discussions.people(told),
                discussions.questions(),
                discussions.topics(),
                discussions.mentions(),
                discussions.messages(),
                discussions.first().map(Discussions::day),
                discussions.last().map(Discussions::day),
                discussions.permalinks());
    }

    private static Chronicle chronicle(Deliverable deliverable, List<RecordedEvent> recorded, People people) {
        Chronicle chronicle = Chronicle.of(deliverable);
        List<RecordedEvent> concerning =
                recorded.stream().filter(event -> concerns(event, deliverable)).toList();
        VoterNames voters = new VoterNames(concerning, people);
        concerning.stream()
                .map(voters::called)
                .sorted(Comparator.comparing(RecordedEvent::date).thenComparing(RecordedEvent::message))
                .forEach(chronicle::add);
        return chronicle;
    }

    /** Whether a mail's event belongs to the history of a deliverable: its own, or of a document that led to it. */
    static boolean concerns(RecordedEvent event, Deliverable deliverable) {
        if (event.concerns(deliverable.id())) {
            return true;
        }
        return event instanceof RecordedEvent.Proposed proposed
                && deliverable.proposals().stream()
                        .anyMatch(proposal -> proposal.baseName().equals(proposed.baseName()));
    }
}
