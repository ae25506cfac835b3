package annals.thread;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the parents of lost replies: of those whose headers name no message. Candidates are the messages that say what
 * the reply quotes, and the latest ones with its subject; the best one is taken when its confidence reaches
 * {@link Candidate#THRESHOLD}.
 *
 * <p>What it finds depends on the messages alone, not on their order.
 */
final class Recovery {
    /** How much later than its reply a message may be, by clocks that are wrong. */
    private static final Duration WRONG_CLOCK = Duration.ofHours(12);
    /** So many messages with the subject are looked at. */
    private static final int MOST_WITH_SUBJECT = 50;

    private record SubjectOfList(String list, String subject) {}

    private final List<Container> messages;
    private final Duration subjectWindow;
    private final QuoteIndex quotes;
    private final Map<SubjectOfList, List<Integer>> bySubject = new HashMap<>();

    /**
     * A recovery among these messages.
     *
     * @param messages all messages, in order of date
     * @param subjectWindow how far back a subject joins
     * @param census how many say what is quoted
     */
    Recovery(List<Container> messages, Duration subjectWindow, QuoteIndex.Census census) {
        this.messages = messages;
        this.subjectWindow = subjectWindow;
        this.quotes = new QuoteIndex(messages, census);
        for (int i = 0; i < messages.size(); i++) {
            Envelope envelope = messages.get(i).envelope();
            if (!GenericSubjects.contains(envelope.subject())) {
                bySubject
                        .computeIfAbsent(
                                new SubjectOfList(envelope.list(), envelope.subject()), key -> new ArrayList<>())
                        .add(i);
            }
        }
    }

    /** Hangs each lost reply that has no parent yet under the message it answers, where one is found. */
    void join() {
        for (int i = 0; i < messages.size(); i++) {
            Container message = messages.get(i);
            if (message.isTop() && message.envelope().isLost()) {
                parentOf(i).ifPresent(parent -> message.hangUnder(parent.message(), parent.edge()));
            }
        }
    }

    private Optional<Candidate> parentOf(int reply) {
        Container message = messages.get(reply);
        return candidates(reply).stream()
                .filter(candidate -> candidate.message().top() != message)
                .max(Candidate.ORDER)
                .filter(best -> best.grounds().confidence >= Candidate.THRESHOLD);
    }

    private List<Candidate> candidates(int reply) {
        Envelope envelope = messages.get(reply).envelope();
        Attributed attribution = new Attributed(envelope.clues().attribution());
        List<Candidate> candidates = new ArrayList<>();
        Set<Integer> quotedOnes = new HashSet<>();
        for (Weighing.Sayer sayer : quotes.sayersOf(envelope.clues().quoted())) {
            if (sayer.message() != reply && isEarlier(sayer.message(), envelope.sent())) {
                quotedOnes.add(sayer.message());
                candidates.add(candidate(envelope, attribution, sayer));
            }
        }
        if (envelope.answers()) {
            withSubject(reply, envelope.subject(), quotedOnes, attribution, candidates);
        }
        withSubject(reply, envelope.clues().formerSubject(), quotedOnes, attribution, candidates);
        return candidates;
    }

    private boolean isEarlier(int message, Instant sent) {
        return !messages.get(message).envelope().sent().isAfter(sent.plus(WRONG_CLOCK));
    }

    /** Adds the latest messages before the reply with a subject, those within the window. */
    private void withSubject(
            int reply, String subject, Set<Integer> left, Attributed attribution, List<Candidate> candidates) {
        Envelope envelope = messages.get(reply).envelope();
        List<Integer> same = bySubject.getOrDefault(new SubjectOfList(envelope.list(), subject), List.of());
        int at = Collections.binarySearch(same, reply);
        int end = at < 0 ? -at - 1 : at;
        for (int i = end - 1; i >= Math.max(0, end - MOST_WITH_SUBJECT); i--) {
            int earlier = same.get(i);
            Instant sent = messages.get(earlier).envelope().sent();
            if (Duration.between(sent, envelope.sent()).compareTo(subjectWindow) > 0) {
                return;
            }
            if (left.add(earlier)) {
                candidates.add(candidate(envelope, attribution, new Weighing.Sayer(earlier, 0, 0)));
            }
        }
    }

    private Candidate candidate(Envelope reply, Attributed attribution, Weighing.Sayer sayer) {
        Container message = messages.get(sayer.message());
        Envelope envelope = message.envelope();
        return new Candidate(
                message,
                sayer.shared(),
                (int) Math.ceil(Shingles.SAMPLED * reply.clues().quoted().size()),
                sayer.weight(),
                attribution.author(envelope.clues().author()),
                attribution.time(envelope.sent()),
                sameSubject(reply, envelope),
                Duration.between(envelope.sent(), reply.sent()));
    }

    private static Candidate.SameSubject sameSubject(Envelope reply, Envelope earlier) {
        if (!reply.list().equals(earlier.list()) || GenericSubjects.contains(earlier.subject())) {
            return Candidate.SameSubject.OTHER;
        }
        if (reply.subject().equals(earlier.subject())) {
            return Candidate.SameSubject.SAME;
        }
        return reply.clues().formerSubject().equals(earlier.subject())
                ? Candidate.SameSubject.FORMER
                : Candidate.SameSubject.OTHER;
    }
}
