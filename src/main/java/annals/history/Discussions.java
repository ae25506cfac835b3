package annals.history;

import annals.digest.Briefing;
import annals.digest.CitedSentence;
import annals.event.RecordedEvent;
import annals.event.ThreadBrief;
import annals.event.ThreadBrief.Contribution;
import annals.event.ThreadBrief.Excerpt;
import annals.history.TimelineEvent.ThreadDiscussed;
import annals.index.BriefedThread;
import annals.index.StoredThread;
import annals.index.ThreadIndexReader;
import annals.index.ThreadSummary;
import annals.mail.MessageId;
import annals.person.People;
import annals.person.Person;
import annals.profile.ListProfile;
import annals.profile.Permalinks;
import annals.profile.Profiles;
import annals.spec.Deliverable;
import annals.tag.Attribution;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the threads of an index say of one deliverable, taken in thread by thread. */
final class Discussions {
    private static final int ACTIVITY_PARTS = 8;

    private final Deliverable deliverable;
    private final ThreadIndexReader index;
    private final Profiles profiles;
    private final Historian.Wish wish;

    private final List<ThreadDiscussed> events = new ArrayList<>();
    private final Map<MessageId, String> permalinks = new HashMap<>();
    private final People people;
    private final Participants participants;
    private final List<Dossier.Question> questions = new ArrayList<>();
    private final Map<Person, List<String>> proposals = new HashMap<>();
    private int topics;
    private int mentions;
    private int messages;
    private Optional<Instant> first = Optional.empty();
    private Optional<Instant> last = Optional.empty();

    Discussions(
            Deliverable deliverable, ThreadIndexReader index, Profiles profiles, Historian.Wish wish, People people) {
        this.deliverable = deliverable;
        this.index = index;
        this.profiles = profiles;
        this.wish = wish;
        this.people = people;
        this.participants = new Participants(people);
    }

    /** Takes in a thread. */
    void add(BriefedThread thread) throws IOException {
        for (RecordedEvent event : thread.events()) {
            link(thread, event.message());
        }
        Optional<Attribution.Role> role = role(thread);
        if (role.isPresent()) {
            add(thread, role.get());
        }
    }

    private void add(BriefedThread thread, Attribution.Role role) throws IOException {
        boolean topic = role == Attribution.Role.TOPIC;
        if (!topic && !wish.mentions()) {
            mentions++;
            return;
        }
        ThreadBrief brief = brief(thread);
        if (topic) {
            topics++;
            count(thread, brief);
        } else {
            mentions++;
        }
        if (isDiscussion(thread) && wish.kinds().contains(TimelineEvent.Kind.THREAD)) {
            events.add(discussed(thread, brief, role));
        }
    }

    /** As the index keeps it; written anew of a thread that only mentions it, or where more sentences are wanted. */
    private ThreadBrief brief(BriefedThread thread) throws IOException {
        Optional<ThreadBrief> kept = thread.brief()
                .filter(brief ->
                        brief.digests().containsKey(deliverable.id()) && wish.sentences() <= Briefing.KEPT_SENTENCES);
        if (kept.isPresent()) {
            return kept.get();
        }
        MessageId id = thread.summary().id();
        StoredThread stored =
                index.thread(id).orElseThrow(() -> new IOException("the index lacks the thread " + id.hash()));
        return new Briefing(profiles.forList(thread.summary().list()), people::person)
                .of(
                        stored.thread(),
                        index.messages(stored),
                        stored.events(),
                        Map.of(deliverable.id(), deliverable.names()),
                        wish.sentences());
    }

    private void count(BriefedThread thread, ThreadBrief brief) throws IOException {
        ThreadSummary summary = thread.summary();
        messages += summary.messages();
        first = Optional.of(first.filter(summary.first()::isAfter).orElse(summary.first()));
        last = Optional.of(last.filter(summary.last()::isBefore).orElse(summary.last()));
        propose(thread, brief);
        participants.add(
                brief.contributions().stream().filter(Contribution::own).toList());
        if (brief.questions().isEmpty()) {
            return;
        }
        Map<MessageId, Contribution> byMessage = byMessage(brief);
        for (Excerpt asked : brief.questions()) {
            Contribution mail = byMessage.get(asked.message());
            Dossier.Question question = new Dossier.Question(
                    asked.message(),
                    asked.text(),
                    mail.from().display(),
                    day(mail.sent().instant()));
            if (wish.wants(question)) {
                link(thread, question.message());
                questions.add(question);
            }
        }
    }

    private static Map<MessageId, Contribution> byMessage(ThreadBrief brief) {
        return brief.contributions().stream()
                .collect(Collectors.toMap(Contribution::message, contribution -> contribution, (one, other) -> one));
    }

