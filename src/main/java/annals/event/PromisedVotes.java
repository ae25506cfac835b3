package annals.event;

import annals.event.Meeting.Item;
import annals.event.Meeting.ReadVote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Votes that minutes say are to come on items that they call by their numbers, wherever they say it: "Ada has ten days
 * to vote on items 3 and 4", "Ben votes +1 on this one; he will do 3 on the list".
 */
final class PromisedVotes {
    private static final String LABEL = "\\d{1,2}(?:\\.\\d{1,2}|[a-z])?(?![\\p{L}\\p{N}])";
    private static final String LETTERS = "[a-h](?:\\)?(?:, ?and |, ?| and | & )[a-h](?![\\p{L}\\p{N}])){1,7}";
    private static final Pattern ONE = Pattern.compile(LABEL + "|(?<![\\p{L}])[a-h](?![\\p{L}])");
    private static final String LABELS = "(?:both )?(?:agenda )?(?:items?|points?|topics?)? ?(?<labels>" + LETTERS + "|"
            + LABEL + "(?:(?:, ?and |, ?| and | & ?|/)" + LABEL + "){0,9})";
    private static final String NAME = "(?<name>" + VoteLine.NAME + ")";
    private static final Pattern TIME = Pattern.compile(
            NAME + " (?:still )?(?:has|gets|have)(?: until [^,;.]{3,20}| [^,;.]{1,30}?(?:weeks?|days?|fortnight))?"
                    + "(?: left)?(?: still)? (?:to (?:cast|send) (?:his|her|their|a) votes? (?:on|for)|to vote (?:on|for)|for) "
                    + LABELS + "[.! ]*",
            Pattern.CASE_INSENSITIVE);
    private static final String ON_LIST =
            "(?:will|shall|to|has to|wants to)(?: then| also)? (?:vote on|vote for|do|answer|cover) " + LABELS
                    + " (?:on(?: the)?[- ]?(?:mailing )?list|by e?-?mail|on-list)\\b.*";
    private static final Pattern LATER = Pattern.compile(NAME + " " + ON_LIST, Pattern.CASE_INSENSITIVE);
    private static final Pattern SAME_PERSON = Pattern.compile(
            NAME + "\\b[^:;]{0,120}[;,.](?: and| but)? (?:he|she|they|who) " + ON_LIST, Pattern.CASE_INSENSITIVE);

    /** "Ada (late) is +1 on 3 and 4, too", "Ben was asked for 1 and 2 and voted +1 on both". */
    private static final String CAST =
            "(?:(?:votes?|voted|is|was|gives?|gave|adds?|added|says?|said|cast)(?: then| also| now)?(?: an?)?|:|-) (?<value>[+-][01])";
    /** "Ada: +1, and +1 on 3a, too". */
    private static final Pattern HERE_TOO = Pattern.compile(
            NAME
                    + "\\b(?: ?[:=>-]{1,2} ?| (?:is|was|votes?|voted) )[+-]?[01][^:;.?]{0,40}?(?:,| -|;|\\.)? (?:and|also)(?: an?| also)? (?<value>[+-][01]) (?:on|for|to) "
                    + LABELS + "(?=$|[,;.! ]).*",
            Pattern.CASE_INSENSITIVE);

    private static final List<Pattern> LATE = List.of(
            Pattern.compile(
                    NAME + "\\b[^:;.?+]{0,80}? ?" + CAST + " (?:on|for|to) " + LABELS
                            + "(?:,? (?:too|as well|also)\\b|[.! ]*$).*",
                    Pattern.CASE_INSENSITIVE),
            HERE_TOO,
            Pattern.compile(
                    NAME + "\\b[^:;.?+]{0,60} " + LABELS + "[^:;.?+\\d]{0,40}" + CAST
                            + " (?:on|for|to) (?:both|all|each|them)\\b.*",
                    Pattern.CASE_INSENSITIVE));

    /** @param here whether the vote counts in the item in which it stands, too */
    private record Promise(ReadVote vote, Set<String> labels, boolean here) {}

    private final Predicate<String> voter;
    private final List<Promise> promises = new ArrayList<>();

    PromisedVotes(Predicate<String> voter) {
        this.voter = voter;
    }

    /** Takes in a line. */
    void read(BodyLine line) {
        if (line.text().length() > VoteLine.LONGEST || !VoteLine.mayHold(line.text())) {
            return;
        }
        String text = VoteText.plain(line.text());
        promise(TIME, VoteValue.PENDING, text, line.number())
                .or(() -> promise(LATER, VoteValue.ON_LIST, text, line.number()))
                .or(() -> promise(SAME_PERSON, VoteValue.ON_LIST, text, line.number()))
                .or(() -> cast(text, line.number()))
                .ifPresent(promises::add);
    }

    private Optional<Promise> cast(String text, int line) {
        return VoteProse.REPORTED.matcher(text).find()
                ? Optional.empty()
                : LATE.stream()
                        .flatMap(shape -> cast(shape, text, line).stream())
                        .findFirst();
    }

    private Optional<Promise> cast(Pattern shape, String text, int line) {
        Matcher told = shape.matcher(text);
        return told.matches()
                ? VoteLine.value(told.group("value")).flatMap(value -> promise(told, value, line, shape == HERE_TOO))
                : Optional.empty();
    }

    private Optional<Promise> promise(Pattern shape, VoteValue value, String text, int line) {
        Matcher told = shape.matcher(text);
        return told.matches() ? promise(told, value, line, false) : Optional.empty();
    }

    private Optional<Promise> promise(Matcher told, VoteValue value, int line, boolean here) {
        return List.of(told.group("name"), told.group("name").split(" ", 2)[0]).stream()
                .filter(voter)
                .findFirst()
                .map(name -> new Promise(new ReadVote(name, value, line), labels(told.group("labels")), here));
    }

    private static Set<String> labels(String written) {
        return ONE.matcher(written).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    /** The items with these votes, where they have none of the same voter. */
    List<Item> added(List<Item> items) {
        List<Item> all = items;
        for (Promise promise : promises) {
            boolean known =
                    promise.labels().stream().allMatch(label -> items.stream().anyMatch(item -> isOf(label, item)));
            if (known) {
                all = all.stream().map(item -> added(item, promise)).toList();
            }
        }
        return all;
    }

    private static boolean isOf(String label, Item item) {
        return !item.formal() && item.label().equals(label);
    }

    private static Item added(Item item, Promise promise) {
        ReadVote vote = promise.vote();
        boolean here = promise.labels().stream().anyMatch(label -> isOf(label, item));
        List<ReadVote> votes = new ArrayList<>(item.votes());
        if (!here && !promise.here()) {
            votes.remove(vote); // it stands in this item, but is of others
        } else if (here
                && votes.stream().noneMatch(other -> Voters.folded(other.name()).equals(Voters.folded(vote.name())))) {
            votes.add(vote);
        }
        return item.with(votes);
    }
}
