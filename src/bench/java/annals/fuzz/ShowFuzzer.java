package annals.fuzz;

import java.nio.charset.StandardCharsets;

/** An argument that names a message, a thread, a person or a deliverable, asked of the sample archive. */
public final class ShowFuzzer {
    private static final Program PROGRAM = Program.withSample();

    private ShowFuzzer() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        String argument = new String(input, StandardCharsets.UTF_8);
        PROGRAM.run("show", "--", argument);
        PROGRAM.run("show", "--message", "--json", "--", argument);
        PROGRAM.run("explain", "--", argument);
        PROGRAM.run("history", "--", argument);
        PROGRAM.run("catalog", "show", "--", argument);
    }
}
