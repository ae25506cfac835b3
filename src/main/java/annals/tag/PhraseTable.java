package annals.tag;

import annals.mail.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds many phrases in a text in one pass over its words.
 *
 * <p>A word is a run of letters and digits; between two words of a phrase may stand blanks, a line end, hyphens,
 * slashes and apostrophes, so that "end-to-end" is also found as "end to end" and wrapped. A phrase is found only as
 * whole words: "OX" not in "box", "MLS" not in "XMLSchema". Of phrases that begin at the same word the longest one
 * counts, and the search goes on behind it.
 *
 * @param <T> what a phrase means
 */
final class PhraseTable<T> {
    private static final int ASCII = 128;

    private static final boolean[] WORD_CHARACTERS = new boolean[ASCII];

    static {
        for (char c = 0; c < ASCII; c++) {
            WORD_CHARACTERS[c] = Character.isLetterOrDigit(c);
        }
    }

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

    /**
     * What may follow a word. Next words are found by a hash that needs no copy of the text: nearly every word of a
     * mail begins no phrase.
     */
    private static final class Node<T> {
        final List<Entry<T>> entries = new ArrayList<>();
        private final String word;
        private int[] hashes = new int[0];
        private List<@Nullable Node<T>> nodes = List.of();
        private int size;

        Node(String word) {
            this.word = word;
        }

        /** The node of the word at that place, whose hash is given; null where no phrase goes on with it. */
        @Nullable
        Node<T> next(String text, int start, int end, int hash) {
            if (size == 0) {
                return null;
            }
            int at = hash & (hashes.length - 1);
            while (true) {
                int there = hashes[at];
                if (there == 0) {
                    return null;
                }
                Node<T> node = there == hash ? nodes.get(at) : null;
                if (node != null && node.isAt(text, start, end)) {
                    return node;
                }
                at = (at + 1) & (hashes.length - 1);
            }
        }

        Node<T> nextOrNew(String next) {
            int hash = hash(next, 0, next.length());
            Node<T> there = next(next, 0, next.length(), hash);
            if (there != null) {
                return there;
            }
            if (size * 4 >= hashes.length) {
                grow();
            }
            Node<T> added = new Node<>(next);
            put(added, hash);
            size++;
            return added;
        }

        private void grow() {
            int[] formerHashes = hashes;
            List<@Nullable Node<T>> former = nodes;
            hashes = new int[Math.max(4, formerHashes.length * 2)];
            nodes = new ArrayList<>(Collections.nCopies(hashes.length, null));
            for (int i = 0; i < formerHashes.length; i++) {
                Node<T> node = former.get(i);
                if (node != null) {
                    put(node, formerHashes[i]);
                }
            }
        }

        private void put(Node<T> node, int hash) {
            int at = hash & (hashes.length - 1);
            while (nodes.get(at) != null) {
                at = (at + 1) & (hashes.length - 1);
            }
            nodes.set(at, node);
            hashes[at] = hash;
        }

        private boolean isAt(String text, int start, int end) {
            if (end - start != word.length()) {
                return false;
            }
            for (int i = 0; i < word.length(); i++) {
                if (lower(text.charAt(start + i)) != lower(word.charAt(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    private final Node<T> top = new Node<>("");

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
            if (!isWordCharacter(text.charAt(i))) {
                i++;
                continue;
            }
            int end = endOfWord(text, i);
            Node<T> first = top.next(text, i, end, hash(text, i, end));
            Match<T> match = first == null ? null : longestAt(text, i, end, first, counts);
            if (match != null) {
                matches.add(match);
                i = match.span().end();
            } else {
                i = end;
            }
        }
        return matches;
    }

    private @Nullable Match<T> longestAt(String text, int start, int endOfFirst, Node<T> first, Predicate<T> counts) {
        Match<T> longest = null;
        Node<T> node = first;
        int end = endOfFirst;
        while (node != null) {
            if (!node.entries.isEmpty()) {
                List<T> meanings = meanings(node, text.substring(start, end), counts);
                longest = meanings.isEmpty() ? longest : new Match<>(new Span(start, end), meanings);
            }
            int from = nextWord(text, end);
            if (from < 0) {
                return longest;
            }
            end = endOfWord(text, from);
            node = node.next(text, from, end, hash(text, from, end));
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
            node = node.nextOrNew(word);
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
        while (i < text.length() && isWordCharacter(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Whether it is a letter or a digit. */
    static boolean isWordCharacter(char c) {
        return c < ASCII ? WORD_CHARACTERS[c] : Character.isLetterOrDigit(c);
    }

    /** The hash of a word in any case, never 0: that marks an empty place. */
    private static int hash(String text, int start, int end) {
        int hash = end - start;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + lower(text.charAt(i));
        }
        int mixed = hash ^ (hash >>> 15);
        return mixed == 0 ? 1 : mixed;
    }

    private static char lower(char c) {
        if (c < ASCII) {
            return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
        }
        return Character.toLowerCase(c);
    }

    /** The start of a word that may go on with a phrase; -1 where something other than a gap follows. */
    private static int nextWord(String text, int end) {
        int i = end;
        while (i < text.length()
                && i - end < MAX_GAP
                && " \t\r\n-\u2010\u2011\u2013_/\u00a0'\u2019".indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return i > end && i < text.length() && Character.isLetterOrDigit(text.charAt(i)) ? i : -1;
    }
}
