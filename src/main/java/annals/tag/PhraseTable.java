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
 * <p>Between two words of a phrase may stand blanks, a line end, hyphens, slashes and apostrophes, so that "end-to-end"
 * is also found as "end to end" and wrapped. A phrase is found only as whole words: "OX" not in "box", "MLS" not in
 * "XMLSchema". Of phrases that begin at the same word the longest one counts, and the search goes on behind it.
 *
 * @param <T> what a phrase means
 */
final class PhraseTable<T> {
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
        private final char[] word;
        private int[] hashes = new int[0];
        private List<@Nullable Node<T>> nodes = List.of();
        private int size;

        /** @param word in lower case, as {@link Words} has it */
        Node(char[] word) {
            this.word = word;
        }

        /** The node of a word of a text; null where no phrase goes on with it. */
        @Nullable
        Node<T> next(Words words, int word) {
            int hash = words.hash(word);
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
                if (node != null && words.is(word, node.word)) {
                    return node;
                }
                at = (at + 1) & (hashes.length - 1);
            }
        }

        Node<T> nextOrNew(Words words, int word) {
            Node<T> there = next(words, word);
            if (there != null) {
                return there;
            }
            if (size * 4 >= hashes.length) {
                grow();
            }
            Node<T> added = new Node<>(words.lower(word));
            put(added, words.hash(word));
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
    }

    /** Bits for the hashes of first words: small enough to stay near the processor, as the table of all is not. */
    private static final int FIRST_BITS = 1 << 16;

    private final Node<T> top = new Node<>(new char[0]);
    private final long[] firsts = new long[FIRST_BITS / Long.SIZE];

    /** Adds a phrase; with {@code exact}, it is found in this case only, else in any case, and with a plural "s". */
    void add(String phrase, boolean exact, T meaning) {
        List<String> words = words(phrase);
        if (words.isEmpty()) {
            return;
        }
        put(phrase, new Entry<>(exact ? words : List.of(), meaning));
        String last = words.getLast();
        if (!exact && !last.endsWith("s") && Character.isLetter(last.charAt(last.length() - 1))) {
            int end = phrase.lastIndexOf(last) + last.length();
            put(phrase.substring(0, end) + "s", new Entry<>(List.of(), meaning));
        }
    }

    private void put(String phrase, Entry<T> entry) {
        Words words = Words.of(phrase);
        int first = words.hash(0) & (FIRST_BITS - 1);
        firsts[first / Long.SIZE] |= 1L << first;
        Node<T> node = top;
        for (int word = 0; word < words.count(); word++) {
            node = node.nextOrNew(words, word);
        }
        node.entries.add(entry);
    }

    private boolean mayBegin(int hash) {
        int first = hash & (FIRST_BITS - 1);
        return (firsts[first / Long.SIZE] & (1L << first)) != 0;
    }

    /** The phrases of a text by their start, without overlaps; only meanings that {@code counts} accepts. */
    List<Match<T>> find(Words words, Predicate<T> counts) {
        List<Match<T>> matches = new ArrayList<>();
        int word = 0;
        while (word < words.count()) {
            Node<T> first = mayBegin(words.hash(word)) ? top.next(words, word) : null;
            int next = first == null ? word : addLongest(matches, words, word, first, counts);
            word = Math.max(next, word + 1);
        }
        return matches;
    }

    /** Adds the longest phrase that begins with a word; the word behind it, or {@code start} where there is none. */
    private int addLongest(List<Match<T>> matches, Words words, int start, Node<T> first, Predicate<T> counts) {
        Match<T> longest = null;
        int next = start;
        int word = start;
        Node<T> node = first;
        while (node != null) {
            if (!node.entries.isEmpty()) {
                Span span = new Span(words.start(start), words.end(word));
                List<T> meanings = meanings(node, words.text(), span, counts);
                if (!meanings.isEmpty()) {
                    longest = new Match<>(span, meanings);
                    next = word + 1;
                }
            }
            node = words.goesOn(word) ? node.next(words, ++word) : null;
        }
        if (longest != null) {
            matches.add(longest);
        }
        return next;
    }

    private List<T> meanings(Node<T> node, String text, Span span, Predicate<T> counts) {
        List<T> meanings = new ArrayList<>(node.entries.size());
        for (Entry<T> entry : node.entries) {
            boolean fits = entry.exactWords().isEmpty()
                    || entry.exactWords().equals(words(text.substring(span.start(), span.end())));
            if (fits && counts.test(entry.meaning()) && !meanings.contains(entry.meaning())) {
                meanings.add(entry.meaning());
            }
        }
        return meanings;
    }

    /** The words of a text as they stand. */
    static List<String> words(String text) {
        Words words = Words.of(text);
        List<String> written = new ArrayList<>(words.count());
        for (int word = 0; word < words.count(); word++) {
            written.add(text.substring(words.start(word), words.end(word)));
        }
        return written;
    }
}
