package annals.index;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Terms that are looked for in a text, so that a scanner need not make the others: a word's first two letters tell of
 * most words that no such term is in them. For one thread.
 */
public final class WantedTerms {
    private static final int ASCII = 0x80;

    private final Set<String> terms;
    private final List<String> beginnings;
    /** Whether a wanted term, or a wanted stem, begins with those two ASCII characters. */
    private final boolean[] firstTwo = new boolean[ASCII * ASCII];

    private final boolean addresses;
    /** The same words come again in each text that is looked at. */
    private final Vocabulary vocabulary = new Vocabulary();

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
            boolean stem = term.length() > 1 && term.charAt(0) == '~';
            mark(stem ? term.substring(1) : term);
        }
        this.beginnings.forEach(this::mark);
        this.addresses = !this.beginnings.isEmpty() || this.terms.stream().anyMatch(term -> term.contains("://"));
    }

    /**
     * Folding keeps two ASCII letters at the front but for their case, and so do Porter's rules, with three exceptions
     * ("dying" and two more); an apostrophe goes, and what comes after is no letter of the term.
     */
    private void mark(String term) {
        char first = term.charAt(0);
        if (first >= ASCII) {
            return;
        }
        for (char second = 0; second < ASCII; second++) {
            boolean isLetter = (second >= 'a' && second <= 'z') || (second >= '0' && second <= '9');
            if (term.length() == 1 || term.charAt(1) == second || second == 'y' || !isLetter) {
                firstTwo[first * ASCII + second] = true;
            }
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

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Whether one can begin at that place of a text. */
    boolean mayBegin(String text, int start) {
        char first = text.charAt(start);
        char second = start + 1 < text.length() ? text.charAt(start + 1) : ' ';
        return first >= ASCII || firstTwo[lower(first) * ASCII + (second < ASCII ? lower(second) : ' ')];
    }

    private static int lower(char c) {
        return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
    }
}
