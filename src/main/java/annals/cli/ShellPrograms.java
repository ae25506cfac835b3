package annals.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/**
 * The commands of a shell. Each is made when it is first called, and called again after: to make one takes longer than
 * many a search. Every call begins with the options at their defaults.
 */
final class ShellPrograms {
    private final Console console;
    private final Indexes indexes;
    private final Path index;
    private final Map<String, Program> programs = new HashMap<>();

    /** @param help where picocli prints help, until it is taken from there */
    private record Program(CommandLine commandLine, Console console, StringWriter help) {}

    /** None is made yet; the index is the one that a line reads unless it names another. */
    ShellPrograms(Console console, Indexes indexes, Path index) {
        this.console = console;
        this.indexes = indexes;
        this.index = index;
    }

    /** Runs one command of {@link Commands#READING} by its name; by any other name all of them are there, for help. */
    int run(String name, List<String> arguments) {
        Program program = programs.computeIfAbsent(name, this::reading);
        program.help().getBuffer().setLength(0);
        return Main.execute(program.commandLine(), program.help(), program.console(), arguments.toArray(String[]::new));
    }

    private Program reading(String name) {
        Console own = console.forLines(indexes, index);
        StringWriter help = new StringWriter();
        PrintWriter writer = new PrintWriter(help);
        CommandLine program = Commands.READING.containsKey(name)
                ? Commands.reading(name, own, writer)
                : Commands.reading(own, writer);
        return new Program(program, own, help);
    }
}
