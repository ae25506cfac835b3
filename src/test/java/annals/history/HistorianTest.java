package annals.history;

import static annals.ingest.Sample.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import annals.event.RecordedEvent;
import annals.event.ThreadBrief.Contribution;
import annals.history.Historian.Wish;
import annals.history.TimelineEvent.Kind;
import annals.history.TimelineEvent.LastCallHeld;
import annals.history.TimelineEvent.RevisionPublished;
import annals.history.TimelineEvent.ThreadDiscussed;
import annals.index.Mails;
import annals.index.ThreadIndexReader;
import annals.ingest.Sample;
import annals.mail.Mailbox;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.person.People;
import annals.profile.Profiles;
import annals.spec.Deliverable;
import annals.spec.Revision;
import annals.tag.Attribution;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dossiers of the built-in catalogue and of the bundled sample archive. */
class HistorianTest {
    private static final int XEPS = 517;
    private static final int LAST_CALLS = 82;

    @TempDir
    private static Path folder;

    private static ThreadIndexReader index;

    private final Historian historian = new Historian(CATALOGUE.snapshot(), Profiles.builtIn());

    @BeforeAll
    static void open() throws IOException {
        index = ThreadIndexReader.open(Sample.index(folder));
    }

    @AfterAll
    static void close() throws IOException {
        index.close();
    }

    @Test
    void everyRevisionAndLastCallOfEveryXepAppearsOnce() {
        int xeps = 0;
        int lastCalls = 0;
        for (Deliverable deliverable : CATALOGUE.deliverables()) {
            Dossier dossier = historian.fromCatalogue(deliverable, Wish.usual());
            List<Revision> wanted =
                    deliverable.specification().map(xep -> xep.revisions()).orElse(List.of());
            List<Revision> told = dossier.events().stream()
                    .filter(RevisionPublished.class::isInstance)
                    .map(RevisionPublished.class::cast)
                    .map(r -> new Revision(r.version(), r.told().xep(), r.initials(), r.detail()))
                    .toList();
            assertThat(told).as(deliverable.id()).containsExactlyInAnyOrderElementsOf(wanted);
            xeps += deliverable.specification().isPresent() ? 1 : 0;
            lastCalls += (int) dossier.events().stream()
                    .filter(LastCallHeld.class::isInstance)
                    .count();
            assertThat(dossier.indexed()).isFalse();
            assertInOrder(dossier);
        }
        assertThat(xeps).isEqualTo(XEPS);
        assertThat(lastCalls).isEqualTo(LAST_CALLS);
    }

    @Test
    void everyRevisionAppearsOnceWithAnIndexToo() throws IOException {
        for (Deliverable deliverable : CATALOGUE.deliverables()) {
            long wanted = deliverable
                    .specification()
                    .map(xep -> xep.revisions().size())
                    .orElse(0);
            Dossier dossier = historian.write(deliverable, index, Wish.usual());
            assertThat(dossier.events().stream()
                            .filter(RevisionPublished.class::isInstance)
                            .count())
                    .as(deliverable.id())
                    .isEqualTo(wanted);
            assertInOrder(dossier);
        }
    }

    /** Whatever a mail records of a deliverable, its dossier cites. */
    @Test
    void everyRecordedEventIsCited() throws IOException {
        List<RecordedEvent> recorded = new ArrayList<>();
        index.forEachThread(thread -> recorded.addAll(thread.events()));
        assertThat(recorded).hasSizeGreaterThan(10);
        for (RecordedEvent event : recorded) {
            Deliverable deliverable = CATALOGUE.deliverable(event.deliverable()).orElseThrow();
            Dossier dossier = historian.write(deliverable, index, Wish.usual());
            assertThat(dossier.events().stream()
                            .filter(told -> !(told instanceof ThreadDiscussed))
                            .flatMap(told -> told.told().messages().stream()))
                    .as(event.toString())
                    .contains(event.message());
        }
    }

    @Test
    void theSameDossierComesTwice() throws IOException {
        Deliverable omemo = deliverable("XEP-0384");
        assertThat(historian.write(omemo, index, Wish.usual())).isEqualTo(historian.write(omemo, index, Wish.usual()));
    }

    @ParameterizedTest
    @CsvSource({
        "'',          '',          true",
        "2020-03-05,  '',          false",
        "'',          2020-03-09,  false",
        "2020-03-05,  2020-03-09,  false",
    })
    void boundsKeepTheFirstDayWithWhatGoesOnThenAndLeaveOutTheOneAfterTheLast(
            String from, String until, boolean undated) throws IOException {
        Optional<LocalDate> first = Optional.of(from).filter(d -> !d.isEmpty()).map(LocalDate::parse);
        Optional<LocalDate> end = Optional.of(until).filter(d -> !d.isEmpty()).map(LocalDate::parse);
        Wish wish = new Wish(first, end, Set.of(Kind.values()), false, 0);
        for (String id : List.of("XEP-0384", "XEP-0420", "XEP-0001")) {
            List<TimelineEvent> all = historian
                    .write(deliverable(id), index, new Wish(Optional.empty(), Optional.empty(), wish.kinds(), false, 0))
                    .events();
            List<TimelineEvent> expected = all.stream()
                    .filter(event -> event.date()
                            .map(day -> first.map(f -> lastDay(event, day).compareTo(f) >= 0)
                                            .orElse(true)
                                    && end.map(e -> day.compareTo(e) < 0).orElse(true))
                            .orElse(undated))
                    .toList();
            assertThat(historian.write(deliverable(id), index, wish).events()).isEqualTo(expected);
        }
    }

