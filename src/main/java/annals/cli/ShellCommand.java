package annals.cli;

import annals.spec.Deliverable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;

final class ShellCommand extends AnnalsCommand {
    private static final Set<String> LEAVE = Set.of("exit", "quit");

    ShellCommand(Console console, GlobalOptions options) {
        super(console, options);
    }

    @Override
    protected void declare(Declaration command) {
        command.name("shell")
                .description(
                        "Ask again and again without starting anew: a line is a search, or a command that only reads (search,"
                                + " history, show and so on; help lists them). Tab completes, Ctrl-C cancels the line or what"
                                + " it asked for, Ctrl-D leaves. Without a terminal lines are read from standard input.")
                .examples(
                        "  annals shell",
                        "  annals> \"double ratchet\" d:2019..2020",
                        "  annals> history OMEMO --since 2020",
                        "  annals shell --json < queries.txt");
    }

    @Override
    protected List<String> moreFormats() {
        return List.of("ids");
    }

    /** From a script, 2 when a line went wrong; a person has seen it. */
    @Override
    protected int run() throws IOException {
        boolean person = console.terminal().in() && console.terminal().out();
        try (KeptIndex index = KeptIndex.forMany();
                LineSource lines =
                        person ? new Prompt(console.history(), completion(index)) : LineSource.of(console.in())) {
            ShellPrograms programs = new ShellPrograms(console, index, index());
            boolean wrong = false;
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                String text = line.get().strip();
                if (LEAVE.contains(text)) {
                    break;
                }
                wrong |= !text.isEmpty() && lines.answer(() -> answer(text, programs)) == ExitCode.WRONG;
            }
            return wrong && !person ? ExitCode.WRONG : ExitCode.OK;
        }
    }

    private int answer(String line, ShellPrograms programs) {
        try {
            String first = line.split("\\s", 2)[0];
            String name = first.equals("help") || Commands.READING.containsKey(first) ? first : "search";
            return programs.run(name, arguments(first, line));
        } catch (Failure unreadable) {
            console.note("annals: " + unreadable.getMessage());
            return ExitCode.WRONG;
        } catch (OutOfMemoryError | StackOverflowError e) {
            console.note("annals: memory: " + e.getMessage());
            return ExitCode.WRONG;
        }
    }

    /** A line that begins with no command is a query as it stands, with its quotes. */
    private List<String> arguments(String first, String line) {
        List<String> arguments = new ArrayList<>(passedOn());
        if (Commands.READING.containsKey(first)) {
            arguments.addAll(ShellWords.of(line));
        } else if (first.equals("help")) {
            arguments.addAll(ShellWords.of(line.substring(first.length())));
            arguments.add("--help");
        } else if (Commands.OUTSIDE.contains(first)) {
            throw new Failure("shell", first + " is no command of the shell", "run it outside: annals " + first);
        } else {
            arguments.addAll(List.of("search", "--", line));
        }
        return arguments;
    }

    private Completion completion(KeptIndex index) {
        CommandLine program = Commands.reading(console.forLines(index, index()), new PrintWriter(new StringWriter()));
        return new Completion(program, () -> people(index), () -> deliverables(index));
    }

    private List<String> people(KeptIndex index) {
        try {
            return index.people(index());
        } catch (IOException e) {
            return List.of(); // the line itself will tell what is wrong with the index
        }
    }

    private List<Deliverable> deliverables(KeptIndex index) {
        try {
            return index.catalogue(index()).deliverables();
        } catch (IOException e) {
            return List.of();
        }
    }
}
