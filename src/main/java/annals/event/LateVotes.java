package annals.event;

import annals.event.Meeting.Item;
import annals.event.Meeting.Kind;
import annals.mail.Message;
import annals.mail.Segment;
import annals.profile.ListProfile;
import annals.tag.Identifier;
import annals.tag.IdentifierScanner;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The votes that a mail casts on items of a meeting. */
final class LateVotes {
    /**
     * A vote of such a mail.
     *
     * @param self whether it is its author's
     */
    record Late(Meeting meeting, Item item, String written, VoteValue value, int line, boolean self) {}

    private static final Pattern CHANGE = Pattern.compile(
            "\\b(?:chang(?:e|ed|ing)|lift(?:ed|ing)?|withdr[ae]w(?:ing)?|retract(?:ed|ing)?|tak(?:e|ing) back|remov(?:e|ed|ing)|revis(?:e|ed|ing))\\b.{0,40}(?:\\bveto|-1|\\bvotes?\\b)"
                    + "|\\btak(?:e|ing) (?:my|the|that) (?:veto|-1|vote)\\b");
    private static final Pattern LABELLED =
            Pattern.compile("(?<label>[^\\s()]{1,12}) ?\\)? ?(?:[:=,]|-?>|-(?= ))? ?(?<vote>\\S.*)");
    private static final Pattern CORRECTION = Pattern.compile("^correction\\b[^:]{0,80}: ", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORDS_OF_VOTES =
            Pattern.compile("^(?:the |accepting |adopting |advancing )|[\"'\u201c\u201d]", Pattern.CASE_INSENSITIVE);
    private static final int NEARLY_FULL = 55;
    private static final int SHORTEST_HEADING = 10;

    private final Message message;
    private final ListProfile list;
    private final Voters voters;
    private final boolean outside;
    private final List<Meeting> others;
    private final String author;
    private final boolean changes;
    private final List<Late> cast = new ArrayList<>();
    private final Map<String, String> headings = new HashMap<>();
    private Meeting meeting;
    private Optional<String> member;
    private Optional<Item> closest = Optional.empty();
    /** Whether the closest heading is of no item that can be voted on. */
    private boolean astray;

    /**
     * @param meeting on what it votes first
     * @param others the meetings that it may name by their days
     * @param outside whether it stands in another thread than the minutes
     */
    LateVotes(
            Meeting meeting, List<Meeting> others, boolean outside, Message message, ListProfile list, Voters voters) {
        this.message = message;
        this.list = list;
        this.voters = voters;
        this.outside = outside;
        this.others = others;
        this.author = message.from().display();
        this.meeting = meeting;
        this.member = member(meeting);
        this.changes = CHANGE.matcher((message.subject().base() + "\n" + ownText()).toLowerCase(Locale.ROOT))
                .find();
        closest = outside
                ? byWords(message.subject().base())
                : byIds(message.subject().base());
    }

    private String ownText() {
        return BodyLine.of(message).stream()
                .filter(BodyLine::own)
                .map(BodyLine::text)
                .collect(Collectors.joining("\n"));
    }

    /** The name that a meeting has for the author of the mail. */
    private Optional<String> member(Meeting meeting) {
        Optional<String> person = voters.person(author, message.sent().day(), list);
        List<String> fits = meeting.members().stream()
                .filter(name -> Voters.isShortFor(name, author)
                        || Voters.isShortFor(name, message.from().address().split("@", 2)[0])
                        || isSigned(name)
                        || isInitials(name)
                        || Voters.isNickOf(name, author)
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

    /** The votes, in the order of their lines. */
    List<Late> votes() {
        boolean own = meeting.kind() == Kind.LATE_VOTES;
        if (member.isEmpty() && !meeting.members().isEmpty() && !own) {
            return List.of();
        }
        List<BodyLine> lines = BodyLine.of(message);
        for (int i = 0; i < lines.size(); i++) {
            int end = i + 1;
            while (end < lines.size() && goesOn(lines.get(end - 1), lines.get(end))) {
                end++;
            }
            read(lines.subList(i, end));
            i = end - 1;
        }
        return List.copyOf(cast);
    }

    /** Whether a sentence of the author's own goes on in the next line. */
    private boolean goesOn(BodyLine line, BodyLine next) {
        String text = line.text();
        return line.own()
                && next.own()
                && text.length() >= NEARLY_FULL
                && !next.text().isEmpty()
                && MinutesReader.labelOf(next.text()).isEmpty()
                && VoteLine.read(text, this::isMember).isEmpty();
    }

    private void read(List<BodyLine> lines) {
        String text = lines.stream().map(BodyLine::text).collect(Collectors.joining(" "));
        BodyLine first = lines.getFirst();
        if (text.isEmpty()) {
            return;
        }
        List<VoteLine.Ballot> ballots = first.own()
                ? VoteLine.read(CORRECTION.matcher(text).replaceFirst(""), this::isMember).stream()
                        .filter(ballot -> isMember(ballot.name()))
                        .toList()
                : List.of();
        if (!ballots.isEmpty()) {
            for (VoteLine.Ballot ballot : ballots) {
                closest.ifPresent(item -> add(item, ballot.name(), ballot.value(), first.number()));
            }
            return;
        }
        if (first.own() && readLabelled(text, first)) {
            return;
        }
        List<OwnVote> own = first.own() ? OwnVote.read(text) : List.of();
        if (own.isEmpty()) {
            noteHeading(first);
            return;
        }
        int at = 0;
        for (OwnVote vote : own) {
            while (at < lines.size() - 1 && !VoteLine.mayHold(lines.get(at).text())) {
                at++;
            }
            int number = lines.get(at).number();
            itemOf(vote).ifPresent(item -> add(item, member.orElse(author), vote.value(), number));
        }
    }

    /** "c0ffee) +1", "B: -1": by the number of an item, of whatever form. */
    private boolean readLabelled(String text, BodyLine line) {
        Matcher labelled = LABELLED.matcher(VoteLine.plain(text));
        if (!labelled.matches()) {
            return false;
        }
        Optional<Item> item =
                byLabel(labelled.group("label").toLowerCase(Locale.ROOT)).filter(known -> !known.formal());
        List<OwnVote> votes = item.isPresent() ? OwnVote.read(labelled.group("vote")) : List.of();
        if (votes.size() != 1 || !votes.getFirst().item().isEmpty()) {
            return false;
        }
        add(item.orElseThrow(), member.orElse(author), votes.getFirst().value(), line.number());
        return true;
    }

    private boolean isMember(String name) {
        return meeting.members().contains(name)
                || Voters.isShortFor(name, author)
                || voters.person(name, message.sent().day(), list).isPresent();
    }

    private void add(Item item, String written, VoteValue value, int line) {
        boolean self = Voters.isShortFor(written, author)
                || member.filter(written::equals).isPresent();
        if (!outside || (self && isOpen(item))) {
            cast.add(new Late(meeting, item, written, value, line, self));
        }
    }

    /** Remembers the item of a line that is a heading; a formality, or an item of other minutes, is none. */
    private void noteHeading(BodyLine line) {
        Optional<Item> titled = byTitle(Headings.text(line.text()));
        if (titled.isEmpty() && !VoteLine.read(line.text(), this::isMember).isEmpty()) {
            return;
        }
        noteMeeting(line);
        String label = MinutesReader.labelOf(line.text());
        if (!label.isEmpty()) {
            closest = byLabel(label).or(() -> titled).filter(item -> !item.formal());
            astray = closest.isEmpty();
        } else if (titled.isPresent()) {
            closest = titled.filter(item -> !item.formal());
            astray = closest.isEmpty();
        }
    }

    private Optional<Item> byTitle(String text) {
        String folded = words(text);
        return items().stream()
                .filter(item -> !item.heading().isEmpty())
                .filter(item -> {
                    String heading = headings.computeIfAbsent(item.heading(), LateVotes::words);
                    return heading.equals(folded)
                            || (heading.length() >= SHORTEST_HEADING && folded.startsWith(heading))
                            || (folded.length() >= SHORTEST_HEADING && heading.startsWith(folded));
                })
                .findFirst();
    }

    private static String words(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    /** "For the meeting of 13 March:" turns to another meeting. */
    private void noteMeeting(BodyLine line) {
        if (!line.own() || others.isEmpty()) {
            return;
        }
        Optional<LocalDate> day =
                WrittenDate.first(line.text(), Optional.of(message.sent().day()));
        Optional<Meeting> named = day.flatMap(wanted ->
                others.stream().filter(other -> other.date().equals(day)).findFirst());
        if (named.isPresent()
                && !named.get().message().equals(meeting.message())
                && member(named.get()).isPresent()) {
            meeting = named.get();
            member = member(meeting);
            closest = Optional.empty();
        }
    }

    private List<Item> items() {
        return meeting.items();
    }

    private Optional<Item> itemOf(OwnVote vote) {
        Optional<Item> named = Optional.empty();
        if (!vote.item().isEmpty()) {
            String label = vote.label();
            named = label.isEmpty() ? byWords(vote.item()) : byLabel(label).filter(item -> !item.formal());
        }
        if (named.isPresent() || !(vote.item().isEmpty() || vote.loose())) {
            return named;
        }
        boolean entitled = member.isPresent() || meeting.kind() == Kind.LATE_VOTES;
        return entitled ? closest.or(() -> outside || astray ? Optional.empty() : onlyOpen()) : Optional.empty();
    }

    /** The only item on which the author's vote is missing or, where the mail takes a vote back, a veto. */
    private Optional<Item> onlyOpen() {
        List<Item> open =
                items().stream().filter(item -> !item.formal() && isOpen(item)).toList();
        return open.size() == 1 && member.isPresent() ? Optional.of(open.getFirst()) : Optional.empty();
    }

    private boolean isOpen(Item item) {
        return item.votes().stream()
                .filter(vote -> member.filter(name -> Voters.isShortFor(name, vote.name()))
                        .isPresent())
                .anyMatch(vote -> changes
                        ? vote.value() == VoteValue.AGAINST
                        : !vote.value().isCast());
    }

    private Optional<Item> byLabel(String label) {
        return items().stream().filter(item -> item.label().equals(label)).findFirst();
    }

    private Optional<Item> byIds(String words) {
        List<String> ids = IdentifierScanner.scan(words).stream()
                .filter(one -> one.kind() == Identifier.Kind.XEP)
                .map(Identifier::normal)
                .toList();
        return only(items().stream()
                .filter(item -> !item.formal() && item.deliverables().stream().anyMatch(ids::contains))
                .toList());
    }

    /** The only item about a document that the words name, else the only one whose heading holds them. */
    private Optional<Item> byWords(String words) {
        Optional<Item> numbered = byIds(words);
        boolean none = IdentifierScanner.scan(words).stream().noneMatch(one -> one.kind() == Identifier.Kind.XEP);
        if (numbered.isPresent() || !none) {
            return numbered;
        }
        String text =
                WORDS_OF_VOTES.matcher(words.toLowerCase(Locale.ROOT).strip()).replaceAll("");
        return text.length() <= 3
                ? Optional.empty()
                : only(items().stream()
                        .filter(item -> !item.formal()
                                && item.heading()
                                        .toLowerCase(Locale.ROOT)
                                        .replaceAll("[\"'\u201c\u201d]", "")
                                        .contains(text))
                        .toList());
    }

    private static Optional<Item> only(List<Item> items) {
        return items.stream().map(Item::heading).distinct().count() == 1
                ? Optional.of(items.getFirst())
                : Optional.empty();
    }
}