    /** A thread goes on. */
    private static LocalDate lastDay(TimelineEvent event, LocalDate first) {
        return event instanceof TimelineEvent.ThreadDiscussed thread ? thread.last() : first;
    }

    @Test
    void aDayIsWithinItsOwnBounds() {
        Deliverable omemo = deliverable("XEP-0384");
        LocalDate day =
                omemo.specification().orElseThrow().revisions().getLast().date().orElseThrow();
        assertThat(revisions(omemo, day, day.plusDays(1))).isPositive();
        assertThat(revisions(omemo, day.plusDays(1), day.plusDays(2))).isZero();
        assertThat(revisions(omemo, day, day)).isZero();
    }

    private long revisions(Deliverable deliverable, LocalDate from, LocalDate until) {
        Wish wish = new Wish(Optional.of(from), Optional.of(until), Set.of(Kind.REVISION), false, 0);
        return historian.fromCatalogue(deliverable, wish).events().size();
    }

    @Test
    void onlyTheKindsWantedAreShown() throws IOException {
        for (Kind kind : Kind.values()) {
            Wish wish = new Wish(Optional.empty(), Optional.empty(), EnumSet.of(kind), true, 0);
            assertThat(historian.write(deliverable("XEP-0384"), index, wish).events())
                    .extracting(TimelineEvent::kind)
                    .allMatch(kind::equals);
        }
    }

    @Test
    void mentionsAreCountedAndShownOnlyWhenWanted() throws IOException {
        Deliverable sce = deliverable("XEP-0420");
        Dossier usual = historian.write(sce, index, Wish.usual());
        Dossier all = historian.write(
                sce, index, new Wish(Optional.empty(), Optional.empty(), Set.of(Kind.values()), true, 1));
        assertThat(usual.mentions()).isEqualTo(all.mentions()).isPositive();
        assertThat(threads(usual)).extracting(ThreadDiscussed::role).doesNotContain(Attribution.Role.MENTION);
        assertThat(threads(all).stream().filter(thread -> thread.role() == Attribution.Role.MENTION))
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(all.mentions());
        assertThat(all.people()).isEqualTo(usual.people());
        assertThat(all.messages()).isEqualTo(usual.messages());
    }

