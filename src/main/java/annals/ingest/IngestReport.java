package annals.ingest;

import annals.archive.Reading;
import annals.mail.Ledger;
import java.util.List;

/**
 * What an ingest came to.
 *
 * @param sources one account for each file that holds mail, in the order read
 * @param skipped what was named or found and is no archive, or cannot be read; members of archives too
 * @param damaged the sources that could be read only in part
 * @param total the sums over all sources
 * @param messages how many messages the index holds afterwards
 * @param threads how many threads it holds
 * @param e2eeThreads how many of them are tagged
 * @param deliverables how many deliverables some thread is about
 * @param written how many threads had to be written
 */
public record IngestReport(
        List<Read> sources,
        List<Problem> skipped,
        List<Problem> damaged,
        Ledger total,
        int messages,
        int threads,
        int e2eeThreads,
        int deliverables,
        int written) {
    public IngestReport {
        sources = List.copyOf(sources);
        skipped = List.copyOf(skipped);
        damaged = List.copyOf(damaged);
    }

    /**
     * A source that was read.
     *
     * @param ledger its account
     * @param seconds how long it took
     */
    public record Read(Ledger ledger, double seconds) {}

    /**
     * A source that is not as it should be.
     *
     * @param source its name as the user gave it
     * @param what what is wrong, as a clause
     * @param done what was done about it, as a clause; empty where {@code what} says it
     * @param fatal whether the user has to know by exit code: a file that is no mail, a damaged archive; not an empty
     *     month among others
     */
    public record Problem(String source, String what, String done, boolean fatal) {
        static Problem damage(String source, String what) {
            return new Problem(source, what, "its readable part was read", true);
        }

        static Problem skipped(String source, String what, boolean fatal) {
            return new Problem(source, what, "skipped", fatal);
        }

        static Problem of(String source, Reading.Left left) {
            String place = left.member().isEmpty() ? source : source + "!" + left.member();
            return new Problem(place, left.what(), "", !left.harmless());
        }
    }
}
