package annals.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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
    private static final SequencedMap<String, BiFunction<Console, GlobalOptions, AnnalsCommand>> ALL = allCommands();

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
        return GlobalOptions.command(arguments)
                .filter(name -> !NEED_ALL.contains(name))
                .map(ALL::get)
                .map(one -> program(List.of(one), console, help))
                .orElseGet(() -> program(ALL.values(), console, help));
    }

    /** The commands that only read an index: those of the shell. */
    static CommandLine reading(Console console, PrintWriter help) {
        return program(READING.values(), console, help);
    }

    /** One of {@link #READING} alone: making the others costs a shell more than many a search. */
    static CommandLine reading(String name, Console console, PrintWriter help) {
        return program(List.of(READING.get(name)), console, help);
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

    private static SequencedMap<String, BiFunction<Console, GlobalOptions, AnnalsCommand>> allCommands() {
        SequencedMap<String, BiFunction<Console, GlobalOptions, AnnalsCommand>> commands = new LinkedHashMap<>();
        commands.put("demo", DemoCommand::new);
        commands.put("ingest", IngestCommand::new);
        commands.put("fetch", FetchCommand::new);
        commands.put("retag", RetagCommand::new);
        commands.put("check", CheckCommand::new);
        commands.putAll(READING);
        commands.put("export", ExportCommand::new);
        commands.put("parse", ParseCommand::new);
        commands.put("catalog", CatalogCommand::new);
        commands.put("shell", ShellCommand::new);
        commands.put("completion", CompletionCommand::new);
        return Collections.unmodifiableSequencedMap(commands);
    }

    private static CommandLine program(
            Collection<BiFunction<Console, GlobalOptions, AnnalsCommand>> commands, Console console, PrintWriter help) {
        GlobalOptions options = new GlobalOptions();
        CommandLine program = new CommandLine(options.declared());
        commands.forEach(
                command -> program.addSubcommand(command.apply(console, options).declared()));
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