    /** Most proposals come with the editor's mail, which tells nothing of their authors. */
    private void propose(BriefedThread thread, ThreadBrief brief) {
        ListProfile profile = profiles.forList(thread.summary().list());
        for (RecordedEvent event : thread.events()) {
            if (event instanceof RecordedEvent.Proposed proposed && Historian.concerns(event, deliverable)) {
                brief.contributions().stream()
                        .filter(mail -> mail.message().equals(event.message()) && !profile.isEditor(mail.from()))
                        .map(mail -> proposals.computeIfAbsent(people.person(mail.from()), person -> new ArrayList<>()))
                        .filter(known -> !known.contains(proposed.baseName()))
                        .forEach(known -> known.add(proposed.baseName()));
            }
        }
    }

    private Optional<Attribution.Role> role(BriefedThread thread) {
        return thread.summary().deliverables().stream()
                .filter(attribution -> attribution.deliverable().equals(deliverable.id()))
                .map(Attribution::role)
                .findFirst();
    }

    /** An announcement that nobody answered is an event and no discussion. */
    private boolean isDiscussion(BriefedThread thread) {
        return thread.summary().messages() > 1
                || thread.events().stream()
                        .filter(event -> !(event instanceof RecordedEvent.Vote))
                        .noneMatch(event -> Historian.concerns(event, deliverable));
    }

    private ThreadDiscussed discussed(BriefedThread thread, ThreadBrief brief, Attribution.Role role)
            throws IOException {
        ThreadSummary summary = thread.summary();
        List<CitedSentence> digest = digest(brief);
        link(thread, summary.id());
        for (CitedSentence sentence : digest) {
            link(thread, sentence.message());
        }
        return new ThreadDiscussed(
                Told.byList(day(summary.first()), summary.id()),
                summary.id(),
                summary.subject(),
                summary.list(),
                role,
                day(summary.first()),
                day(summary.last()),
                summary.messages(),
                Participants.count(people, brief.contributions()),
                activity(brief.contributions(), summary.first(), summary.last()),
                digest,
                Optional.empty());
    }

    private List<CitedSentence> digest(ThreadBrief brief) {
        Map<MessageId, Contribution> byMessage = byMessage(brief);
        return brief.digests().getOrDefault(deliverable.id(), List.of()).stream()
                .filter(sentence -> sentence.rank() <= wish.sentences())
                .map(sentence -> {
                    Contribution mail = byMessage.get(sentence.message());
                    return new CitedSentence(
                            sentence.text(),
                            sentence.message(),
                            mail.from().display(),
                            mail.sent(),
                            sentence.rank(),
                            List.of());
                })
                .toList();
    }

    private void link(BriefedThread thread, MessageId message) throws IOException {
        Permalinks links = profiles.forList(thread.summary().list()).permalinks(message);
        permalinks.put(
                message,
                links.hyperkitty().isPresent()
                        ? links.best()
                        : links.withPipermail(index.articlePage(message)).best());
    }

    /** How many messages fall into each of eight equal parts of the time from the first to the last. */
    static List<Integer> activity(List<Contribution> messages, Instant first, Instant last) {
        int[] counts = new int[ACTIVITY_PARTS];
        double span = Math.max(1, Duration.between(first, last).toSeconds());
        for (Contribution message : messages) {
            double passed = Duration.between(first, message.sent().instant()).toSeconds();
            counts[(int) Math.clamp(passed / span * ACTIVITY_PARTS, 0, ACTIVITY_PARTS - 1)]++;
        }
        return Arrays.stream(counts).boxed().toList();
    }

    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    /**
     * Each thread that discussed it, in the order taken in.
     *
     * @param recorded what the mails record
     */
    List<ThreadDiscussed> events(List<RecordedEvent> recorded) throws IOException {
        if (!wish.kinds().contains(TimelineEvent.Kind.THREAD)) {
            return List.of();
        }
        Map<MessageId, Precedent> precedents = new Precedents(deliverable, index, events, recorded).find();
        return events.stream()
                .map(thread -> precedents.containsKey(thread.thread())
                        ? thread.before(precedents.get(thread.thread()))
                        : thread)
                .toList();
    }

    /** The best page of every message that an event or a digest cites. */
    Map<MessageId, String> permalinks() {
        return permalinks;
    }

    /**
     * Who wrote about it.
     *
     * @param told what the catalogue and the mails tell of it, all of it
     */
    List<Dossier.Participant> people(List<TimelineEvent> told) {
        return participants.ranked(told, proposals, Proposers.of(deliverable));
    }

    /** The questions without a reply, by date. */
    List<Dossier.Question> questions() {
        return questions.stream()
                .sorted(Comparator.comparing(Dossier.Question::date))
                .toList();
    }

    /** How many threads are about it. */
    int topics() {
        return topics;
    }

    /** How many threads only mention it. */
    int mentions() {
        return mentions;
    }

    /** How many messages the threads about it hold. */
    int messages() {
        return messages;
    }

    /** When the first message about it was sent. */
    Optional<Instant> first() {
        return first;
    }

    /** When the last message about it was sent. */
    Optional<Instant> last() {
        return last;
    }
}
