package annals.event;

import annals.event.Meeting.Item;
import annals.event.Meeting.ReadVote;
import annals.tag.Identifier;
import annals.tag.IdentifierScanner;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which item of a meeting a vote in a later mail is on: by its words, its place, or since no other is open. */
final class ItemMeant {
    /** "+1 to what Ada said". */
    private static final Pattern TALK = Pattern.compile(
            "(?:that|this|what|it|your|his|her|their|ideas?|everything|all)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern ENCLOSED = Pattern.compile(
            "\\((?:(?:agenda )?item |that's |i\\.e\\.,? )?(?<label>\\d{1,2}[a-z])(?: (?:of|in|from|on) [^()]{1,40})?\\)",
            Pattern.CASE_INSENSITIVE);

    /** "Message Threads (2)" */
    private static final Pattern LABEL_BEHIND = Pattern.compile("\\p{L} \\((?<label>\\d{1,2}[a-z]?)\\)$");

    private final Meeting meeting;
    private final ItemsAbove items;
    private final Optional<String> member;
    private final Author author;

    /**
     * The author of a mail.
     *
     * @param outside whether it stands in another thread than the minutes
     * @param anybody whether no list of members tells who may vote
     * @param changes whether the mail takes a vote back
     * @param earlier the item on which the author voted last in the thread
     */
    record Author(boolean outside, boolean anybody, boolean changes, Optional<Item> earlier) {}

    ItemMeant(Meeting meeting, ItemsAbove items, Optional<String> member, Author author) {
        this.meeting = meeting;
        this.items = items;
        this.member = member;
        this.author = author;
    }

    /** The item of a vote. */
    Optional<Item> by(OwnVote vote) {
        String words = vote.item();
        String label = vote.label();
        if (!label.isEmpty()) {
            return items.named()
                    .byLabel(label)
                    .or(() -> label.matches("\\d\\d") ? items.named().byDocument(label) : Optional.empty())
                    .filter(item -> !item.formal());
        }
        Matcher behind = LABEL_BEHIND.matcher(words);
        Optional<Item> labelled = behind.find() ? items.named().byLabel(behind.group("label")) : Optional.empty();
        if (labelled.filter(item -> !item.formal()).isPresent()) {
            return labelled;
        }
        Optional<Item> told = words.isEmpty() ? Optional.empty() : items.named().byWords(words);
        if (told.isPresent()) {
            return told;
        }
        boolean placed = words.isEmpty() || vote.loose();
        if (member.isEmpty() && !author.anybody()) {
            return Optional.empty();
        }
        if (placed && items.closest().isPresent()) {
            return items.closest();
        }
        return Optional.of(words)
                .filter(text -> !author.outside() && !TALK.matcher(text).lookingAt())
                .flatMap(items.named()::byHint)
                .or(() -> placed && !author.outside() && !items.isAstray() ? onlyOpen() : Optional.empty());
    }

    /** "I had promised to read the device lists. I have: +1": what the words before the value are about. */
    Optional<Item> saidBefore(String text, OwnVote vote) {
        int value = text.indexOf(vote.value().text());
        if (value <= 0 || author.outside() || member.isEmpty() || !(vote.item().isEmpty() || vote.loose())) {
            return Optional.empty();
        }
        String before = text.substring(0, value);
        return items.named().byDocument(before).or(() -> items.named().byHint(before));
    }

    /** "+1 for the advancement (4a of last week)". */
    Optional<Item> enclosed(String text, OwnVote vote) {
        Matcher label = ENCLOSED.matcher(text);
        return vote.label().isEmpty() && label.find()
                ? items.named()
                        .byLabel(label.group("label").toLowerCase(Locale.ROOT))
                        .filter(item -> !item.formal())
                : Optional.empty();
    }

    /** "Ada, are you +1 with this?" - "Yes.": the only item on which the author's vote is missing or a veto. */
    Optional<Item> asked(VoteValue value) {
        List<Item> fit = meeting.items().stream()
                .filter(item -> !item.formal() && !item.votes().isEmpty() && (isOpen(item) || hasVeto(item)))
                .toList();
        return items.closest()
                .or(author::earlier)
                .or(() -> fit.size() == 1 ? Optional.of(fit.getFirst()) : Optional.empty())
                .filter(item -> isOpen(item) || isOtherwise(item, value));
    }

    private boolean hasVeto() {
        return meeting.items().stream().anyMatch(this::hasVeto);
    }

    private boolean hasVeto(Item item) {
        return item.votes().stream().filter(this::isOwn).anyMatch(vote -> vote.value() == VoteValue.AGAINST);
    }

    private boolean isOwn(ReadVote vote) {
        return member.filter(name -> Voters.isShortFor(name, vote.name())).isPresent();
    }

