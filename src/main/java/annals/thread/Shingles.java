package annals.thread;

import annals.mail.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * What a text says, as numbers: a hash for each four words that follow each other in one segment, and one for the whole
 * of a segment of two or three words. Distinct, ascending, may be empty.
 *
 * <p>Words are runs of letters and digits in lower case, so that quote markers, line ends, punctuation and spacing make
 * no difference. "at" and "a" are no words: archives write {@code ada at example.org} and {@code ada(a)example.org} for
 * an address.
 *
 * <p>Of what a message says only a sample is kept, by winnowing (Schleimer, Wilkerson, Aiken 2003): the least hash of
 * each four neighbours, about four in ten. Of any passage of seven words that another message quotes at least one hash
 * is in the sample.
 */
public final class Shingles {
    /** No hashes. */
    public static final Shingles NONE = new Shingles(new int[0]);

    /** The share of hashes that winnowing keeps of a long text. */
    static final double SAMPLED = 2.0 / 5;

    private static final int WORDS = 4;
    private static final int WINDOW = 4;
    /**
     * Beyond this the least hashes are kept, of what is said as of what is quoted: they are the same ones where the
     * texts are. One mail in a hundred of bioc-devel says more.
     */
    private static final int MOST = 512;

    private final int[] hashes;

    private Shingles(int[] ascending) {
        this.hashes = ascending;
    }

    /** The sample of what a message says itself: its new text, patches and code included. */
    static Shingles said(List<Segment> body) {
        Hashes found = new Hashes();
        for (Segment segment : body) {
            if (segment.isOwn()) {
                found.addSample(hashes(segment.text()));
            }
        }
        return found.least();
    }

    /** What a message quotes of the message it answers, all of it: quotes of depth one. */
    static Shingles quoted(List<Segment> body) {
        Hashes found = new Hashes();
        for (Segment segment : body) {
            if (segment.depth() == 1) {
                found.addAll(hashes(segment.text()));
            }
        }
        return found.least();
    }

    /** All that a text says, not a sample of it. */
    public static Shingles ofText(String text) {
        return of(hashes(text));
    }

    /** Whether both have a hash in common: four words that follow each other. */
    public boolean shares(Shingles other) {
        return Arrays.stream(hashes).anyMatch(other::contains);
    }

    /** The same hashes again, from {@link #toArray()}. */
    public static Shingles of(int[] hashes) {
        return new Shingles(Arrays.stream(hashes).sorted().distinct().toArray());
    }

    /** All hashes of many. */
    static Shingles union(Collection<Shingles> many) {
        return of(many.stream().flatMapToInt(one -> Arrays.stream(one.hashes)).toArray());
    }

    /** The hashes, ascending. */
    public int[] toArray() {
        return hashes.clone();
    }

    boolean contains(int hash) {
        return Arrays.binarySearch(hashes, hash) >= 0;
    }

    int size() {
        return hashes.length;
    }

    int get(int index) {
        return hashes[index];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shingles that && Arrays.equals(hashes, that.hashes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hashes);
    }

    @Override
    public String toString() {
        return Arrays.toString(hashes);
    }

    /** The hashes of a segment, in order. */
    private static int[] hashes(String text) {
        long[] words = words(text);
        if (words.length < WORDS) {
            return words.length < 2 ? new int[0] : new int[] {hash(words, 0, words.length)};
        }
        int[] hashes = new int[words.length - WORDS + 1];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = hash(words, i, WORDS);
        }
        return hashes;
    }

    /** A hash of each word, by FNV-1a. */
    private static long[] words(String text) {
        long[] words = new long[16];
        int count = 0;
        long hash = 0;
        int length = 0;
        int at = 0;
        while (at <= text.length()) {
            int c = at < text.length() ? text.codePointAt(at) : ' ';
            if (Character.isLetterOrDigit(c)) {
                hash = ((length == 0 ? 0xcbf29ce484222325L : hash) ^ Character.toLowerCase(c)) * 0x100000001b3L;
                length++;
            } else if (length > 0) {
                if (!isMask(text, at - length, length)) {
                    words = count == words.length ? Arrays.copyOf(words, count * 2) : words;
                    words[count++] = hash;
                }
                length = 0;
            }
            at += Character.charCount(c);
        }
        return Arrays.copyOf(words, count);
    }

    /** Whether a word is what archives write for the @ of an address. */
    private static boolean isMask(String text, int from, int length) {
        return length <= 2 && (text.startsWith("at", from) || (length == 1 && text.startsWith("a", from)));
    }

    /** A hash of words that follow each other: the upper half of a 64-bit mix (Stafford's variant 13). */
    private static int hash(long[] words, int from, int count) {
        long mixed = count;
        for (int i = from; i < from + count; i++) {
            mixed = mixed * 0x9e3779b97f4a7c15L + words[i];
        }
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return (int) (mixed >>> 32);
    }

    /** Hashes that are being collected. */
    private static final class Hashes {
        private final List<int[]> parts = new ArrayList<>();

        void addAll(int[] hashes) {
            parts.add(hashes);
        }

        /** Adds the least of each window of neighbours, or of all where there are fewer. */
        void addSample(int[] hashes) {
            int[] sample = new int[hashes.length];
            int count = 0;
            int before = -1;
            for (int from = 0; from == 0 ? hashes.length > 0 : from + WINDOW <= hashes.length; from++) {
                int least = from;
                for (int i = from + 1; i < Math.min(from + WINDOW, hashes.length); i++) {
                    least = hashes[i] <= hashes[least] ? i : least;
                }
                if (least != before) {
                    sample[count++] = hashes[least];
                    before = least;
                }
            }
            parts.add(Arrays.copyOf(sample, count));
        }

        Shingles least() {
            int[] ascending = parts.stream()
                    .flatMapToInt(Arrays::stream)
                    .sorted()
                    .distinct()
                    .limit(MOST)
                    .toArray();
            return ascending.length == 0 ? NONE : new Shingles(ascending);
        }
    }
}
