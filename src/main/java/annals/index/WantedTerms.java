package annals.index;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Terms that are looked for in a text, so that a scanner need not make the others: a word's first letter tells of most
 * words that no such term is in them. For one thread.
 */
public final class WantedTerms {
    private final Set<String> terms;
    private final List<String> beginnings;
    /** Whether a wanted term, or a wanted stem, begins with that ASCII character. */
    private final boolean[] first = new boolean[0x80];

    private final boolean[] firstOfStem = new boolean[0x80];

    private final boolean addresses;
    /** The same words come again in each text that is looked at. */
    private final Stems stems = new Stems();

    /**
     * Terms to look for.
     *
     * @param terms whole terms, stems marked as in {@link Token}
     * @param beginnings what a term may begin with, too
     */
    public WantedTerms(Collection<String> terms, Collection<String> beginnings) {
        this.terms = Set.copyOf(terms);
        this.beginnings = List.copyOf(beginnings);
        for (String term : this.terms) {
            if (term.length() > 1 && term.charAt(0) == '~') {
                mark(firstOfStem, term.charAt(1));
                mark(first, term.charAt(1));
            } else {
                mark(first, term.charAt(0));
            }
        }
        this.beginnings.forEach(beginning -> mark(first, beginning.charAt(0)));
        this.addresses = !this.beginnings.isEmpty() || this.terms.stream().anyMatch(term -> term.contains("://"));
    }

    private static void mark(boolean[] letters, char letter) {
        if (letter < letters.length) {
            letters[letter] = true;
        }
    }

    /** Whether a term is one of those. */
    boolean includes(String term) {
        if (terms.contains(term)) {
            return true;
        }
        for (String beginning : beginnings) {
            if (term.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the address of a page can be one of those. */
    boolean mayBeAddress() {
        return addresses;
    }

    Stems stems() {
        return stems;
    }

    /** Whether a text that begins so can hold one; folding keeps an ASCII character at the front but for its case. */
    boolean mayBegin(char written) {
        return written >= first.length || first[lower(written)];
    }

    /** Whether a word that begins so can have a wanted stem: Porter's rules never change the first letter. */
    boolean mayStem(String word) {
        return word.charAt(0) < firstOfStem.length && firstOfStem[word.charAt(0)];
    }

    private static int lower(char c) {
        return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
    }
}
