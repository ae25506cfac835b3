package annals.tag;

import annals.mail.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds many phrases in a text in one pass over its words.
 *
 * <p>A word is a run of letters and digits; between two words of a phrase may stand blanks, a line end, hyphens and
 * slashes, so that "end-to-end" is also found as "end to end" and wrapped. A phrase is found only as whole words: "OX"
 * not in "box", "MLS" not in "XMLSchema". Of phrases that begin at the same word the longest one counts, and the search
 * goes on behind it.
 *
 * @param <T> what a phrase means
 */
final class PhraseTable<T> {
    /** The most characters between two words of a phrase: a line end and an indent. */
    private static final int MAX_GAP = 8;

    /**
     * A phrase in a text.
     *
     * @param span from its first to its last word
     * @param meanings what it means there, in the order in which they were added, never empty
     */
    record Match<T>(Span span, List<T> meanings) {}

    private record Entry<T>(List<String> exactWords, T meaning) {}

    private static final class Node<T> {
        final Map<String, Node<T>> next = new HashMap<>();
        final List<Entry<T>> entries = new ArrayList<>();
    }

    private final Node<T> top = new Node<>();

    /** Adds a phrase; with {@code exact}, it is found in this case only, else in any case, and with a plural "s". */
    void add(String phrase, boolean exact, T meaning) {
        List<String> words = words(phrase);
        if (words.isEmpty()) {
            return;
        }
        put(words, new Entry<>(exact ? words : List.of(), meaning));
        String last = words.getLast();
        if (!exact && !last.endsWith("s") && Character.isLetter(last.charAt(last.length() - 1))) {
            List<String> plural = new ArrayList<>(words);
            plural.set(plural.size() - 1, last + "s");
            put(plural, new Entry<>(List.of(), meaning));
        }
    }

    /** The phrases of a text by their start, without overlaps; only meanings that {@code counts} accepts. */
    List<Match<T>> find(String text, Predicate<T> counts) {
        List<Match<T>> matches = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            if (!Character.isLetterOrDigit(text.charAt(i))) {
                i++;
                continue;
            }
            Match<T> match = longestAt(text, i, counts);
            if (match != null) {
                matches.add(match);
                i = match.span().end();
            } else {
                i = endOfWord(text, i);
            }
        }
        return matches;
    }

    private @Nullable Match<T> longestAt(String text, int start, Predicate<T> counts) {
        Match<T> longest = null;
        Node<T> node = top;
        int from = start;
        while (from >= 0) {
            int end = endOfWord(text, from);
            node = node.next.get(text.substring(from, end).toLowerCase(Locale.ROOT));
            if (node == null) {
                return longest;
            }
            if (!node.entries.isEmpty()) {
                Span span = new Span(start, end);
                List<T> meanings = meanings(node, text.substring(start, end), counts);
                longest = meanings.isEmpty() ? longest : new Match<>(span, meanings);
            }
            from = nextWord(text, end);
        }
        return longest;
    }

    private List<T> meanings(Node<T> node, String found, Predicate<T> counts) {
        List<T> meanings = new ArrayList<>();
        for (Entry<T> entry : node.entries) {
            boolean fits = entry.exactWords().isEmpty() || entry.exactWords().equals(words(found));
            if (fits && counts.test(entry.meaning()) && !meanings.contains(entry.meaning())) {
                meanings.add(entry.meaning());
            }
        }
        return meanings;
    }

    private void put(List<String> words, Entry<T> entry) {
        Node<T> node = top;
        for (String word : words) {
            node = node.next.computeIfAbsent(word.toLowerCase(Locale.ROOT), key -> new Node<>());
        }
        node.entries.add(entry);
    }

    /** The words of a text as they stand. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            if (Character.isLetterOrDigit(text.charAt(i))) {
                int end = endOfWord(text, i);
                words.add(text.substring(i, end));
                i = end;
            } else {
                i++;
            }
        }
        return words;
    }

    private static int endOfWord(String text, int start) {
        int i = start;
        while (i < text.length() && Character.isLetterOrDigit(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** The start of a word that may go on with a phrase; -1 where something other than a gap follows. */
    private static int nextWord(String text, int end) {
        int i = end;
        while (i < text.length()
                && i - end < MAX_GAP
                && " \t\r\n-\u2010\u2011\u2013_/\u00a0".indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return i > end && i < text.length() && Character.isLetterOrDigit(text.charAt(i)) ? i : -1;
    }
}
