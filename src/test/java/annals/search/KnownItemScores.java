package annals.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How well known items are found.
 *
 * @param places of each item in each way, as {@link KnownItems#places} tells
 */
record KnownItemScores(List<Map<KnownItems.Way, Integer>> places) {
    static KnownItemScores of(KnownItems items, List<KnownItems.Item> asked) throws IOException {
        List<Map<KnownItems.Way, Integer>> places = new ArrayList<>();
        for (KnownItems.Item item : asked) {
            places.add(items.places(item));
        }
        return new KnownItemScores(places);
    }

    /** The mean of one by the place, nothing where not found. */
    double reciprocalRank(KnownItems.Way way) {
        return places.stream()
                .mapToDouble(place -> place.get(way) == 0 ? 0 : 1.0 / place.get(way))
                .average()
                .orElse(0);
    }

    /** The share found among the first ones. */
    double success(KnownItems.Way way, int among) {
        return (double) places.stream()
                        .filter(place -> isFound(place, way, among))
                        .count()
                / Math.max(1, places.size());
    }

    /** How many items one way finds among the first ones and the other does not. */
    long only(KnownItems.Way one, KnownItems.Way other, int among) {
        return places.stream()
                .filter(place -> isFound(place, one, among) && !isFound(place, other, among))
                .count();
    }

    /** The exact McNemar test, two-sided: how likely so unequal a split is if neither way is better. */
    double probability(KnownItems.Way one, KnownItems.Way other, int among) {
        long first = only(one, other, among);
        long second = only(other, one, among);
        long all = first + second;
        double tail = 0;
        double term = -all * Math.log(2); // of the logarithm: nothing of many; then each from the one before
        for (long k = 0; k <= Math.min(first, second); k++) {
            tail += Math.exp(term);
            term += Math.log((double) (all - k) / (k + 1));
        }
        return Math.min(1, 2 * tail);
    }

    private static boolean isFound(Map<KnownItems.Way, Integer> place, KnownItems.Way way, int among) {
        return place.get(way) > 0 && place.get(way) <= among;
    }

    /** A line for each way, and how ours compares. */
    String table() {
        StringBuilder table = new StringBuilder();
        for (KnownItems.Way way : KnownItems.Way.values()) {
            table.append(String.format(
                    Locale.ROOT,
                    "%-8s MRR %.3f  success@1 %.3f  @5 %.3f  @10 %.3f%n",
                    way.name().toLowerCase(Locale.ROOT),
                    reciprocalRank(way),
                    success(way, 1),
                    success(way, 5),
                    success(way, 10)));
        }
        for (KnownItems.Way way : List.of(KnownItems.Way.LUCENE, KnownItems.Way.MESSAGES)) {
            table.append(String.format(
                    Locale.ROOT,
                    "threads against %s @5: %d to %d, p = %.2g%n",
                    way.name().toLowerCase(Locale.ROOT),
                    only(KnownItems.Way.THREADS, way, 5),
                    only(way, KnownItems.Way.THREADS, 5),
                    probability(KnownItems.Way.THREADS, way, 5)));
        }
        return table.toString();
    }
}
