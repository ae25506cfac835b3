package annals.digest;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Learns the weights of the digest from judged threads and prints them as {@code weights.tsv}.
 *
 * <pre>LearnWeights BC3 [PENALTY]</pre>
 *
 * No randomness: the same threads give the same file.
 */
final class LearnWeights {
    private LearnWeights() {}

    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        double penalty = args.length > 1 ? Double.parseDouble(args[1]) : DigestRealDataTest.PENALTY;
        List<Bc3.Judged> threads = Bc3.read(Path.of(args[0]));
        out.printf(
                Locale.ROOT,
                "# Learned from %d judged threads by RidgeRegression, penalty %.0f, no randomness; 5 folds (thread i in fold i mod"
                        + " 5): weighted recall at 30 %% of the words %.3f; VOCABULARY is set by hand, BC3 knows no deliverables.%n",
                threads.size(),
                penalty,
                DigestRealDataTest.crossValidated(threads, penalty));
        Weights weights = RidgeRegression.learn(threads, penalty);
        for (Feature feature : Feature.values()) {
            out.println(feature + "\t" + weights.of(feature));
        }
    }
}
