package annals.event;

import annals.event.Meeting.Item;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The votes of one sentence on several items of a meeting: one value for all, or a value for each. */
final class SeveralItems {
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
        SweepingVote.read(text).ifPresent(sweeping -> addAll(sweeping, votes));
        if (votes.isEmpty()) {
            VotesInOrder.read(text).ifPresent(inOrder -> addEach(inOrder, votes));
        }
        return votes;
    }

    /** "+1 to both 3a and 3b", "+1 on everything", "-0 for either" below two headings. */
    private void addAll(SweepingVote sweeping, Map<Item, VoteValue> votes) {
        for (Item item : sweeping.items().isEmpty() ? all() : items.named(sweeping.items())) {
            Optional<VoteValue> apart = sweeping.but().stream()
                    .filter(other -> other.item().equals(item.label()))
                    .map(OwnVote::value)
                    .findFirst();
            votes.put(item, apart.orElse(sweeping.value()));
        }
    }

    /** "My own votes are +1 and 0": as many as there are items. */
    private void addEach(VotesInOrder inOrder, Map<Item, VoteValue> votes) {
        List<Item> voted = inOrder.items().isEmpty() ? all() : items.named(inOrder.items());
        if (voted.size() == inOrder.values().size()) {
            for (int i = 0; i < voted.size(); i++) {
                votes.put(voted.get(i), inOrder.values().get(i));
            }
        }
    }

    /** All items that one value is for: those quoted above it or, below none, those that are open. */
    private List<Item> all() {
        if (meeting.isCall() && items.above().size() <= 1) {
            return meeting.items().stream()
                    .filter(item -> !item.formal() && item.firstLine() > 0)
                    .toList();
        }
        if (items.closest().isPresent()) { // one: on both documents there
            return items.above().size() > 1 ? items.above() : List.of();
        }
        List<Item> open = meant.open();
        return open.isEmpty() ? meant.unvoted() : open;
    }
}
