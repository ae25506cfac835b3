package annals.parse;

import annals.mail.Segment.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tells code from prose in the lines that are the author's: by the signs of each line, and by what its neighbours are,
 * since code and prose come in runs. Of all ways to cut the lines into runs the one that weighs most is taken
 * (Viterbi's algorithm over two states), in time linear in their number.
 *
 * <p>Weights are logarithms of odds and were learned together by {@code annals.parse.LearnCodeWeights}; see
 * {@link CodeSign}.
 */
final class CodeRuns {
    private static final Changes CHANGES = new Changes(-0.75, -3.80, -3.37, -1.76, -0.40);

    private CodeRuns() {}

    static void mark(MarkedLines lines) {
        for (Run run : runs(lines)) {
            boolean[] code = code(run.signs, run.apart, CodeSign.WEIGHTS, CHANGES);
            for (int i = 0; i < code.length; i++) {
                if (code[i]) {
                    lines.mark(run.line(i), run.line(i) + 1, Kind.CODE);
                }
            }
        }
    }

    /**
     * What is weighed beside the signs.
     *
     * @param bias of each line of code
     * @param toCode of a line of code right below a line of prose
     * @param toProse of a line of prose right below a line of code
     * @param toCodeApart of a line of code with a blank line between it and the prose above
     * @param toProseApart of a line of prose with a blank line between it and the code above
     */
    record Changes(double bias, double toCode, double toProse, double toCodeApart, double toProseApart) {}

    /** Free lines with none that is marked between them. */
    static final class Run {
        private final int[] lines;
        private final long[] signs;
        private final boolean[] apart;

        private Run(int[] lines, long[] signs, boolean[] apart) {
            this.lines = lines;
            this.signs = signs;
            this.apart = apart;
        }

        int count() {
            return lines.length;
        }

        /** The number of that line in the body. */
        int line(int i) {
            return lines[i];
        }

        /** What {@link CodeSign} says of it. */
        long signs(int i) {
            return signs[i];
        }

        /** Whether a blank line stands before it. */
        boolean isApart(int i) {
            return apart[i];
        }
    }

    static List<Run> runs(MarkedLines lines) {
        List<Run> runs = new ArrayList<>();
        Prompts prompts = new Prompts(lines);
        int[] numbers = new int[lines.count()];
        int i = 0;
        while (i < lines.count()) {
            int count = 0;
            while (i < lines.count() && !lines.isMarked(i)) {
                if (!lines.isBlank(i)) {
                    numbers[count++] = i;
                }
                i++;
            }
            if (count > 0) {
                int[] run = Arrays.copyOf(numbers, count);
                runs.add(new Run(run, signs(lines, run, prompts), apart(run)));
            }
            i++;
        }
        return runs;
    }

    private static long[] signs(MarkedLines lines, int[] run, Prompts prompts) {
        long[] signs = new long[run.length];
        boolean session = false;
        for (int i = 0; i < run.length; i++) {
            int line = run[i];
            session &= i > 0 && run[i - 1] + 1 == line;
            signs[i] = CodeSign.of(lines, line);
            if (prompts.isBegin(lines, line)) {
                signs[i] |= CodeSign.PROMPT.bit();
                session = true;
            } else if (session) {
                signs[i] |= CodeSign.IN_SESSION.bit();
            }
            if (i > 0 && lines.words(run[i - 1]).endsWith(":")) {
                signs[i] |= CodeSign.BELOW_COLON.bit();
            }
        }
        return signs;
    }

    private static boolean[] apart(int[] run) {
        boolean[] apart = new boolean[run.length];
        for (int i = 1; i < run.length; i++) {
            apart[i] = run[i - 1] + 1 < run[i];
        }
        return apart;
    }

    /** Which lines of a run are code, by those weights. */
    static boolean[] code(long[] signs, boolean[] apart, double[] weights, Changes changes) {
        int count = signs.length;
        double prose = 0;
        double code = changes.bias + weight(signs[0], weights);
        boolean[] proseFromCode = new boolean[count];
        boolean[] codeFromProse = new boolean[count];
        for (int i = 1; i < count; i++) {
            double toCode = prose + (apart[i] ? changes.toCodeApart : changes.toCode);
            double toProse = code + (apart[i] ? changes.toProseApart : changes.toProse);
            codeFromProse[i] = toCode > code;
            proseFromCode[i] = toProse > prose;
            code = Math.max(code, toCode) + changes.bias + weight(signs[i], weights);
            prose = Math.max(prose, toProse);
        }
        boolean[] chosen = new boolean[count];
        boolean now = code > prose;
        for (int i = count - 1; i >= 0; i--) {
            chosen[i] = now;
            now = now ? !codeFromProse[i] : proseFromCode[i];
        }
        return chosen;
    }

    private static double weight(long signs, double[] weights) {
        double weight = 0;
        for (long left = signs; left != 0; left &= left - 1) {
            weight += weights[Long.numberOfTrailingZeros(left)];
        }
        return weight;
    }
}
