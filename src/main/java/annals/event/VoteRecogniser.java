package annals.event;

import annals.event.Meeting.Item;
import annals.event.Meeting.Kind;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.profile.ListProfile;
import annals.spec.Catalogue;
import annals.thread.MailThread;
import annals.thread.ThreadNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Finds the votes of the Council and the Board in a thread: those that minutes list, and those that voters write to the
 * list afterwards, each with its item.
 *
 * <p>Minutes are known by their subject. What answers them is a later vote only when a voter wrote it: somebody whom
 * the roll call or the votes name, or whom the table of voters has for that year. It belongs to the item that it names
 * by number, by document or by title, else to the closest heading above it, its own or a quoted one. Quoted votes,
 * wishes to vote and the agreement of others are none.
 *
 * <p>Immutable; time is linear in the length of the mails.
 */
public final class VoteRecogniser {
    /** A value that is cast, in the words of a line. */
    static final Pattern CAST = Pattern.compile("(?<![\\p{L}\\p{N}.])[+\u2212-][01](?![\\p{L}\\p{N}])|\\babstain");

    /** "Carbons: 0", "0 from me": a figure alone is mostly no vote. */
    private static final Pattern ZERO = Pattern.compile(
            "(?:: |\\bvote |\\bvote is |\\bat )0(?=$|[.,;!]|\\n)|(?<![\\p{L}\\p{N}.+-])0 from me\\b",
            Pattern.MULTILINE);

    private final KnownNames known;
    private final MinutesReader reader;

    public VoteRecogniser(Catalogue catalogue) {
        this(catalogue, Voters.builtIn());
    }

    VoteRecogniser(Catalogue catalogue, Voters voters) {
        this.known = new KnownNames(new DocumentNames(catalogue), voters);
        this.reader = new MinutesReader(known.documents(), voters);
    }

    /** The votes of a thread in reading order, of one mail in the order of its lines. */
    public List<RecordedEvent.Vote> recognise(
            MailThread thread, Map<MessageId, Message> messages, Function<String, ListProfile> lists) {
        return recognise(thread, messages, lists, Meetings.NONE);
    }

    /**
     * The same, with votes on meetings whose minutes are in other threads.
     *
     * @param meetings the minutes of the archive
     */
    public List<RecordedEvent.Vote> recognise(
            MailThread thread,
            Map<MessageId, Message> messages,
            Function<String, ListProfile> lists,
            Meetings meetings) {
        IdentityHashMap<ThreadNode, Optional<Meeting>> under = new IdentityHashMap<>();
        List<Cast> cast = new ArrayList<>();
        for (MailThread.Step step : thread.walk()) {
            Optional<Meeting> above = step.parent().flatMap(parent -> under.getOrDefault(parent, Optional.empty()));
            Optional<Meeting> here = above;
            if (step.node() instanceof ThreadNode.Present present) {
                Message message = messages.get(present.id());
                if (message != null && message.sent().isKnown()) {
                    here = read(message, above, lists, meetings, cast);
                }
            }
            under.put(step.node(), here);
        }
        return named(cast);
    }

    /**
     * Adds the votes of a message.
     *
     * @param threaded the meeting of which the messages above it speak
     * @return that of which those below it may speak
     */
    private Optional<Meeting> read(
            Message message,
            Optional<Meeting> threaded,
            Function<String, ListProfile> lists,
            Meetings meetings,
            List<Cast> cast) {
        ListProfile list = lists.apply(message.list());
        Optional<Meeting> above = threaded.filter(meeting -> !isOfAnother(message, meeting));
        Optional<Meeting> own = meeting(message, above, list)
                .filter(meeting -> !meeting.items().isEmpty())
                .or(() -> above.isEmpty() ? forwarded(message, lists, meetings) : Optional.empty());
        boolean about = above.isPresent()
                || own.isPresent()
                || MeetingMail.kind(message.subject()).isPresent();
        boolean votes = mayVote(message);
        return about || votes ? read(Letter.of(message, list), votes, above, own, lists, meetings, cast) : above;
    }

