package annals.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Commands run with nobody listening: the launcher has a JVM watch them once, and what it saw makes later processes
 * start quicker. Those that read and those that ingest apart, since a start pays for each class that was seen.
 */
final class Rehearsal {
    private static final String THREAD = "<20191104091201.GA1234@example.org>";

    private static final List<List<String>> COMMANDS = List.of(
            List.of("search", "--json", "device key"),
            List.of("search", "--json", "\"device list\" d:2019.."),
            List.of("search", "--json", "s:omemo f:example deni*"),
            List.of("search", "--json", "key NEAR/5 device -xep:0420"),
            List.of("search", "--json", "--messages", "nq:key"),
            List.of("search", "--facets", "tag:e2ee"),
            List.of("search", "--deliverable", "omemo", "ratchet fingerprints"),
            List.of("show", THREAD),
            List.of("show", "--json", THREAD),
            List.of("explain", THREAD),
            List.of("digest", THREAD),
            List.of("history", "--json", "OMEMO"),
            List.of("history", "OMEMO"),
            List.of("deliverables"),
            List.of("stats"));

    private Rehearsal() {}

    /** Runs commands that read an index of the bundled sample. */
    static void read(String index) {
        COMMANDS.forEach(command -> run(index, command));
    }

    /**
     * Ingests what lies beside an index of the bundled sample into a new one: a part of it first, then all, then all
     * again with nothing new.
     */
    static void ingest(String index) {
        Path archive = Path.of(index).resolveSibling("standards");
        String again = Path.of(index).resolveSibling("again").toString();
        run(again, List.of("ingest", archive.resolve("2019-November.txt").toString()));
        run(again, List.of("ingest", archive.toString()));
        run(again, List.of("ingest", archive.toString()));
    }

    private static void run(String index, List<String> command) {
        List<String> arguments = new ArrayList<>(List.of("--index", index));
        arguments.addAll(command);
        int code = Main.run(
                arguments.toArray(String[]::new),
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                Terminal.NONE,
                Map.of());
        if (code == ExitCode.WRONG) {
            throw new IllegalStateException("the rehearsal of " + command + " went wrong");
        }
    }
}
