package annals.cli;

import annals.export.JsonLines;
import annals.export.LedgerJson;
import annals.export.Version;
import annals.ingest.Ingest;
import annals.ingest.IngestReport;
import annals.ingest.IngestReport.Problem;
import annals.spec.Catalogue;
import annals.thread.Threader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "ingest",
        description = "Add archives to the index: read, thread and tag them. Safe to repeat and to interrupt.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  annals ingest ~/standards                        a folder of pipermail months and exports",
            "  annals ingest --list standards@xmpp.org 2005-March.txt.gz",
            "  zcat old.mbox.gz | annals ingest -",
            "  annals ingest --dry-run ~/standards              the ledger alone"
        })
final class IngestCommand extends AnnalsCommand {
    /** Which replies may be joined without headers. */
    enum Threading {
        STRICT,
        RECOVERED
    }

    @Parameters(
            arity = "1..*",
            paramLabel = "SOURCE",
            description =
                    "A file (mbox family, a mail, or a zip or tar of them; plain, gzip, bzip2, xz or zstd), a folder,"
                            + " or - for standard input.")
    private List<String> sources = List.of();

    @Option(names = "--list", paramLabel = "ADDRESS", description = "Take the mails for those of the list ADDRESS.")
    private @Nullable String list;

    @Option(names = "--strict", description = "Stop at the first fault and leave the index as it was.")
    private boolean strict;

    @Option(names = "--dry-run", description = "Read and account only; write nothing.")
    private boolean dryRun;

    @Option(
            names = "--threading",
            paramLabel = "HOW",
            description =
                    "Thread by headers alone (strict), or join replies without headers too (recovered, the default).",
            defaultValue = "recovered")
    private Threading threading = Threading.RECOVERED;

    IngestCommand(Console console, GlobalOptions options) {
        super(console, options);
    }

    @Override
    protected int run() throws IOException {
        Catalogue catalogue = Catalogue.builtIn();
        Ingest.Options options = new Ingest.Options(
                Optional.ofNullable(list),
                strict,
                dryRun,
                threading == Threading.STRICT ? Duration.ZERO : Threader.SUBJECT_WINDOW);
        IngestReport report;
        try (Watch watch = Watch.over(console, isQuiet())) {
            report = Ingest.run(index(), sources, console.in(), catalogue, Version.current(), options, watch);
        } catch (Ingest.FaultFound fault) {
            throw new Failure("ingest", fault.getMessage(), "nothing was added; without --strict it is repaired");
        }
        if (isJson()) {
            json(lines -> print(lines, report));
        } else {
            new IngestText(console, dryRun, index()).print(report);
        }
        report.damaged().forEach(problem -> tell(problem, report));
        report.skipped().stream()
                .filter(problem -> problem.fatal() || !isQuiet())
                .forEach(problem -> tell(problem, report));
        if (report.sources().isEmpty() && report.skipped().isEmpty()) {
            throw new Failure(
                    "ingest", "no file in " + String.join(", ", sources), "name a mail archive or a folder of them");
        }
        return code(report);
    }

    private static int code(IngestReport report) {
        boolean wrong = report.damaged().stream().anyMatch(Problem::fatal)
                || report.skipped().stream().anyMatch(Problem::fatal)
                || report.sources().isEmpty();
        return wrong ? ExitCode.WRONG : ExitCode.OK;
    }

    private void tell(Problem problem, IngestReport report) {
        int others = report.sources().size() - (report.damaged().contains(problem) ? 1 : 0);
        String rest = others == 0
                ? ""
                : " " + others + (others == 1 ? " other source was" : " other sources were") + " read.";
        console.note("annals: ingest: " + annals.mail.VisibleText.line(problem.source()) + ": " + problem.what()
                + (problem.done().isEmpty() ? "" : "; " + problem.done()) + "." + rest);
    }

    private static void print(JsonLines lines, IngestReport report) {
        report.sources()
                .forEach(read ->
                        lines.object("ingest", json -> LedgerJson.properties(json, read.ledger(), read.seconds())));
        lines.object("total", json -> LedgerJson.total(json, report));
    }
}
