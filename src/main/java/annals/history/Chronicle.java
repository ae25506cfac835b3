package annals.history;

import annals.event.RecordedEvent;
import annals.history.TimelineEvent.Announced;
import annals.history.TimelineEvent.ExperienceCalled;
import annals.history.TimelineEvent.LastCallHeld;
import annals.history.TimelineEvent.ProposalReceived;
import annals.history.TimelineEvent.RevisionPublished;
import annals.history.TimelineEvent.StatusChanged;
import annals.history.TimelineEvent.VoteCast;
import annals.spec.Deliverable;
import annals.spec.Proposal;
import annals.spec.Revision;
import annals.spec.Specification;
import annals.spec.Status;
import annals.spec.StatusChange;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The official events of one deliverable: begins with those of the catalogue and takes in what the list recorded. An
 * event that both tell becomes one event with two sources.
 */
final class Chronicle {
    /** By date, undated ones first; of one day by kind. */
    static final Comparator<TimelineEvent> ORDER = Comparator.comparing(
                    (TimelineEvent event) -> event.date().orElse(LocalDate.MIN))
            .thenComparing(TimelineEvent::kind);

    /**
     * How far the day of a mail may be from the day in the XEP sources. Announcements follow a revision by days as a
     * rule; in 2017 and 2018 the editor's backlog made it weeks.
     */
    private static final int NEAR_DAYS = 60;

    /** A proposal's mail may come long after the first revision of its file. */
    private static final int NEAR_PROPOSAL_DAYS = 180;

    /** Where nothing but the kind tells that two are the same. */
    private static final int CLOSE_DAYS = 7;

    /** How long a Last Call is when its mail does not say (XEP-0001: 14 days at least). */
    private static final int LAST_CALL_DAYS = 14;

    private final List<TimelineEvent> events = new ArrayList<>();
    private final AnnouncedTitles titles = new AnnouncedTitles();

    private Chronicle() {}

    /** The events that the catalogue tells. */
    static Chronicle of(Deliverable deliverable) {
        Chronicle chronicle = new Chronicle();
        deliverable.proposals().forEach(chronicle::add);
        deliverable.specification().ifPresent(specification -> chronicle.add(specification, deliverable));
        return chronicle;
    }

    /** The events so far: by date, undated ones first; of one day by kind, then in the order of their source. */
    List<TimelineEvent> events() {
        return Stream.concat(events.stream(), titles.renames().stream())
                .sorted(ORDER)
                .toList();
    }

    /** Takes in what a mail records, in order of date. */
    void add(RecordedEvent event) {
        switch (event) {
            case RecordedEvent.Proposed proposed -> add(proposed);
            case RecordedEvent.Released released -> add(released);
            case RecordedEvent.StatusAnnounced status -> add(status);
            case RecordedEvent.LastCall call -> add(call);
            case RecordedEvent.CallForExperience call -> add(call);
            case RecordedEvent.Vote vote -> add(vote);
        }
        titles.note(event);
    }

    private void add(Proposal proposal) {
        events.add(new ProposalReceived(
                Told.byXep(proposal.date()), proposal.title(), proposal.baseName(), proposal.fate()));
    }

    private void add(Specification specification, Deliverable deliverable) {
        for (Revision revision : specification.revisions()) {
            events.add(new RevisionPublished(
                    Told.byXep(revision.date()), revision.version(), revision.initials(), revision.remark()));
        }
        events.addAll(Namespaces.of(specification, deliverable));
        Optional<Status> before = Optional.empty();
        for (StatusChange change : specification.statuses()) {
            events.add(new StatusChanged(Told.byXep(Optional.of(change.date())), before, change.status()));
            before = Optional.of(change.status());
        }
        for (LocalDate end : specification.lastCalls()) {
            events.add(new LastCallHeld(Told.byXep(Optional.of(end)), Optional.of(end), Optional.empty()));
        }
    }

