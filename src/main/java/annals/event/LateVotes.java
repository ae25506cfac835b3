package annals.event;

import annals.event.Meeting.Item;
import annals.event.Meeting.Kind;
import annals.mail.Message;
import annals.profile.ListProfile;
import annals.spec.Deliverable;
import java.time.LocalDate;
import java.util.ArrayList;
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
                    + "|\\bmy (?:veto|-1|vote|objection)\\b(?s:.{0,120}?)\\b(?:becomes?|gone|lifted|withdrawn|turns|history|void|resolved|satisfied)\\b"
                    + "|\\btak(?:e|ing) (?:it|that|this|mine) back\\b"
                    + "|\\btak(?:e|ing) (?:my|the|that) (?:veto|-1|vote)\\b"
                    + "|\\b(?:instead of|in place of|consider|count|read|treat|turn|switch|flip|move) my (?:\\bveto|-1)\\b|\\bfrom (?:an? |my )?-1 (?:\\p{L}+ )?to (?:an? )?[+-]?[01]"
                    + "|\\b(?:turn|make) (?:this|it|that|my (?:veto|-1|vote)) (?:into )?(?:an? )?[+-]?[01]\\b"
                    + "|\\bturn (?:my|that|this) abstention\\b");
    private static final Pattern LABELLED =
            Pattern.compile("(?<label>[^\\s()]{1,12}) ?\\)? ?(?:[:=,]|-?>|-(?= ))? ?(?<vote>\\S.*)");
    private static final Pattern CORRECTION = Pattern.compile("^correction\\b[^:]{0,80}: ", Pattern.CASE_INSENSITIVE);
    /** In a table of votes on several meetings. */
    private static final Pattern DATE_FIRST = Pattern.compile("^\\|? {0,4}\\d{4}-\\d{2}-\\d{2}:? (?=\\S)");

    private static final Pattern AGAIN = Pattern.compile(
            "(?:and )?(?:also|the same|same|likewise|ditto|idem)(?: (?:on|for|to|with) (?:this|that)(?: one)?| here| again| vote| from me| for me| with me)?[.,!]*",
            Pattern.CASE_INSENSITIVE);
    /** "I vote +1 on" - "item 2": the next line is no heading. */
    private static final Pattern UNFINISHED =
            Pattern.compile("(?<!\\p{L})(?:on|for|to|of|and|in|with|the|an?|is|vote|item)$", Pattern.CASE_INSENSITIVE);

    private static final Pattern OTHERS = Pattern.compile(
            "(?:all )?(?:of )?the (?:others?|rest|remaining(?: ones)?|other (?:one|ones|items?|votes?|two|three|four|five))",
            Pattern.CASE_INSENSITIVE);

    private static final int NEARLY_FULL = 55;

    private final Message message;
    private final ListProfile list;
    private final KnownNames known;
    private final boolean outside;
    private final List<Meeting> others;
    private final List<BodyLine> lines;
    private final MailAuthor writer;
    private final String author;
    private final ItemMeant.Author by;
    private final List<Late> cast = new ArrayList<>();
    private final StringBuilder said = new StringBuilder();
    private final QuotedVote quoted = new QuotedVote();
    private final List<Runnable> passing = new ArrayList<>();
    private Meeting meeting;
    private ItemsAbove items;
    private Optional<String> member;
    private ItemMeant meant;

    /**
     * @param meeting on what it votes first
     * @param others the meetings that it may name by their days
     * @param outside whether it stands in another thread than the minutes
     * @param earlier the item on which its author voted last in the thread
     */
    LateVotes(
            Meeting meeting,
            List<Meeting> others,
            boolean outside,
            Optional<Item> earlier,
            Letter mail,
            KnownNames known) {
        this.message = mail.message();
        this.list = mail.list();
        this.known = known;
        this.outside = outside;
        this.others = others;
        this.lines = mail.lines();
        this.writer = new MailAuthor(mail, known.voters());
        this.author = writer.name();
        this.meeting = meeting;
        this.items = new ItemsAbove(meeting, this::titled, this::title);
        this.member = outside ? writer.in(meeting) : writer.in(meeting).or(writer::away);
        boolean changes = CHANGE.matcher((message.subject().base() + "\n" + ownText()).toLowerCase(Locale.ROOT))
                .find();
        this.by = new ItemMeant.Author(outside, mayBeAnybody(), changes, earlier);
        this.meant = new ItemMeant(meeting, items, member, by);
        String subject = message.subject().base();
        items.begin(outside ? items.named().byWords(subject) : items.named().byDocument(subject), subject);
    }

    private String ownText() {
        return lines.stream().filter(BodyLine::own).map(BodyLine::text).collect(Collectors.joining("\n"));
    }

    private String titled(String words) {
        return String.join(
                " ", known.documents().about(words, "", message.sent().day()));
    }

    private String title(String id) {
        return known.documents().byId(id).map(Deliverable::title).orElse("");
    }

    /** Whether no list of members tells who may vote: in a mail of votes, and on the group's own list. */
    private boolean mayBeAnybody() {
        return switch (meeting.kind()) {
            case LATE_VOTES -> true;
            case BALLOT -> writer.isOnGroupsList() && !writer.hasNoVote();
            case MINUTES, AGENDA -> false;
        };
    }

    /** The votes, in the order of their lines. */
    List<Late> votes() {
        boolean own = mayBeAnybody();
        if (member.isEmpty() && !own && (!meeting.members().isEmpty() || meeting.kind() == Kind.BALLOT)) {
            return List.of();
        }
        for (int i = 0; i < lines.size(); i++) {
            int end = i + 1;
            while (end < lines.size() && goesOn(lines.get(end - 1), lines.get(end))) {
                end++;
            }
            List<BodyLine> joined = lines.subList(i, end);
            int before = cast.size();
            read(joined);
            if (cast.size() == before && joined.getFirst().own()) {
                notePassing(joined);
            }
            i = end - 1;
        }
        addPassing();
        return List.copyOf(cast);
    }

    /** Remembers what may be a vote, with the item in which it stands. */
    private void notePassing(List<BodyLine> lines) {
        String text = lines.stream().map(BodyLine::text).collect(Collectors.joining(" "));
        said.append(text).append(' ');
        for (PassingVote vote : PassingVote.read(text, this::isOther)) {
            int line = lines.stream()
                    .filter(one -> one.text().contains(vote.value().text()))
                    .findFirst()
                    .orElse(lines.getFirst())
                    .number();
            Optional<Item> item = meant.inPassing(vote.sentence(), said.toString(), vote.value());
            passing.add(() -> item.ifPresent(on -> add(on, member.orElse(author), vote.value(), line)));
        }
    }

    /** In a mail that tells no vote in plainer words the only value of its sentences is one. */
    private void addPassing() {
        if (cast.isEmpty() && passing.size() == 1 && member.isPresent()) {
            passing.getFirst().run();
        }
    }

    /** Whether a sentence of the author's own goes on in the next line. */
    private boolean goesOn(BodyLine line, BodyLine next) {
        String text = line.text();
        return line.own()
                && next.own()
                && (text.length() >= NEARLY_FULL || UNFINISHED.matcher(text).find())
                && !next.text().isEmpty()
                && (MinutesReader.labelOf(next.text()).isEmpty()
                        || text.lastIndexOf('(') > text.lastIndexOf(')')
                        || UNFINISHED.matcher(text).find())
                && VoteLine.read(text, this::isMember).isEmpty();
    }

    private void read(List<BodyLine> lines) {
        BodyLine first = lines.getFirst();
        String told = lines.stream().map(BodyLine::text).collect(Collectors.joining(" "));
        String text = first.own() ? writer.withoutOwnName(told, member) : told;
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
                items.closest().ifPresent(item -> add(item, ballot.name(), ballot.value(), first.number()));
            }
            return;
        }
        if (first.own() && (readSeveral(text, first) || readAgain(text, first) || readLabelled(text, first))) {
            return;
        }
        List<OwnVote> own = first.own()
                ? OwnVote.read(DATE_FIRST.matcher(text).replaceFirst(""), this::isOther).stream()
                        .filter(vote -> vote.value().isCast()) // "On-list votes:"
                        .toList()
                : List.of();
        if (own.isEmpty()) {
            if (!first.own() || !(readAnswer(text, first) || readInFavour(text, first))) {
                noteHeading(first);
            }
            return;
        }
        int at = 0;
        for (OwnVote vote : own) {
            if (OTHERS.matcher(vote.item()).matches()) {
                addOthers(vote.value(), first.number());
                continue;
            }
            while (at < lines.size() - 1 && !VoteLine.mayHold(lines.get(at).text())) {
                at++;
            }
            int number = lines.get(at).number();
            Optional<Item> enclosed = own.size() == 1 ? meant.enclosed(text, vote) : Optional.empty();
            enclosed.or(() -> meant.by(vote))
                    .or(() -> own.size() == 1
                            ? meant.saidBefore(text, vote)
                                    .or(() -> meant.quoted(vote, this.lines))
                                    .or(() -> meant.answered(vote, this.lines))
                            : Optional.empty())
                    .ifPresent(item -> add(
                            ItemMeant.narrowed(item, vote.item()),
                            member.orElse(author),
                            vote.value(),
                            number,
                            meant.lifts(item, vote, this.lines)));
        }
    }

    /** "+1 to both 3a and 3b", "My own votes are +1 and 0". */
    private boolean readSeveral(String text, BodyLine line) {
        if (outside || (member.isEmpty() && !meeting.isCall())) {
            return false;
        }
        Map<Item, VoteValue> votes = new SeveralItems(meeting, items, meant).read(text);
        votes.forEach((item, value) -> add(item, member.orElse(author), value, line.number()));
        return !votes.isEmpty();
    }

    /** "-1 on 3b, +1 on the others": those that are open and on which the mail has not voted so far. */
    private void addOthers(VoteValue value, int line) {
        List<Item> voted = cast.stream().map(Late::item).toList();
        if (member.isPresent() && !outside && !voted.isEmpty()) {
            meant.open().stream()
                    .filter(item -> !voted.contains(item))
                    .forEach(item -> add(item, member.get(), value, line));
        }
    }

    /** "and also on this one", below another heading than the vote before; "same here" below a quoted vote. */
    private boolean readAgain(String text, BodyLine line) {
        if (outside || items.closest().isEmpty() || !AGAIN.matcher(text).matches()) {
            return false;
        }
        Item item = items.closest().get();
        Optional<VoteValue> same = cast.isEmpty()
                ? quoted.value().filter(value -> member.isPresent())
                : Optional.of(cast.getLast())
                        .filter(last -> last.self() && !last.item().equals(item))
                        .map(Late::value);
        same.ifPresent(value -> add(item, member.orElse(author), value, line.number()));
        return same.isPresent();
    }

    /** "Yes." below the quoted question "are you +1 with this?" */
    private boolean readAnswer(String text, BodyLine line) {
        Optional<VoteValue> value = outside || member.isEmpty() ? Optional.empty() : quoted.agreed(text);
        Optional<Item> item = value.flatMap(meant::asked);
        item.ifPresent(on -> add(on, member.orElse(author), value.orElseThrow(), line.number()));
        return item.isPresent();
    }

    /** "I vote in favour", "Aye." below the title of an item: where the author's vote is to come. */
    private boolean readInFavour(String text, BodyLine line) {
        Optional<InFavour> words = member.isEmpty() ? Optional.empty() : InFavour.read(text);
        Optional<Item> item = words.flatMap(
                vote -> (vote.alone() ? items.closest() : meant.by(vote.asVote())).filter(meant::isToCome));
        item.ifPresent(on -> add(on, member.orElse(author), words.orElseThrow().value(), line.number()));
        return item.isPresent();
    }

    /** "c0ffee) +1", "B: -1": by the number of an item, of whatever form. */
    private boolean readLabelled(String text, BodyLine line) {
        Matcher labelled = LABELLED.matcher(VoteText.plain(text));
        if (!labelled.matches()) {
            return false;
        }
        Optional<Item> item = items.named()
                .byLabel(labelled.group("label").toLowerCase(Locale.ROOT).replaceFirst("^#", ""))
                .filter(known -> !known.formal());
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
                || known.voters().person(name, message.sent().day(), list).isPresent();
    }

    private boolean isOther(String name) {
        return isMember(name)
                && !Voters.isShortFor(name, author)
                && member.filter(own -> Voters.isShortFor(name, own)).isEmpty();
    }

    private void add(Item item, String written, VoteValue value, int line) {
        add(item, written, value, line, false);
    }

    /** @param lifts whether it takes back a veto, and so counts wherever it is written */
    private void add(Item item, String written, VoteValue value, int line, boolean lifts) {
        boolean self = Voters.isShortFor(written, author)
                || member.filter(written::equals).isPresent();
        items.spend();
        if (!outside
                || (self
                        && (lifts
                                || meant.isOpen(item)
                                || meant.isToCome(item)
                                || (writer.staysAwayFrom(meeting) && meant.hasSame(item, value))))) {
            cast.add(new Late(meeting, item, written, value, line, self));
        }
    }

    /** Remembers the item of a line that is a heading, or what is quoted of its votes. */
    private void noteHeading(BodyLine line) {
        quoted.note(line);
        if (!line.own() && items.noteQuoted(line.text())) {
            return;
        }
        List<VoteLine.Ballot> ballots = VoteLine.read(line.text(), this::isMember);
        if (!ballots.isEmpty() && !items.isTitle(line)) {
            if (!line.own()) {
                items.noteVotes(ballots);
            }
            return;
        }
        noteMeeting(line);
        items.note(line);
    }

    /** "For the meeting of 13 March:" turns to another meeting. */
    private void noteMeeting(BodyLine line) {
        if (!line.own() || others.isEmpty()) {
            return;
        }
        Optional<LocalDate> day =
                WrittenDate.first(line.text(), Optional.of(message.sent().day()));
        Optional<Meeting> other = day.flatMap(
                wanted -> others.stream().filter(one -> one.date().equals(day)).findFirst());
        if (other.isPresent()
                && !other.get().message().equals(meeting.message())
                && writer.in(other.get()).isPresent()) {
            meeting = other.get();
            items = new ItemsAbove(meeting, this::titled, this::title);
            member = writer.in(meeting);
            meant = new ItemMeant(meeting, items, member, by);
        }
    }
}
