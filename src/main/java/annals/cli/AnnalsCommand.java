package annals.cli;

import annals.export.JsonLines;
import annals.spec.Catalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What all commands have in common: the options of cli.md's first section. */
abstract class AnnalsCommand implements Callable<Integer> {
    /** The console the command talks to. */
    protected final Console console;

    private final GlobalOptions options;
    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

    AnnalsCommand(Console console, GlobalOptions options) {
        this.console = console;
        this.options = options;
    }

    /** Tells the command's name, its help, its options and parameters. */
    protected abstract void declare(Declaration command);

    /** The command for picocli, with what it has in common with others; to be called once. */
    final CommandSpec declared() {
        Declaration command = Declaration.of(spec).help();
        declare(command);
        return command.spec();
    }

    /** Does the work; returns one of {@link ExitCode}. */
    protected abstract int run() throws Exception;

    /** The formats beside {@code text} and {@code json} that this command can print. */
    protected List<String> moreFormats() {
        return List.of();
    }

    @Override
    public final Integer call() throws Exception {
        console.colour(options.colour());
        String wanted = format();
        if (!wanted.equals("text") && !wanted.equals("json") && !moreFormats().contains(wanted)) {
            throw new Failure(name(), "no format \"" + wanted + "\"", "formats: " + String.join(", ", allFormats()));
        }
        if (!isPaged() || !wanted.equals("text") || options.isWithoutPager()) {
            int code = run();
            console.out().flush();
            return code;
        }
        console.page();
        try {
            int code = run();
            console.out().flush();
            return code;
        } finally {
            console.endPage();
        }
    }

    /** Whether text on a terminal may be longer than the screen. */
    protected boolean isPaged() {
        return false;
    }

    /** The name that the command declares. */
    protected final String name() {
        return spec.name();
    }

    /** The program that this command belongs to, with its other commands. */
    protected final CommandLine program() {
        return spec.root().commandLine();
    }

    protected final Path index() {
        return options.index().orElseGet(console::defaultIndex);
    }

    /** Whether the user named an index by the option. */
    protected final boolean isIndexGiven() {
        return options.index().isPresent();
    }

    /** The catalogue, as the index was told to change it where there is an index. */
    protected final Catalogue catalogue() throws IOException {
        return console.indexes().catalogue(index());
    }

    protected final String format() {
        return options.format();
    }

    protected final boolean isJson() {
        return format().equals("json");
    }

    protected final boolean isQuiet() {
        return options.isQuiet();
    }

    /** Writes JSON Lines; may fail on what it reads. */
    @FunctionalInterface
    protected interface LinesWriter {
        void write(JsonLines lines) throws IOException;
    }

    /** Prints JSON Lines: the header with the command's whole name, then what {@code writer} writes. */
    protected final void json(LinesWriter writer) throws IOException {
        String command = spec.qualifiedName().substring(spec.root().name().length() + 1);
        try (JsonLines lines = new JsonLines(console.out(), command)) {
            writer.write(lines);
        }
    }

    /** The options for every command that this one was given, for the commands that it runs. */
    protected final List<String> passedOn() {
        return options.passedOn();
    }

    private List<String> allFormats() {
        return Stream.concat(Stream.of("text", "json"), moreFormats().stream()).toList();
    }
}
