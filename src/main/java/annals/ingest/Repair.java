package annals.ingest;

import annals.index.ThreadIndexReader;
import annals.tag.RuleBook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Writes an index anew, from the messages that are still readable in it and from the archives of its ledger. Until the
 * one commit at the end the old index stays as it is.
 */
public final class Repair {
    private Repair() {}

    /**
     * What a repair came to.
     *
     * @param kept how many messages were readable in the old index
     * @param restored how many came back from archives
     * @param missing the sources of the ledger that could not be read again
     * @param report what the index holds now
     */
    public record Report(int kept, int restored, List<String> missing, IngestReport report) {
        public Report {
            missing = List.copyOf(missing);
        }
    }

    /**
     * Repairs the index in a folder.
     *
     * @param version the version of Annals, kept in the index
     * @throws IOException when the index cannot be opened at all, or not be written
     */
    public static Report run(Path folder, String version, Progress progress) throws IOException {
        try (ThreadIndexReader old = ThreadIndexReader.open(folder)) {
            Ingest.Options options = new Ingest.Options(
                    Optional.empty(),
                    false,
                    false,
                    true,
                    Optional.of(old.threading().threading()),
                    Optional.of(old.threading().corrections()),
                    Optional.of(RuleBook.changedBy(old.catalog(), "the catalog kept in " + folder)));
            return Ingest.again(folder, old, version, options, progress);
        }
    }
}
