package annals.digest;

import annals.digest.ThreadSentences.Candidate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Learns {@link Weights} from judged threads: least squares on the votes of each sentence, with a penalty on the weight
 * of each standardised feature. Features and votes are taken from their mean in the thread, since a digest only
 * compares sentences of one thread.
 */
final class RidgeRegression {
    /** What no judged thread can tell, set by hand: BC3 knows no deliverables. */
    static final double VOCABULARY_WEIGHT = 0.2;

    private static final List<Feature> FEATURES = List.of(Feature.values());

    private RidgeRegression() {}

    static Weights learn(List<Bc3.Judged> threads, double penalty) {
        int size = FEATURES.size();
        List<double[]> rows = new ArrayList<>();
        List<Double> targets = new ArrayList<>();
        for (Bc3.Judged thread : threads) {
            centred(thread, rows, targets);
        }
        double[] scale = new double[size];
        for (int f = 0; f < size; f++) {
            int column = f;
            scale[f] = Math.sqrt(
                    rows.stream().mapToDouble(row -> row[column] * row[column]).sum() / rows.size());
        }
        double[][] matrix = new double[size][size + 1];
        for (int r = 0; r < rows.size(); r++) {
            double[] row = rows.get(r);
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    matrix[i][j] += scaled(row, i, scale) * scaled(row, j, scale);
                }
                matrix[i][size] += scaled(row, i, scale) * targets.get(r);
            }
        }
        for (int i = 0; i < size; i++) {
            matrix[i][i] += penalty;
        }
        double[] solution = solve(matrix);
        Map<Feature, Double> weights = new EnumMap<>(Feature.class);
        for (int f = 0; f < size; f++) {
            weights.put(FEATURES.get(f), scale[f] == 0 ? 0 : Math.round(solution[f] / scale[f] * 1000) / 1000.0);
        }
        weights.put(Feature.VOCABULARY, VOCABULARY_WEIGHT);
        return new Weights(weights);
    }

    private static double scaled(double[] row, int feature, double[] scale) {
        return scale[feature] == 0 ? 0 : row[feature] / scale[feature];
    }

    private static void centred(Bc3.Judged thread, List<double[]> rows, List<Double> targets) {
        List<Candidate> candidates = ThreadSentences.of(thread.messages(), List.of());
        Map<Feature, Double> mean = Digest.mean(candidates);
        double votes = 0;
        for (Candidate candidate : candidates) {
            votes += thread.votes(candidate.message(), candidate.text()) / candidates.size();
        }
        for (Candidate candidate : candidates) {
            rows.add(FEATURES.stream()
                    .mapToDouble(f -> candidate.features().getOrDefault(f, 0.0) - mean.getOrDefault(f, 0.0))
                    .toArray());
            targets.add(thread.votes(candidate.message(), candidate.text()) - votes);
        }
    }

    /** Gauss's elimination; the penalty on the diagonal keeps the pivots off zero. */
    private static double[] solve(double[][] matrix) {
        int size = matrix.length;
        for (int p = 0; p < size; p++) {
            for (int r = 0; r < size; r++) {
                double factor = r == p ? 0 : matrix[r][p] / matrix[p][p];
                for (int c = p; factor != 0 && c <= size; c++) {
                    matrix[r][c] -= factor * matrix[p][c];
                }
            }
        }
        double[] solution = new double[size];
        for (int i = 0; i < size; i++) {
            solution[i] = matrix[i][size] / matrix[i][i];
        }
        return solution;
    }
}
