package annals.index;

import java.util.HashMap;
import java.util.Map;
import org.tartarus.snowball.ext.EnglishStemmer;

/** The stems of English words (Snowball's Porter 2); remembers those of common words. For one thread. */
final class Stems {
    /** Some 5 MB: an archive's common words several times over. */
    private static final int REMEMBERED = 30_000;

    private final EnglishStemmer stemmer = new EnglishStemmer();
    private final Map<String, String> known = new HashMap<>();

    /** The stem of a folded word; the word itself when it is none of English. */
    String of(String word) {
        if (!isEnglish(word)) {
            return word;
        }
        String stem = known.get(word);
        if (stem == null) {
            stemmer.setCurrent(word);
            stemmer.stem();
            stem = stemmer.getCurrent();
            if (known.size() < REMEMBERED) {
                known.put(word, stem);
            }
        }
        return stem;
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
