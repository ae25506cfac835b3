package annals.cli;

import annals.export.Version;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.BiFunction;
import picocli.CommandLine;

/** All commands put together. */
final class Commands {
    private static final int HELP_COLUMNS = 100;

    /** The commands that the shell does not have: they write, or need a standard input of their own. */
    static final Set<String> OUTSIDE =
            Set.of("demo", "ingest", "retag", "check", "export", "parse", "catalog", "shell", "completion");

    /** The commands that the shell has, by name, in the order of the help. */
    static final SequencedMap<String, BiFunction<Console, GlobalOptions, AnnalsCommand>> READING = readingCommands();

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
                .addSubcommand(new RetagCommand(console, options))
                .addSubcommand(new CheckCommand(console, options));
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

    /** One of {@link #READING} alone: making the others costs a shell more than many a search. */
    static CommandLine reading(String name, Console console, PrintWriter help) {
        GlobalOptions options = new GlobalOptions();
        AnnalsCommand command = READING.get(name).apply(console, options);
        return ready(new CommandLine(options).addSubcommand(command), console, options, help);
    }

    private static void reading(CommandLine program, Console console, GlobalOptions options) {
        READING.values().forEach(command -> program.addSubcommand(command.apply(console, options)));
    }

    private static SequencedMap<String, BiFunction<Console, GlobalOptions, AnnalsCommand>> readingCommands() {
        SequencedMap<String, BiFunction<Console, GlobalOptions, AnnalsCommand>> commands = new LinkedHashMap<>();
        commands.put("search", SearchCommand::new);
        commands.put("history", HistoryCommand::new);
        commands.put("deliverables", DeliverablesCommand::new);
        commands.put("show", ShowCommand::new);
        commands.put("digest", DigestCommand::new);
        commands.put("explain", ExplainCommand::new);
        commands.put("stats", StatsCommand::new);
        return Collections.unmodifiableSequencedMap(commands);
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
