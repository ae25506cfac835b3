package annals.thread;

import java.util.Arrays;
import java.util.List;

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
    static final int MOST_CANDIDATES = 8;

    /** How many messages say a shingle, when so many of those say it that are given. */
    @FunctionalInterface
    interface Census {
        /** All messages are given. */
        Census OF_THE_GIVEN = (shingle, given) -> given;

        int sayers(int shingle, int given);
    }

    private final int[] quoted;
    /** Where the sayers of each quoted shingle begin. */
    private final int[] starts;

    private final int[] sayers;

    private final Census census;

    /** An index of messages, which are called by their places in the list. */
    QuoteIndex(List<Container> messages, Census census) {
        this.census = census;
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
    List<Weighing.Sayer> sayersOf(Shingles quotedByOne) {
        Weighing weighing = new Weighing();
        for (int i = 0; i < quotedByOne.size(); i++) {
            int at = Arrays.binarySearch(quoted, quotedByOne.get(i));
            int many = census.sayers(quotedByOne.get(i), starts[at + 1] - starts[at]);
            if (many <= MOST_SAYERS) {
                for (int place = starts[at]; place < starts[at + 1]; place++) {
                    weighing.add(sayers[place], many);
                }
            }
        }
        return weighing.heaviest(MOST_CANDIDATES);
    }
}
