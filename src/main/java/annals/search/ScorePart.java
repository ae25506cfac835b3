package annals.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.search.Explanation;

/**
 * What one word in one field adds to the score of a message; all parts of a message together are its score.
 *
 * @param field the field of the index: "subject", "new", "quoted" and so on
 * @param words the words there, a word and its stem once
 * @param points what they add, above 0
 */
public record ScorePart(String field, String words, double points) {
    /** How Lucene describes what a term scored in a document: {@code weight(new:ratchet in 12) [...], result of:}. */
    private static final Pattern WEIGHT = Pattern.compile("weight\\((.*) in \\d+\\).*", Pattern.DOTALL);

    private static final Pattern WRAPPED =
            Pattern.compile("(?:Synonym|ConstantScore)\\((.*)\\)(?:\\^[0-9.]+)?", Pattern.DOTALL);

    /**
     * Of equal ones the form that was asked for comes first, before the stem with its tilde; Lucene's order is by
     * chance.
     */
    private static final Comparator<Explanation> BEST_FIRST = Comparator.comparingDouble(
                    (Explanation detail) -> -detail.getValue().doubleValue())
            .thenComparing(Explanation::getDescription);

    /** The parts of a score, best first. */
    static List<ScorePart> of(Explanation score) {
        List<ScorePart> parts = new ArrayList<>();
        gather(score, 1, parts);
        parts.sort(Comparator.comparingDouble((ScorePart part) -> -part.points())
                .thenComparing(ScorePart::field)
                .thenComparing(ScorePart::words));
        return List.copyOf(parts);
    }

    private static void gather(Explanation explanation, double factor, List<ScorePart> parts) {
        double value = explanation.getValue().doubleValue() * factor;
        if (!explanation.isMatch() || value <= 0) {
            return;
        }
        String description = explanation.getDescription();
        Matcher weight = WEIGHT.matcher(description);
        if (weight.matches()) {
            parts.add(part(weight.group(1), value));
        } else if (explanation.getDetails().length == 0) {
            parts.add(part(description, value));
        } else {
            inner(explanation, factor, parts);
        }
    }

    /** A sum, or the best of several fields with a little of the others, or of several forms with nothing of them. */
    private static void inner(Explanation outer, double factor, List<ScorePart> parts) {
        String description = outer.getDescription();
        boolean bestOf = description.startsWith("max ");
        double others = description.startsWith("max plus") ? LuceneQueries.TIE_BREAKER : 0;
        Explanation[] details = outer.getDetails();
        Arrays.sort(details, BEST_FIRST);
        for (int i = 0; i < details.length; i++) {
            gather(details[i], !bestOf || i == 0 ? factor : factor * others, parts);
        }
    }

    /** Lucene's text of a query names the field before each word: {@code Synonym(new:ratchet new:~ratchet)}. */
    private static ScorePart part(String query, double points) {
        Matcher wrapped = WRAPPED.matcher(query);
        String words = wrapped.matches() ? wrapped.group(1) : query;
        String field = words.substring(0, Math.max(0, words.indexOf(':')));
        String said = Arrays.stream(
                        words.replace(field + ":", "").replace("~", "").split(" "))
                .distinct()
                .collect(Collectors.joining(" "));
        return new ScorePart(field, said, points);
    }
}
