package annals.cli;

import annals.export.Version;
import annals.ingest.Retag;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

final class RetagCommand extends AnnalsCommand {
    private @Nullable Path catalog;

    RetagCommand(Console console, GlobalOptions options) {
        super(console, options);
    }

    @Override
    protected void declare(Declaration command) {
        command.name("retag")
                .description(
                        "Tag the index again with today's catalogue and rules, from the mails it keeps: no archive is read.")
                .examples("  annals retag", "  annals retag --catalog my-deliverables.json")
                .path(
                        "--catalog=FILE",
                        "Add or change deliverables and tag rules as FILE says. The index remembers it; {} forgets.",
                        given -> catalog = given);
    }

    @Override
    protected int run() throws IOException {
        Retag.Report report;
        try (Watch watch = Watch.over(console, isQuiet())) {
            report = Retag.run(index(), RuleFile.read(catalog), Version.current(), watch);
        }
        if (isJson()) {
            json(lines -> lines.object("retag", json -> {
                json.writeNumberProperty("threads", report.threads());
                json.writeNumberProperty("changed", report.changed());
                json.writeNumberProperty("gained", report.gained());
                json.writeNumberProperty("lost", report.lost());
                json.writeNumberProperty("e2ee_threads", report.e2ee());
            }));
        } else {
            console.line(Layout.number(report.changed()) + " of " + Layout.number(report.threads())
                    + (report.threads() == 1 ? " thread" : " threads") + (report.changed() == 1 ? " has" : " have")
                    + " other tags or evidence now; "
                    + Layout.number(report.e2ee()) + " are about E2EE: " + Layout.number(report.gained())
                    + " more, " + Layout.number(report.lost()) + " less.");
        }
        return ExitCode.OK;
    }
}