    /**
     * The same for a mail that may hold votes.
     *
     * @param votes whether a value stands in its own lines
     * @param own the meeting that it tells of itself
     */
    private Optional<Meeting> read(
            Letter mail,
            boolean votes,
            Optional<Meeting> above,
            Optional<Meeting> own,
            Function<String, ListProfile> lists,
            Meetings meetings,
            List<Cast> cast) {
        Message message = mail.message();
        boolean late = own.filter(meeting -> meeting.kind() == Kind.LATE_VOTES || meeting.kind() == Kind.BALLOT)
                .isPresent();
        List<Meeting> others = above.isEmpty() && (own.isEmpty() || late) && votes
                ? meetings.openAt(message, reader, lists)
                : List.of();
        Optional<Meeting> elsewhere = late ? MeetingMeant.by(mail, own.orElseThrow(), others) : pending(mail, others);
        if (own.isPresent() && elsewhere.isEmpty()) {
            cast.addAll(minuted(own.get(), message, mail.list()));
        }
        Optional<Meeting> votedOn = above.or(() -> elsewhere)
                .filter(meeting -> own.isEmpty() || late)
                .or(() -> own.filter(meeting -> late))
                .or(() -> own.isEmpty() ? quoted(message, mail.list()) : Optional.empty());
        votedOn.map(meeting -> votes ? withMembers(meeting, message, lists, meetings) : meeting)
                .ifPresent(meeting -> cast.addAll(late(
                        new LateVotes(
                                meeting,
                                late ? others : List.of(),
                                elsewhere.isPresent() && !late,
                                earlier(meeting, message, cast),
                                mail,
                                known),
                        mail)));
        return elsewhere
                .or(() -> own.filter(meeting -> !late || above.isEmpty()))
                .or(() -> above);
    }

    /** The item of a meeting on which the author of a mail voted last in the thread. */
    private static Optional<Item> earlier(Meeting meeting, Message message, List<Cast> cast) {
        return cast.reversed().stream()
                .filter(one -> one.meeting().equals(meeting.message())
                        && one.author().equals(message.from().display()))
                .findFirst()
                .flatMap(last -> meeting.items().stream()
                        .filter(item -> item.heading().equals(last.vote().item()))
                        .findFirst());
    }

    /** An agenda does not tell who may vote on it: the minutes before it do. */
    private Meeting withMembers(
            Meeting meeting, Message message, Function<String, ListProfile> lists, Meetings meetings) {
        return meeting.kind() != Kind.AGENDA || !meeting.members().isEmpty()
                ? meeting
                : meetings.openAt(message, reader, lists).stream()
                        .map(Meeting::members)
                        .filter(members -> !members.isEmpty())
                        .findFirst()
                        .map(meeting::of)
                        .orElse(meeting);
    }

    /** By the day in its subject: people answer old mails to send new minutes, and threads are guessed. */
    private static boolean isOfAnother(Message message, Meeting above) {
        Optional<LocalDate> day = WrittenDate.first(
                message.subject().text(), Optional.of(message.sent().day()));
        return !message.subject().reply()
                && day.isPresent()
                && above.date().isPresent()
                && !above.date().equals(day);
    }

    /** Most mails have no value in a line of their own; others are not worth to look for minutes. */
    private static boolean mayVote(Message message) {
        return message.body().stream().anyMatch(segment -> segment.isOwn() && mayVote(segment.text()));
    }

    /** Whether {@link #CAST} stands in a text, told without it: every text is asked. */
    private static boolean mayVote(String text) {
        for (int i = 1; i < text.length(); i++) {
            char figure = text.charAt(i);
            if ((figure == '0' || figure == '1') && isValueAt(text, i)) {
                return true;
            }
        }
        return (text.contains("abstain") && CAST.matcher(text).find())
                || ((text.contains(" 0") || text.contains("0 from me"))
                        && ZERO.matcher(text).find())
                || ((text.contains("favo") || text.contains("gainst")) && InFavour.isIn(text));
    }

    /** Whether a figure has a sign and stands apart. */
    private static boolean isValueAt(String text, int figure) {
        char sign = text.charAt(figure - 1);
        return (sign == '+' || sign == '-' || sign == '\u2212')
                && (figure == 1
                        || !(text.charAt(figure - 2) == '.'
                                || Character.isLetterOrDigit(text.codePointBefore(figure - 1))))
                && (figure + 1 == text.length() || !Character.isLetterOrDigit(text.codePointAt(figure + 1)));
    }

    /** The latest meeting with an item on which the author has not voted, and which the mail is about. */
    private Optional<Meeting> pending(Letter mail, List<Meeting> meetings) {
        return meetings.stream()
                .filter(meeting -> new LateVotes(meeting, List.of(), true, Optional.empty(), mail, known)
                        .votes().stream().anyMatch(vote -> vote.self()))
                .findFirst();
    }

    private List<Cast> late(LateVotes votes, Letter mail) {
        return votes.votes().stream()
                .map(vote -> cast(
                        vote.meeting(),
                        vote.item(),
                        mail.message(),
                        mail.list(),
                        vote.written(),
                        vote.value(),
                        true,
                        vote.line(),
                        vote.self() ? mail.message().from().display() : ""))
                .toList();
    }

