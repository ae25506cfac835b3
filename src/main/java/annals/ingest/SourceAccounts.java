package annals.ingest;

import annals.archive.ArchiveFile;
import annals.archive.SourceStamp;
import annals.index.SourceRecord;
import annals.index.ThreadIndexWriter;
import annals.mail.Ledger;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The accounts of what an index has read: tells which sources are still as they were, and keeps the new accounts. */
final class SourceAccounts {
    private final Map<String, SourceRecord> former = new HashMap<>();
    /** The stamps of the sources that were looked at, taken before they were read: a later change is seen next time. */
    private final Map<String, String> stamps = new HashMap<>();

    /** The lists that the user named for them. */
    private final Map<String, String> lists = new HashMap<>();

    private final Clock clock;

    /**
     * Makes the accounts.
     *
     * @param known the sources of the index
     * @param clock what time it is
     */
    SourceAccounts(List<SourceRecord> known, Clock clock) {
        known.forEach(source -> former.put(source.name(), source));
        this.clock = clock;
    }

    /** Takes a source's stamp, which has to be done before it is read for a list. */
    void stamp(ArchiveFile stored, Optional<String> list) {
        lists.put(stored.name(), list.orElse(""));
        SourceStamp.of(stored, clock.instant()).ifPresent(stamp -> stamps.put(stored.name(), stamp));
    }

    /** The account of a stamped source that was read before, whole, for the same list, and is as it was then. */
    Optional<Ledger> unchanged(ArchiveFile stored) {
        return Optional.ofNullable(former.get(stored.name()))
                .filter(record -> record.key().equals(stamps.get(stored.name())))
                .filter(record -> record.list().equals(lists.get(stored.name())))
                .map(record -> allThere(record.ledger()));
    }

    /** Forgets the stamp of a source of which something is to be told each time. */
    void tellAgain(ArchiveFile stored) {
        stamps.remove(stored.name());
    }

    /**
     * Keeps the account of each source; of one that is as it was, the account of its first reading stays. What came by
     * standard input at different times has one account.
     */
    void put(ThreadIndexWriter index, List<IngestReport.Read> read) throws IOException {
        index.sources().forEach(source -> former.put(source.name(), source)); // another may have written meanwhile
        boolean first = index.committed().isEmpty();
        for (IngestReport.Read source : read) {
            Ledger ledger = source.ledger();
            SourceRecord record = new SourceRecord(
                    ledger.source(),
                    account(ledger),
                    stamps.getOrDefault(ledger.source(), ""),
                    lists.getOrDefault(ledger.source(), ""));
            if (first || !record.equals(former.get(record.name()))) {
                index.putSource(record);
            }
        }
    }

    private Ledger account(Ledger ledger) {
        Ledger before = Optional.ofNullable(former.get(ledger.source()))
                .map(SourceRecord::ledger)
                .orElse(Ledger.empty(ledger.source()));
        boolean copiesAlone = ledger.duplicates() == ledger.messages();
        if (ledger.source().equals(ArchiveFile.standardInput().name())) {
            return copiesAlone ? before : before.plus(ledger, ledger.source());
        }
        boolean same = copiesAlone
                && ledger.bytes() == before.bytes()
                && ledger.messageBytes() == before.messageBytes()
                && ledger.messages() == before.messages();
        return same ? before : ledger;
    }

    /** What reading it again would come to. */
    private static Ledger allThere(Ledger ledger) {
        return new Ledger(
                ledger.source(),
                ledger.bytes(),
                ledger.messageBytes(),
                ledger.gapBytes(),
                ledger.messages(),
                0,
                ledger.messages() - ledger.skipped(),
                0,
                ledger.skipped(),
                ledger.faults());
    }
}
