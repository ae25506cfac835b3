package annals.digest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Continuous LexRank (Erkan and Radev 2004), to measure against: idf-modified cosines, PageRank with damping 0.15 over
 * the rows made to sum to 1. Quoted sentences count twice and more for what they repeat, so that with them the most
 * central sentences are quotes, which annotators seldom choose.
 */
final class LexRank {
    private static final double DAMPING = 0.15;
    private static final int ROUNDS = 100;

    private LexRank() {}

    /** Some sentences of a thread, the most central first. */
    static List<Bc3.Sentence> ranked(List<Bc3.Sentence> sentences) {
        int size = sentences.size();
        double[][] similar = similarities(sentences);
        double[] rank = new double[size];
        Arrays.fill(rank, 1.0 / size);
        for (int round = 0; round < ROUNDS; round++) {
            double[] next = new double[size];
            for (int i = 0; i < size; i++) {
                double sum = Arrays.stream(similar[i]).sum();
                for (int j = 0; j < size; j++) {
                    next[j] += DAMPING / size * rank[i]
                            + (1 - DAMPING) * rank[i] * (sum == 0 ? 1.0 / size : similar[i][j] / sum);
                }
            }
            rank = next;
        }
        double[] score = rank;
        return IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -score[i]))
                .map(sentences::get)
                .toList();
    }

    private static double[][] similarities(List<Bc3.Sentence> sentences) {
        Map<String, Integer> frequency = new HashMap<>();
        sentences.forEach(
                s -> new HashSet<>(Words.telling(s.text())).forEach(word -> frequency.merge(word, 1, Integer::sum)));
        List<Map<String, Double>> vectors = new ArrayList<>();
        sentences.forEach(s -> vectors.add(ThreadSentences.unit(Words.telling(s.text()), frequency, sentences.size())));
        double[][] similar = new double[sentences.size()][sentences.size()];
        for (int i = 0; i < similar.length; i++) {
            for (int j = 0; j < similar.length; j++) {
                similar[i][j] = ThreadSentences.dot(vectors.get(i), vectors.get(j));
            }
        }
        return similar;
    }
}
