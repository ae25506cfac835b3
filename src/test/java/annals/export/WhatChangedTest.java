package annals.export;

import static annals.ingest.Sample.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;

import annals.export.site.ChangesPage;
import annals.index.ThreadIndexReader;
import annals.ingest.Sample;
import annals.query.DateRange;
import annals.spec.Deliverable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhatChangedTest {
    @TempDir
    private Path folder;

    @Test
    void tellsOfWhatHappenedInTheTimeAndOfNothingElse() throws IOException {
        DateRange november = DateRange.parse("2019-11-05..2019-11-30");
        try (ThreadIndexReader reader = ThreadIndexReader.open(Sample.index(folder))) {
            Edition edition = Exported.editor(reader, DenyList.EMPTY, false)
                    .ofDeliverables(CATALOGUE.deliverables().stream()
                            .filter(Deliverable::isE2ee)
                            .toList());
            WhatChanged changed = WhatChanged.of(edition, november);
            assertThat(changed.title()).isEqualTo("What changed 2019-11-05..2019-11-30");
            assertThat(changed.news())
                    .extracting(news -> news.dossier().deliverable().id())
                    .containsExactlyInAnyOrder("XEP-0384", "XEP-0420");
            assertThat(changed.news())
                    .allSatisfy(news -> assertThat(news.threads())
                            .singleElement()
                            .satisfies(thread -> {
                                assertThat(thread.title()).isEqualTo("What would it take to move OMEMO forward?");
                                assertThat(changed.isOlder(thread)).isTrue();
                            }));
            assertThat(changed.quiet()).hasSize(edition.dossiers().size() - 2);
            for (EditionWriter writer : List.of(new ChangesMarkdown(november), new ChangesPage(november))) {
                Exported.write(edition, folder.resolve("out"), writer);
                assertThat(Files.readString(folder.resolve("out").resolve(writer.entrance())))
                        .contains(
                                "What changed 2019-11-05..2019-11-30",
                                "move OMEMO forward",
                                "goes on from before",
                                "Nothing new");
            }
        }
    }
}
