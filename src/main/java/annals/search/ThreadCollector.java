package annals.search;

import annals.index.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.util.BitSet;
import org.apache.lucene.util.Bits;

/** Gathers the messages that match into their threads. */
final class ThreadCollector implements BlockCollector {
    /** How many messages make a thread's score. */
    private static final int SCORED = 3;

    /**
     * The weight of each beside the one before: much more, and long threads that touch on a matter outdo the one that
     * is about it (ranking.md).
     */
    private static final double NEXT = 0.1;

    /**
     * A message that matches.
     *
     * @param document its document in the whole index
     * @param date seconds since 1970
     * @param hashOrder ascending in the order of hashes
     */
    record MessageMatch(int document, double score, long date, long hashOrder) implements Comparable<MessageMatch> {
        /** Best first, then latest, then by hash. */
        @Override
        public int compareTo(MessageMatch other) {
            if (score != other.score) {
                return score > other.score ? -1 : 1;
            }
            return date != other.date ? Long.compare(other.date, date) : Long.compare(hashOrder, other.hashOrder);
        }
    }

    /**
     * A thread with a message that matches.
     *
     * @param document its document in the whole index
     * @param first seconds since 1970
     * @param size how many messages it has
     * @param hashOrder ascending in the order of hashes
     * @param best its best messages, best first
     */
    record ThreadMatch(int document, double score, long first, long size, long hashOrder, List<MessageMatch> best) {}

    private final int shown;
    /** How many messages of a thread are kept until all are known. */
    private final int most;

    private final List<ThreadMatch> matches = new ArrayList<>();

    /** @param shown how many messages to keep of each thread */
    ThreadCollector(int shown) {
        this.shown = shown;
        this.most = Math.max(SCORED, shown);
    }

    /** All threads that match, in no order. */
    List<ThreadMatch> matches() {
        return matches;
    }

    @Override
    public void collect(LeafReaderContext leaf, Scorer scorer, BitSet threads) throws IOException {
        NumericDocValues dates = DocValues.getNumeric(leaf.reader(), Fields.DATE);
        NumericDocValues hashes = DocValues.getNumeric(leaf.reader(), Fields.HASH_ORDER);
        ThreadValues values = new ThreadValues(leaf);
        Bits live = leaf.reader().getLiveDocs();
        List<MessageMatch> best = new ArrayList<>();
        int thread = -1;
        DocIdSetIterator messages = scorer.iterator();
        for (int doc = messages.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = messages.nextDoc()) {
            if (live != null && !live.get(doc)) {
                continue;
            }
            if (doc > thread) {
                finish(values, thread, best);
                best.clear();
                thread = threads.nextSetBit(doc);
            }
            double score = scorer.score();
            if (best.size() == most && score < best.getLast().score()) {
                continue;
            }
            dates.advanceExact(doc);
            hashes.advanceExact(doc);
            keep(best, new MessageMatch(leaf.docBase + doc, score, dates.longValue(), hashes.longValue()));
        }
        finish(values, thread, best);
    }

    private void keep(List<MessageMatch> best, MessageMatch match) {
        int place = best.size();
        while (place > 0 && match.compareTo(best.get(place - 1)) < 0) {
            place--;
        }
        if (place < most) {
            best.add(place, match);
            if (best.size() > most) {
                best.removeLast();
            }
        }
    }

    private void finish(ThreadValues values, int thread, List<MessageMatch> best) throws IOException {
        if (best.isEmpty()) {
            return;
        }
        values.advance(thread);
        double score = 0;
        for (int i = Math.min(best.size(), SCORED) - 1; i >= 0; i--) {
            score = best.get(i).score() + NEXT * score;
        }
        List<MessageMatch> kept = List.copyOf(best.subList(0, Math.min(best.size(), shown)));
        matches.add(new ThreadMatch(values.document(), score, values.first(), values.size(), values.hashOrder(), kept));
    }

    /** What is known of the threads of a leaf; asked for in ascending order. */
    static final class ThreadValues {
        private final int base;
        private final NumericDocValues firsts;
        private final NumericDocValues sizes;
        private final NumericDocValues hashes;
        private int thread = -1;

        ThreadValues(LeafReaderContext leaf) throws IOException {
            base = leaf.docBase;
            firsts = DocValues.getNumeric(leaf.reader(), Fields.FIRST);
            sizes = DocValues.getNumeric(leaf.reader(), Fields.SIZE);
            hashes = DocValues.getNumeric(leaf.reader(), Fields.HASH_ORDER);
        }

        void advance(int document) throws IOException {
            if (!firsts.advanceExact(document) || !sizes.advanceExact(document) || !hashes.advanceExact(document)) {
                throw new IOException("the index is damaged: document " + (base + document) + " is no thread");
            }
            thread = document;
        }

        int document() {
            return base + thread;
        }

        long first() throws IOException {
            return firsts.longValue();
        }

        long size() throws IOException {
            return sizes.longValue();
        }

        long hashOrder() throws IOException {
            return hashes.longValue();
        }
    }
}
