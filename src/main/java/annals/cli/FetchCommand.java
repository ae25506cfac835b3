package annals.cli;

import annals.archive.mirror.Mirror;
import annals.archive.mirror.MirrorReport;
import annals.archive.mirror.Outcome;
import annals.export.MirrorJson;
import annals.mail.VisibleText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class FetchCommand extends AnnalsCommand {
    private static final int SHOWN_ALONE = 12;

    private String url = "";
    private Path to = Path.of("");
    private boolean dryRun;
    private boolean articles;
    private boolean all;
    private @Nullable Path trusted;

    FetchCommand(Console console, GlobalOptions options) {
        super(console, options);
    }

    @Override
    protected void declare(Declaration command) {
        command.name("fetch")
                .description(
                        "Mirror a list's archive into a folder: pipermail, HyperKitty or a single file. Brings what is new,"
                                + " and goes on where it was interrupted.")
                .examples(
                        "  annals fetch standards@xmpp.org --to ~/standards",
                        "  annals fetch https://lists.example.org/pipermail/tapestry/ --to tapestry",
                        "  annals fetch https://lists.example.org/hyperkitty/list/loom@example.org/ --to loom",
                        "  annals fetch standards@xmpp.org --to ~/standards --dry-run")
                .parameter(
                        "URL",
                        "The index page of a pipermail archive, a list in HyperKitty, a file, or the address of a list"
                                + " that is known (standards@xmpp.org).",
                        given -> url = given)
                .requiredPath("--to=DIR", "Put the files into DIR.", given -> to = given)
                .flag("--dry-run", "List what would be asked for; write nothing.", on -> dryRun = on)
                .flag(
                        "--articles",
                        "Ask for pipermail's page of each month too, so that links to its numbered pages are understood.",
                        on -> articles = on)
                .flag(
                        "--all",
                        "Ask for months of the past again, too: whether the server changed them.",
                        on -> all = on)
                .path(
                        "--ca=FILE",
                        "Trust the certificates in FILE (PEM) besides those that Java trusts.",
                        given -> trusted = given);
    }

    @Override
    protected int run() throws IOException {
        Remote remote = Remote.of(url)
                .orElseThrow(() -> new Failure(
                        "fetch",
                        "\"" + url + "\" is neither an address of the web nor a list that is known",
                        "it begins with https:// or http://"));
        Mirror.Options options = new Mirror.Options(dryRun, articles, all);
        MirrorReport report = remote.fetch(to, options, Optional.ofNullable(trusted), console, isQuiet());
        if (isJson()) {
            json(lines -> MirrorJson.write(lines, report));
        } else if (dryRun) {
            printPlan(report);
        } else if (!isQuiet()) {
            print(report);
        }
        Remote.tell(report, console, isQuiet());
        return report.isComplete() ? ExitCode.OK : ExitCode.WRONG;
    }

    private void printPlan(MirrorReport report) {
        report.files().stream()
                .filter(file -> file.outcome() == Outcome.WOULD_ASK)
                .forEach(file -> console.line(VisibleText.line(file.url())));
        if (!isQuiet()) {
            console.line(files(report.count(Outcome.WOULD_ASK)) + " would be asked for, "
                    + Layout.number(report.count(Outcome.SETTLED)) + " of the past are here. Nothing was written.");
        }
    }

    private void print(MirrorReport report) {
        List<MirrorReport.File> fetched = report.files().stream()
                .filter(file -> file.outcome() == Outcome.FETCHED)
                .toList();
        if (fetched.size() <= SHOWN_ALONE) {
            int width = fetched.stream()
                    .mapToInt(file -> Layout.width(file.name()))
                    .max()
                    .orElse(0);
            fetched.forEach(file -> console.line(String.format(
                    Locale.ROOT,
                    "  %s  %9s messages  %9s",
                    Layout.fit(file.name(), width),
                    Layout.number(file.messages()),
                    Layout.size(file.bytes()))));
        } else {
            console.line("  " + fetched.getFirst().name() + " … "
                    + fetched.getLast().name() + "  (" + files(fetched.size()) + ")");
        }
        if (!report.files().isEmpty()) {
            console.line(sums(report));
        }
        if (report.files().size() > report.count(Outcome.FAILED) + report.count(Outcome.LEFT)) {
            console.line("Next: annals ingest " + to);
        }
    }

    private static String sums(MirrorReport report) {
        List<String> parts = new ArrayList<>();
        long messages = report.files().stream()
                .filter(file -> file.outcome() == Outcome.FETCHED)
                .mapToLong(MirrorReport.File::messages)
                .sum();
        parts.add(Layout.number(report.count(Outcome.FETCHED)) + " fetched (" + Layout.size(report.received()) + ", "
                + Layout.count(messages, "message", "messages") + ")");
        part(parts, report, Outcome.UNCHANGED, "unchanged");
        part(parts, report, Outcome.SETTLED, "of the past, not asked for again");
        part(parts, report, Outcome.EMPTY, "without mail");
        part(parts, report, Outcome.FAILED, "failed");
        part(parts, report, Outcome.LEFT, "left");
        return files(report.files().size()) + ": " + String.join(", ", parts) + ".";
    }

    private static void part(List<String> parts, MirrorReport report, Outcome outcome, String words) {
        if (report.count(outcome) > 0) {
            parts.add(Layout.number(report.count(outcome)) + " " + words);
        }
    }

    private static String files(long count) {
        return Layout.count(count, "file", "files");
    }
}
