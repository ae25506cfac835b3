package annals.event;

import annals.event.Meeting.Item;
import annals.event.Meeting.Kind;
import annals.event.Meeting.ReadVote;
import annals.mail.Message;
import annals.profile.ListProfile;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One mail being read as minutes: cuts the lines into items by their headings, and finds the lines of votes, each of
 * which belongs to the closest heading above it.
 */
final class MinutesReading {
    private static final Pattern BEFORE_VOTES = Pattern.compile("(?: (?:--|[-\u2013\u2014])|[:.?]) | \\((?=.*\\)$)");
    private static final Pattern OF_DOCUMENT = Pattern.compile(
            "(?:[-*\u2022\u25e6] ?)?(?<document>(?:[XJ]EP|PR|#|Proto|inbox/)[^:]{1,100}): (?<votes>.+)");
    /** "Ada likewise", below her neighbour's vote. */
    private static final Pattern LIKEWISE = Pattern.compile("(?:[-*\u2022] )?(?<name>" + VoteLine.NAME
            + ")(?: ?[:,])? (?i:likewise|ditto|idem|the same|same|as well|too)[.!]?");

    private static final Pattern NO_MOTION = Pattern.compile(
            "(?:[-*\u2022] ?)?(?:no motion(?: was made)?|no vote(?: was)? taken|not (?:voted on|put to (?:the|a) vote))[.!]?",
            Pattern.CASE_INSENSITIVE);

