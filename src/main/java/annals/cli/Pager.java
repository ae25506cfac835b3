package annals.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** A program that shows text a screen at a time: $ANNALS_PAGER, else $PAGER, else less where there is one. */
final class Pager {
    /** Less ends at once where all fits on the screen (F), shows colours (R), and leaves the text there (X). */
    private static final String USUAL = "if command -v less >/dev/null 2>&1; then exec less; else exec cat; fi";

    private static final Map<String, String> USUAL_OPTIONS = Map.of("LESS", "FRX", "LESSCHARSET", "utf-8");

    private final Process process;

    private Pager(Process process) {
        this.process = process;
    }

    /**
     * Starts the pager on the terminal of this process.
     *
     * @throws IOException when there is no shell to start it with
     */
    static Pager start(Map<String, String> environment) throws IOException {
        String chosen = environment.getOrDefault("ANNALS_PAGER", environment.getOrDefault("PAGER", USUAL));
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", command(chosen))
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        USUAL_OPTIONS.forEach(shell.environment()::putIfAbsent);
        shell.environment().computeIfPresent("LESS", (name, set) -> set.contains("R") ? set : set + "R"); // colours
        return new Pager(shell.start());
    }

    /** A pager that is not there must not swallow the output. */
    private static String command(String chosen) {
        String first = chosen.strip().split("\\s", 2)[0];
        return first.matches("[\\w./+-]+")
                ? "if command -v " + first + " >/dev/null 2>&1; then " + chosen + "\nelse exec cat; fi"
                : chosen.isBlank() ? "exec cat" : chosen;
    }

    /** What the person is to read. */
    OutputStream in() {
        return process.getOutputStream();
    }

    /** Waits until the person has read. */
    void await() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // The person left before the end.
        }
        boolean interrupted = false;
        while (true) {
            try {
                process.waitFor();
                break;
            } catch (InterruptedException e) {
                interrupted = true; // the terminal belongs to the pager until it ends
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
