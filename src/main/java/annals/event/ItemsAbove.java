package annals.event;

import annals.event.Meeting.Item;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The items of a meeting whose headings stand above a line of a mail, its own or quoted ones, while the mail is read.
 */
final class ItemsAbove {
    private static final int MOST_WORDS = 8;
    private static final int SHORTEST_QUOTE = 12;
    private static final Pattern SENTENCE = Pattern.compile(
            "[.,;!]$|\\b(?:is|are|was|has|have|does|should|would|could|can|may|i)\\b", Pattern.CASE_INSENSITIVE);

    private final List<Item> items;
    private final List<BodyLine> lines;
    private final ItemsNamed named;
    private final Set<Item> above = new LinkedHashSet<>();
    private Optional<Item> closest = Optional.empty();
    private Set<Item> ofSubject = Set.of();
    private boolean astray;
    private boolean spent;

    /**
     * @param titled the document that has a title, empty for other words
     * @param title the title that a document has, may be empty
     */
    ItemsAbove(Meeting meeting, UnaryOperator<String> titled, UnaryOperator<String> title) {
        this.items = meeting.items();
        this.lines = meeting.lines();
        this.named = new ItemsNamed(items, titled, title);
    }

    /** The item that the subject tells, above all headings; with several documents it tells those of each. */
    void begin(Optional<Item> item, String subject) {
        closest = item;
        ofSubject = item.map(Set::of).orElseGet(() -> {
            Set<String> documents = ItemsNamed.documents(subject, List.of());
            return items.stream()
                    .filter(one -> !one.formal() && one.deliverables().stream().anyMatch(documents::contains))
                    .collect(Collectors.toSet());
        });
    }

    ItemsNamed named() {
        return named;
    }

    /** The item of the closest heading, unless that is a formality. */
    Optional<Item> closest() {
        return closest;
    }

    /** Whether the subject of the mail tells an item. */
    boolean isOfSubject(Item item) {
        return ofSubject.contains(item);
    }

    /** Those above since the last vote, in order. */
    List<Item> above() {
        return List.copyOf(above);
    }

    /** Whether the closest heading is of no item that can be voted on. */
    boolean isAstray() {
        return astray;
    }

    /** A vote is cast: the headings above it are not those of the next one. */
    void spend() {
        spent = true;
    }

    /** Whether a line is the title of an item. */
    boolean isTitle(BodyLine line) {
        return titled(line).isPresent();
    }

    /** Goes on to the item of a line that is a heading; a formality, or an item of other minutes, is none. */
    void note(BodyLine line) {
        Optional<Item> titled = titled(line);
        String label = MinutesReader.labelOf(line.text());
        if (!label.isEmpty()) {
            place(named.byLabel(label).or(() -> titled));
        } else if (titled.isPresent()) {
            place(titled);
        }
    }

    /** Goes on to the only item with these votes, where they are quoted without their heading. */
    void noteVotes(List<VoteLine.Ballot> ballots) {
        if (above.isEmpty() || spent) {
            List<Item> having = items.stream()
                    .filter(item -> !item.formal() && ballots.stream().allMatch(ballot -> has(item, ballot)))
                    .toList();
            if (having.size() == 1) {
                place(Optional.of(having.getFirst()));
            }
        }
    }

    /** Goes on to the item in which a quoted line stands, if it stands in one alone; whether it does. */
    boolean noteQuoted(String quoted) {
        List<Integer> numbers = quoted.length() < SHORTEST_QUOTE
                ? List.of()
                : lines.stream()
                        .filter(line -> line.text().equals(quoted))
                        .map(BodyLine::number)
                        .toList();
        Optional<Item> found = numbers.size() == 1 ? at(numbers.getFirst()) : Optional.empty();
        found.ifPresent(item -> place(found));
        return found.isPresent();
    }

    /** The item that has a line, by its votes or its place. */
    private Optional<Item> at(int line) {
        List<Item> voted = items.stream()
                .filter(item -> item.votes().stream().anyMatch(vote -> vote.line() == line))
                .toList();
        if (!voted.isEmpty()) {
            return voted.stream().map(Item::heading).distinct().count() == 1
                    ? Optional.of(voted.getFirst())
                    : Optional.empty();
        }
        return items.stream()
                .filter(item -> item.firstLine() <= line)
                .max(Comparator.comparingInt(Item::firstLine)
                        .thenComparingInt(item -> item.deliverables().size()))
                .filter(item -> !item.formal());
    }

    private static boolean has(Item item, VoteLine.Ballot ballot) {
        return item.votes().stream()
                .anyMatch(vote -> vote.value() == ballot.value()
                        && Voters.folded(vote.name()).equals(Voters.folded(ballot.name())));
    }

    /** Goes on to an item; to none where it is empty. */
    void place(Optional<Item> item) {
        closest = item.filter(known -> !known.formal());
        astray = closest.isEmpty();
        if (spent) {
            above.clear();
            spent = false;
        }
        closest.ifPresent(above::add);
    }

    /** The items of these names; none where one of several words is of no item. */
    List<Item> named(List<String> names) {
        List<Item> found = names.stream()
                .flatMap(name -> named
                        .byLabel(name)
                        .or(() -> named.byDocument(name))
                        .or(() -> named.byWords(name))
                        .or(() -> named.byHint(name))
                        .stream())
                .filter(item -> !item.formal())
                .toList();
        boolean words = names.stream().anyMatch(name -> name.chars().noneMatch(Character::isDigit));
        return words && found.size() < names.size() ? List.of() : found;
    }

    private Optional<Item> titled(BodyLine line) {
        return named.byTitle(Headings.text(line.text()))
                .or(() -> documented(line))
                .or(() -> votedOn(line));
    }

    /** "XEP-0384 (device lists)": a few words that begin with the document of an item, and are no sentence. */
    private Optional<Item> documented(BodyLine line) {
        String text = line.text();
        boolean title = Headings.LEADING_NAME.matcher(text).matches()
                && text.split(" ", MOST_WORDS + 1).length <= MOST_WORDS
                && !SENTENCE.matcher(text).find()
                && OwnVote.read(text).isEmpty();
        return title ? named.byDocument(text) : Optional.empty();
    }

    /** Below a vote that is quoted, such as "XEP-0384: -1", its author speaks of that item. */
    private Optional<Item> votedOn(BodyLine line) {
        if (line.own() || !VoteLine.mayHold(line.text())) {
            return Optional.empty();
        }
        return OwnVote.read(line.text()).stream()
                .filter(vote -> !vote.item().isEmpty())
                .flatMap(vote ->
                        (vote.label().isEmpty() ? named.byDocument(vote.item()) : named.byLabel(vote.label())).stream())
                .findFirst();
    }
}
