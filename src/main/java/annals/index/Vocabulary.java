package annals.index;

import annals.index.TextScanner.Style;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What words are found by; remembers that of the latest ones, since the same come again and again. For one thread. */
final class Vocabulary {
    /** A power of two; room for most words of a list's month. */
    private static final int PLACES = 1 << 15;
    /** Longer ones are seldom words, and would be kept for nothing. */
    private static final int LONGEST = 40;

    /**
     * A word of a text.
     *
     * @param written as it stands there
     * @param spellings how it is found as it is: in lower case and without accents
     * @param stems how the other forms of the word are found, marked as in {@link Token}; none where they are spelled
     *     alike
     */
    record Entry(String written, Style style, List<String> spellings, List<String> stems) {}

    private final Stems stemmer = new Stems();
    /** Each word has one place by its hash, which it takes from another one. */
    private final @Nullable Entry[] entries = new Entry[PLACES];

    /** The word between two places of a text. */
    Entry of(String text, int start, int end, Style style) {
        if (end - start > LONGEST) {
            return read(text.substring(start, end), style);
        }
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        int place = (hash ^ (hash >>> 15)) & (PLACES - 1);
        Entry known = entries[place];
        if (known != null
                && known.written().length() == end - start
                && known.style() == style
                && text.startsWith(known.written(), start)) {
            return known;
        }
        Entry read = read(text.substring(start, end), style);
        entries[place] = read;
        return read;
    }

    private Entry read(String written, Style style) {
        List<String> spellings = style == Style.NAMES ? Folding.nameSpellings(written) : Folding.spellings(written);
        List<String> stems = new ArrayList<>(1);
        if (style == Style.PROSE) {
            for (String spelling : spellings) {
                String stem = stemmer.of(spelling);
                if (!stem.equals(spelling)) {
                    stems.add("~" + stem);
                }
            }
        }
        return new Entry(
                written,
                style,
                spellings.stream().filter(spelling -> !spelling.isEmpty()).toList(),
                List.copyOf(stems));
    }
}