    private void add(RecordedEvent.Proposed mail) {
        boolean known = tell(
                ProposalReceived.class,
                mail,
                NEAR_PROPOSAL_DAYS,
                proposal -> proposal.baseName().equals(mail.baseName()),
                (proposal, told) ->
                        new ProposalReceived(told, proposal.title(), proposal.baseName(), proposal.detail()));
        if (!known) {
            events.add(new ProposalReceived(told(mail), mail.title(), mail.baseName(), ""));
        }
    }

    private void add(RecordedEvent.Released mail) {
        if (!tellOfRevision(mail, mail.version()) && !tellOfAnnouncement(mail)) {
            String title = mail.version().map(version -> version + " announced").orElse("announced");
            events.add(new Announced(told(mail), title, mail.version(), mail.changelog()));
        }
        addRevival(mail);
    }

    /**
     * An update tells that a document is Experimental again by its Changelog, or by coming with that change of state.
     */
    private void addRevival(RecordedEvent.Released mail) {
        boolean worded = Revival.isTold(mail.changelog());
        boolean known = tell(
                StatusChanged.class,
                mail,
                worded ? NEAR_DAYS : CLOSE_DAYS,
                change -> worded ? change.to() == Status.EXPERIMENTAL : change.isRevival(),
                (change, told) -> new StatusChanged(told, change.from(), change.to()));
        Optional<Status> before = statusBefore(mail.date());
        if (worded && !known && !before.equals(Optional.of(Status.EXPERIMENTAL))) {
            events.add(new StatusChanged(told(mail), before, Status.EXPERIMENTAL));
        }
    }

    private void add(RecordedEvent.StatusAnnounced mail) {
        boolean known = tell(
                StatusChanged.class,
                mail,
                NEAR_DAYS,
                change -> isSame(change.to(), mail.status()),
                (change, told) -> new StatusChanged(told, change.from(), change.to()));
        boolean toldOfRevision = mail.version().isPresent() && tellOfRevision(mail, mail.version());
        Optional<Status> before = statusBefore(mail.date());
        boolean goesOn = mail.status() == Status.EXPERIMENTAL && before.equals(Optional.of(Status.EXPERIMENTAL));
        if (!known && !toldOfRevision && !goesOn) {
            events.add(new StatusChanged(told(mail), before, mail.status()));
        }
    }

    /** The day on which a call ends joins its tellings, not the day of the mail, which comes two weeks before. */
    private void add(RecordedEvent.LastCall mail) {
        LocalDate end = mail.ends().orElse(mail.date().plusDays(LAST_CALL_DAYS));
        OptionalInt known = nearest(
                LastCallHeld.class,
                end,
                mail.ends().isPresent() ? CLOSE_DAYS : LAST_CALL_DAYS,
                held -> true,
                Chronicle::end);
        boolean told = tell(
                LastCallHeld.class,
                mail,
                known,
                (held, both) -> new LastCallHeld(both, held.ends().or(mail::ends), held.outcome()));
        if (!told) {
            events.add(new LastCallHeld(told(mail), mail.ends(), Optional.empty()));
        }
    }

    private static Optional<LocalDate> end(LastCallHeld held) {
        return held.ends().or(() -> held.told().list().map(day -> day.plusDays(LAST_CALL_DAYS)));
    }

    private void add(RecordedEvent.CallForExperience mail) {
        boolean known = tell(
                ExperienceCalled.class,
                mail,
                CLOSE_DAYS,
                called -> true,
                (called, told) -> new ExperienceCalled(told, called.ends().or(mail::ends)));
        if (!known) {
            events.add(new ExperienceCalled(told(mail), mail.ends()));
        }
    }

