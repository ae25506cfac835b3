package annals.export;

import annals.history.Dossier;
import annals.history.Precedent;
import annals.history.TimelineEvent;
import annals.index.StoredThread;
import annals.index.ThreadSummary;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.person.People;
import annals.person.Person;
import annals.tag.Attribution;
import annals.thread.MailThread;
import annals.thread.ThreadNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides what of an index may leave it. Mails whose author asked for it ({@code X-No-Archive}, a {@link DenyList}) are
 * withheld: their text and author, the words of theirs that others quote, and a subject that they were the first to
 * use.
 */
public final class Screen {
    /** What stands for a subject that is withheld. */
    public static final String TITLE_WITHHELD = "(subject withheld)";

    /** What stands for an author who is withheld. */
    public static final String AUTHOR_WITHHELD = "(withheld)";

    private static final int DEEPEST_QUOTE = 20;

    private final People people;
    private final Set<Person> denied;
    private final Redaction redaction;

    /**
     * A screen for one index.
     *
     * @param addresses whether addresses stay
     */
    public Screen(People people, DenyList denyList, boolean addresses) {
        this.people = people;
        this.denied = denyList.people(people);
        Set<String> known = addresses
                ? Set.of()
                : people.all().stream()
                        .flatMap(person -> person.addresses().stream())
                        .collect(Collectors.toSet());
        this.redaction = Redaction.withholding(
                addresses ? Redaction.NONE : Redaction.ofAddresses(known), denyList.words(denied));
    }

    /** How text is to be cleaned before it is shown. */
    public Redaction redaction() {
        return redaction;
    }

    /** Whether a message is withheld. */
    boolean withholds(Message message) {
        return message.isNoArchive() || isDenied(people.person(message.from()));
    }

    private boolean isDenied(Person person) {
        return denied.contains(person);
    }

    /** The author of a message that is not withheld. */
    Person author(Message message) {
        return people.person(message.from());
    }

    /** A thread with its messages in reading order, as it may be shown. */
    ShownThread thread(StoredThread stored, List<Message> messages) {
        Map<MessageId, Message> byId = new HashMap<>();
        messages.forEach(message -> byId.put(message.id(), message));
        Set<MessageId> withheld = new HashSet<>();
        messages.stream().filter(this::withholds).map(Message::id).forEach(withheld::add);
        Set<String> withheldSubjects = withheldSubjects(messages, withheld);
        Map<MessageId, MessageId> parents = parents(stored.thread());
        List<ShownThread.Mail> mails = new ArrayList<>();
        for (Message message : messages) {
            boolean hidden = withheld.contains(message.id());
            boolean hiddenSubject =
                    hidden || withheldSubjects.contains(message.subject().key());
            mails.add(new ShownThread.Mail(
                    message,
                    hidden,
                    hidden ? AUTHOR_WITHHELD : redaction.text(message.from().display()),
                    hiddenSubject ? "" : redaction.text(message.subject().text()),
                    withheld.isEmpty() ? Set.of() : withheldQuotes(message.id(), parents, withheld)));
        }
        return new ShownThread(line(stored.summary(), mails, withheldSubjects), stored.thread(), mails);
    }

    private ThreadLine line(ThreadSummary summary, List<ShownThread.Mail> mails, Set<String> withheldSubjects) {
        Optional<ShownThread.Mail> titled = mails.stream()
                .filter(mail -> mail.message().id().equals(summary.id()) && !mail.withheld())
                .findFirst();
        boolean named = titled.isPresent()
                && !withheldSubjects.contains(titled.get().message().subject().key());
        String subject = named
                ? summary.subject()
                : mails.stream()
                        .filter(mail -> !mail.subject().isEmpty())
                        .map(mail -> mail.message().subject().base())
                        .findFirst()
                        .orElse(TITLE_WITHHELD);
        return new ThreadLine(
                summary.id(),
                redaction.text(subject),
                summary.list(),
                day(summary.first()),
                day(summary.last()),
                summary.messages(),
                mails.stream()
                        .filter(mail -> !mail.withheld())
                        .map(ShownThread.Mail::author)
                        .distinct()
                        .toList(),
                summary.deliverables());
    }

