package annals.fuzz;

import annals.spec.CatalogueImporter;
import annals.tag.RuleBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The source of a XEP, imported as the only one of its folder, or a file of rules: what begins with a brace. */
public final class CatalogueFuzzer {
    private static final Path FOLDER = Program.inNewFolder().folder();

    private CatalogueFuzzer() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        try {
            if (input.length > 0 && input[0] == '{') {
                changeRules(new String(input, StandardCharsets.UTF_8));
            } else {
                importXep(input);
            }
        } catch (IOException told) {
            Soundness.require(told.getMessage() != null, "what is wrong with a file is told");
        }
    }

    private static void changeRules(String json) throws IOException {
        RuleBook.changedBy(json, "rules.json").catalogue();
    }

    private static void importXep(byte[] xml) throws IOException {
        Path file = FOLDER.resolve("xep-0001.xml");
        try {
            Files.write(file, xml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        new CatalogueImporter(FOLDER).read().writeTo(FOLDER.resolve("catalogue.json"));
    }
}
