package annals.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

/** The program. */
public final class Main {
    /** Held, because a logger that nobody holds forgets its level. */
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

    private Main() {}

    /** Runs one command and exits with its code; the launcher's own properties run {@link Rehearsal}. */
    public static void main(String[] args) {
        LUCENE.setLevel(Level.SEVERE);
        String rehearsed = System.getProperty("annals.rehearse", "");
        if (!rehearsed.isEmpty()) {
            Rehearsal.of(rehearsed, System.getProperty("annals.rehearse.index", ""));
            return;
        }
        int code = run(
                args,
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                Terminal.ofSystem(),
                System.getenv());
        System.exit(code);
    }

    /**
     * Runs one command.
     *
     * @return the exit code: 0 done or found, 1 nothing found, 2 anything wrong
     */
    public static int run(
            String[] args,
            InputStream in,
            OutputStream out,
            OutputStream err,
            Terminal terminal,
            Map<String, String> environment) {
        KeptIndex index = KeptIndex.forOne();
        Console console = new Console(in, out, err, terminal, environment, index);
        try (index) {
            Optional<String> command = GlobalOptions.command(args).filter(Commands.READING::containsKey);
            if (command.isPresent()) {
                index.begin(
                        GlobalOptions.indexNamed(args).orElseGet(console::defaultIndex),
                        command.get().equals("history"));
            }
            StringWriter help = new StringWriter();
            return execute(Commands.of(console, new PrintWriter(help), args), help, console, args);
        } catch (IOException unclosable) {
            console.note("annals: index: " + unclosable.getMessage());
            return ExitCode.WRONG;
        } catch (Console.BrokenPipe readerIsGone) {
            // Nobody is left to be told: the work was done.
            return ExitCode.OK;
        } catch (Failure unwritable) {
            console.note("annals: " + unwritable.getMessage());
            return ExitCode.WRONG;
        } catch (OutOfMemoryError | StackOverflowError e) {
            console.note("annals: memory: " + e.getMessage() + "; give the JVM more, such as ANNALS_OPTS=-Xmx2g");
            return ExitCode.WRONG;
        }
    }

    /** Executes a command and prints the help that it gave, if any. */
    static int execute(CommandLine program, StringWriter help, Console console, String... args) {
        int code = program.execute(args);
        console.out().print(help);
        console.out().flush();
        return code;
    }
}