    /** The subjects that a withheld message was the first to use. */
    private static Set<String> withheldSubjects(List<Message> messages, Set<MessageId> withheld) {
        if (withheld.isEmpty()) {
            return Set.of();
        }
        Map<String, MessageId> firstUse = new HashMap<>();
        messages.stream()
                .sorted(Comparator.comparing(message -> message.sent().instant()))
                .forEach(message -> firstUse.putIfAbsent(message.subject().key(), message.id()));
        return firstUse.entrySet().stream()
                .filter(use -> withheld.contains(use.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Map<MessageId, MessageId> parents(MailThread tree) {
        Map<MessageId, MessageId> parents = new HashMap<>();
        for (MailThread.Step step : tree.walk()) {
            step.parent()
                    .map(ThreadNode::id)
                    .ifPresent(parent -> parents.put(step.node().id(), parent));
        }
        return parents;
    }

    /** A quote of depth 2 has the words of the message above the one above, and so on. */
    private static Set<Integer> withheldQuotes(
            MessageId message, Map<MessageId, MessageId> parents, Set<MessageId> withheld) {
        Set<Integer> depths = new HashSet<>();
        MessageId above = parents.get(message);
        for (int depth = 1; above != null && depth <= DEEPEST_QUOTE; depth++) {
            if (withheld.contains(above)) {
                depths.add(depth);
            }
            above = parents.get(above);
        }
        return depths;
    }

    /**
     * A dossier as it may be shown. An event that only withheld mails tell of is left out.
     *
     * @param threads every thread that its events cite, as it may be shown
     * @param withheld the messages of these threads that are withheld
     */
    Dossier dossier(Dossier dossier, Map<MessageId, ThreadLine> threads, Set<MessageId> withheld) {
        List<TimelineEvent> events = dossier.events().stream()
                .filter(event -> event.told().inXep()
                        || event instanceof TimelineEvent.ThreadDiscussed
                        || !withheld.containsAll(event.told().messages()))
                .map(event -> event instanceof TimelineEvent.ThreadDiscussed thread
                        ? thread(thread, threads, withheld)
                        : event)
                .toList();
        List<Dossier.Participant> shown = dossier.people().stream()
                .filter(participant -> !isDenied(participant.person()))
                .toList();
        return new Dossier(
                dossier.deliverable(),
                dossier.snapshot(),
                dossier.indexed(),
                events,
                shown,
                dossier.questions().stream()
                        .filter(question -> !withheld.contains(question.message()))
                        .toList(),
                dossier.threads(),
                dossier.mentions(),
                dossier.messages(),
                dossier.first(),
                dossier.last(),
                dossier.permalinks());
    }

    private static TimelineEvent thread(
            TimelineEvent.ThreadDiscussed thread, Map<MessageId, ThreadLine> threads, Set<MessageId> withheld) {
        ThreadLine line = threads.get(thread.thread());
        return new TimelineEvent.ThreadDiscussed(
                thread.told(),
                thread.thread(),
                line == null ? thread.title() : line.title(),
                thread.list(),
                thread.role(),
                thread.first(),
                thread.last(),
                thread.messages(),
                thread.people(),
                thread.activity(),
                thread.digest().stream()
                        .filter(sentence -> !withheld.contains(sentence.message()))
                        .toList(),
                thread.before().flatMap(precedent -> precedent(precedent, withheld)));
    }

    private static Optional<Precedent> precedent(Precedent precedent, Set<MessageId> withheld) {
        List<Precedent.Reason> shown = precedent.why().stream()
                .filter(reason -> !withheld.contains(reason.message()))
                .toList();
        return shown.isEmpty()
                ? Optional.empty()
                : Optional.of(new Precedent(precedent.version(), precedent.date(), shown));
    }

    private static Optional<LocalDate> day(Instant instant) {
        return instant.equals(Instant.EPOCH)
                ? Optional.empty()
                : Optional.of(LocalDate.ofInstant(instant, ZoneOffset.UTC));
    }

    /** Whether a thread is about a deliverable, and not only mentions it. */
    static boolean isAbout(ThreadLine line, String deliverable) {
        return line.deliverables().stream()
                .anyMatch(attribution ->
                        attribution.deliverable().equals(deliverable) && attribution.role() == Attribution.Role.TOPIC);
    }
}
