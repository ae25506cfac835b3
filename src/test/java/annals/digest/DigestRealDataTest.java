package annals.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The table of digest.md, computed again: what digests hold of what annotators chose in the threads of BC3. */
class DigestRealDataTest {
    static final double PENALTY = 30;
    private static final int FOLDS = 5;
    private static final int DRAWS = 200;
    private static final Path FOLDER = Path.of(System.getProperty("annals.shared", "../shared"), "eval", "bc3");

    @Test
    void holdsSevenTenthsOfTheBestWeight() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), FOLDER + " not found; set -Dannals.shared=DIR");
        List<Bc3.Judged> threads = Bc3.read(FOLDER);
        Map<String, Double> table = new TreeMap<>();
        table.put("random", mean(threads, DigestRealDataTest::random));
        table.put("lead", mean(threads, thread -> thread.recall(fitting(thread, inOrder(thread, true)))));
        table.put("lead of own words", mean(threads, thread -> thread.recall(fitting(thread, inOrder(thread, false)))));
        table.put(
                "LexRank", mean(threads, thread -> thread.recall(fitting(thread, LexRank.ranked(thread.sentences())))));
        table.put(
                "LexRank of own words",
                mean(threads, thread -> thread.recall(fitting(thread, LexRank.ranked(own(thread))))));
        table.put("digest", crossValidated(threads, PENALTY));
        for (Map.Entry<String, Double> row : table.entrySet()) {
            System.out.printf(Locale.ROOT, "%-20s %.3f%n", row.getKey(), row.getValue());
        }
        assertThat(threads).hasSize(20);
        assertThat(table.get("digest")).isGreaterThan(0.72);
        assertThat(table.get("random")).isBetween(0.34, 0.38);
        assertThat(table.get("LexRank of own words")).isGreaterThan(0.50);
        assertThat(table.get("LexRank of own words")).isGreaterThan(table.get("LexRank"));
        assertThat(table.get("lead of own words")).isGreaterThan(table.get("lead"));
    }

    private static List<Bc3.Sentence> own(Bc3.Judged thread) {
        return thread.sentences().stream()
                .filter(sentence -> !sentence.isQuoted())
                .toList();
    }

    interface Score {
        double of(Bc3.Judged thread);
    }

    private static double mean(List<Bc3.Judged> threads, Score score) {
        return threads.stream().mapToDouble(score::of).average().orElseThrow();
    }

    /** Each thread's digest by weights learned from the other folds; thread i is in fold i modulo 5. */
    static double crossValidated(List<Bc3.Judged> threads, double penalty) {
        double sum = 0;
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            List<Bc3.Judged> others = IntStream.range(0, threads.size())
                    .filter(i -> i % FOLDS != left)
                    .mapToObj(threads::get)
                    .toList();
            Weights weights = RidgeRegression.learn(others, penalty);
            for (int i = fold; i < threads.size(); i += FOLDS) {
                Bc3.Judged thread = threads.get(i);
                sum += thread.recall(thread.ofDigest(Digest.of(
                        ThreadSentences.of(thread.messages(), List.of()),
                        weights,
                        Digest.Bounds.words(thread.budget()))));
            }
        }
        return sum / threads.size();
    }

    private static double random(Bc3.Judged thread) {
        Random random = new Random(3);
        double sum = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            List<Bc3.Sentence> order = new ArrayList<>(thread.sentences());
            Collections.shuffle(order, random);
            sum += thread.recall(fitting(thread, order));
        }
        return sum / DRAWS;
    }

    /** All sentences as they come, or the own ones: the first of each mail, then the second of each mail. */
    private static List<Bc3.Sentence> inOrder(Bc3.Judged thread, boolean all) {
        if (all) {
            return thread.sentences();
        }
        Map<Integer, Integer> next = new TreeMap<>();
        record Placed(Bc3.Sentence sentence, int position) {}
        return thread.sentences().stream()
                .filter(sentence -> !sentence.isQuoted())
                .map(sentence -> new Placed(sentence, next.merge(sentence.mail(), 1, Integer::sum)))
                .sorted(Comparator.comparingInt(Placed::position))
                .map(Placed::sentence)
                .toList();
    }

    /** Those that fit into the budget, taken in order; one that does not fit is left out. */
    private static List<Bc3.Sentence> fitting(Bc3.Judged thread, List<Bc3.Sentence> order) {
        int left = thread.budget();
        List<Bc3.Sentence> fitting = new ArrayList<>();
        for (Bc3.Sentence sentence : order) {
            if (sentence.words() <= left) {
                left -= sentence.words();
                fitting.add(sentence);
            }
        }
        return fitting;
    }
}
