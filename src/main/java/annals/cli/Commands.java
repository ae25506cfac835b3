package annals.cli;

import annals.export.Version;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
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

    /** All commands by name, in the order of the help. */
    private static final SequencedMap<String, BiFunction<Console, GlobalOptions, Object>> ALL = allCommands();

    /** The commands that run others, or tell of them. */
    private static final Set<String> NEED_ALL = Set.of("demo", "completion");

    private Commands() {}

    /**
     * The program, ready to execute. Only the command that the arguments name is made, where they plainly name one: to
     * make them all costs a process as much as many a search.
     *
     * @param help where help and version go
     */
    static CommandLine of(Console console, PrintWriter help, String... arguments) {
        GlobalOptions options = new GlobalOptions();
        CommandLine program = new CommandLine(options);
        Optional<BiFunction<Console, GlobalOptions, Object>> one = GlobalOptions.command(arguments)
                .filter(name -> !NEED_ALL.contains(name))
                .map(ALL::get);
        one.map(List::of)
                .orElseGet(() -> List.copyOf(ALL.values()))
                .forEach(command -> program.addSubcommand(command.apply(console, options)));
        return ready(program, console, options, help);
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

    private static SequencedMap<String, BiFunction<Console, GlobalOptions, Object>> allCommands() {
        SequencedMap<String, BiFunction<Console, GlobalOptions, Object>> commands = new LinkedHashMap<>();
        commands.put("demo", DemoCommand::new);
        commands.put("ingest", IngestCommand::new);
        commands.put("fetch", FetchCommand::new);
        commands.put("retag", RetagCommand::new);
        commands.put("check", CheckCommand::new);
        READING.forEach((name, command) -> commands.put(name, command::apply));
        commands.put("export", ExportCommand::new);
        commands.put("parse", ParseCommand::new);
        commands.put("catalog", Commands::catalog);
        commands.put("shell", ShellCommand::new);
        commands.put("completion", CompletionCommand::new);
        return Collections.unmodifiableSequencedMap(commands);
    }

    private static CommandLine catalog(Console console, GlobalOptions options) {
        return new CommandLine(new CatalogCommand(console, options))
                .addSubcommand(new CatalogCommand.Import(console, options))
                .addSubcommand(new CatalogCommand.Show(console, options));
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
