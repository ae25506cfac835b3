package annals.export;

import annals.history.Dossier;
import annals.history.TimelineEvent;
import annals.history.TimelineEvent.ThreadDiscussed;
import annals.query.DateRange;
import annals.spec.Deliverable;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is new between two days, for a meeting.
 *
 * @param period the time
 * @param news the deliverables that have any, in the order of the edition
 * @param quiet the deliverables that have none
 */
public record WhatChanged(DateRange period, List<News> news, List<Deliverable> quiet) {
    public WhatChanged {
        news = List.copyOf(news);
        quiet = List.copyOf(quiet);
    }

    /**
     * What is new of one deliverable.
     *
     * @param dossier the dossier it is taken from
     * @param events what happened, in order, threads left out
     * @param threads the threads that were written in, by their first message
     */
    public record News(Dossier dossier, List<TimelineEvent> events, List<ThreadDiscussed> threads) {
        public News {
            events = List.copyOf(events);
            threads = List.copyOf(threads);
        }
    }

    /** The news of an edition. */
    public static WhatChanged of(Edition edition, DateRange period) {
        List<News> news = new ArrayList<>();
        List<Deliverable> quiet = new ArrayList<>();
        for (Dossier dossier : edition.dossiers()) {
            News found = new News(
                    dossier,
                    dossier.events().stream()
                            .filter(event -> event.kind() != TimelineEvent.Kind.THREAD)
                            .filter(event -> event.date()
                                    .filter(day -> overlaps(period, day, day))
                                    .isPresent())
                            .toList(),
                    dossier.events().stream()
                            .filter(event -> event instanceof ThreadDiscussed)
                            .map(event -> (ThreadDiscussed) event)
                            .filter(thread -> overlaps(period, thread.first(), thread.last()))
                            .toList());
            if (found.events().isEmpty() && found.threads().isEmpty()) {
                quiet.add(dossier.deliverable());
            } else {
                news.add(found);
            }
        }
        return new WhatChanged(period, news, quiet);
    }

    /** Whether a thread began before the time, and goes on in it. */
    public boolean isOlder(ThreadDiscussed thread) {
        return first(period).map(thread.first()::isBefore).orElse(false);
    }

    /** "What changed 2026-09-01..2026-11-30". */
    public String title() {
        return "What changed " + period;
    }

    private static boolean overlaps(DateRange period, LocalDate first, LocalDate last) {
        return first(period).map(from -> !last.isBefore(from)).orElse(true)
                && period.until()
                        .map(next ->
                                first.atStartOfDay().toInstant(ZoneOffset.UTC).isBefore(next))
                        .orElse(true);
    }

    private static Optional<LocalDate> first(DateRange period) {
        return period.from().map(from -> LocalDate.ofInstant(from, ZoneOffset.UTC));
    }
}
