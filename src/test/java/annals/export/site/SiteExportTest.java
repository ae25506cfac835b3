package annals.export.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import annals.export.DenyList;
import annals.export.Edition;
import annals.export.Editor;
import annals.export.ExportFolder;
import annals.export.Exported;
import annals.index.ThreadIndexReader;
import annals.ingest.Sample;
import annals.profile.Profiles;
import annals.spec.Deliverable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteExportTest {
    @TempDir
    private Path folder;

    private static Map<Path, String> texts(Path site) throws IOException {
        Map<Path, String> texts = new TreeMap<>();
        try (Stream<Path> all = Files.walk(site)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                texts.put(site.relativize(file), Files.readString(file));
            }
        }
        return texts;
    }

    @Test
    void aThreadThatCannotBeReadLeavesTheOldSiteWhole() throws IOException {
        Path index = Sample.index(folder.resolve("index"));
        Path site = folder.resolve("site");
        Exported.deliverables(index, site, new SiteExport(), DenyList.EMPTY);
        Map<Path, String> before = texts(site);
        try (ThreadIndexReader reader = ThreadIndexReader.open(index)) {
            Editor editor = new Editor(
                    reader, Profiles.builtIn(), Sample.CATALOGUE, DenyList.EMPTY, false, Editor.Progress.NONE);
            Edition whole = editor.ofDeliverables(Sample.CATALOGUE.deliverables().stream()
                    .filter(Deliverable::isE2ee)
                    .toList());
            Edition torn = unreadable(whole);
            try (ExportFolder target = ExportFolder.open(site, "site")) {
                assertThatThrownBy(() -> new SiteExport().write(torn, target, Editor.Progress.NONE))
                        .isExactlyInstanceOf(IOException.class)
                        .hasMessage("the last thread is gone");
            }
        }
        assertThat(texts(site)).isEqualTo(before);
    }

    private static Edition unreadable(Edition whole) {
        return new Edition(
                whole.title(),
                whole.query(),
                whole.snapshot(),
                whole.dossiers(),
                whole.threads(),
                whole.people(),
                whole.activity(),
                whole.threadOf(),
                whole.withheld(),
                whole.statistics(),
                whole.redaction(),
                whole.profiles(),
                id -> {
                    if (id.equals(whole.threads().getLast().id())) {
                        throw new IOException("the last thread is gone");
                    }
                    return whole.shelf().thread(id);
                });
    }
}
