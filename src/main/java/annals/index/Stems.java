package annals.index;

import org.tartarus.snowball.ext.EnglishStemmer;

/** The stems of English words (Snowball's Porter 2). For one thread. */
final class Stems {
    private final EnglishStemmer stemmer = new EnglishStemmer();

    /** The stem of a folded word; the word itself when it is none of English. */
    String of(String word) {
        if (!isEnglish(word)) {
            return word;
        }
        stemmer.setCurrent(word);
        stemmer.stem();
        return stemmer.getCurrent();
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
