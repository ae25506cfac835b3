package annals.digest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of a text, counted as people count them and compared without case. */
final class Words {
    /** Shorter words tell nothing of what a text speaks of. */
    private static final int TELLING_LETTERS = 3;

    private Words() {}

    /** How many runs of characters other than white space there are. */
    static int count(String text) {
        int words = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            boolean white = Character.isWhitespace(text.charAt(i));
            if (!white && !inside) {
                words++;
            }
            inside = !white;
        }
        return words;
    }

    /** All words of letters and digits in lower case, in order. */
    static List<String> all(String text) {
        return atLeast(text, 1);
    }

    /** The words that may tell what a text speaks of, in order. */
    static List<String> telling(String text) {
        return atLeast(text, TELLING_LETTERS);
    }

    private static List<String> atLeast(String text, int letters) {
        String lower = text.toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= lower.length(); i++) {
            if (i == lower.length() || !Character.isLetterOrDigit(lower.charAt(i))) {
                if (i - from >= letters) {
                    words.add(lower.substring(from, i));
                }
                from = i + 1;
            }
        }
        return words;
    }
}
