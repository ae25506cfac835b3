package annals.parse;

import annals.mail.Segment.Kind;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Labels that a person gave to lines against what the segmenter made of them. A label is one letter, or the depth of a
 * quote: N new, C code, P patch, A attribution, S signature, F footer, X scrubbed.
 */
final class Confusion {
    private static final Set<String> OWN = Set.of("N", "C", "P");

    private final Map<String, Map<String, Integer>> counts = new TreeMap<>();
    private int lines;
    private int right;
    private int rightMerged;
    private int ownLost;

    /** The label of a line that is not blank. */
    static String label(MarkedLines lines, int i) {
        Kind kind = lines.kind(i);
        if (kind == null) {
            throw new IllegalArgumentException("line " + i + " has no kind");
        }
        return switch (kind) {
            case NEW -> "N";
            case CODE -> "C";
            case PATCH -> "P";
            case QUOTE -> Integer.toString(lines.depth(i));
            case ATTRIBUTION -> "A";
            case SIGNATURE -> "S";
            case FOOTER -> "F";
            case SCRUBBED -> "X";
        };
    }

    /** Whether a line of the author's was taken for anybody else's. */
    static boolean isOwnLost(String wanted, String got) {
        return OWN.contains(wanted) && !OWN.contains(got);
    }

    void add(String wanted, String got) {
        counts.computeIfAbsent(wanted, label -> new TreeMap<>()).merge(got, 1, Integer::sum);
        lines++;
        right += wanted.equals(got) ? 1 : 0;
        rightMerged += wanted.equals(got) || (OWN.contains(wanted) && OWN.contains(got)) ? 1 : 0;
        ownLost += isOwnLost(wanted, got) ? 1 : 0;
    }

    int lines() {
        return lines;
    }

    /** The part of lines with exactly their label, the depth of quotes included. */
    double accuracy() {
        return (double) right / lines;
    }

    /** The same with new text, code and patches taken as one. */
    double accuracyOfOwnWords() {
        return (double) rightMerged / lines;
    }

    int ownLost() {
        return ownLost;
    }

    /** A row for each label given, a column for each label found. */
    String table() {
        Set<String> columns = new TreeSet<>();
        counts.values().forEach(row -> columns.addAll(row.keySet()));
        StringBuilder table = new StringBuilder("given");
        columns.forEach(column -> table.append("%7s".formatted(column)));
        table.append('\n');
        counts.forEach((label, row) -> {
            table.append("%-5s".formatted(label));
            columns.forEach(column ->
                    table.append(row.containsKey(column) ? "%7d".formatted(row.get(column)) : "%7s".formatted(".")));
            table.append('\n');
        });
        return table.append("lines %d, right %.4f, with own words as one %.4f, own lines lost %d%n"
                        .formatted(lines, accuracy(), accuracyOfOwnWords(), ownLost))
                .toString();
    }
}