    /** The same minutes may be on two lists, or be sent again. */
    private void add(RecordedEvent.Vote mail) {
        VoteCast cast = new VoteCast(
                told(mail),
                mail.voter(),
                mail.value(),
                mail.item(),
                mail.label(),
                mail.meeting(),
                mail.minutes(),
                mail.onList());
        boolean known = tell(
                VoteCast.class,
                mail,
                NEAR_DAYS,
                vote -> vote.isOfSameItem(cast)
                        && vote.voter().equals(cast.voter())
                        && vote.value() == cast.value()
                        && vote.onList() == cast.onList(),
                (vote, told) -> new VoteCast(
                        told,
                        vote.voter(),
                        vote.value(),
                        vote.item(),
                        vote.label(),
                        vote.meeting(),
                        vote.minutes(),
                        vote.onList()));
        if (!known) {
            events.add(cast);
        }
    }

    /** Adds the mail to the revision it tells of; whether there is one. */
    private boolean tellOfRevision(RecordedEvent mail, Optional<String> version) {
        return tell(
                RevisionPublished.class,
                mail,
                version.isPresent() ? NEAR_DAYS : CLOSE_DAYS,
                revision -> version.map(wanted -> Revision.isSame(wanted, revision.version()))
                        .orElse(revision.date().isPresent()),
                (revision, told) ->
                        new RevisionPublished(told, revision.version(), revision.initials(), revision.detail()));
    }

    /** Adds the mail to the announcement it repeats, as on another list; whether there is one. */
    private boolean tellOfAnnouncement(RecordedEvent.Released mail) {
        Optional<String> version = mail.version().map(Revision::trimmed);
        return tell(
                Announced.class,
                mail,
                version.isPresent() ? NEAR_DAYS : CLOSE_DAYS,
                announced -> announced.version().map(Revision::trimmed).equals(version),
                (announced, told) -> new Announced(told, announced.title(), announced.version(), announced.detail()));
    }

    /** Adds the mail to the nearest of the events it may tell of; whether there is one. */
    private <E extends TimelineEvent> boolean tell(
            Class<E> kind, RecordedEvent mail, int withinDays, Predicate<E> same, BiFunction<E, Told, E> retold) {
        return tell(kind, mail, nearest(kind, mail.date(), withinDays, same, TimelineEvent::date), retold);
    }

    private <E extends TimelineEvent> boolean tell(
            Class<E> kind, RecordedEvent mail, OptionalInt at, BiFunction<E, Told, E> retold) {
        at.ifPresent(place -> {
            E event = kind.cast(events.get(place));
            events.set(place, retold.apply(event, event.told().and(mail.date(), mail.message())));
        });
        return at.isPresent();
    }

    /** The place of the nearest such event, of equally near ones the first; one without a date is as far as allowed. */
    private <E extends TimelineEvent> OptionalInt nearest(
            Class<E> kind, LocalDate day, int withinDays, Predicate<E> same, Function<E, Optional<LocalDate>> dateOf) {
        OptionalInt nearest = OptionalInt.empty();
        long least = withinDays + 1L;
        for (int i = 0; i < events.size(); i++) {
            if (kind.isInstance(events.get(i)) && same.test(kind.cast(events.get(i)))) {
                long distance = dateOf.apply(kind.cast(events.get(i)))
                        .map(date -> Math.abs(ChronoUnit.DAYS.between(date, day)))
                        .orElse((long) withinDays);
                if (distance < least) {
                    nearest = OptionalInt.of(i);
                    least = distance;
                }
            }
        }
        return nearest;
    }

    private Optional<Status> statusBefore(LocalDate day) {
        return events.stream()
                .filter(event -> event instanceof StatusChanged)
                .map(event -> (StatusChanged) event)
                .filter(change -> change.date().map(d -> d.isBefore(day)).orElse(false))
                .max(Comparator.comparing(change -> change.date().orElseThrow()))
                .map(StatusChanged::to);
    }

    private static Told told(RecordedEvent mail) {
        return Told.byList(mail.date(), mail.message());
    }

    /** Draft has been displayed as Stable since 2021. */
    private static boolean isSame(Status one, Status other) {
        return one == other || (isStable(one) && isStable(other));
    }

    private static boolean isStable(Status status) {
        return status == Status.DRAFT || status == Status.STABLE;
    }
}
