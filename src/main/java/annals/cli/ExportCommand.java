package annals.cli;

import annals.export.Export;
import annals.export.Redaction;
import annals.history.Dossier;
import annals.history.Historian;
import annals.index.ThreadIndexReader;
import annals.profile.Profiles;
import annals.spec.Catalogue;
import annals.spec.Deliverable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "export",
        description =
                "Write the dossiers of deliverables into a folder: one file each and an overview. Addresses are left"
                        + " out.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  annals export --to dossiers",
            "  annals export --to dossiers --deliverable omemo --deliverable ox",
            "  annals export --to data --format json"
        })
final class ExportCommand extends AnnalsCommand {
    @Option(
            names = "--to",
            required = true,
            paramLabel = "DIR",
            description = "Write into DIR, which is made if needed.")
    private @Nullable Path to;

    @Option(
            names = "--deliverable",
            paramLabel = "D",
            description =
                    "Export only D; may be given several times (default: all that are about end-to-end encryption).")
    private List<String> deliverables = List.of();

    @Option(names = "--addresses", description = "Keep addresses in the text.")
    private boolean addresses;

    ExportCommand(Console console, GlobalOptions options) {
        super(console, options);
    }

    @Override
    protected List<String> moreFormats() {
        return List.of("markdown");
    }

    @Override
    protected int run() throws IOException {
        Catalogue catalogue = catalogue();
        List<Deliverable> wanted = deliverables.isEmpty()
                ? catalogue.deliverables().stream().filter(Deliverable::isE2ee).toList()
                : deliverables.stream()
                        .map(written -> DeliverableArgument.find(catalogue, written, "export"))
                        .distinct()
                        .toList();
        Historian historian = new Historian(catalogue.snapshot(), Profiles.builtIn());
        List<Dossier> dossiers = new ArrayList<>();
        try (ThreadIndexReader index = ThreadIndexReader.open(index())) {
            for (Deliverable deliverable : wanted) {
                dossiers.add(historian.write(deliverable, index, Historian.Wish.usual()));
            }
        }
        Path folder = Objects.requireNonNull(to);
        List<Path> files = new Export(folder, addresses ? Redaction.NONE : Redaction.ADDRESSES)
                .write(dossiers, isJson() ? Export.Form.JSON : Export.Form.MARKDOWN);
        if (!isQuiet()) {
            console.note(files.size() + " files in " + folder + "; begin with " + files.getFirst());
        }
        return ExitCode.OK;
    }
}
