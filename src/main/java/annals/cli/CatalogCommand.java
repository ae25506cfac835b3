package annals.cli;

import annals.export.DeliverableJson;
import annals.mail.VisibleText;
import annals.spec.Alias;
import annals.spec.Catalogue;
import annals.spec.CatalogueImporter;
import annals.spec.Deliverable;
import annals.spec.Proposal;
import annals.spec.XepSources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

final class CatalogCommand extends AnnalsCommand {
    private final Import importing;
    private final Show showing;

    CatalogCommand(Console console, GlobalOptions options) {
        super(console, options);
        importing = new Import(console, options);
        showing = new Show(console, options);
    }

    @Override
    protected void declare(Declaration command) {
        command.name("catalog")
                .description("Make a catalogue of the XEP sources, or show what it knows of a deliverable.")
                .examples("  annals catalog import ~/src/xeps --to catalogue.json", "  annals catalog show OMEMO")
                .subcommand(importing)
                .subcommand(showing);
    }

    @Override
    protected int run() throws IOException {
        throw new Failure("catalog", "import or show expected", "see: annals catalog --help");
    }

    static final class Import extends AnnalsCommand {
        private Path folder = Path.of("");
        private @Nullable Path to;

        Import(Console console, GlobalOptions options) {
            super(console, options);
        }

        @Override
        protected void declare(Declaration command) {
            command.name("import")
                    .description(
                            "Read a clone of the XEP sources (xep-*.xml, inbox/, xep.ent, xep.dtd) and write a catalogue.")
                    .examples("  annals catalog import ~/src/xeps --to catalogue.json")
                    .pathParameter("DIR", "The folder of the clone.", given -> folder = given)
                    .requiredPath("--to=FILE", "Write the catalogue to FILE.", given -> to = given);
        }

        @Override
        protected int run() throws IOException {
            XepSources sources = new CatalogueImporter(folder).read();
            sources.writeTo(Objects.requireNonNull(to));
            if (!isQuiet()) {
                console.note(sources.specifications().size() + " XEPs and "
                        + sources.inbox().size() + " proposals of " + sources.snapshot() + " written to " + to);
            }
            return ExitCode.OK;
        }
    }

    static final class Show extends AnnalsCommand {
        private String deliverable = "";

        Show(Console console, GlobalOptions options) {
            super(console, options);
        }

        @Override
        protected void declare(Declaration command) {
            command.name("show")
                    .description(
                            "Show what the catalogue knows of a deliverable: its kind, its names and when they mean it, its proposals.")
                    .examples("  annals catalog show OMEMO", "  annals catalog show 0027 --json")
                    .parameter("D", "The deliverable, as in annals history.", given -> deliverable = given);
        }

        @Override
        protected int run() throws IOException {
            Catalogue catalogue = catalogue();
            Deliverable found = DeliverableArgument.find(catalogue, deliverable, "catalog show");
            if (isJson()) {
                json(lines -> lines.object("deliverable", json -> {
                    DeliverableJson.properties(json, found);
                    DeliverableJson.aliases(json, found);
                }));
            } else {
                print(catalogue, found);
            }
            return ExitCode.OK;
        }

        private void print(Catalogue catalogue, Deliverable found) {
            console.line(console.bold(found.id() + "  " + found.title()));
            console.line(found.kind().json() + (found.reason().isEmpty() ? "" : ": " + found.reason()));
            found.specification().ifPresent(xep -> {
                console.line(xep.status().title() + ", " + xep.type() + ", "
                        + xep.revisions().size() + " revisions, by "
                        + VisibleText.line(String.join(", ", xep.authors())));
                Layout.wrap(VisibleText.line(xep.summary()), console.terminal().columns())
                        .forEach(console::line);
            });
            for (Alias alias : found.aliases()) {
                String span = alias.from().map(day -> " from " + day).orElse("")
                        + alias.until().map(day -> " until " + day).orElse("");
                console.line("  "
                        + Layout.fit(
                                alias.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '), 11) + " "
                        + VisibleText.line(alias.text()) + span + (alias.ambiguous() ? "  (only with support)" : ""));
            }
            for (Proposal proposal : found.proposals()) {
                console.line("  "
                        + Layout.fit("proposed", 11) + " inbox/"
                        + VisibleText.line(proposal.baseName())
                        + proposal.date().map(day -> " on " + day).orElse("")
                        + (proposal.fate().isEmpty() ? "" : ": " + VisibleText.line(proposal.fate())));
            }
            console.line("catalogue of " + catalogue.snapshot());
        }
    }
}
