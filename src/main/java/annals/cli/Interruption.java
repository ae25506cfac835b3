package annals.cli;

/** Tells a person who interrupts (Ctrl-C) what that means. */
final class Interruption {
    private final Thread hook;

    private Interruption(Thread hook) {
        this.hook = hook;
    }

    /** From here until it ends an interruption prints that line. */
    static Interruption tells(Console console, String line) {
        Thread hook = new Thread(() -> console.note(line), "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
        return new Interruption(hook);
    }

    /** From here on an interruption is of no interest. */
    void end() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The interruption is under way, and its line is being printed.
        }
    }
}
