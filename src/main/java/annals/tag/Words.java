package annals.tag;

import java.util.Arrays;

/**
 * The words of a text by place and hash, for the tables that look for phrases in it: a word is a run of letters and
 * digits. Each is found and hashed once, however many tables there are.
 */
final class Words {
    private static final int ASCII = 128;

    private static final boolean[] WORD_CHARACTERS = new boolean[ASCII];

    /** The most characters between two words of a phrase: a line end and an indent. */
    private static final int MAX_GAP = 8;

    static {
        for (char c = 0; c < ASCII; c++) {
            WORD_CHARACTERS[c] = Character.isLetterOrDigit(c);
        }
    }

    private final String text;
    /** The same, quicker to look at. */
    private final char[] characters;

    private int count;
    /** Of each word its start, its end and its hash. */
    private int[] starts;

    private int[] ends;
    private int[] hashes;

    private Words(String text) {
        this.text = text;
        characters = text.toCharArray();
        int expected = text.length() / 5 + 8;
        starts = new int[expected];
        ends = new int[expected];
        hashes = new int[expected];
    }

    /** All words of a text. */
    static Words of(String text) {
        Words words = new Words(text);
        char[] characters = words.characters;
        int length = characters.length;
        for (int i = 0; i < length; i++) {
            int start = i;
            int hash = 0;
            while (i < length && isWordCharacter(characters[i])) {
                hash = hash * 31 + lower(characters[i++]);
            }
            if (i > start) {
                words.add(start, i, mixed(hash));
            }
        }
        return words;
    }

    private void add(int start, int end, int hash) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
            hashes = Arrays.copyOf(hashes, count * 2);
        }
        starts[count] = start;
        ends[count] = end;
        hashes[count++] = hash;
    }

    String text() {
        return text;
    }

    int count() {
        return count;
    }

    int start(int word) {
        return starts[word];
    }

    int end(int word) {
        return ends[word];
    }

    /** The same for a word in any case; never 0. */
    int hash(int word) {
        return hashes[word];
    }

    /** The word in lower case, as {@link #is} takes it. */
    char[] lower(int word) {
        char[] lower = Arrays.copyOfRange(characters, starts[word], ends[word]);
        for (int i = 0; i < lower.length; i++) {
            lower[i] = lower(lower[i]);
        }
        return lower;
    }

    private static int mixed(int hash) {
        int mixed = hash ^ (hash >>> 15);
        return mixed == 0 ? 1 : mixed;
    }

    /** Whether a word stands there, in any case. */
    boolean is(int word, char[] lowerCase) {
        int start = starts[word];
        if (ends[word] - start != lowerCase.length) {
            return false;
        }
        for (int i = 0; i < lowerCase.length; i++) {
            if (lower(characters[start + i]) != lowerCase[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether the next word may go on with a phrase: nothing but a gap stands between. */
    boolean goesOn(int word) {
        if (word + 1 >= count) {
            return false;
        }
        int end = starts[word + 1];
        if (end - ends[word] > MAX_GAP) {
            return false;
        }
        for (int i = ends[word]; i < end; i++) {
            char c = characters[i];
            if (c != ' ' && "\n-\t\r\u2010\u2011\u2013_/\u00a0'\u2019".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is a letter or a digit. */
    static boolean isWordCharacter(char c) {
        return c < ASCII ? WORD_CHARACTERS[c] : Character.isLetterOrDigit(c);
    }

    /** The character in lower case, as hashes and comparisons take it. */
    static char lower(char c) {
        if (c < ASCII) {
            return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
        }
        return Character.toLowerCase(c);
    }
}
