package annals.cli;

import annals.export.Version;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** The program without a command, and the options that every command takes, before its name or after it. */
final class GlobalOptions implements Callable<Integer> {
    /** When to colour. */
    enum Colour {
        AUTO,
        ALWAYS,
        NEVER
    }

    private static final Set<String> WITH_VALUE = Set.of("--index", "--format", "--color");
    private static final Set<String> FLAGS = Set.of("--json", "--quiet", "--no-pager", "--debug");

    private @Nullable Path index;
    private @Nullable String format;
    private boolean json;
    private @Nullable Colour colour;
    private boolean quiet;
    private boolean withoutPager;
    private boolean debug;

    /** The program for picocli, without commands; to be called once. */
    CommandSpec declared() {
        return Declaration.ofProgram(this)
                .name("annals")
                .description("Tell the history of a specification from its mailing list.")
                .examples(
                        "  annals demo                    a first look, on a bundled sample archive",
                        "  annals ingest ~/standards      read your own archive",
                        "  annals history OMEMO           the story of a deliverable",
                        "",
                        "Exit codes: 0 done or found, 1 nothing found, 2 anything wrong.",
                        "-- ends the options, so that a query may begin with a dash.")
                .path(
                        "--index=DIR",
                        "Use the index in DIR (default: $$ANNALS_INDEX, else ./index).",
                        given -> index = given)
                .text(
                        "--format=FORMAT",
                        "Print as text (default) or json, one object a line; some commands know more.",
                        given -> format = given)
                .flag("--json", "Print JSON Lines: short for --format json.", on -> json = on)
                .choice(
                        "--color=WHEN",
                        "Colour the output auto, always or never (default: auto, that is on a terminal).",
                        Colour.class,
                        given -> colour = given)
                .flag("--quiet", "Leave out progress and hints.", on -> quiet = on)
                .flag("--no-pager", "Print to the terminal without a pager.", on -> withoutPager = on)
                .flag("--debug", "Print a stack trace when something fails.", on -> debug = on)
                .help()
                .version("annals " + Version.current())
                .spec();
    }

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
