package annals.tag;

import java.util.Locale;
import java.util.Set;

/**
 * Tells the short names of specifications by which people call them from those that are words of any text: "mam" of
 * "Message Archive Management", "sasl2", but not "push" of "Push Notifications".
 */
final class ShortName {
    /** Shorter acronyms stand for too many things: "SM", "SI". */
    private static final int FEWEST_LETTERS = 3;

    /** Words of a title that an acronym may leave out. */
    private static final Set<String> SMALL =
            Set.of("a", "an", "and", "by", "for", "in", "of", "on", "or", "over", "the", "to", "via", "with", "xmpp");

    private ShortName() {}

    /** Whether a name has three capitals or more, is a word with a version or, in capitals, an acronym of the title. */
    static boolean isTelling(String name, String title) {
        return name.chars().filter(Character::isUpperCase).count() >= FEWEST_LETTERS
                || isVersioned(name)
                || isAcronym(name, title);
    }

    /** Whether it is a word with a version: "sasl2", "bind2". */
    static boolean isVersioned(String name) {
        int last = name.length() - 1;
        return last >= FEWEST_LETTERS
                && Character.isDigit(name.charAt(last))
                && name.chars().limit(last).allMatch(Character::isLowerCase);
    }

    /** Whether a name is made of the first letters of a title's words, in any case; the last words may be left out. */
    static boolean isAcronym(String name, String title) {
        String letters = name.toLowerCase(Locale.ROOT);
        int at = 0;
        for (String word : PhraseTable.words(title.toLowerCase(Locale.ROOT))) {
            if (at < letters.length() && word.charAt(0) == letters.charAt(at)) {
                at++;
            } else if (at < letters.length() && !SMALL.contains(word)) {
                return false;
            }
        }
        return at == letters.length() && at >= FEWEST_LETTERS;
    }
}