    /** Below a quote that speaks of one document, a vote alone is on that. */
    Optional<Item> quoted(OwnVote vote, List<BodyLine> lines) {
        if (author.outside()
                || member.isEmpty()
                || items.isAstray()
                || !(vote.item().isEmpty() || vote.loose())) {
            return Optional.empty();
        }
        String quotes =
                lines.stream().filter(line -> !line.own()).map(BodyLine::text).collect(Collectors.joining("\n"));
        return items.named().byDocument(quotes).filter(item -> isOpen(item) || isOtherwise(item, vote.value()));
    }

    /** "Would that bring you back to +1?" - "Yes. +1": a vote that is asked for is on the item of the last one. */
    Optional<Item> answered(OwnVote vote, List<BodyLine> lines) {
        boolean asked = !items.isAstray()
                && ItemsNamed.documents(vote.item(), List.of()).isEmpty()
                && isAsked(lines);
        return asked ? author.earlier() : Optional.empty();
    }

    private static boolean isAsked(List<BodyLine> lines) {
        return lines.stream()
                .anyMatch(line -> !line.own()
                        && line.text().endsWith("?")
                        && VoteRecogniser.CAST.matcher(line.text()).find());
    }

    /**
     * The item of a sentence that votes in passing, where the author's vote there is not the same already.
     *
     * @param before the author's words down to it
     */
    Optional<Item> inPassing(String sentence, String before, VoteValue value) {
        Optional<Item> said = said(sentence);
        if (said.isEmpty()
                && IdentifierScanner.scan(sentence).stream().anyMatch(one -> one.kind() == Identifier.Kind.XEP)) {
            return Optional.empty();
        }
        return said.or(items::closest)
                .or(() -> author.outside() ? Optional.empty() : said(before))
                .or(() -> author.outside() || items.isAstray() ? Optional.empty() : onlyOpen())
                .filter(item -> !item.formal() && (isOpen(item) || isOtherwise(item, value)));
    }

    private Optional<Item> said(String text) {
        return items.named().byDocument(text).or(() -> items.named().byHint(text));
    }

    /**
     * Whether a vote takes back the author's veto on an item in another thread: the subject tells the item, and so do
     * the words of the vote, or a quoted question asks for it.
     */
    boolean lifts(Item item, OwnVote vote, List<BodyLine> lines) {
        return author.outside()
                && vote.value() != VoteValue.AGAINST
                && hasVeto(item)
                && items.isOfSubject(item)
                && (vote.item().isEmpty()
                        ? isAsked(lines)
                        : items.named()
                                .byWords(vote.item())
                                .filter(item::equals)
                                .isPresent());
    }

    /** Whether the minutes have that vote of the author's on an item. */
    boolean hasSame(Item item, VoteValue value) {
        return item.votes().stream().filter(this::isOwn).anyMatch(vote -> vote.value() == value);
    }

    /** Whether the author's vote on an item was another one. */
    private boolean isOtherwise(Item item, VoteValue value) {
        return !author.outside() && item.votes().stream().filter(this::isOwn).allMatch(vote -> vote.value() != value);
    }

    /** The item, as far as it is about the one document of several that the words name. */
    static Item narrowed(Item item, String words) {
        List<String> named = item.deliverables().stream()
                .filter(id -> ItemsNamed.documents(words, item.deliverables()).contains(id))
                .toList();
        return named.isEmpty() || named.size() == item.deliverables().size()
                ? item
                : new Item(item.heading(), item.label(), named, item.firstLine(), item.formal(), item.votes());
    }

    /** The only item on which the author's vote is missing or, where the mail takes a vote back, a veto. */
    private Optional<Item> onlyOpen() {
        List<Item> open = open();
        return open.size() == 1 && member.isPresent() ? Optional.of(open.getFirst()) : Optional.empty();
    }

    /** The items on which the author's vote is missing. */
    List<Item> open() {
        return meeting.items().stream()
                .filter(item -> !item.formal() && isOpen(item))
                .toList();
    }

    /** Whether minutes tell a vote of the author's on an item, cast or to come. */
    boolean isVotedOn(Item item) {
        return item.votes().stream().anyMatch(this::isOwn);
    }

    /** Whether the author is to vote on an item by mail. */
    boolean isToCome(Item item) {
        return item.votes().stream()
                .filter(this::isOwn)
                .anyMatch(vote -> !vote.value().isCast());
    }

    boolean isOpen(Item item) {
        return item.votes().stream()
                .filter(vote -> vote.name().equals(VoteLine.ALL) || isOwn(vote))
                .anyMatch(vote -> (author.changes() && hasVeto())
                        ? vote.value() == VoteValue.AGAINST
                        : !vote.value().isCast());
    }
}
