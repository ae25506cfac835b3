package annals.cli;

import annals.export.FindingJson;
import annals.export.Version;
import annals.index.Finding;
import annals.index.IndexAudit;
import annals.index.ThreadIndexReader;
import annals.ingest.Repair;
import annals.ingest.SourceComparison;
import annals.mail.VisibleText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

final class CheckCommand extends AnnalsCommand {
    private boolean sources;
    private boolean repair;

    CheckCommand(Console console, GlobalOptions options) {
        super(console, options);
    }

    @Override
    protected void declare(Declaration command) {
        command.name("check")
                .description(
                        "Verify the index: its files, the block and tree of each thread, the counts, and that every"
                                + " message of the ledger is there. Exit code 2 tells of any difference.")
                .examples(
                        "  annals check",
                        "  annals check --sources            read the archives again and compare",
                        "  annals check --repair             write anew what is damaged, from the index and its archives")
                .flag("--sources", "Compare with the archives' bytes, too.", on -> sources = on)
                .flag(
                        "--repair",
                        "Where something differs, write the index anew from what is readable in it and from its"
                                + " archives, and verify again.",
                        on -> repair = on);
    }

    /** What was found, and what the index holds. */
    private record Checked(IndexAudit.Result index, List<Finding> findings) {}

    @Override
    protected int run() throws IOException {
        Checked checked = check();
        Optional<Repair.Report> repaired = Optional.empty();
        List<Finding> before = checked.findings();
        if (repair && !before.isEmpty()) {
            try (Watch watch = Watch.over(console, isQuiet())) {
                repaired = Optional.of(Repair.run(index(), Version.current(), watch));
            }
            checked = check();
        }
        print(before, repaired, checked);
        return checked.findings().isEmpty() ? ExitCode.OK : ExitCode.WRONG;
    }

    private Checked check() throws IOException {
        try (ThreadIndexReader index = console.indexes().open(index())) {
            IndexAudit.Result result = IndexAudit.of(index);
            List<Finding> findings = new ArrayList<>(result.findings());
            boolean readable = findings.stream().noneMatch(finding -> finding.kind() == Finding.Kind.FILE);
            if (sources && readable) {
                try (Watch watch = Watch.over(console, isQuiet())) {
                    findings.addAll(SourceComparison.of(index, watch));
                }
            }
            return new Checked(result, findings);
        }
    }

    private void print(List<Finding> before, Optional<Repair.Report> repaired, Checked checked) throws IOException {
        if (isJson()) {
            json(lines -> {
                before.forEach(finding -> FindingJson.write(lines, finding));
                repaired.ifPresent(report -> FindingJson.write(lines, report));
                if (repaired.isPresent()) {
                    checked.findings().forEach(finding -> FindingJson.write(lines, finding));
                }
                FindingJson.write(lines, checked.index(), checked.findings().size());
            });
            return;
        }
        before.forEach(this::line);
        if (repaired.isPresent()) {
            Repair.Report report = repaired.get();
            console.line("Written anew: " + Layout.count(report.kept(), "message", "messages") + " from the index, "
                    + Layout.number(report.restored()) + " from archives"
                    + (report.missing().isEmpty()
                            ? "."
                            : "; " + Layout.count(report.missing().size(), "source", "sources")
                                    + " could not be read again, first "
                                    + VisibleText.line(report.missing().getFirst()) + "."));
            checked.findings().forEach(this::line);
        }
        IndexAudit.Result index = checked.index();
        String held = Layout.count(index.messages(), "message", "messages") + " in "
                + Layout.count(index.threads(), "thread", "threads") + " of "
                + Layout.count(index.sources(), "source", "sources");
        int wrong = checked.findings().size();
        console.line(
                wrong == 0
                        ? "Well: " + held + "."
                        : Layout.count(wrong, "difference", "differences") + ": " + held + ".");
    }

    private void line(Finding finding) {
        console.line("  " + finding.kind().name().toLowerCase(Locale.ROOT) + "  " + VisibleText.line(finding.where())
                + ": " + VisibleText.line(finding.what()));
    }
}
