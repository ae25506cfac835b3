package annals.thread;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who says what others quote: an inverted file of the shingles that lost replies quote.
 *
 * <p>Shingles that no lost reply quotes are left out, so that memory is bounded by what was lost: four bytes for each
 * distinct shingle quoted, and four for each message that says it.
 */
final class QuoteIndex {
    /** A shingle that more messages say ("thanks in advance for your help") tells nothing. */
    static final int MOST_SAYERS = 64;
    /** So many candidates are looked at; the parent is among the first eight for 1,788 of 1,789 (bioc-devel). */
    private static final int MOST_CANDIDATES = 8;

    /**
     * A message that says what another one quotes.
     *
     * @param message its place in the order of messages
     * @param shared how many of the quoted shingles it says, of those that are in its sample
     * @param weight the same with each shingle divided by the number of messages that say it
     */
    record Sayer(int message, int shared, double weight) {}

    private final int[] quoted;
    /** Where the sayers of each quoted shingle begin. */
    private final int[] starts;

    private final int[] sayers;

    private final Shingles common;

    /**
     * An index of messages, which are called by their places in the list.
     *
     * @param common shingles that are left out, since more messages say them than these
     */
    QuoteIndex(List<Container> messages, Shingles common) {
        this.common = common;
        this.quoted = messages.stream()
                .filter(message -> message.envelope().isLost())
                .flatMapToInt(message ->
                        Arrays.stream(message.envelope().clues().quoted().toArray()))
                .sorted()
                .distinct()
                .toArray();
        this.starts = new int[quoted.length + 1];
        messages.forEach(message -> count(said(message)));
        for (int i = 0; i < quoted.length; i++) {
            starts[i + 1] += starts[i];
        }
        this.sayers = new int[starts[quoted.length]];
        int[] next = starts.clone();
        for (int message = 0; message < messages.size(); message++) {
            Shingles said = said(messages.get(message));
            for (int i = 0; i < said.size(); i++) {
                int at = Arrays.binarySearch(quoted, said.get(i));
                if (at >= 0) {
                    sayers[next[at]++] = message;
                }
            }
        }
    }

    private static Shingles said(Container message) {
        return message.envelope().clues().said();
    }

    private void count(Shingles said) {
        for (int i = 0; i < said.size(); i++) {
            int at = Arrays.binarySearch(quoted, said.get(i));
            if (at >= 0) {
                starts[at + 1]++;
            }
        }
    }

    /** The messages that say most of what a lost reply quotes, the weightiest first; may hold the reply itself. */
    List<Sayer> sayersOf(Shingles quotedByOne) {
        Map<Integer, Sayer> found = new HashMap<>();
        for (int i = 0; i < quotedByOne.size(); i++) {
            int at = Arrays.binarySearch(quoted, quotedByOne.get(i));
            int many = starts[at + 1] - starts[at];
            if (many > MOST_SAYERS || common.contains(quotedByOne.get(i))) {
                continue;
            }
            for (int place = starts[at]; place < starts[at + 1]; place++) {
                int message = sayers[place];
                Sayer before = found.getOrDefault(message, new Sayer(message, 0, 0));
                found.put(message, new Sayer(message, before.shared() + 1, before.weight() + 1.0 / many));
            }
        }
        List<Sayer> sorted = new ArrayList<>(found.values());
        sorted.sort(Comparator.comparingDouble(Sayer::weight)
                .thenComparingInt(Sayer::message)
                .reversed());
        return sorted.subList(0, Math.min(sorted.size(), MOST_CANDIDATES));
    }
}