    @Test
    void theNumberOfSentencesIsHeeded() throws IOException {
        for (int sentences : List.of(0, 1, 3)) {
            Wish wish = new Wish(Optional.empty(), Optional.empty(), Set.of(Kind.THREAD), false, sentences);
            List<ThreadDiscussed> threads = threads(historian.write(deliverable("XEP-0384"), index, wish));
            assertThat(threads).isNotEmpty().allMatch(thread -> thread.digest().size() <= sentences);
            assertThat(threads.stream().anyMatch(thread -> !thread.digest().isEmpty()))
                    .isEqualTo(sentences > 0);
        }
        assertThatThrownBy(() -> new Wish(Optional.empty(), Optional.empty(), Set.of(), false, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }

    @Test
    void peopleAreWithoutTheEditorAndAddUp() throws IOException {
        for (String id : List.of("XEP-0384", "XEP-0420", "XEP-0454")) {
            Dossier dossier = historian.write(deliverable(id), index, Wish.usual());
            assertThat(dossier.people()).as(id).isNotEmpty();
            assertThat(dossier.people()).extracting(Dossier.Participant::name).doesNotHaveDuplicates();
            assertThat(dossier.people()).isSortedAccordingTo((one, other) -> other.messages() - one.messages());
            Map<String, String> addresses = addresses();
            assertThat(dossier.people())
                    .extracting(person -> addresses.getOrDefault(person.name(), ""))
                    .doesNotContain("editor@example.org");
            int sum = dossier.people().stream()
                    .mapToInt(Dossier.Participant::messages)
                    .sum();
            assertThat(sum).isPositive().isLessThanOrEqualTo(dossier.messages());
            for (Dossier.Participant person : dossier.people()) {
                assertThat(person.first()).isBetween(dossier.first().orElseThrow(), person.last());
                assertThat(person.last()).isBeforeOrEqualTo(dossier.last().orElseThrow());
            }
        }
    }

    @Test
    void countsAPersonOnceUnderAllSpellingsAndAddresses() {
        Mailbox work = new Mailbox("Finch, Ada", "ada@example.org");
        Mailbox home = new Mailbox("Ada Finch", "finch@example.net");
        Participants participants =
                new Participants(People.of(Map.of(work, 5, home, 4), List.of(), Profiles.builtIn()));
        Message first = Mails.mail("1", "2020-01-01", work, "Keys", List.of());
        Message last = Mails.mail("2", "2020-02-01", home, "Keys", List.of());
        participants.add(Stream.of(first, last)
                .map(mail -> new Contribution(mail.id(), mail.from(), mail.sent(), true))
                .toList());
        assertThat(participants.ranked(List.of(), Map.of(), Map.of()))
                .singleElement()
                .satisfies(ada -> {
                    assertThat(ada.name()).isEqualTo("Ada Finch");
                    assertThat(ada.messages()).isEqualTo(2);
                    assertThat(ada.first()).isEqualTo(LocalDate.of(2020, 1, 1));
                    assertThat(ada.last()).isEqualTo(LocalDate.of(2020, 2, 1));
                    assertThat(ada.person().addresses()).containsExactly("ada@example.org", "finch@example.net");
                });
    }

    /** XEP-0384 0.0.1 of 2015-10-25 has the initials of Andreas Straub, who is one of its authors. */
    @Test
    void proposalsAreThoseOfTheAuthorsWhoseInitialsTheRevisionHas() {
        Map<String, List<String>> proposers = Proposers.of(deliverable("XEP-0384"));
        assertThat(proposers).containsEntry("andreas straub", List.of("omemo"));
        for (Deliverable deliverable : CATALOGUE.deliverables()) {
            List<String> documents = deliverable.proposals().stream()
                    .map(proposal -> proposal.baseName())
                    .toList();
            Proposers.of(deliverable)
                    .values()
                    .forEach(proposed -> assertThat(documents).containsAll(proposed));
        }
    }

    @Test
    void everyMessageCitedHasAPage() throws IOException {
        Dossier dossier = historian.write(deliverable("XEP-0384"), index, Wish.usual());
        Set<MessageId> cited = new HashSet<>();
        dossier.events().forEach(event -> cited.addAll(event.told().messages()));
        threads(dossier).forEach(thread -> thread.digest().forEach(sentence -> cited.add(sentence.message())));
        assertThat(dossier.permalinks().keySet()).containsAll(cited);
        for (MessageId id : cited) {
            assertThat(index.message(id)).isPresent();
        }
    }

    @Test
    void activityCountsEachMessageOnceInItsPartOfTheTime() throws IOException {
        for (ThreadDiscussed thread : threads(historian.write(deliverable("XEP-0384"), index, Wish.usual()))) {
            assertThat(thread.activity()).hasSize(8);
            assertThat(thread.activity().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(thread.messages());
            assertThat(thread.activity().getFirst()).isPositive();
            assertThat(thread.people()).isBetween(1, thread.messages());
        }
        Instant now = Instant.EPOCH;
        assertThat(Discussions.activity(List.of(), now, now)).isEqualTo(Arrays.asList(0, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void statisticsAgreeWithTheIndex() throws IOException {
        IndexStatistics statistics = IndexStatistics.of(index, Profiles.builtIn());
        assertThat(statistics.messages()).isEqualTo(66);
        assertThat(statistics.lists()).singleElement().satisfies(list -> {
            assertThat(list.list()).isEqualTo(Sample.LIST);
            assertThat(list.messages()).isEqualTo(66);
            assertThat(list.months().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum())
                    .isEqualTo(66);
            assertThat(list.missingMonths())
                    .doesNotContainAnyElementsOf(list.months().keySet());
            long span = list.first().until(list.last(), java.time.temporal.ChronoUnit.MONTHS) + 1;
            assertThat(list.missingMonths().size() + list.months().size()).isEqualTo((int) span);
        });
        assertThat(statistics.sources()).hasSize(10);
        assertThat(statistics.e2eeThreads()).isBetween(1, statistics.threads());
        assertThat(statistics.bytes()).isPositive();
    }

    private static Map<String, String> addresses() throws IOException {
        Map<String, String> addresses = new HashMap<>();
        index.forEachMessage((Message message) ->
                addresses.put(message.from().display(), message.from().address()));
        return addresses;
    }

    private static List<ThreadDiscussed> threads(Dossier dossier) {
        return dossier.events().stream()
                .filter(ThreadDiscussed.class::isInstance)
                .map(ThreadDiscussed.class::cast)
                .toList();
    }

    private static void assertInOrder(Dossier dossier) {
        assertThat(dossier.events()).as(dossier.deliverable().id()).isSortedAccordingTo(Chronicle.ORDER);
    }

    private static Deliverable deliverable(String id) {
        return CATALOGUE.deliverable(id).orElseThrow();
    }
}