    /** A vote before its voter's full name is settled. */
    private record Cast(RecordedEvent.Vote vote, MessageId meeting, Optional<String> person, String author) {}

    private Optional<Meeting> meeting(Message message, Optional<Meeting> above, ListProfile list) {
        Optional<Kind> kind = MeetingMail.kind(message.subject());
        boolean answers = message.subject().reply()
                || (above.isPresent()
                        && (kind.isEmpty() || kind.get() == above.get().kind()))
                || (above.isEmpty()
                        && !message.inReplyTo().isEmpty()
                        && message.body().stream().anyMatch(segment -> segment.depth() > 0));
        boolean late = kind.filter(Kind.LATE_VOTES::equals).isPresent();
        if (kind.isEmpty() && !answers) {
            return reader.readUnnamed(message, list);
        }
        return kind.filter(which -> !answers || (late && above.isEmpty()))
                .map(which -> reader.read(message, which, list))
                .filter(meeting -> !meeting.items().isEmpty())
                .or(() -> answers ? Optional.empty() : reader.readBallot(message));
    }

    /** The minutes that a mail sends on with quote marks, where the archive lacks the mail that had them first. */
    private Optional<Meeting> forwarded(Message message, Function<String, ListProfile> lists, Meetings meetings) {
        boolean minutes =
                MeetingMail.kind(message.subject()).filter(Kind.MINUTES::equals).isPresent();
        if (!minutes || !MeetingMail.isForwarded(message)) {
            return Optional.empty();
        }
        Meeting sent = reader.readQuoted(message, Kind.MINUTES, lists.apply(message.list()));
        return Optional.of(sent)
                .filter(meeting -> !meeting.items().isEmpty()
                        && meetings.openAt(message, reader, lists).stream()
                                .noneMatch(other -> other.date().equals(meeting.date()) && hasVotes(other)));
    }

    private static boolean hasVotes(Meeting meeting) {
        return meeting.items().stream().anyMatch(item -> !item.votes().isEmpty());
    }

    /** What an answer to minutes that the archive lacks quotes of them. */
    private Optional<Meeting> quoted(Message message, ListProfile list) {
        return MeetingMail.kind(message.subject())
                .map(kind -> reader.readQuoted(message, kind, list))
                .filter(meeting -> !meeting.items().isEmpty());
    }

    private List<Cast> minuted(Meeting meeting, Message message, ListProfile list) {
        List<Cast> cast = new ArrayList<>();
        for (Item item : meeting.items()) {
            for (Meeting.ReadVote vote : item.votes()) {
                if (vote.name().equals(VoteLine.ALL)) {
                    continue;
                }
                String author = isScribe(vote.name(), message) ? message.from().display() : "";
                cast.add(cast(meeting, item, message, list, vote.name(), vote.value(), false, vote.line(), author));
            }
        }
        return cast;
    }

    /** Whether the first name of minutes is that of who wrote them. */
    private static boolean isScribe(String name, Message minutes) {
        return !MeetingMail.isForwarded(minutes)
                && Voters.isShortFor(name, minutes.from().display())
                && name.indexOf(' ') < 0;
    }

    private Cast cast(
            Meeting meeting,
            Item item,
            Message message,
            ListProfile list,
            String written,
            VoteValue value,
            boolean onList,
            int line,
            String author) {
        Optional<String> person = known.voters().person(written, message.sent().day(), list);
        RecordedEvent.Vote vote = new RecordedEvent.Vote(
                message.sent().day(),
                message.id(),
                item.deliverables(),
                item.heading(),
                item.label(),
                person.orElse(written),
                written,
                value,
                meeting.date(),
                Optional.of(meeting.message()).filter(mail -> !onList || !mail.equals(message.id())),
                onList,
                line);
        return new Cast(vote, meeting.message(), person, author);
    }

    /** Calls the "Ben" of minutes by the name under which Ben Osei sent them, or his late vote. */
    private static List<RecordedEvent.Vote> named(List<Cast> cast) {
        Map<String, String> full = new HashMap<>();
        for (Cast one : cast) {
            if (!one.author().isEmpty() && one.person().isEmpty()) {
                full.merge(
                        one.meeting().value() + "\n" + Voters.folded(one.vote().written()),
                        one.author(),
                        (a, b) -> a.equals(b) ? a : "");
            }
        }
        return cast.stream().map(one -> named(one, full)).toList();
    }

    private static RecordedEvent.Vote named(Cast one, Map<String, String> full) {
        RecordedEvent.Vote vote = one.vote();
        String name = full.getOrDefault(one.meeting().value() + "\n" + Voters.folded(vote.written()), "");
        return one.person().isPresent() || name.isEmpty() ? vote : vote.calledBy(name);
    }
}
