package annals.event;

import annals.mail.Message;
import annals.mail.MessageId;
import annals.profile.ListProfile;
import annals.thread.Envelope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The minutes of an archive, whatever thread they are in, each read when a vote of another thread asks for it. Not safe
 * for use by several threads.
 */
public final class Meetings {
    /** No minutes but those of the thread itself. */
    public static final Meetings NONE = new Meetings((from, before) -> List.of(), id -> Optional.empty());

    /** Within this time votes come, with some days for those who are late. */
    private static final Duration OPEN = Duration.ofDays(30);
    /** Minutes may be sent after the votes that answer the meeting. */
    private static final Duration LATE_MINUTES = Duration.ofDays(14);

    private static final int MOST_KEPT = 64;

    private static final Comparator<Envelope> LATEST_FIRST = Comparator.comparing(Envelope::sent)
            .thenComparing(envelope -> envelope.id().value())
            .reversed();

    private final Archive archive;
    private final Mails mails;
    private final Map<MessageId, Optional<Meeting>> read = new LinkedHashMap<>();

    private Meetings(Archive archive, Mails mails) {
        this.archive = archive;
        this.mails = mails;
    }

    /** Mails, the minutes among them. */
    @FunctionalInterface
    public interface Archive {
        /** At least the minutes that were sent from an instant on and before another one, in any order. */
        List<Envelope> sentWithin(Instant from, Instant before) throws IOException;
    }

    /** The texts of mails. */
    @FunctionalInterface
    public interface Mails {
        /** The message with an id; empty where it is not there. */
        Optional<Message> message(MessageId id) throws IOException;
    }

    /**
     * The minutes of an archive.
     *
     * @param mails by their ids
     */
    public static Meetings of(Archive archive, Mails mails) {
        return new Meetings(archive, mails);
    }

    /** The minutes among all envelopes of an archive. */
    public static Meetings of(Collection<Envelope> archive, Mails mails) {
        List<Envelope> minutes = archive.stream().filter(Meetings::isMinutes).toList();
        return of((from, before) -> minutes, mails);
    }

    /**
     * Whether a mail may be of minutes by its subject: it begins a thread or, since minutes that are sent on are
     * quoted, looks like an answer to nothing.
     */
    public static boolean isMinutes(Envelope envelope) {
        boolean begins = !envelope.answers()
                || (envelope.inReplyTo().isEmpty() && envelope.references().isEmpty());
        return begins
                && (MeetingMail.isMinutes(envelope.subject())
                        || MeetingMail.maybeMinutes(envelope.subject(), envelope.list()));
    }

    /** When the first vote may be sent on what minutes tell. */
    public static Instant firstVote(Instant minutes) {
        return minutes.minus(LATE_MINUTES);
    }

    /** Before when the last one may be. */
    public static Instant afterVotes(Instant minutes) {
        return minutes.plus(OPEN).plusSeconds(1);
    }

    /** Whether a mail sent then may vote on what minutes sent at the other time tell. */
    public static boolean isOpen(Instant minutes, Instant vote) {
        return !vote.isBefore(firstVote(minutes)) && vote.isBefore(afterVotes(minutes));
    }

    /**
     * The meetings on which a mail of that list may vote, the latest first.
     *
     * @throws UncheckedIOException if minutes cannot be read
     */
    List<Meeting> openAt(Message vote, MinutesReader reader, Function<String, ListProfile> lists) {
        try {
            return open(vote, reader, lists);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Meeting> open(Message vote, MinutesReader reader, Function<String, ListProfile> lists)
            throws IOException {
        Instant sent = vote.sent().instant();
        List<Meeting> open = new ArrayList<>();
        List<Envelope> minutes = archive
                .sentWithin(sent.minus(OPEN), sent.plus(LATE_MINUTES).plusSeconds(1))
                .stream()
                .filter(envelope -> isMinutes(envelope) && isOpen(envelope.sent(), sent))
                .sorted(LATEST_FIRST)
                .toList();
        for (Envelope envelope : withoutAnswers(minutes)) {
            if (!envelope.id().equals(vote.id())) {
                meeting(envelope, reader, lists).ifPresent(open::add);
            }
        }
        return open;
    }

    /** Those that answer no others: many archives show no reply mark in the subjects of answers. */
    private static List<Envelope> withoutAnswers(List<Envelope> minutes) {
        Map<MessageId, String> subjects = new HashMap<>();
        minutes.forEach(envelope -> subjects.put(envelope.id(), envelope.subject()));
        return minutes.stream()
                .filter(envelope -> Stream.concat(envelope.inReplyTo().stream(), envelope.references().stream())
                        .noneMatch(id -> envelope.subject().equals(subjects.get(id))))
                .toList();
    }

    private Optional<Meeting> meeting(Envelope envelope, MinutesReader reader, Function<String, ListProfile> lists)
            throws IOException {
        Optional<Meeting> known = read.get(envelope.id());
        if (known != null) {
            return known;
        }
        Optional<Meeting> meeting = mails.message(envelope.id())
                .filter(message ->
                        !envelope.answers() || (!message.subject().reply() && MeetingMail.isForwarded(message)))
                .flatMap(message -> MeetingMail.isMinutes(envelope.subject())
                        ? Optional.of(reader.readMinutes(message, lists.apply(message.list())))
                        : reader.readUnnamed(message, lists.apply(message.list())))
                .filter(found -> !found.items().isEmpty());
        if (read.size() >= MOST_KEPT) {
            read.remove(read.keySet().iterator().next());
        }
        read.put(envelope.id(), meeting);
        return meeting;
    }
}
