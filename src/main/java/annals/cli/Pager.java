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
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", chosen.isBlank() ? "exec cat" : chosen)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        USUAL_OPTIONS.forEach(shell.environment()::putIfAbsent);
        return new Pager(shell.start());
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
