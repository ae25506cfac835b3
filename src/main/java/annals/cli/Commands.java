package annals.cli;

import annals.export.Version;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import picocli.CommandLine;

/** All commands put together. */
final class Commands {
    private static final int HELP_COLUMNS = 100;

    /** The commands that the shell does not have: they write, or need a standard input of their own. */
    static final Set<String> OUTSIDE =
            Set.of("demo", "ingest", "retag", "export", "parse", "catalog", "shell", "completion");

    private Commands() {}

    /**
     * The program, ready to execute.
     *
     * @param help where help and version go
     */
    static CommandLine of(Console console, PrintWriter help) {
        GlobalOptions options = new GlobalOptions();
        CommandLine program = new CommandLine(options)
                .addSubcommand(new DemoCommand(console, options))
                .addSubcommand(new IngestCommand(console, options))
                .addSubcommand(new FetchCommand(console, options))
                .addSubcommand(new RetagCommand(console, options));
        reading(program, console, options);
        CommandLine catalog = new CommandLine(new CatalogCommand(console, options))
                .addSubcommand(new CatalogCommand.Import(console, options))
                .addSubcommand(new CatalogCommand.Show(console, options));
        return ready(
                program.addSubcommand(new ExportCommand(console, options))
                        .addSubcommand(new ParseCommand(console, options))
                        .addSubcommand(catalog)
                        .addSubcommand(new ShellCommand(console, options))
                        .addSubcommand(new CompletionCommand(console, options)),
                console,
                options,
                help);
    }

    /** The commands that only read an index: those of the shell. */
    static CommandLine reading(Console console, PrintWriter help) {
        GlobalOptions options = new GlobalOptions();
        CommandLine program = new CommandLine(options);
        reading(program, console, options);
        return ready(program, console, options, help);
    }

    private static void reading(CommandLine program, Console console, GlobalOptions options) {
        program.addSubcommand(new SearchCommand(console, options))
                .addSubcommand(new HistoryCommand(console, options))
                .addSubcommand(new DeliverablesCommand(console, options))
                .addSubcommand(new ShowCommand(console, options))
                .addSubcommand(new DigestCommand(console, options))
                .addSubcommand(new ExplainCommand(console, options))
                .addSubcommand(new StatsCommand(console, options));
    }

    private static CommandLine ready(CommandLine program, Console console, GlobalOptions options, PrintWriter help) {
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
