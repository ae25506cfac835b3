package annals.cli;

import annals.archive.mirror.Mirror;
import annals.ingest.Progress;
import annals.mail.VisibleText;

/** Shows on a terminal how long work comes along: one line that is written over, gone when the work is done. */
final class Watch implements Progress, Mirror.Progress, AutoCloseable {
    private static final long NANOS_BETWEEN = 100_000_000;
    private static final String CLEAR = "\r\u001b[K";

    private final Console console;
    private final boolean shown;
    private final long started = System.nanoTime();
    private long lastShown = started;
    private String source = "";

    private Watch(Console console, boolean shown) {
        this.console = console;
        this.shown = shown;
    }

    static Watch over(Console console, boolean quiet) {
        return new Watch(console, console.terminal().err() && !quiet);
    }

    @Override
    public void source(String name) {
        source = name;
    }

    @Override
    public void messages(long messages) {
        long now = System.nanoTime();
        if (shown && now - lastShown > NANOS_BETWEEN) {
            lastShown = now;
            long rate = messages * 1_000_000_000L / Math.max(1, now - started);
            show(Layout.count(messages, "message", "messages") + ", " + Layout.number(rate) + "/s  " + source);
        }
    }

    @Override
    public void file(String name, int number, int of) {
        if (shown) {
            show("fetching " + Layout.number(number) + " of " + Layout.number(of) + "  " + name);
        }
    }

    @Override
    public void threads(int changed, int all) {
        if (shown) {
            show("writing " + Layout.number(changed) + " of " + Layout.number(all) + " threads");
        }
    }

    /** So many of all are done. */
    void step(String what, long done, long all) {
        long now = System.nanoTime();
        if (shown && now - lastShown > NANOS_BETWEEN) {
            lastShown = now;
            show(what + ", " + Layout.number(done) + " of " + Layout.number(all));
        }
    }

    @Override
    public void close() {
        if (shown) {
            console.err().print(CLEAR);
        }
    }

    private void show(String text) {
        int columns = Math.min(console.terminal().columns(), 100);
        console.err().print(CLEAR + Layout.cut(VisibleText.line(text), columns - 1));
        console.err().flush();
    }
}
