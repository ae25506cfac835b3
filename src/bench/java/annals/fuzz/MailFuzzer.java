package annals.fuzz;

/** One mail of any bytes. */
public final class MailFuzzer {
    private MailFuzzer() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        Soundness.check(input);
    }
}
