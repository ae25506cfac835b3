package annals.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program without a command, and the options that every command takes, before its name or after it. */
@Command(
        name = "annals",
        description = "Tell the history of a specification from its mailing list.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  annals demo                    a first look, on a bundled sample archive",
            "  annals ingest ~/standards      read your own archive",
            "  annals history OMEMO           the story of a deliverable",
            "",
            "Exit codes: 0 done or found, 1 nothing found, 2 anything wrong.",
            "-- ends the options, so that a query may begin with a dash."
        })
final class GlobalOptions implements Callable<Integer> {
    /** When to colour. */
    enum Colour {
        AUTO,
        ALWAYS,
        NEVER
    }

    private static final Set<String> WITH_VALUE = Set.of("--index", "--format", "--color");
    private static final Set<String> FLAGS = Set.of("--json", "--quiet", "--no-pager", "--debug");

    @Option(
            names = "--index",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Use the index in DIR (default: $$ANNALS_INDEX, else ./index).")
    private @Nullable Path index;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            scope = ScopeType.INHERIT,
            description = "Print as text (default) or json, one object a line; some commands know more.")
    private @Nullable String format;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print JSON Lines: short for --format json.")
    private boolean json;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            scope = ScopeType.INHERIT,
            description = "Colour the output auto, always or never (default: auto, that is on a terminal).")
    private @Nullable Colour colour;

    @Option(names = "--quiet", scope = ScopeType.INHERIT, description = "Leave out progress and hints.")
    private boolean quiet;

    @Option(names = "--no-pager", scope = ScopeType.INHERIT, description = "Print to the terminal without a pager.")
    private boolean withoutPager;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print a stack trace when something fails.")
    private boolean debug;

    @SuppressWarnings("UnusedVariable") // picocli sets it and acts on it
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    @SuppressWarnings("UnusedVariable") // picocli sets it and acts on it
    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version and exit.")
    private boolean version;

    /**
     * The first word of the arguments that is none of these options nor the value of one; empty where that cannot be
     * told without picocli, or help or version is asked for before it.
     */
    static Optional<String> command(String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            String word = arguments[i];
            if (WITH_VALUE.contains(word)) {
                i++;
            } else if (!FLAGS.contains(word)) {
                return word.startsWith("-") ? Optional.empty() : Optional.of(word);
            }
        }
        return Optional.empty();
    }

    /** The folder that the arguments name for the index, as far as that can be told without picocli. */
    static Optional<Path> indexNamed(String... arguments) {
        Optional<String> named = Optional.empty();
        for (int i = 0; i < arguments.length && !arguments[i].equals("--"); i++) {
            if (arguments[i].startsWith("--index=")) {
                named = Optional.of(arguments[i].substring("--index=".length()));
            } else if (arguments[i].equals("--index") && i + 1 < arguments.length) {
                named = Optional.of(arguments[i + 1]);
            }
        }
        try {
            return named.map(Path::of);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    @Override
    public Integer call() {
        throw new Failure("annals", "a command expected", "see: annals --help");
    }

    Optional<Path> index() {
        return Optional.ofNullable(index);
    }

    /** The format asked for; {@code text} when none was. */
    String format() {
        return json ? "json" : format == null ? "text" : format;
    }

    /** Whether to colour; empty where the console decides. */
    Optional<Boolean> colour() {
        return colour == null || colour == Colour.AUTO ? Optional.empty() : Optional.of(colour == Colour.ALWAYS);
    }

    /** What a shell hands on to the commands of its lines, beside the index. */
    List<String> passedOn() {
        List<String> given = new ArrayList<>(List.of("--format", format()));
        if (colour != null) {
            given.addAll(List.of("--color", colour.name()));
        }
        if (quiet) {
            given.add("--quiet");
        }
        if (withoutPager) {
            given.add("--no-pager");
        }
        if (debug) {
            given.add("--debug");
        }
        return given;
    }

    boolean isQuiet() {
        return quiet;
    }

    boolean isWithoutPager() {
        return withoutPager;
    }

    boolean isDebug() {
        return debug;
    }
}
