package annals.event;

import annals.event.Meeting.Item;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The votes of one sentence on several items of a meeting: one value for all, or a value for each. */
final class SeveralItems {
    private static final List<String> NUMBERS = List.of("none", "one", "both", "three", "four", "five");
    private static final Pattern COUNT = Pattern.compile("\\b(?:both|three|four|five)\\b", Pattern.CASE_INSENSITIVE);

    private final Meeting meeting;
    private final ItemsAbove items;
    private final ItemMeant meant;

    SeveralItems(Meeting meeting, ItemsAbove items, ItemMeant meant) {
        this.meeting = meeting;
        this.items = items;
        this.meant = meant;
    }

    /** The votes in order; empty where the text has none such. */
    Map<Item, VoteValue> read(String text) {
        Map<Item, VoteValue> votes = new LinkedHashMap<>();
        SweepingVote.read(text).ifPresent(sweeping -> addAll(sweeping, text, votes));
        if (votes.isEmpty()) {
            VotesInOrder.read(text).ifPresent(inOrder -> addEach(inOrder, text, votes));
        }
        return votes;
    }

    /** "+1 to both 3a and 3b", "+1 on everything", "-0 for either" below two headings. */
    private void addAll(SweepingVote sweeping, String text, Map<Item, VoteValue> votes) {
        for (Item item : meant(sweeping, text)) {
            Optional<VoteValue> apart = sweeping.but().stream()
                    .filter(other -> other.item().equals(item.label()))
                    .map(OwnVote::value)
                    .findFirst();
            votes.put(item, apart.orElse(sweeping.value()));
        }
    }

    private List<Item> meant(SweepingVote sweeping, String text) {
        if (sweeping.items().size() == 1) {
            return below(sweeping.items().getFirst());
        }
        if (!sweeping.items().isEmpty()) {
            return items.named(sweeping.items());
        }
        return all(text);
    }

    /** "+1 on all of 4": the items 4a, 4b and so on. */
    private List<Item> below(String label) {
        return meeting.items().stream()
                .filter(item -> !item.formal()
                        && !item.votes().isEmpty()
                        && item.label().matches(Pattern.quote(label) + "(?:[a-z]|\\.\\d{1,2})"))
                .toList();
    }

    /** What others have voted on, where the author was away; as many items as the text counts. */
    private List<Item> unvoted(String text) {
        List<Item> voted = meeting.items().stream()
                .filter(item -> !item.formal() && !item.votes().isEmpty())
                .toList();
        Matcher count = COUNT.matcher(text);
        boolean counted = !count.find() || NUMBERS.indexOf(count.group().toLowerCase(Locale.ROOT)) == voted.size();
        return counted && voted.stream().noneMatch(meant::isVotedOn) ? voted : List.of();
    }

    /** "My own votes are +1 and 0": as many as there are items. */
    private void addEach(VotesInOrder inOrder, String text, Map<Item, VoteValue> votes) {
        List<Item> voted = inOrder.items().isEmpty() ? all(text) : items.named(inOrder.items());
        if (voted.size() == inOrder.values().size()) {
            for (int i = 0; i < voted.size(); i++) {
                votes.put(voted.get(i), inOrder.values().get(i));
            }
        }
    }

    /**
     * All items that one value is for: those quoted above it or, below none, those that are open or that others voted
     * on.
     */
    private List<Item> all(String text) {
        if (meeting.isCall() && items.above().size() <= 1) {
            return meeting.items().stream()
                    .filter(item -> !item.formal() && item.firstLine() > 0)
                    .toList();
        }
        if (items.closest().isPresent()) { // one: on both documents there
            return items.above().size() > 1 ? items.above() : List.of();
        }
        List<Item> open = meant.open();
        return open.isEmpty() ? unvoted(text) : open;
    }
}
