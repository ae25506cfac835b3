package annals.thread;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Weighs messages by how much of a quote they say, and how few others say it. */
final class Weighing {
    /**
     * A message that says what another one quotes.
     *
     * @param message its number
     * @param shared how many of the quoted shingles it says, of those that are in its sample
     * @param weight the same with each shingle divided by the number of messages that say it
     */
    record Sayer(int message, int shared, double weight) {}

    private static final Comparator<Sayer> HEAVIEST = Comparator.comparingDouble(Sayer::weight)
            .thenComparingInt(Sayer::message)
            .reversed();

    private final Map<Integer, Sayer> sayers = new HashMap<>();

    /** Adds a message that says a shingle, as do {@code many} with it. */
    void add(int message, int many) {
        Sayer before = sayers.getOrDefault(message, new Sayer(message, 0, 0));
        sayers.put(message, new Sayer(message, before.shared() + 1, before.weight() + 1.0 / many));
    }

    /** The heaviest so many, of equals those with the greatest numbers. */
    List<Sayer> heaviest(int most) {
        List<Sayer> sorted = sorted();
        return sorted.subList(0, Math.min(sorted.size(), most));
    }

    /** The heaviest so many, and those that weigh as much as the last of them. */
    List<Sayer> heaviestAndEquals(int most) {
        List<Sayer> sorted = sorted();
        int end = Math.min(sorted.size(), most);
        while (end > 0
                && end < sorted.size()
                && sorted.get(end).weight() == sorted.get(end - 1).weight()) {
            end++;
        }
        return sorted.subList(0, end);
    }

    private List<Sayer> sorted() {
        List<Sayer> sorted = new ArrayList<>(sayers.values());
        sorted.sort(HEAVIEST);
        return sorted;
    }
}
