package annals.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jline.reader.Candidate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.terminal.TerminalBuilder;

/** Lines that a person edits at a prompt, with what was typed before and completion. */
final class Prompt implements LineSource {
    private static final String TEXT = "annals> ";

    private final org.jline.terminal.Terminal terminal;
    private final LineReader reader;

    /**
     * A prompt on the terminal of this process.
     *
     * @param history the file that keeps what was typed
     */
    Prompt(Path history, Completion completion) throws IOException {
        terminal = TerminalBuilder.builder().system(true).build();
        reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .parser((line, cursor, context) -> new LastWord(line, cursor))
                .completer((line, parsed, candidates) -> completion
                        .of(parsed.line().substring(0, parsed.cursor()))
                        .forEach(word -> candidates.add(candidate(word))))
                .variable(LineReader.HISTORY_FILE, history)
                // "!" is a character like others in a query.
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.CASE_INSENSITIVE, true)
                .build();
    }

    /** After a prefix the value follows at once, after anything else the next word. */
    private static Candidate candidate(String word) {
        return new Candidate(word, word, null, null, null, null, !word.endsWith(":"));
    }

    @Override
    public Optional<String> next() {
        while (true) {
            try {
                return Optional.of(reader.readLine(TEXT));
            } catch (UserInterruptException cancelled) {
                // Ctrl-C: the line is given up, the next one begins.
            } catch (EndOfFileException left) {
                return Optional.empty();
            }
        }
    }

    /** Ctrl-C interrupts the thread: reading an index ends then with an exception, and a pager is left to itself. */
    @Override
    public int answer(IntSupplier work) {
        Thread worker = Thread.currentThread();
        SignalHandler before = terminal.handle(Signal.INT, signal -> worker.interrupt());
        try {
            return work.getAsInt();
        } finally {
            terminal.handle(Signal.INT, before);
            Thread.interrupted();
        }
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }

    /**
     * A line of which only the last word before the cursor matters.
     *
     * @param line the whole line
     */
    private record LastWord(String line, int cursor) implements CompletingParsedLine {
        @Override
        public String word() {
            return line.substring(ShellWords.lastStart(line.substring(0, cursor)), cursor);
        }

        @Override
        public int wordCursor() {
            return word().length();
        }

        /** Candidates bring their own quotes. */
        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return word().length();
        }

        @Override
        public int rawWordLength() {
            return word().length();
        }

        @Override
        public int wordIndex() {
            return words().size() - 1;
        }

        @Override
        public List<String> words() {
            return List.of(line.substring(0, cursor - word().length()), word());
        }
    }
}
