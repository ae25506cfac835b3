package annals.fuzz;

import static annals.fuzz.Soundness.require;

import annals.cli.Main;
import annals.cli.Terminal;
import annals.mail.VisibleText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The program as a user runs it, with an index of its own, and what must hold of every run.
 *
 * @param folder what the commands may write into
 * @param index where the index is, or will be
 */
record Program(Path folder, Path index) {
    private static final Duration LIMIT = Duration.ofSeconds(10L * Integer.getInteger("annals.fuzz.seconds", 2));
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** How the exception handler ends the line of a failure that it does not know. */
    private static final String UNKNOWN_FAILURE = "--debug shows where";

    /** Exit codes: done or found, nothing found, anything wrong. */
    private static final int WRONG = 2;

    static Program inNewFolder() {
        try {
            Path folder = Files.createTempDirectory("annals-fuzz");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
            return new Program(folder, folder.resolve("index"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One with the bundled sample archive in its index. */
    static Program withSample() {
        Program empty = inNewFolder();
        require(empty.run("demo", "--color", "never").code() != WRONG, "the sample archive is ingested");
        Program program = new Program(empty.folder, empty.folder.resolve("annals/demo/index"));
        require(program.run("search", "--count", "omemo").code() == 0, "the commands find the sample");
        return program;
    }

    /**
     * What a run printed.
     *
     * @param code the exit code
     * @param out standard output
     */
    record Run(int code, String out) {}

    /** Runs a command, without a terminal, and checks its code, what it prints and the time it takes. */
    Run run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        long start = THREADS.getCurrentThreadCpuTime();
        int code = Main.run(
                arguments,
                InputStream.nullInputStream(),
                out,
                err,
                Terminal.NONE,
                Map.of("ANNALS_INDEX", index().toString(), "XDG_CACHE_HOME", folder.toString()));
        Duration taken = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start);
        require(taken.compareTo(LIMIT) <= 0, "a command takes at most " + LIMIT + " of processor time");
        Run run = new Run(code, out.toString(StandardCharsets.UTF_8));
        String told = err.toString(StandardCharsets.UTF_8);
        require(code >= 0 && code <= WRONG, "an exit code is 0, 1 or 2");
        require(code != WRONG || !told.isBlank(), "what went wrong is told");
        // A query that holds these words is told again as it is.
        boolean quotes = Arrays.stream(arguments).anyMatch(argument -> argument.contains(UNKNOWN_FAILURE));
        require(
                quotes || told.lines().noneMatch(line -> line.endsWith(UNKNOWN_FAILURE)),
                "every failure is a known one: " + told.strip());
        require(isSafe(run.out()) && isSafe(told), "nothing that steers a terminal is printed");
        return run;
    }

    private static boolean isSafe(String text) {
        return text.chars().allMatch(c -> c == '\n' || c == '\t' || !VisibleText.isUnsafe((char) c));
    }

    /** Removes a file, or a folder with all in it; nothing where there is none. */
    static void remove(Path place) {
        if (!Files.exists(place)) {
            return;
        }
        try (Stream<Path> all = Files.walk(place)) {
            for (Path path : List.copyOf(all.sorted(Comparator.reverseOrder()).toList())) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
