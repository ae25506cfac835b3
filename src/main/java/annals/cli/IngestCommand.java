package annals.cli;

import annals.archive.mirror.Mirror;
import annals.archive.mirror.MirrorReport;
import annals.export.JsonLines;
import annals.export.LedgerJson;
import annals.export.Version;
import annals.index.ThreadIndexReader;
import annals.ingest.Ingest;
import annals.ingest.IngestReport;
import annals.ingest.IngestReport.Problem;
import annals.mail.MessageId;
import annals.mail.VisibleText;
import annals.thread.Corrections;
import annals.thread.Threading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class IngestCommand extends AnnalsCommand {
    /** How many lines of problems a person reads. */
    private static final int TOLD = 20;

    private List<String> sources = List.of();
    private @Nullable String list;
    private boolean strict;
    private boolean dryRun;
    private boolean reread;
    private @Nullable Threading threading;
    private @Nullable Path corrections;
    private @Nullable Path catalog;

    IngestCommand(Console console, GlobalOptions options) {
        super(console, options);
    }

    @Override
    protected void declare(Declaration command) {
        command.name("ingest")
                .description("Add archives to the index: read, thread and tag them. Safe to repeat and to interrupt.")
                .examples(
                        "  annals ingest ~/standards                        a folder of pipermail months and exports",
                        "  annals ingest standards@xmpp.org                 fetch the list's archives, then add them",
                        "  annals ingest --list standards@xmpp.org 2005-March.txt.gz",
                        "  zcat old.mbox.gz | annals ingest -",
                        "  annals ingest --dry-run ~/standards              the ledger alone",
                        "  annals ingest --corrections threads.json ~/standards")
                .parameters(
                        "SOURCE",
                        "A file (mbox family, a mail, or a zip or tar of them; plain, gzip, bzip2, xz or zstd), a folder,"
                                + " - for standard input, or what fetch takes: it is mirrored into INDEX.mirror, beside the"
                                + " index.",
                        given -> sources = given)
                .text("--list=ADDRESS", "Take the mails for those of the list ADDRESS.", given -> list = given)
                .flag("--strict", "Stop at the first fault and leave the index as it was.", on -> strict = on)
                .flag("--dry-run", "Read and account only; write nothing.", on -> dryRun = on)
                .flag(
                        "--reread",
                        "Read every source, even those that are as they were when they were read last.",
                        on -> reread = on)
                .choice(
                        "--threading=HOW",
                        "Thread by headers alone (strict), or join replies without headers too (recovered). The index"
                                + " remembers it; at first recovered.",
                        Threading.class,
                        given -> threading = given)
                .path(
                        "--corrections=FILE",
                        "Join, split and reattach as FILE (threads.json) says. The index remembers it; {} forgets.",
                        given -> corrections = given)
                .path(
                        "--catalog=FILE",
                        "Add or change deliverables and tag rules as FILE says. The index remembers it; {} forgets.",
                        given -> catalog = given);
    }

    @Override
    protected int run() throws IOException {
        Optional<Corrections> corrected =
                corrections == null ? Optional.empty() : Optional.of(CorrectionsFile.read(corrections));
        Ingest.Options options = new Ingest.Options(
                Optional.ofNullable(list),
                strict,
                dryRun,
                reread,
                Optional.ofNullable(threading),
                corrected,
                RuleFile.read(catalog));
        List<MirrorReport> fetched = new ArrayList<>();
        List<String> local = local(fetched);
        IngestReport report;
        Interruption interruption = Interruption.tells(
                console, "annals: ingest: interrupted; the index is as it was, and the same command begins again");
        try (Watch watch = Watch.over(console, isQuiet())) {
            report = Ingest.run(index(), local, console.in(), Version.current(), options, watch);
        } catch (Ingest.FaultFound fault) {
            throw new Failure("ingest", fault.getMessage(), "nothing was added; without --strict it is repaired");
        } finally {
            interruption.end();
        }
        if (isJson()) {
            json(lines -> print(lines, report));
        } else if (!isQuiet()) {
            new IngestText(console, dryRun, index()).print(report);
        }
        if (corrected.isPresent() && !dryRun && !isQuiet()) {
            tellOfWaiting(corrected.get());
        }
        tellOfProblems(report);
        if (report.sources().isEmpty() && report.skipped().isEmpty()) {
            throw new Failure(
                    "ingest", "no file in " + String.join(", ", sources), "name a mail archive or a folder of them");
        }
        return fetched.stream().allMatch(MirrorReport::isComplete) ? code(report) : ExitCode.WRONG;
    }

    /** The sources, those on the web replaced by the folders into which they are fetched now. */
    private List<String> local(List<MirrorReport> fetched) throws IOException {
        List<String> local = new ArrayList<>();
        for (String source : sources) {
            Optional<Remote> remote = Remote.of(source);
            if (remote.isEmpty()) {
                local.add(source);
                continue;
            }
            if (dryRun) {
                throw new Failure(
                        "ingest",
                        source + ": a dry run fetches nothing",
                        "first: annals fetch " + source + " --to DIR");
            }
            Path folder = remote.get().besides(index());
            if (!isQuiet()) {
                console.note("annals: ingest: fetching " + source + " into " + folder);
            }
            MirrorReport report =
                    remote.get().fetch(folder, Mirror.Options.USUAL, Optional.empty(), console, isQuiet());
            Remote.tell(report, console, isQuiet());
            fetched.add(report);
            local.add(folder.toString());
        }
        return local;
    }

    /** Of many problems the first are told, those first that make the exit code. */
    private void tellOfProblems(IngestReport report) {
        List<Problem> problems = Stream.concat(report.damaged().stream(), report.skipped().stream())
                .filter(problem -> problem.fatal()
                        || !isQuiet()
                        || report.sources().isEmpty()) // an empty file is no error beside mails, and one alone
                .sorted(Comparator.comparing(Problem::fatal).reversed())
                .toList();
        problems.stream().limit(TOLD).forEach(problem -> tell(problem, report));
        if (problems.size() > TOLD) {
            console.note("annals: ingest: and " + Layout.number(problems.size() - TOLD)
                    + " more sources that were not read or only in part; --json tells all");
        }
    }

    /** A correction may come before its mails: no mistake, but one would like to know. */
    private void tellOfWaiting(Corrections corrected) throws IOException {
        if (!ThreadIndexReader.exists(index())) {
            return;
        }
        List<MessageId> waiting = new ArrayList<>();
        try (ThreadIndexReader reader = ThreadIndexReader.open(index())) {
            for (MessageId id : corrected.ids()) {
                if (reader.message(id).isEmpty()) {
                    waiting.add(id);
                }
            }
        }
        if (!waiting.isEmpty()) {
            console.note("annals: ingest: " + corrections + ": the index lacks " + waiting.size()
                    + (waiting.size() == 1 ? " message" : " messages") + " spoken of, first <"
                    + VisibleText.line(waiting.getFirst().value()) + ">; what is said of them waits");
        }
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
        console.note("annals: ingest: " + VisibleText.line(problem.source()) + ": "
                + VisibleText.line(problem.what())
                + (problem.done().isEmpty() ? "" : "; " + problem.done()) + "." + rest);
    }

    private static void print(JsonLines lines, IngestReport report) {
        report.sources()
                .forEach(read ->
                        lines.object("ingest", json -> LedgerJson.properties(json, read.ledger(), read.seconds())));
        lines.object("total", json -> LedgerJson.total(json, report));
    }
}
