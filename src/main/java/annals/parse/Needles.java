package annals.parse;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Words of which a line must hold one before a pattern can match it: asked first, because one look at each character
 * tells, however many words there are. Case counts for nothing; a line with characters beyond ASCII is never turned
 * away, since patterns fold more letters than these words do.
 */
final class Needles {
    /** The last five bits of an ASCII letter tell which it is, in either case. */
    private static final int LETTER_BITS = 5;

    private static final int LETTER = (1 << LETTER_BITS) - 1;
    private static final char END_OF_ASCII = 0x80;

    /** The words by the pair of letters with which they begin. */
    private final String @Nullable [][] byBeginning = new String[1 << (2 * LETTER_BITS)][];

    private Needles(Collection<String> words) {
        words.stream()
                .filter(word -> word.chars().allMatch(c -> c < END_OF_ASCII))
                .collect(Collectors.groupingBy(word -> pair(word.charAt(0), word.charAt(1))))
                .forEach((pair, found) -> byBeginning[pair] = found.toArray(String[]::new));
    }

    /** Words, or parts of words, of two characters or more; those beyond ASCII need not be given. */
    static Needles of(String... words) {
        return new Needles(List.of(words));
    }

    /** The same, of many words. */
    static Needles of(Collection<String> words) {
        return new Needles(words);
    }

    /** Whether one of the words stands in a line, or may. */
    boolean mayBeIn(String line) {
        char before = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            String @Nullable [] words = byBeginning[pair(before, c)];
            if (c >= END_OF_ASCII || (words != null && stands(words, line, i - 1))) {
                return true;
            }
            before = c;
        }
        return false;
    }

    private static boolean stands(String[] words, String line, int at) {
        for (String word : words) {
            if (line.regionMatches(true, at, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }

    private static int pair(char first, char second) {
        return ((first & LETTER) << LETTER_BITS) | (second & LETTER);
    }
}
