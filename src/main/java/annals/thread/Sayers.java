package annals.thread;

import java.util.Arrays;

/**
 * Who says some shingles, among messages that were threaded before. Messages are called by numbers, which mean
 * something to {@link UnchangedMessages} alone: to know who is worth reading, nobody has to be read.
 */
public final class Sayers {
    private final int[] shingles;
    private final int most;
    private final int[] counts;
    /** For each shingle the messages that say it, the first {@link #most} of them. */
    private final int[][] messages;

    /**
     * Nobody yet.
     *
     * @param most when more messages say a shingle, it tells nothing, and they are only counted
     */
    public Sayers(Shingles shingles, int most) {
        this.shingles = shingles.toArray();
        this.most = most;
        this.counts = new int[this.shingles.length];
        this.messages = new int[this.shingles.length][];
    }

    /**
     * Adds a message, each once for a shingle.
     *
     * @param at the place of a shingle that it says among those asked for, which ascend
     */
    public void add(int at, int message) {
        int count = counts[at]++;
        if (count < most) {
            int[] those = count == 0 ? new int[1] : messages[at];
            messages[at] = count == those.length ? Arrays.copyOf(those, Math.min(2 * count, most)) : those;
            messages[at][count] = message;
        }
    }

    /** How many say a shingle that was asked for. */
    public int count(int shingle) {
        return counts[Arrays.binarySearch(shingles, shingle)];
    }

    /** Those who say a shingle that was asked for and is not said by too many. */
    public int[] of(int shingle) {
        int at = Arrays.binarySearch(shingles, shingle);
        return counts[at] == 0 || counts[at] > most ? new int[0] : Arrays.copyOf(messages[at], counts[at]);
    }

    /** The shingles that were asked for. */
    int[] shingles() {
        return shingles.clone();
    }
}
