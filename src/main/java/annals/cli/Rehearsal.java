package annals.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reading commands of every kind, run with nobody listening: the launcher has a JVM watch them once, and what it saw
 * makes later processes start quicker. No command that writes: its classes would be loaded, and paid for, by each later
 * start.
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
            List.of("deliverables"),
            List.of("stats"));

    private Rehearsal() {}

    /** Runs them on an index of the bundled sample. */
    static void run(String index) {
        for (List<String> command : COMMANDS) {
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
}
