package annals.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import annals.event.RecordedEvent;
import annals.event.VoteValue;
import annals.history.TimelineEvent.Announced;
import annals.history.TimelineEvent.LastCallHeld;
import annals.history.TimelineEvent.ProposalReceived;
import annals.history.TimelineEvent.RevisionPublished;
import annals.history.TimelineEvent.StatusChanged;
import annals.mail.MessageId;
import annals.spec.Deliverable;
import annals.spec.Proposal;
import annals.spec.Revision;
import annals.spec.Specification;
import annals.spec.Status;
import annals.spec.StatusChange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChronicleTest {
    private static final String ID = "XEP-9001";
    private static final String TITLE = "Moonlight";

    private final List<Revision> revisions = new ArrayList<>();
    private final List<StatusChange> statuses = new ArrayList<>();
    private final List<LocalDate> lastCalls = new ArrayList<>();
    private final List<Proposal> proposals = new ArrayList<>();

    @Test
    void aRevisionToldByBothIsOneEventWithTwoSources() {
        revision("0.4.0", "2020-03-01");
        assertThat(lines(released("a", "2020-03-03", "0.4.0"))).containsExactly("2020-03-01 revision 0.4.0 both a");
        TimelineEvent event = events(released("a", "2020-03-03", "0.4.0")).getFirst();
        assertThat(event.told().xep()).contains(day("2020-03-01"));
        assertThat(event.told().list()).contains(day("2020-03-03"));
    }

    @ParameterizedTest
    @CsvSource({
        "0.4,     0.4.0,   both",
        "0.4.0,   0.4,     both",
        "1,       1.0.0,   both",
        "0.4.1,   0.4,     xep",
        "0.10,    0.1,     xep",
        "0.4.0,   0.4.0rc1, xep",
    })
    void missingPlacesOfAVersionAreZero(String inXep, String announced, String source) {
        revision(inXep, "2020-03-01");
        assertThat(events(released("a", "2020-03-01", announced))
                        .getFirst()
                        .told()
                        .source())
                .isEqualTo(source);
    }

    @Test
    void anUpdateThatComesWithARevivalTellsIt() {
        statuses.add(new StatusChange(day("2019-01-01"), Status.DEFERRED));
        statuses.add(new StatusChange(day("2020-03-01"), Status.EXPERIMENTAL));
        revision("0.4.0", "2020-03-01");
        StatusChanged revival = (StatusChanged) events(released("a", "2020-03-03", "0.4.0")).stream()
                .filter(event -> event instanceof StatusChanged change && change.to() == Status.EXPERIMENTAL)
                .findFirst()
                .orElseThrow();
        assertThat(revival.isRevival()).isTrue();
        assertThat(revival.told().source()).isEqualTo("both");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Revived the document, since lofts ask for it. (av)",
                "Moved back to Experimental; red wax again. (av)",
                "Changed the status from Retracted to Experimental (av)",
                "Move the XEP back to \"Experimental\" (av)",
                "Revived and renamed the XEP. (av)",
                "Un-deferred (av)",
            })
    void aChangelogTellsARevivalThatTheCatalogueDoesNot(String changelog) {
        List<TimelineEvent> told = events(
                status("d", "2018-01-01", Status.DEFERRED, ""),
                new RecordedEvent.Released(day("2020-03-01"), mail("a"), ID, TITLE, Optional.of("0.5"), changelog));
        StatusChanged revival = told.stream()
                .filter(event -> event instanceof StatusChanged)
                .map(event -> (StatusChanged) event)
                .reduce((earlier, later) -> later)
                .orElseThrow();
        assertThat(revival.isRevival()).isTrue();
        assertThat(revival.detail()).isEqualTo("was Deferred");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Revived example 4. (av)", "Added an experimental header. (av)", "Moved lofts back. (av)"})
    void otherChangelogsTellNone(String changelog) {
        assertThat(events(
                        status("d", "2018-01-01", Status.DEFERRED, ""),
                        new RecordedEvent.Released(
                                day("2020-03-01"), mail("a"), ID, TITLE, Optional.of("0.5"), changelog)))
                .filteredOn(event -> event instanceof StatusChanged)
                .hasSize(1);
    }

    @Test
    void twoRevisionsOfOneVersionOnOneDayStayTwo() {
        revision("0.4", "2020-03-01");
        revision("0.4", "2020-03-01");
        assertThat(lines()).containsExactly("2020-03-01 revision 0.4 xep", "2020-03-01 revision 0.4 xep");
        assertThat(lines(released("a", "2020-03-01", "0.4")))
                .containsExactly("2020-03-01 revision 0.4 both a", "2020-03-01 revision 0.4 xep");
    }

    @Test
    void ofTwoRevisionsOfOneVersionTheNearerIsMeant() {
        revision("0.4", "2020-03-01");
        revision("0.4", "2020-03-20");
        assertThat(lines(released("b", "2020-03-21", "0.4"), released("a", "2020-03-02", "0.4")))
                .containsExactly("2020-03-01 revision 0.4 both a", "2020-03-20 revision 0.4 both b");
    }

    @Test
    void aRevisionWithoutDateIsMetByItsVersionAlone() {
        revision("0.4", "");
        assertThat(lines(released("a", "2020-03-02", "0.4"))).containsExactly("2020-03-02 revision 0.4 both a");
        assertThat(lines(released("a", "2020-03-02", "")))
                .containsExactly("undated revision 0.4 xep", "2020-03-02 announcement announced list a");
    }

    @ParameterizedTest
    @CsvSource({"2020-04-30, both", "2020-05-01, xep", "2020-01-01, both", "2019-12-31, xep"})
    void anAnnouncementIsWithinSixtyDays(String announced, String source) {
        revision("0.4", "2020-03-01");
        assertThat(events(released("a", announced, "0.4")).stream()
                        .filter(RevisionPublished.class::isInstance)
                        .map(event -> event.told().source()))
                .containsExactly(source);
    }

    @Test
    void aVersionUnknownToTheCatalogueIsAnnouncedOnce() {
        revision("0.3", "2020-01-01");
        assertThat(lines(released("a", "2020-03-02", "0.4"), released("cross", "2020-03-03", "0.4.0")))
                .containsExactly("2020-01-01 revision 0.3 xep", "2020-03-02 announcement 0.4 announced list a cross");
    }

    @Test
    void announcementsWithoutVersionMeetWithinAWeekOnly() {
        assertThat(lines(
                        released("a", "2020-03-02", ""),
                        released("cross", "2020-03-03", ""),
                        released("b", "2020-04-01", "")))
                .containsExactly(
                        "2020-03-02 announcement announced list a cross", "2020-04-01 announcement announced list b");
    }

    @Test
    void aCrossPostedAnnouncementIsOneRevisionWithTwoMails() {
        revision("0.4", "2020-03-01");
        assertThat(lines(released("a", "2020-03-02", "0.4"), released("cross", "2020-03-02", "0.4")))
                .containsExactly("2020-03-01 revision 0.4 both a cross");
    }

    @ParameterizedTest
    @CsvSource({"DRAFT, STABLE, 1", "STABLE, DRAFT, 1", "DRAFT, DRAFT, 1", "DEFERRED, STABLE, 2"})
    void draftAnnouncedAsStableMeets(Status inXep, Status announced, int events) {
        statuses.add(new StatusChange(day("2020-03-01"), inXep));
        assertThat(lines(status("a", "2020-03-05", announced, "")))
                .hasSize(events)
                .first()
                .asString()
                .contains(events == 1 ? "both a" : "xep");
    }

    @Test
    void aStatusMailTellsOfTheRevisionToo() {
        revision("1.0", "2020-03-01");
        statuses.add(new StatusChange(day("2019-01-01"), Status.EXPERIMENTAL));
        statuses.add(new StatusChange(day("2020-03-01"), Status.DRAFT));
        assertThat(lines(status("a", "2020-03-05", Status.STABLE, "1.0.0")))
                .containsExactly(
                        "2019-01-01 status Experimental xep",
                        "2020-03-01 revision 1.0 both a",
                        "2020-03-01 status Draft both a");
    }

    @Test
    void aStatusToldByAMailAloneKnowsTheOneBefore() {
        statuses.add(new StatusChange(day("2019-01-01"), Status.EXPERIMENTAL));
        TimelineEvent event =
                events(status("a", "2020-03-05", Status.DEFERRED, "")).getLast();
        assertThat(event).isInstanceOfSatisfying(StatusChanged.class, change -> {
            assertThat(change.from()).contains(Status.EXPERIMENTAL);
            assertThat(change.to()).isEqualTo(Status.DEFERRED);
            assertThat(change.told().source()).isEqualTo("list");
        });
    }

    @Test
    void aLastCallMeetsByTheDayItEnds() {
        lastCalls.add(day("2020-03-15"));
        lastCalls.add(day("2021-03-15"));
        assertThat(lines(lastCall("a", "2020-03-01", "2020-03-17"), lastCall("cross", "2020-03-02", "2020-03-17")))
                .containsExactly("2020-03-01 lastcall Last Call both a cross", "2021-03-15 lastcall Last Call xep");
        LastCallHeld held =
                (LastCallHeld) events(lastCall("a", "2020-03-01", "2020-03-17")).getFirst();
        assertThat(held.ends()).contains(day("2020-03-15"));
    }

    @Test
    void aLastCallThatDoesNotSayWhenItEndsMeetsToo() {
        lastCalls.add(day("2020-03-15"));
        assertThat(lines(lastCall("a", "2020-03-01", ""))).containsExactly("2020-03-01 lastcall Last Call both a");
        lastCalls.clear();
        assertThat(lines(lastCall("a", "2020-03-01", ""), lastCall("cross", "2020-03-01", "2020-03-16")))
                .containsExactly("2020-03-01 lastcall Last Call list a cross");
    }

    @Test
    void aLastCallWithAnotherEndIsAnotherOne() {
        lastCalls.add(day("2020-03-15"));
        assertThat(lines(lastCall("a", "2020-06-01", "2020-06-15")))
                .containsExactly("2020-03-15 lastcall Last Call xep", "2020-06-01 lastcall Last Call list a");
    }

    @Test
    void callsForExperienceMeetWithinAWeek() {
        assertThat(lines(experience("a", "2020-03-01"), experience("b", "2020-03-05"), experience("c", "2021-01-01")))
                .containsExactly(
                        "2020-03-01 experience Call for Experience list a b",
                        "2021-01-01 experience Call for Experience list c");
    }

    @Test
    void aProposalMadeTwiceUnderOneNameIsTwo() {
        proposals.add(new Proposal("moonlight", TITLE, Optional.of(day("2018-06-01")), "refused"));
        proposals.add(new Proposal("moonlight", TITLE, Optional.of(day("2020-12-20")), "became XEP-9001"));
        assertThat(lines(proposed("again", "2021-01-01"), proposed("first", "2018-06-20")))
                .containsExactly(
                        "2018-06-01 proposal Moonlight both first", "2020-12-20 proposal Moonlight both again");
    }

    @Test
    void aProposalWithoutDateIsMetByItsName() {
        proposals.add(new Proposal("moonlight", TITLE, Optional.empty(), ""));
        proposals.add(new Proposal("candle", "Candle", Optional.empty(), ""));
        assertThat(lines(proposed("a", "2018-06-20")))
                .containsExactly("undated proposal Candle xep", "2018-06-20 proposal Moonlight both a");
    }

    @Test
    void aProposalUnknownToTheCatalogueIsTold() {
        assertThat(events(proposed("a", "2018-06-20")))
                .singleElement()
                .isInstanceOfSatisfying(
                        ProposalReceived.class,
                        proposal -> assertThat(proposal.baseName()).isEqualTo("moonlight"));
    }

    @Test
    void undatedEventsComeFirstAndOthersByDateThenKind() {
        revision("0.1", "2020-03-01");
        revision("0.0.1", "");
        statuses.add(new StatusChange(day("2020-03-01"), Status.EXPERIMENTAL));
        lastCalls.add(day("2020-03-01"));
        proposals.add(new Proposal("moonlight", TITLE, Optional.of(day("2020-03-01")), ""));
        assertThat(lines())
                .containsExactly(
                        "undated revision 0.0.1 xep",
                        "2020-03-01 proposal Moonlight xep",
                        "2020-03-01 revision 0.1 xep",
                        "2020-03-01 status Experimental xep",
                        "2020-03-01 lastcall Last Call xep");
    }

    /** Mails come in order of date; of one day the order of mails about different things decides nothing. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOrderOfMailsAboutDifferentThingsIsIrrelevant(long seed) {
        revision("0.1", "2020-03-01");
        revision("0.2", "2020-03-01");
        statuses.add(new StatusChange(day("2020-03-01"), Status.EXPERIMENTAL));
        lastCalls.add(day("2020-03-15"));
        List<RecordedEvent> mails = new ArrayList<>(List.of(
                released("a", "2020-03-01", "0.1"),
                released("b", "2020-03-01", "0.2"),
                released("c", "2020-03-01", "0.3"),
                status("d", "2020-03-01", Status.EXPERIMENTAL, ""),
                lastCall("e", "2020-03-01", "2020-03-15"),
                proposed("f", "2020-03-01")));
        List<String> expected = lines(mails.toArray(RecordedEvent[]::new));
        Collections.shuffle(mails, new Random(seed));
        assertThat(lines(mails.toArray(RecordedEvent[]::new)))
                .isEqualTo(expected)
                .hasSize(6);
    }

    @Test
    void everyEventHasASource() {
        assertThat(events(released("a", "2020-03-02", "0.4")).getFirst())
                .isInstanceOfSatisfying(
                        Announced.class,
                        announced -> assertThat(announced.told().messages()).containsExactly(mail("a")));
    }

    private void revision(String version, String date) {
        revisions.add(
                new Revision(version, date.isEmpty() ? Optional.empty() : Optional.of(day(date)), "af", "Words."));
    }

    @Test
    void oneVoteInTwoMailsIsOneEventOnTheDayOfTheMeeting() {
        RecordedEvent first = vote("a", "2020-03-05", "Ada", VoteValue.FOR, false);
        RecordedEvent again = vote("b", "2020-03-06", "Ada", VoteValue.FOR, false);
        RecordedEvent late = vote("c", "2020-03-08", "Ben", VoteValue.AGAINST, true);
        assertThat(lines(first, again, late))
                .containsExactly("2020-03-04 vote 4a) Moonlight list a b", "2020-03-08 vote 4a) Moonlight list c");
        assertThat(events(first, late))
                .extracting(TimelineEvent::detail)
                .containsExactly("Ada: +1", "Ben: -1 (on the list)");
    }

    @Test
    void anotherTitleInAnAnnouncementIsARename() {
        RecordedEvent before = new RecordedEvent.Released(
                day("2020-03-01"), mail("a"), ID, "Moonlight Sonata", Optional.of("0.1"), "");
        RecordedEvent after =
                new RecordedEvent.Released(day("2020-04-01"), mail("b"), ID, "Daylight Sonata", Optional.of("0.2"), "");
        RecordedEvent cut =
                new RecordedEvent.Released(day("2020-05-01"), mail("c"), ID, "Daylight So", Optional.of("0.3"), "");
        assertThat(events(before, after, cut).stream().filter(event -> event.kind() == TimelineEvent.Kind.RENAME))
                .extracting(TimelineEvent::title, TimelineEvent::detail)
                .containsExactly(tuple("Daylight Sonata", "was Moonlight Sonata"));
    }

    private static RecordedEvent vote(String mail, String day, String voter, VoteValue value, boolean onList) {
        return new RecordedEvent.Vote(
                day(day),
                mail(mail),
                List.of(ID),
                "4a) Moonlight",
                "4a",
                voter,
                voter,
                value,
                Optional.of(day("2020-03-04")),
                Optional.of(mail("a")),
                onList,
                3);
    }

    private static RecordedEvent released(String mail, String day, String version) {
        return new RecordedEvent.Released(day(day), mail(mail), ID, TITLE, optional(version), "A changelog.");
    }

    private static RecordedEvent status(String mail, String day, Status status, String version) {
        return new RecordedEvent.StatusAnnounced(day(day), mail(mail), ID, TITLE, status, optional(version));
    }

    private static RecordedEvent lastCall(String mail, String day, String ends) {
        return new RecordedEvent.LastCall(
                day(day), mail(mail), ID, TITLE, optional(ends).map(LocalDate::parse));
    }

    private static RecordedEvent experience(String mail, String day) {
        return new RecordedEvent.CallForExperience(day(day), mail(mail), ID, TITLE, Optional.empty());
    }

    private static RecordedEvent proposed(String mail, String day) {
        return new RecordedEvent.Proposed(day(day), mail(mail), ID, TITLE, "moonlight");
    }

    private static Optional<String> optional(String text) {
        return Optional.of(text).filter(t -> !t.isEmpty());
    }

    private static LocalDate day(String iso) {
        return LocalDate.parse(iso);
    }

    private static MessageId mail(String local) {
        return new MessageId(local + "@example.org");
    }

    private List<TimelineEvent> events(RecordedEvent... mails) {
        Specification specification = new Specification(
                ID,
                TITLE,
                "moonlight",
                Status.EXPERIMENTAL,
                "Standards Track",
                "",
                List.of(),
                List.of(),
                revisions,
                lastCalls,
                statuses,
                List.of(),
                List.of());
        Chronicle chronicle = Chronicle.of(new Deliverable(
                ID, TITLE, TITLE, Deliverable.Kind.MAINTAINED, "", List.of(), Optional.of(specification), proposals));
        for (RecordedEvent mail : mails) {
            chronicle.add(mail);
        }
        return chronicle.events();
    }

    /** Each event as its date, kind, title, source and mails. */
    private List<String> lines(RecordedEvent... mails) {
        return events(mails).stream()
                .map(event -> event.date().map(LocalDate::toString).orElse("undated") + " "
                        + event.kind().json() + " " + event.title() + " "
                        + event.told().source()
                        + event.told().messages().stream()
                                .map(id -> " " + id.value().replace("@example.org", ""))
                                .reduce("", String::concat))
                .toList();
    }
}
