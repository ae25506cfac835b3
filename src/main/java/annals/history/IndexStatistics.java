package annals.history;

import annals.index.IndexedEnvelope;
import annals.index.SourceRecord;
import annals.index.ThreadIndexReader;
import annals.mail.Ledger;
import annals.mail.MessageId;
import annals.profile.Profiles;
import annals.tag.Evidence;
import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an index holds.
 *
 * @param messages how many messages
 * @param threads how many threads
 * @param e2eeThreads how many of them are about end-to-end encryption
 * @param ghosts how many ids are referred to and were never seen
 * @param people how many people wrote them
 * @param bytes its size on disk
 * @param version the version of Annals that wrote it last
 * @param lists each list, by address
 * @param sources the account of each source, by name
 */
public record IndexStatistics(
        int messages,
        int threads,
        int e2eeThreads,
        int ghosts,
        int people,
        long bytes,
        String version,
        List<ListCount> lists,
        List<Ledger> sources) {
    public IndexStatistics {
        lists = List.copyOf(lists);
        sources = List.copyOf(sources);
    }

    /**
     * What an index holds of one list.
     *
     * @param list its address, may be empty
     * @param messages how many messages
     * @param months how many messages were sent in each month that has any, ascending
     */
    public record ListCount(String list, int messages, SortedMap<YearMonth, Integer> months) {
        /** The first month with a message. */
        public YearMonth first() {
            return months.firstKey();
        }

        /** The last month with a message. */
        public YearMonth last() {
            return months.lastKey();
        }

        /** The months without a message between the first and the last, ascending. */
        public List<YearMonth> missingMonths() {
            List<YearMonth> missing = new ArrayList<>();
            for (YearMonth month = first(); month.isBefore(last()); month = month.plusMonths(1)) {
                if (!months.containsKey(month)) {
                    missing.add(month);
                }
            }
            return missing;
        }
    }

    /** Counts what an index holds; reads every envelope. */
    public static IndexStatistics of(ThreadIndexReader index, Profiles profiles) throws IOException {
        List<ListCount> lists = new ArrayList<>();
        for (Map.Entry<String, SortedMap<YearMonth, Integer>> list :
                index.months().entrySet()) {
            int messages = list.getValue().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            lists.add(new ListCount(list.getKey(), messages, new TreeMap<>(list.getValue())));
        }
        int[] e2ee = {0};
        index.forEachSummary(thread -> e2ee[0] += thread.tags().contains(Evidence.E2EE) ? 1 : 0);
        return new IndexStatistics(
                index.messageCount(),
                index.threadCount(),
                e2ee[0],
                ghosts(index.envelopes()),
                IndexedPeople.of(index, profiles).all().size(),
                index.bytes(),
                index.version().annals(),
                lists,
                index.sources().stream().map(SourceRecord::ledger).toList());
    }

    private static int ghosts(List<IndexedEnvelope> envelopes) {
        Set<MessageId> referred = new HashSet<>();
        for (IndexedEnvelope indexed : envelopes) {
            referred.addAll(indexed.envelope().references());
            referred.addAll(indexed.envelope().inReplyTo());
        }
        envelopes.forEach(indexed -> referred.remove(indexed.envelope().id()));
        return referred.size();
    }
}
