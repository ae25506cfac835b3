package annals.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The streams and surroundings that commands run in. UTF-8 both ways, {@code \n} ends a line. */
public final class Console {
    private final InputStream in;
    private PrintStream out;
    private final PrintStream err;
    private final Terminal terminal;
    private final Map<String, String> environment;
    private final boolean usualColour;
    private boolean colour;
    private final Indexes indexes;
    private Optional<Pager> pager = Optional.empty();

    /**
     * A console over raw streams.
     *
     * @param environment the environment variables
     * @param indexes opens the indexes that commands read
     */
    Console(
            InputStream in,
            OutputStream out,
            OutputStream err,
            Terminal terminal,
            Map<String, String> environment,
            Indexes indexes) {
        this.in = in;
        this.out = new PrintStream(new Pipe(out, false), false, StandardCharsets.UTF_8);
        this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
        this.terminal = terminal;
        this.environment = Map.copyOf(environment);
        this.indexes = indexes;
        this.usualColour =
                terminal.out() && environment.getOrDefault("NO_COLOR", "").isEmpty();
        this.colour = usualColour;
    }

    /** A console for the lines of a shell. */
    Console forLines(Indexes kept, Path index) {
        Map<String, String> surroundings = new HashMap<>(environment);
        surroundings.put("ANNALS_INDEX", index.toString());
        return new Console(in, out, err, terminal, surroundings, kept);
    }

    /** Opens the indexes that commands read. */
    Indexes indexes() {
        return indexes;
    }

    InputStream in() {
        return in;
    }

    /** Standard output: data alone. Writing to a pipe that nobody reads any more throws {@link BrokenPipe}. */
    PrintStream out() {
        return out;
    }

    /** Standard error: everything that is not data. */
    PrintStream err() {
        return err;
    }

    Map<String, String> environment() {
        return environment;
    }

    Terminal terminal() {
        return terminal;
    }

    /** The folder of the index: $ANNALS_INDEX, else {@code index} here. */
    Path defaultIndex() {
        String set = environment.getOrDefault("ANNALS_INDEX", "");
        return Path.of(set.isEmpty() ? "index" : set);
    }

    /** Where what can be made again is kept: $XDG_CACHE_HOME, else ~/.cache, and there {@code annals}. */
    Path cache() {
        String set = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path caches = set.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(set);
        return caches.resolve("annals");
    }

    /**
     * Where the shell keeps the lines that were typed: $XDG_STATE_HOME, else ~/.local/state, and there {@code annals}.
     */
    Path history() {
        String set = environment.getOrDefault("XDG_STATE_HOME", "");
        Path states = set.isEmpty() ? Path.of(System.getProperty("user.home"), ".local", "state") : Path.of(set);
        return states.resolve("annals").resolve("history");
    }

    /** Where saved queries stand: in the index's folder, then $XDG_CONFIG_HOME/annals, else ~/.config/annals. */
    List<Path> savedQueries(Path index) {
        String set = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path settings = set.isEmpty() ? Path.of(System.getProperty("user.home"), ".config") : Path.of(set);
        return List.of(index.resolve("queries.json"), settings.resolve("annals").resolve("queries.json"));
    }

    void colour(Optional<Boolean> wanted) {
        colour = wanted.orElse(usualColour);
    }

    /** The text in bold where colours are on. */
    String bold(String text) {
        return colour ? "\u001b[1m" + text + "\u001b[0m" : text;
    }

    /** The text dimmed where colours are on. */
    String dim(String text) {
        return colour ? "\u001b[2m" + text + "\u001b[0m" : text;
    }

    /** The text as a match of a search: in colour where colours are on, else between « and ». */
    String match(String text) {
        return colour ? "\u001b[1;33m" + text + "\u001b[0m" : "«" + text + "»";
    }

    /** Prints a line of data. */
    void line(String text) {
        out.print(text);
        out.print('\n');
    }

    /** Prints an empty line. */
    void line() {
        out.print('\n');
    }

    /** Prints a line for the person, not for the program that reads the data; after the data printed so far. */
    void note(String text) {
        if (pager.isPresent()) {
            line(text); // on the screen that the pager fills
            return;
        }
        out.flush();
        err.print(text);
        err.print('\n');
    }

    /** From here on the person reads in a pager, when standard output is a terminal. */
    void page() throws IOException {
        if (terminal.out()) {
            Pager started = Pager.start(environment);
            pager = Optional.of(started);
            out = new PrintStream(new Pipe(started.in(), true), false, StandardCharsets.UTF_8);
        }
    }

    /** Waits until the person has left the pager, if there is one; nothing may be printed as data afterwards. */
    void endPage() {
        pager.ifPresent(started -> {
            pager = Optional.empty();
            started.await();
        });
    }

    /** Thrown where the reader of our output has gone away: the rest of the work is of no use. */
    static final class BrokenPipe extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BrokenPipe(IOException cause) {
            super(cause);
        }
    }

    /** A buffered stream whose failures reach the command: a PrintStream would swallow an IOException. */
    private static final class Pipe extends OutputStream {
        private static final int BUFFER_BYTES = 1 << 15;

        private final OutputStream to;
        /** Whether a failure can only mean that the pager has ended. */
        private final boolean paged;

        private final byte[] buffer = new byte[BUFFER_BYTES];
        private int held;
        /** Nothing more is written then: the failure was told once. */
        private boolean broken;

        Pipe(OutputStream to, boolean paged) {
            this.to = to;
            this.paged = paged;
        }

        @Override
        public void write(int b) {
            if (held == buffer.length) {
                send();
            }
            buffer[held++] = (byte) b;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            for (int done = 0; done < length; ) {
                if (held == buffer.length) {
                    send();
                }
                int part = Math.min(length - done, buffer.length - held);
                System.arraycopy(bytes, offset + done, buffer, held, part);
                held += part;
                done += part;
            }
        }

        @Override
        public void flush() {
            send();
            if (!broken) {
                try {
                    to.flush();
                } catch (IOException e) {
                    broken = true;
                    throw failed(e);
                }
            }
        }

        /** A reader that went away is no failure; a full disk is. The system's own text is all that Java passes on. */
        private RuntimeException failed(IOException e) {
            String text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
            return paged || text.contains("pipe")
                    ? new BrokenPipe(e)
                    : new Failure("output", "cannot be written: " + e.getMessage(), "what was printed is not whole");
        }

        private void send() {
            int ready = held;
            held = 0;
            if (!broken && ready > 0) {
                try {
                    to.write(buffer, 0, ready);
                } catch (IOException e) {
                    broken = true;
                    throw failed(e);
                }
            }
        }
    }
}