    /** "Ada has ten days to vote on both." */
    private static final Pattern ON_SEVERAL = Pattern.compile(
            " (?:on|for) (?:(?<both>both|either)|everything|all)(?: of (?:them|these|those))?[.!]?$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern LABEL = Pattern.compile("\\d{1,2}[a-z]?", Pattern.CASE_INSENSITIVE);
    private static final int FEWEST_VOTERS = 3;
    private static final int SHORTEST_LAST_NAME = 4;

    private final DocumentNames names;
    private final Message message;
    private final Kind kind;
    private final List<BodyLine> written;
    private final List<BodyLine> lines;
    private final LocalDate day;
    private final RollCall rollCall;
    private final Set<String> known = new HashSet<>();
    private final Predicate<String> voter;
    private final Headings headings;
    private final Items items;
    private final OldVotes old;
    private final PromisedVotes promised;
    private final Set<String> tabled = new HashSet<>();
    private final Set<String> named = new LinkedHashSet<>();

    /**
     * @param lines the author's own lines, or those quoted
     * @param known who is known for a voter, folded
     */
    MinutesReading(
            DocumentNames names,
            Voters voters,
            Message message,
            Kind kind,
            ListProfile list,
            List<BodyLine> lines,
            Set<String> known) {
        this.names = names;
        this.known.addAll(known);
        this.message = message;
        this.kind = kind;
        this.day = message.sent().day();
        this.written = lines;
        Map<String, String> folded = new HashMap<>();
        Map<String, Boolean> inTable = new HashMap<>();
        this.voter = name -> !name.equals("will") // also a word of every second sentence about votes
                && (this.known.contains(folded.computeIfAbsent(name, Voters::folded))
                        || inTable.computeIfAbsent(
                                name,
                                written -> voters.person(written, day, list).isPresent()));
        List<BodyLine> told =
                OfScribe.named(WrappedHeadings.joined(lines), message.from().display());
        VotersTold.of(told).forEach(name -> this.known.add(Voters.folded(name)));
        this.lines = RunOn.cut(Legend.applied(told), voter, message.from().display());
        this.headings = new Headings(this.lines, voter);
        this.rollCall = RollCall.of(this.lines, headings, message.from().display());
        this.items = new Items(names, day, this.lines);
        this.old = new OldVotes(names, day, this.lines, voter);
        this.promised = new PromisedVotes(voter);
    }

    /** Who is known for a voter once all was read, folded; empty where the mail names none. */
    Set<String> known() {
        return named.isEmpty() ? Set.of() : known;
    }

    Meeting meeting() {
        noteMembers();
        List<VoteLayout> layouts = List.of(
                new VoteTable(lines, voter), new RoomLog(lines), new WrappedVotes(lines, headings, voter, author()));
        boolean poll = false;
        boolean reasonGoesOn = false;
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i).text();
            poll |= Poll.isIn(text);
            if (poll) {
                items.poll();
            }
            Optional<VoteLayout.Laid> laid =
                    reasonGoesOn || poll || kind == Kind.AGENDA ? Optional.empty() : laid(layouts, i);
            if (laid.isPresent()) {
                beginBefore(i);
                laid.get().groups().forEach(this::add);
                if (laid.get().spoken()) {
                    items.speak();
                }
                i += laid.get().lines() - 1;
                continue;
            }
            List<VoteLine.Ballot> ballots = VoteLine.read(reasonGoesOn ? behindReason(joined(i)) : joined(i), voter);
            reasonGoesOn = !ballots.isEmpty() && text.lastIndexOf('(') > text.lastIndexOf(')');
            Optional<ItemHeading> begun = ballots.isEmpty() ? heading(i) : Optional.empty();
            if (Headings.VOTES_ALONE.matcher(text).matches()) {
                items.collect();
            }
            if (begun.isPresent()) {
                items.begin(text, lines.get(i).number(), begun.get());
                if (!begun.get().label().isEmpty()
                        && tabled.contains(begun.get().label())) {
                    items.discuss();
                }
                poll = Poll.isIn(text);
                if (poll) {
                    items.poll();
                } else {
                    addBehind(begun.get(), lines.get(i));
                }
            } else if (NO_MOTION.matcher(text).matches()) {
                items.drop();
            } else if (text.isEmpty()) {
                poll = false;
            } else if (!poll && kind != Kind.AGENDA) {
                addLine(i, ballots);
            }
        }
        lines.forEach(promised::read);
        Set<String> members = new LinkedHashSet<>(rollCall.named());
        members.addAll(named);
        return new Meeting(
                message.id(),
                message.sent(),
                kind,
                MeetingMail.date(message, lines),
                rollCall.withPromised(promised.added(items.finish())),
                rollCall.present(),
                members,
                written);
    }

    /** Where old votes are told, the document that a sentence of them begins with is no heading. */
    private Optional<ItemHeading> heading(int at) {
        return headings.anyAt(at, items.isGeneric())
                .filter(begun -> !begun.label().isEmpty()
                        || !items.isOutstanding()
                        || old.at(at).isEmpty());
    }

    private void addLine(int at, List<VoteLine.Ballot> ballots) {
        BodyLine line = lines.get(at);
        if (addOld(at)) {
            return;
        }
        if (!ballots.isEmpty()) {
            beginBefore(at);
            add(ballots, line);
        } else if (!addLikewise(at)) {
            addOfDocument(line);
        }
    }

    /** Whether the line says that somebody votes as the line above it tells. */
    private boolean addLikewise(int at) {
        Matcher same = LIKEWISE.matcher(lines.get(at).text());
        if (at == 0 || !same.matches() || !voter.test(same.group("name"))) {
            return false;
        }
        List<VoteLine.Ballot> above = VoteLine.read(lines.get(at - 1).text(), voter);
        if (!above.isEmpty()) {
            add(new ReadVote(
                    same.group("name"), above.getLast().value(), lines.get(at).number()));
        }
        return !above.isEmpty();
    }

    /** Sentences are no votes where everything is talked about. */
    private Optional<VoteLayout.Laid> laid(List<VoteLayout> layouts, int at) {
        return layouts.stream()
                .filter(layout -> !(layout instanceof WrappedVotes) || !items.isTalk())
                .flatMap(layout -> layout.at(at).stream())
                .filter(found ->
                        lines.subList(at, at + found.lines()).stream().noneMatch(line -> Poll.isIn(line.text())))
                .findFirst();
    }

    /** How the minutes call their author. */
    private String author() {
        String author = message.from().display();
        return rollCall.named().stream()
                .filter(name -> Voters.isShortFor(name, author))
                .findFirst()
                .orElse(author);
    }

    /** "XEP-0384, Draft. [+1] Ada [0] Ben": a heading on the line of its votes. */
    private void beginBefore(int at) {
        Optional<String> title = VoteText.beforeBoxes(lines.get(at).text())
                .filter(text -> Headings.LEADING_NAME.matcher(text).matches());
        if (title.isPresent()) {
            items.begin(lines.get(at).text(), lines.get(at).number(), new ItemHeading("", title.get()));
            items.retitle(Headings.text(title.get()));
        }
    }

    private void add(VoteLayout.Group group) {
        if (group.heading().isPresent()) {
            String title = group.heading().get();
            if (LABEL.matcher(title).matches()) { // of an item above
                items.collect();
                title += ")";
            }
            String label =
                    ItemHeading.of(title, true, "").map(ItemHeading::label).orElse("");
            tabled.add(label);
            items.begin(title, group.line(), ItemHeading.of(title, true, "").orElse(new ItemHeading("", title)));
        }
        Optional<Item> other = group.item().isEmpty() ? Optional.empty() : items.earlier(group.item());
        List<String> documents = group.item().isEmpty() ? List.of() : names.about(group.item(), "", day);
        if (items.isOneOfSeveral(documents)) {
            group.votes().forEach(vote -> note(vote.name()));
            items.addApart(documents, group.votes());
        } else if (other.isPresent()) {
            group.votes().forEach(vote -> note(vote.name()));
            items.addTo(other.get(), group.votes());
        } else {
            group.votes().forEach(this::add);
        }
    }

    private void note(String name) {
        named.add(name);
        known.add(Voters.folded(name));
    }

    /** A vote on an item of a former meeting, where such votes are told. */
    private boolean addOld(int at) {
        List<OldVotes.Told> told = items.isOutstanding() ? old.at(at) : List.of();
        told.forEach(votes -> {
            votes.votes().forEach(vote -> note(vote.name()));
            items.addApart(votes.about(), votes.votes());
        });
        return !told.isEmpty();
    }

    /** "XEP-0384: Ada +1, Ben 0" below an item of several documents: votes on that one alone. */
    private void addOfDocument(BodyLine line) {
        Matcher document = OF_DOCUMENT.matcher(line.text());
        if (items.isFormal() || !document.matches()) {
            return;
        }
        List<VoteLine.Ballot> ballots = VoteLine.read(document.group("votes"), voter).stream()
                .filter(ballot -> !ballot.name().equals(VoteLine.ALL))
                .toList();
        List<String> about = names.about(document.group("document"), "", day);
        if (ballots.isEmpty() || about.isEmpty()) {
            return;
        }
        List<ReadVote> read = ballots.stream()
                .map(ballot -> new ReadVote(ballot.name(), ballot.value(), line.number()))
                .toList();
        ballots.forEach(ballot -> note(ballot.name()));
        items.addApart(about, read);
    }

    /** What follows the reason that began in the line above, else the line itself. */
    private static String behindReason(String text) {
        int end = text.indexOf(')');
        return end < 0 ? text : text.substring(end + 1).replaceFirst("^[,;. ]+", "");
    }

    /** A line, and the next one where names go on in it. */
    private String joined(int at) {
        String text = lines.get(at).text();
        boolean goesOn = text.endsWith(",")
                && at + 1 < lines.size()
                && VoteLine.read(lines.get(at + 1).text(), voter).isEmpty(); // else it is read for itself
        return goesOn ? text + " " + lines.get(at + 1).text() : text;
    }

    /** "3b) Affixes - Ada +1, Ben 0": votes behind a heading, when all are of known voters. */
    private void addBehind(ItemHeading begun, BodyLine line) {
        Matcher mark = BEFORE_VOTES.matcher(begun.title());
        while (kind == Kind.MINUTES && mark.find()) {
            List<VoteLine.Ballot> ballots = VoteLine.read(begun.title().substring(mark.end()), voter);
            boolean told = (items.isCollected() && ballots.size() > 1)
                    || (ballots.size() >= FEWEST_VOTERS && !items.isTalk())
                    || ballots.stream()
                            .map(VoteLine.Ballot::name)
                            .allMatch(name -> name.equals(VoteLine.ALL) || voter.test(name));
            boolean reported = VoteProse.REPORTED
                    .matcher(begun.title().substring(0, mark.start()))
                    .find();
            if (!ballots.isEmpty() && told && !reported) {
                add(ballots, line);
                if (!items.isAgain()) {
                    String heading = items.heading();
                    String parting = mark.group().strip();
                    int question = parting.equals("?") ? 1 : 0; // of the heading
                    int end = Math.max(0, heading.lastIndexOf(parting) + question);
                    items.retitle(Headings.text(heading.substring(0, end)));
                }
                return;
            }
        }
    }

    private void noteMembers() {
        for (String name : rollCall.named()) {
            known.add(Voters.folded(name));
            known.add(Voters.folded(name.split(" ", 2)[0])); // votes are told by first names
            String last = name.substring(name.lastIndexOf(' ') + 1);
            if (last.length() >= SHORTEST_LAST_NAME) { // "Mr. Finch votes yes"
                known.add(Voters.folded(last));
            }
        }
    }

    private void add(List<VoteLine.Ballot> ballots, BodyLine line) {
        for (VoteLine.Ballot ballot : ballots) {
            Matcher several = ON_SEVERAL.matcher(line.text());
            if (!ballot.value().isCast() && several.find()) {
                items.addToAll(
                        new ReadVote(ballot.name(), ballot.value(), line.number()), several.group("both") != null);
            }
            if (!ballot.name().equals(VoteLine.ALL)) { // a consensus without names is no vote of anybody
                add(new ReadVote(ballot.name(), ballot.value(), line.number()));
            } else if (ballot.value() == VoteValue.ON_LIST) {
                items.add(new ReadVote(VoteLine.ALL, ballot.value(), line.number()));
            }
        }
    }

    private void add(ReadVote vote) {
        boolean title = kind == Kind.LATE_VOTES && !voter.test(vote.name()); // "Carbons: +1"
        if (!title && items.add(vote)) {
            note(vote.name());
        }
    }
}
