package annals.digest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/**
 * What each feature counts: a linear model of how many of three annotators would choose a sentence. The built-in one
 * was learned from BC3; {@code weights.tsv} tells how.
 */
final class Weights {
    private static final String RESOURCE = "/annals/digest/weights.tsv";

    private static final class BuiltIn {
        private static final Weights WEIGHTS = read();
    }

    private final Map<Feature, Double> weights;

    /** A weight for every feature. */
    Weights(Map<Feature, Double> weights) {
        for (Feature feature : Feature.values()) {
            if (!weights.containsKey(feature)) {
                throw new IllegalArgumentException("no weight for " + feature);
            }
        }
        this.weights = new EnumMap<>(weights);
    }

    /** The weights that come with the program. */
    static Weights builtIn() {
        return BuiltIn.WEIGHTS;
    }

    double of(Feature feature) {
        return weights.getOrDefault(feature, 0.0);
    }

    double score(Map<Feature, Double> features) {
        double score = 0;
        for (Map.Entry<Feature, Double> feature : features.entrySet()) {
            score += of(feature.getKey()) * feature.getValue();
        }
        return score;
    }

    private static Weights read() {
        Map<Feature, Double> read = new EnumMap<>(Feature.class);
        try (InputStream stream = Weights.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(RESOURCE + " is not in the jar");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    int tab = line.indexOf('\t');
                    read.put(Feature.valueOf(line.substring(0, tab)), Double.valueOf(line.substring(tab + 1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Weights(read);
    }
}
