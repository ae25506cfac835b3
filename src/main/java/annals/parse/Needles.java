package annals.parse;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Words of which a line must hold one before a pattern can match it: asked first, because few looks tell, however many
 * words there are. Case counts for nothing; a line with characters beyond ASCII is never turned away, since patterns
 * fold more letters than these words do.
 */
final class Needles {
    /** The last five bits of an ASCII letter tell which it is, in either case. */
    private static final int LETTER_BITS = 5;

    private static final int LETTER = (1 << LETTER_BITS) - 1;
    private static final char END_OF_ASCII = 0x80;

    /** The length of the shortest word: what stands at a place is told by the last two of so many characters. */
    private final int length;

    /** By the last two of those characters, how far the next place is at which a word can stand; 0 where one may. */
    private final byte[] steps = new byte[1 << (2 * LETTER_BITS)];

    /** The words by those two characters. */
    private final String @Nullable [][] byPair = new String[1 << (2 * LETTER_BITS)][];

    private Needles(Collection<String> given) {
        List<String> words = given.stream()
                .filter(word -> word.chars().allMatch(c -> c < END_OF_ASCII))
                .toList();
        length = words.stream().mapToInt(String::length).min().orElseThrow();
        Arrays.fill(steps, (byte) Math.min(length - 1, Byte.MAX_VALUE));
        for (String word : words) {
            for (int last = 1; last < length; last++) {
                int pair = pair(word.charAt(last - 1), word.charAt(last));
                steps[pair] = (byte) Math.min(steps[pair], length - 1 - last);
            }
        }
        words.stream()
                .collect(Collectors.groupingBy(word -> pair(word.charAt(length - 2), word.charAt(length - 1))))
                .forEach((pair, found) -> byPair[pair] = found.toArray(String[]::new));
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
        return mayBeIn(line, isForeign(line));
    }

    /**
     * Whether one of the words stands in a line, or may. Most characters are stepped over (Wu and Manber, A Fast
     * Algorithm for Multi-Pattern Searching, 1994).
     *
     * @param foreign whether the line may hold characters beyond ASCII
     */
    boolean mayBeIn(String line, boolean foreign) {
        if (foreign) {
            return true;
        }
        int last = length - 1;
        while (last < line.length()) {
            int pair = pair(line.charAt(last - 1), line.charAt(last));
            if (steps[pair] > 0) {
                last += steps[pair];
            } else {
                String @Nullable [] words = byPair[pair];
                if (words != null && stands(words, line, last - length + 1)) {
                    return true;
                }
                last++;
            }
        }
        return false;
    }

    private static boolean isForeign(String line) {
        int all = 0;
        for (int i = 0; i < line.length(); i++) {
            all |= line.charAt(i);
        }
        return all >= END_OF_ASCII;
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
