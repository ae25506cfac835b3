package annals.index;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tartarus.snowball.ext.EnglishStemmer;

/** The stems of English words (Snowball's Porter 2); remembers those of the latest words. For one thread. */
final class Stems {
    /** A power of two; room for the common words of a list. */
    private static final int PLACES = 1 << 13;

    private final EnglishStemmer stemmer = new EnglishStemmer();
    /** Each word has one place by its hash, which it takes from another one. */
    private final @Nullable String[] words = new String[PLACES];

    private final @Nullable String[] stems = new String[PLACES];

    /** The stem of a folded word; the word itself when it is none of English. */
    String of(String word) {
        if (!isEnglish(word)) {
            return word;
        }
        int hash = word.hashCode();
        int place = (hash ^ (hash >>> 13)) & (PLACES - 1);
        if (!word.equals(words[place])) {
            stemmer.setCurrent(word);
            stemmer.stem();
            stems[place] = stemmer.getCurrent();
            words[place] = word;
        }
        return Objects.requireNonNull(stems[place]);
    }

    /** Letters a to z only, at least three and no more than a word has. */
    static boolean isEnglish(String word) {
        if (word.length() < 3 || word.length() > 40) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < 'a' || word.charAt(i) > 'z') {
                return false;
            }
        }
        return true;
    }
}
