package annals.parse;

import annals.profile.ListProfile;
import annals.profile.Profiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Learns the weights of {@link CodeSign} and of the changes in {@link CodeRuns} from labelled lines and prints them.
 *
 * <pre>LearnCodeWeights CORPORA [PENALTY]</pre>
 *
 * It is a conditional random field over two states: the probability of all labels of a run is raised by gradient ascent
 * (Adam, {@value #STEPS} steps), less a penalty on the squares of what the weights are from what we believed. Lines
 * that are neither prose nor code are left out. The frozen mails and the second half of the real ones are never read.
 * No randomness: the same labels give the same weights.
 */
@SuppressWarnings("EnumOrdinal") // a weight stands at the place of its sign
final class LearnCodeWeights {
    private static final Path LABELS = Path.of("src/test/resources/annals/segments");
    private static final int REAL_FOR_TUNING = 50;
    private static final int FOLDS = 5;
    private static final int STEPS = 2000;
    private static final double RATE = 0.03;
    private static final double PENALTY = 0.3;

    /** Where a weight begins that few examples tell: votes, drawings and logs are rare, and we know what they are. */
    private static final Map<CodeSign, Double> BELIEFS = Map.of(
            CodeSign.PROMPT, 5.0,
            CodeSign.IN_SESSION, 4.0,
            CodeSign.LOGGED, 3.0,
            CodeSign.DRAWN, -4.0,
            CodeSign.FILE_STATUS, -4.0,
            CodeSign.VOTE, -3.0,
            CodeSign.HEADING, -2.0);

    /** After the signs: the bias, and what the four changes weigh. */
    private static final int BIAS = CodeSign.values().length;

    private static final int TO_CODE = BIAS + 1;
    private static final int TO_PROSE = BIAS + 2;
    private static final int TO_CODE_APART = BIAS + 3;
    private static final int TO_PROSE_APART = BIAS + 4;
    private static final int WEIGHTS = BIAS + 5;

    /** A run of lines with their labels. */
    private static final class Example {
        private final String mail;
        private final long[] signs;
        private final boolean[] apart;
        private final boolean[] code;

        Example(String mail, int count) {
            this.mail = mail;
            this.signs = new long[count];
            this.apart = new boolean[count];
            this.code = new boolean[count];
        }

        int count() {
            return code.length;
        }
    }

    private LearnCodeWeights() {}

    public static void main(String[] args) throws IOException {
        double penalty = args.length > 1 ? Double.parseDouble(args[1]) : PENALTY;
        List<Example> examples = new ArrayList<>();
        readInvented(examples);
        readReal(Path.of(args[0]), examples);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.printf(
                Locale.ROOT,
                "%d runs, penalty %.2f; prose and code told, in %d folds:%n",
                examples.size(),
                penalty,
                FOLDS);
        crossValidate(examples, penalty, out);
        double[] weights = learn(examples, penalty);
        for (CodeSign sign : CodeSign.values()) {
            out.printf(Locale.ROOT, "%s(%.1f)%n", sign, weights[sign.ordinal()]);
        }
        out.printf(
                Locale.ROOT,
                "BIAS %.2f, TO_CODE %.2f, TO_PROSE %.2f, TO_CODE_APART %.2f, TO_PROSE_APART %.2f%n",
                weights[BIAS],
                weights[TO_CODE],
                weights[TO_PROSE],
                weights[TO_CODE_APART],
                weights[TO_PROSE_APART]);
    }

    private static void readInvented(List<Example> examples) throws IOException {
        Segmenter segmenter = new Segmenter(Profiles.builtIn().forList("standards@xmpp.org"));
        for (String set : List.of("tuning", "tuning2")) {
            for (LabelledMail mail : LabelledMail.all(LABELS.resolve(set), file -> true)) {
                add(mail.name(), segmenter.beforeCode(mail.body()), mail.labels(), examples);
            }
        }
    }

    private static void readReal(Path corpora, List<Example> examples) throws IOException {
        RealLabels.Bodies bodies = new RealLabels.Bodies(corpora);
        List<RealLabels.Row> rows = new ArrayList<>(
                RealLabels.read(LABELS.resolve("real-labels.tsv")).subList(0, REAL_FOR_TUNING));
        rows.addAll(RealLabels.read(LABELS.resolve("code-labels.tsv")));
        for (RealLabels.Row row : rows) {
            Segmenter segmenter = new Segmenter(ListProfile.plain(row.list() + "@example.org"));
            MarkedLines lines = segmenter.beforeCode(bodies.of(row));
            String[] labels = new String[lines.count()];
            Arrays.fill(labels, "_");
            int told = 0;
            for (int i = 0; i < labels.length && told < row.labels().size(); i++) {
                if (!lines.isBlank(i)) {
                    labels[i] = row.labels().get(told++);
                }
            }
            add(row.id().toString(), lines, List.of(labels), examples);
        }
    }

    private static void add(String mail, MarkedLines lines, List<String> labels, List<Example> examples) {
        CodeExamples.markSure(lines);
        for (CodeRuns.Run run : CodeRuns.runs(lines)) {
            int from = 0;
            for (int i = 0; i <= run.count(); i++) {
                boolean told = i < run.count() && "NC".contains(labels.get(run.line(i)));
                if (!told && i > from) {
                    examples.add(example(mail, run, from, i, labels));
                }
                from = told ? from : i + 1;
            }
        }
    }

    private static Example example(String mail, CodeRuns.Run run, int from, int to, List<String> labels) {
        Example example = new Example(mail, to - from);
        for (int i = from; i < to; i++) {
            example.signs[i - from] = run.signs(i);
            example.apart[i - from] = run.isApart(i);
            example.code[i - from] = labels.get(run.line(i)).equals("C");
        }
        return example;
    }

    private static void crossValidate(List<Example> examples, double penalty, PrintStream out) {
        int[] counts = new int[4];
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Example> others = new ArrayList<>();
            List<Example> held = new ArrayList<>();
            for (Example example : examples) {
                // By the mail, so that no run is judged by another of its mail.
                boolean heldOut = Math.floorMod(example.mail.hashCode() * 31, FOLDS) == fold;
                (heldOut ? held : others).add(example);
            }
            double[] weights = learn(others, penalty);
            for (Example example : held) {
                boolean[] told = CodeRuns.code(example.signs, example.apart, weightsOfSigns(weights), changes(weights));
                for (int i = 0; i < told.length; i++) {
                    counts[(example.code[i] ? 2 : 0) + (told[i] ? 1 : 0)]++;
                }
            }
        }
        out.printf(
                Locale.ROOT,
                "prose as prose %d, as code %d; code as prose %d, as code %d; right %.4f%n",
                counts[0],
                counts[1],
                counts[2],
                counts[3],
                (counts[0] + counts[3]) / (double) Arrays.stream(counts).sum());
    }

    private static double[] weightsOfSigns(double[] weights) {
        return Arrays.copyOf(weights, BIAS);
    }

    private static CodeRuns.Changes changes(double[] weights) {
        return new CodeRuns.Changes(
                weights[BIAS], weights[TO_CODE], weights[TO_PROSE], weights[TO_CODE_APART], weights[TO_PROSE_APART]);
    }

    private static double[] learn(List<Example> examples, double penalty) {
        double[] weights = new double[WEIGHTS];
        BELIEFS.forEach((sign, weight) -> weights[sign.ordinal()] = weight);
        double[] believed = weights.clone();
        double[] mean = new double[WEIGHTS];
        double[] square = new double[WEIGHTS];
        for (int step = 1; step <= STEPS; step++) {
            double[] gradient = new double[WEIGHTS];
            examples.forEach(example -> addGradient(example, weights, gradient));
            for (int k = 0; k < WEIGHTS; k++) {
                double slope = gradient[k] - (k == BIAS ? 0 : penalty * (weights[k] - believed[k]));
                mean[k] = 0.9 * mean[k] + 0.1 * slope;
                square[k] = 0.999 * square[k] + 0.001 * slope * slope;
                double spread = Math.sqrt(square[k] / (1 - Math.pow(0.999, step))) + 1e-8;
                weights[k] += RATE * mean[k] / (1 - Math.pow(0.9, step)) / spread;
            }
        }
        return weights;
    }

    /** Forward and backward over the run, in logarithms. */
    private static void addGradient(Example example, double[] weights, double[] gradient) {
        int count = example.count();
        double[] score = new double[count];
        double[][] before = new double[count][2];
        double[][] after = new double[count][2];
        for (int i = 0; i < count; i++) {
            score[i] = score(example.signs[i], weights);
            double toCode = i == 0 ? 0 : weights[example.apart[i] ? TO_CODE_APART : TO_CODE];
            double toProse = i == 0 ? 0 : weights[example.apart[i] ? TO_PROSE_APART : TO_PROSE];
            before[i][0] = i == 0 ? 0 : sum(before[i - 1][0], before[i - 1][1] + toProse);
            before[i][1] = score[i] + (i == 0 ? 0 : sum(before[i - 1][1], before[i - 1][0] + toCode));
        }
        for (int i = count - 2; i >= 0; i--) {
            double toCode = weights[example.apart[i + 1] ? TO_CODE_APART : TO_CODE];
            double toProse = weights[example.apart[i + 1] ? TO_PROSE_APART : TO_PROSE];
            after[i][0] = sum(after[i + 1][0], after[i + 1][1] + score[i + 1] + toCode);
            after[i][1] = sum(after[i + 1][1] + score[i + 1], after[i + 1][0] + toProse);
        }
        double all = sum(before[count - 1][0], before[count - 1][1]);
        for (int i = 0; i < count; i++) {
            double slope = (example.code[i] ? 1 : 0) - Math.exp(before[i][1] + after[i][1] - all);
            gradient[BIAS] += slope;
            for (long left = example.signs[i]; left != 0; left &= left - 1) {
                gradient[Long.numberOfTrailingZeros(left)] += slope;
            }
            if (i > 0) {
                int toCode = example.apart[i] ? TO_CODE_APART : TO_CODE;
                int toProse = example.apart[i] ? TO_PROSE_APART : TO_PROSE;
                boolean was = example.code[i - 1];
                gradient[toCode] += (!was && example.code[i] ? 1 : 0)
                        - Math.exp(before[i - 1][0] + weights[toCode] + score[i] + after[i][1] - all);
                gradient[toProse] += (was && !example.code[i] ? 1 : 0)
                        - Math.exp(before[i - 1][1] + weights[toProse] + after[i][0] - all);
            }
        }
    }

    private static double score(long signs, double[] weights) {
        double score = weights[BIAS];
        for (long left = signs; left != 0; left &= left - 1) {
            score += weights[Long.numberOfTrailingZeros(left)];
        }
        return score;
    }

    /** The logarithm of the sum of what two logarithms stand for. */
    private static double sum(double a, double b) {
        double larger = Math.max(a, b);
        return larger + Math.log1p(Math.exp(Math.min(a, b) - larger));
    }
}
