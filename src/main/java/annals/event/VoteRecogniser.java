package annals.event;

import annals.event.Meeting.Item;
import annals.event.Meeting.Kind;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.mail.Segment;
import annals.profile.ListProfile;
import annals.spec.Catalogue;
import annals.tag.Identifier;
import annals.tag.IdentifierScanner;
import annals.thread.MailThread;
import annals.thread.ThreadNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

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
    private final DocumentNames names;
    private final Voters voters;
    private final MinutesReader reader;

    public VoteRecogniser(Catalogue catalogue) {
        this(catalogue, Voters.builtIn());
    }

    VoteRecogniser(Catalogue catalogue, Voters voters) {
        this.names = new DocumentNames(catalogue);
        this.voters = voters;
        this.reader = new MinutesReader(names, voters);
    }

    /** The votes of a thread in reading order, of one mail in the order of its lines. */
    public List<RecordedEvent.Vote> recognise(
            MailThread thread, Map<MessageId, Message> messages, Function<String, ListProfile> lists) {
        IdentityHashMap<ThreadNode, Optional<Meeting>> under = new IdentityHashMap<>();
        List<Cast> cast = new ArrayList<>();
        for (MailThread.Step step : thread.walk()) {
            Optional<Meeting> above = step.parent().flatMap(parent -> under.getOrDefault(parent, Optional.empty()));
            Optional<Meeting> here = above;
            if (step.node() instanceof ThreadNode.Present present) {
                Message message = messages.get(present.id());
                if (message != null && message.sent().isKnown()) {
                    ListProfile list = lists.apply(message.list());
                    Optional<Meeting> own = meeting(message, above, list);
                    if (own.isPresent()) {
                        cast.addAll(minuted(own.get(), message, list));
                    }
                    here = own.filter(meeting -> meeting.kind() != Kind.LATE_VOTES || above.isEmpty())
                            .or(() -> above);
                    Optional<Meeting> answered = own.isEmpty() ? above : own.filter(m -> m.kind() == Kind.LATE_VOTES);
                    Optional<Meeting> quoted = answered.isEmpty() && own.isEmpty() ? quoted(message, list) : answered;
                    quoted.ifPresent(meeting -> cast.addAll(new LateVotes(meeting, above, message, list).votes()));
                }
            }
            under.put(step.node(), here);
        }
        return named(cast);
    }

    /** A vote before its voter's full name is settled. */
    private record Cast(RecordedEvent.Vote vote, MessageId meeting, Optional<String> person, String author) {}

    private Optional<Meeting> meeting(Message message, Optional<Meeting> above, ListProfile list) {
        Optional<Kind> kind = MinutesReader.kind(message);
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
        return kind.filter(known -> !answers || (late && above.isEmpty()))
                .map(known -> reader.read(message, known, list));
    }

    /** What an answer to minutes that the archive lacks quotes of them. */
    private Optional<Meeting> quoted(Message message, ListProfile list) {
        return MinutesReader.kind(message)
                .map(kind -> reader.readQuoted(message, kind, list))
                .filter(meeting -> !meeting.items().isEmpty());
    }

    private List<Cast> minuted(Meeting meeting, Message message, ListProfile list) {
        List<Cast> cast = new ArrayList<>();
        for (Item item : meeting.items()) {
            for (Meeting.ReadVote vote : item.votes()) {
                cast.add(cast(meeting, item, message, list, vote.name(), vote.value(), false, vote.line(), ""));
            }
        }
        return cast;
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
        Optional<String> person = voters.person(written, message.sent().day(), list);
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

    /** Calls the "Ben" of minutes by the name under which Ben Osei sent his late vote. */
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
        if (one.person().isPresent() || name.isEmpty()) {
            return vote;
        }
        return new RecordedEvent.Vote(
                vote.date(),
                vote.message(),
                vote.deliverables(),
                vote.item(),
                vote.label(),
                name,
                vote.written(),
                vote.value(),
                vote.meeting(),
                vote.minutes(),
                vote.onList(),
                vote.line());
    }

    /** The votes that a mail casts on items of a meeting. */
    private final class LateVotes {
        private final Meeting meeting;
        private final Message message;
        private final ListProfile list;
        private final List<Item> items;
        private final String author;
        private final Optional<String> member;
        private final List<Cast> cast = new ArrayList<>();
        private Optional<Item> closest = Optional.empty();

        LateVotes(Meeting meeting, Optional<Meeting> above, Message message, ListProfile list) {
            this.meeting = above.orElse(meeting);
            this.message = message;
            this.list = list;
            this.items = meeting.kind() == Kind.LATE_VOTES && above.isPresent()
                    ? above.get().items()
                    : meeting.items();
            this.author = message.from().display();
            this.member = member();
        }

        /** The name that the meeting has for the author of the mail. */
        private Optional<String> member() {
            Optional<String> person = voters.person(author, message.sent().day(), list);
            List<String> fits = meeting.members().stream()
                    .filter(name -> Voters.isShortFor(name, author)
                            || Voters.isShortFor(name, message.from().address().split("@", 2)[0])
                            || isSigned(name)
                            || isInitials(name)
                            || (person.isPresent()
                                    && voters.person(name, message.sent().day(), list)
                                            .equals(person)))
                    .toList();
            return fits.isEmpty() ? person.map(known -> author) : Optional.of(fits.getFirst());
        }

        /** "jw" for Jon Weber: a nick of the meeting room that nobody else there can have. */
        private boolean isInitials(String nick) {
            String initials = Arrays.stream(author.split(" "))
                    .filter(word -> !word.isEmpty())
                    .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
                    .collect(Collectors.joining());
            return initials.length() > 1 && nick.equalsIgnoreCase(initials);
        }

        /** Whether the mail is signed so, in a line of its own: nicks of the meeting room. */
        private boolean isSigned(String name) {
            return message.body().stream()
                    .filter(segment -> segment.kind() == Segment.Kind.NEW || segment.kind() == Segment.Kind.SIGNATURE)
                    .flatMap(segment -> segment.text().lines())
                    .anyMatch(line -> line.strip().equalsIgnoreCase(name));
        }

        List<Cast> votes() {
            boolean own = meeting.kind() == Kind.LATE_VOTES;
            if (member.isEmpty() && !meeting.members().isEmpty() && !own) {
                return List.of();
            }
            for (BodyLine line : BodyLine.of(message)) {
                read(line);
            }
            return cast;
        }

        private void read(BodyLine line) {
            if (line.text().isEmpty()) {
                return;
            }
            List<VoteLine.Ballot> ballots = line.own()
                    ? VoteLine.read(line.text(), this::isMember).stream()
                            .filter(ballot -> isMember(ballot.name()))
                            .toList()
                    : List.of();
            List<OwnVote> own = line.own() && ballots.isEmpty() ? OwnVote.read(line.text()) : List.of();
            if (!ballots.isEmpty()) {
                for (VoteLine.Ballot ballot : ballots) {
                    closest.ifPresent(item -> add(item, ballot.name(), ballot.value(), line));
                }
            } else if (own.isEmpty()) {
                noteHeading(line);
            } else {
                own.forEach(
                        vote -> itemOf(vote).ifPresent(item -> add(item, member.orElse(author), vote.value(), line)));
            }
        }

        private boolean isMember(String name) {
            return meeting.members().contains(name)
                    || Voters.isShortFor(name, author)
                    || voters.person(name, message.sent().day(), list).isPresent();
        }

        private void add(Item item, String written, VoteValue value, BodyLine line) {
            boolean self = Voters.isShortFor(written, author)
                    || member.filter(written::equals).isPresent();
            cast.add(cast(meeting, item, message, list, written, value, true, line.number(), self ? author : ""));
        }

        /** Remembers the item of a line that is a heading; a formality, or an item of other minutes, is none. */
        private void noteHeading(BodyLine line) {
            String label = MinutesReader.labelOf(line.text());
            if (!label.isEmpty()) {
                closest = byLabel(label).filter(item -> !item.formal());
                return;
            }
            String text = MinutesReader.heading(line.text());
            items.stream()
                    .filter(item -> !item.heading().isEmpty() && item.heading().equals(text))
                    .findFirst()
                    .ifPresent(item -> closest = Optional.of(item).filter(known -> !known.formal()));
        }

        private Optional<Item> itemOf(OwnVote vote) {
            if (vote.item().isEmpty()) {
                return member.isPresent() || meeting.kind() == Kind.LATE_VOTES ? closest : Optional.empty();
            }
            String label = vote.label();
            return label.isEmpty() ? byWords(vote.item()) : byLabel(label).filter(item -> !item.formal());
        }

        private Optional<Item> byLabel(String label) {
            return items.stream().filter(item -> item.label().equals(label)).findFirst();
        }

        /** The only item about a document that the words name, else the only one whose heading holds them. */
        private Optional<Item> byWords(String words) {
            List<String> ids = IdentifierScanner.scan(words).stream()
                    .filter(one -> one.kind() == Identifier.Kind.XEP)
                    .map(Identifier::normal)
                    .toList();
            String text = words.toLowerCase(Locale.ROOT)
                    .replaceAll("^(?:the |accepting |adopting )", "")
                    .strip();
            List<Item> fitting = items.stream()
                    .filter(item -> !item.formal())
                    .filter(item -> ids.isEmpty()
                            ? text.length() > 3
                                    && item.heading().toLowerCase(Locale.ROOT).contains(text)
                            : item.deliverables().stream().anyMatch(ids::contains))
                    .toList();
            return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
        }
    }
}
