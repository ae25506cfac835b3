package annals.search;

import static org.assertj.core.api.Assertions.assertThat;

import annals.archive.Archives;
import annals.ingest.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Threads that real mails quote are found by six words of a line; floors of what ranking.md tells. */
class KnownItemsRealDataTest {
    private static final int FEWEST = 500;

    @Test
    void findsTheThreadThatAReplyQuotes(@TempDir Path folder) throws IOException {
        Path index = folder.resolve("index");
        Sample.ingest(index, List.of(Archives.corpus("pipermail").toString()));
        try (KnownItems items = KnownItems.of(index, folder.resolve("plain"), Map.of(), 1)) {
            List<KnownItems.Item> asked = items.items(KnownItems.Kind.QUOTED_LINE, Integer.MAX_VALUE);
            assertThat(asked).hasSizeGreaterThan(FEWEST);
            KnownItemScores scores = KnownItemScores.of(items, asked);
            SoftAssertions.assertSoftly(softly -> {
                softly.assertThat(scores.success(KnownItems.Way.THREADS, 1))
                        .as("first")
                        .isGreaterThan(0.94);
                softly.assertThat(scores.success(KnownItems.Way.THREADS, 5))
                        .as("among five")
                        .isGreaterThan(0.98);
                softly.assertThat(scores.reciprocalRank(KnownItems.Way.THREADS))
                        .as("mean reciprocal rank")
                        .isGreaterThan(scores.reciprocalRank(KnownItems.Way.LUCENE));
            });
        }
    }
}
