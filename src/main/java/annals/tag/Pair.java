package annals.tag;

import java.util.List;

/**
 * Words that say something where one of the first kind and one of the second stand near each other in a sentence, in
 * whatever order: "unreadable for us as the provider", "the provider only gets noise".
 *
 * @param term what they say together
 * @param rule {@link Cue#VOCABULARY}, or {@link Cue#UNRELATED} where they say that the talk is of something else
 * @param about the deliverable without a document that they speak of; empty where they speak of none
 * @param one the words of the first kind, as in {@link Term#text}
 * @param other those of the second
 * @param within how many words may stand between them
 */
record Pair(Term term, String rule, String about, List<String> one, List<String> other, int within) {
    Pair {
        if (within < 0) {
            throw new IllegalArgumentException("within must be >= 0, got " + within);
        }
        one = List.copyOf(one);
        other = List.copyOf(other);
    }
}
