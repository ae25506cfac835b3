package annals.digest;

import annals.digest.ThreadSentences.Candidate;
import annals.mail.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The most telling sentences of a thread. Each is scored by its {@link Feature}s; the best one is taken, then again and
 * again the one that is best after what it repeats of those taken is counted against it.
 */
public final class Digest {
    /** What a sentence loses that repeats one already taken, in the unit of the score: annotators of three. */
    private static final double REPETITION = 0.5;

    private static final int REASONS = 3;
    /** What adds less, in the unit of the score, is no reason. */
    private static final double LEAST_GAIN = 0.01;

    private Digest() {}

    /**
     * How much of a thread is wanted; both bounds hold.
     *
     * @param sentences at most so many sentences
     * @param words at most so many words, runs of characters other than white space; a sentence that would not fit is
     *     left out and a lower one that fits is taken
     */
    public record Bounds(int sentences, int words) {
        public Bounds {
            if (sentences < 0 || words < 0) {
                throw new IllegalArgumentException("bounds must be >= 0, got " + sentences + " and " + words);
            }
        }

        /** At most so many sentences. */
        public static Bounds sentences(int sentences) {
            return new Bounds(sentences, Integer.MAX_VALUE);
        }

        /** At most so many words. */
        public static Bounds words(int words) {
            return new Bounds(Integer.MAX_VALUE, words);
        }
    }

    /**
     * The most telling sentences of a thread.
     *
     * @param messages in reading order
     * @param vocabulary names of what the digest is wanted for: a sentence with one of them is preferred; may be empty
     * @return in reading order; {@link CitedSentence#rank()} tells the order of choice
     */
    public static List<CitedSentence> of(List<Message> messages, List<String> vocabulary, Bounds bounds) {
        if (bounds.sentences() == 0 || bounds.words() == 0) {
            return List.of();
        }
        return of(ThreadSentences.of(messages, vocabulary), Weights.builtIn(), bounds);
    }

    static List<CitedSentence> of(List<Candidate> candidates, Weights weights, Bounds bounds) {
        Map<Feature, Double> mean = mean(candidates);
        List<Integer> chosen = choose(candidates, weights, bounds);
        return chosen.stream()
                .sorted()
                .map(i -> cited(candidates.get(i), chosen.indexOf(i) + 1, weights, mean))
                .toList();
    }

    private static List<Integer> choose(List<Candidate> candidates, Weights weights, Bounds bounds) {
        double[] score = candidates.stream()
                .mapToDouble(candidate -> weights.score(candidate.features()))
                .toArray();
        double[] repeated = new double[score.length];
        boolean[] out = new boolean[score.length];
        Set<String> texts = new HashSet<>();
        List<Integer> chosen = new ArrayList<>();
        int left = bounds.words();
        while (chosen.size() < bounds.sentences()) {
            int best = -1;
            for (int i = 0; i < score.length; i++) {
                out[i] |= candidates.get(i).words() > left;
                if (!out[i] && (best < 0 || value(score, repeated, i) > value(score, repeated, best))) {
                    best = i;
                }
            }
            if (best < 0) {
                break;
            }
            out[best] = true;
            Candidate taken = candidates.get(best);
            if (texts.add(taken.text())) {
                chosen.add(best);
                left -= taken.words();
                for (int i = 0; i < score.length; i++) {
                    if (!out[i]) {
                        repeated[i] = Math.max(
                                repeated[i],
                                ThreadSentences.dot(candidates.get(i).terms(), taken.terms()));
                    }
                }
            }
        }
        return chosen;
    }

    private static double value(double[] score, double[] repeated, int i) {
        return score[i] - REPETITION * repeated[i];
    }

    /** What each feature is on average. */
    static Map<Feature, Double> mean(List<Candidate> candidates) {
        Map<Feature, Double> mean = new EnumMap<>(Feature.class);
        for (Candidate candidate : candidates) {
            candidate
                    .features()
                    .forEach((feature, value) -> mean.merge(feature, value / candidates.size(), Double::sum));
        }
        return mean;
    }

    private static CitedSentence cited(Candidate candidate, int rank, Weights weights, Map<Feature, Double> mean) {
        return new CitedSentence(
                candidate.text(),
                candidate.message().id(),
                candidate.message().from().display(),
                candidate.message().sent(),
                rank,
                reasons(candidate, weights, mean));
    }

    /** What sets the sentence apart from the others of its thread, the weightiest first. */
    private static List<String> reasons(Candidate candidate, Weights weights, Map<Feature, Double> mean) {
        record Reason(Feature feature, double gain) {}
        return candidate.features().entrySet().stream()
                .filter(feature -> feature.getValue() > mean.getOrDefault(feature.getKey(), 0.0))
                .map(feature -> new Reason(
                        feature.getKey(),
                        weights.of(feature.getKey()) * (feature.getValue() - mean.getOrDefault(feature.getKey(), 0.0))))
                .filter(reason -> reason.gain() > LEAST_GAIN)
                .sorted(Comparator.comparingDouble(Reason::gain).reversed())
                .limit(REASONS)
                .map(reason -> reason.feature().why())
                .toList();
    }
}
