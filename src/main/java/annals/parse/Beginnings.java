package annals.parse;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Words with which a line may begin, in their case: most lines are turned away by their first character. */
final class Beginnings {
    private static final int ASCII = 0x80;

    /** The words by their first characters, which are of ASCII. */
    private final String @Nullable [][] byInitial = new String[ASCII][];

    private Beginnings(String... words) {
        Arrays.stream(words)
                .collect(Collectors.groupingBy(word -> word.charAt(0)))
                .forEach((initial, found) -> byInitial[initial] = found.toArray(String[]::new));
    }

    /** Words that are not empty. */
    static Beginnings of(String... words) {
        return new Beginnings(words);
    }

    /** Whether a line that is not empty begins with one of the words. */
    boolean beginsWithOne(String line) {
        char first = line.charAt(0);
        String @Nullable [] words = first < ASCII ? byInitial[first] : null;
        if (words != null) {
            for (String word : words) {
                if (line.startsWith(word)) {
                    return true;
                }
            }
        }
        return false;
    }
}
