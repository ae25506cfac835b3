package annals.cli;

import annals.export.Version;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** All commands put together. */
final class Commands {
    private static final int HELP_COLUMNS = 100;

    private Commands() {}

    /**
     * The program, ready to execute.
     *
     * @param help where help and version go
     */
    static CommandLine of(Console console, PrintWriter help) {
        GlobalOptions options = new GlobalOptions();
        CommandLine catalog = new CommandLine(new CatalogCommand(console, options))
                .addSubcommand(new CatalogCommand.Import(console, options))
                .addSubcommand(new CatalogCommand.Show(console, options));
        CommandLine program = new CommandLine(options)
                .addSubcommand(new DemoCommand(console, options))
                .addSubcommand(new IngestCommand(console, options))
                .addSubcommand(new FetchCommand(console, options))
                .addSubcommand(new RetagCommand(console, options))
                .addSubcommand(new SearchCommand(console, options))
                .addSubcommand(new HistoryCommand(console, options))
                .addSubcommand(new DeliverablesCommand(console, options))
                .addSubcommand(new ShowCommand(console, options))
                .addSubcommand(new ExplainCommand(console, options))
                .addSubcommand(new ExportCommand(console, options))
                .addSubcommand(new StatsCommand(console, options))
                .addSubcommand(new ParseCommand(console, options))
                .addSubcommand(catalog)
                .addSubcommand(new CompletionCommand(console, options));
        program.getCommandSpec().version("annals " + Version.current());
        Failures failures = new Failures(console, options);
        return program.setOut(help)
                .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
                .setUsageHelpWidth(HELP_COLUMNS)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOverwrittenOptionsAllowed(true)
                .setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    }
}
