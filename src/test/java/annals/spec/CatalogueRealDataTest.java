package annals.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue that ships is what the importer makes of the XEP sources. */
class CatalogueRealDataTest {
    private static final Path RESOURCE = Path.of("src/main/resources/annals/spec/catalogue.json");

    @TempDir
    private Path folder;

    @Test
    void resourceIsWhatTheImporterMakesOfTheSources() throws IOException {
        Path xeps = Path.of(System.getProperty("annals.shared", "../shared"), "xeps");
        assumeTrue(
                Files.isDirectory(xeps),
                xeps + " not found: the XEP sources are not in this repository; set -Dannals.shared=DIR");
        Path imported = folder.resolve("catalogue.json");
        new CatalogueImporter(xeps).read().writeTo(imported);
        if (Boolean.getBoolean("golden.update")) {
            Files.write(RESOURCE, Files.readAllBytes(imported));
        }
        assertThat(Files.readString(imported)).isEqualTo(Files.readString(RESOURCE));
    }
}
