package annals.cli;

import annals.index.IndexDamagedException;
import annals.index.IndexFormatException;
import annals.index.IndexLockedException;
import annals.index.NoIndexException;
import annals.mail.VisibleText;
import annals.search.UnanswerableQueryException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The one exception handler: every failure becomes one line on standard error and an exit code. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private final Console console;
    private final GlobalOptions options;

    Failures(Console console, GlobalOptions options) {
        this.console = console;
        this.options = options;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        String said = failure.getMessage();
        if (failure instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String first = unmatched.getUnmatched().getFirst();
            boolean wantsCommand = wantsCommand(command);
            said = (first.startsWith("-")
                            ? "no option \""
                            : wantsCommand ? "no command \"" : "no argument expected, got \"")
                    + first + "\"";
            List<String> nearest = wantsCommand ? unmatched.getSuggestions() : List.of();
            said += nearest.isEmpty() ? "" : "; nearest: " + String.join(", ", nearest);
        }
        String where = command.getParent() == null ? "" : name(command) + ": ";
        tell(where + said + "; see: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.WRONG;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof Console.BrokenPipe) {
            return ExitCode.OK;
        }
        console.out().flush();
        if (options.isDebug()) {
            failure.printStackTrace(console.err()); // what --debug asks for
        }
        tell(line(failure, name(command)));
        return ExitCode.WRONG;
    }

    /** Whether a command is expected there. */
    private static boolean wantsCommand(CommandLine line) {
        return !line.getSubcommands().isEmpty();
    }

    /** "catalog import". */
    private static String name(CommandLine command) {
        return command.getCommandSpec().qualifiedName().replaceFirst("^annals ", "");
    }

    private void tell(String line) {
        console.note("annals: " + VisibleText.of(line));
    }

    private static String line(Exception failure, String command) {
        return switch (failure) {
            case Failure known -> known.getMessage();
            case NoIndexException none -> "index: " + none.getMessage() + "   (or name it with --index DIR)";
            case IndexFormatException other -> "index: " + other.getMessage();
            case IndexDamagedException damaged -> "index: " + damaged.getMessage();
            case IndexLockedException locked -> "index: " + locked.getMessage();
            case UnanswerableQueryException query -> "query: " + query.getMessage();
            case UncheckedIOException wrapped -> line(wrapped.getCause(), command);
            case InterruptedIOException cancelled -> command + ": " + cancelled.getMessage();
            case NoSuchFileException missing -> command + ": " + missing.getFile() + ": no such file or folder";
            case AccessDeniedException denied ->
                command + ": " + denied.getFile() + ": not allowed to read or write it";
            case FileAlreadyExistsException taken ->
                command + ": " + taken.getFile() + ": is a file, and a folder is needed";
            case IOException full
            when isFull(full) ->
                command + ": no space left on the disk; make room and run the same again: what was committed is there";
            case FileSystemException file ->
                command + ": " + file.getFile() + ": "
                        + (file.getReason() == null ? file.getClass().getSimpleName() : file.getReason());
            default -> command + ": " + told(failure) + "; --debug shows where";
        };
    }

    /** Java has no type for it; the text is the operating system's. */
    private static boolean isFull(IOException failure) {
        return String.valueOf(failure.getMessage()).contains("No space left on device");
    }

    private static String told(Exception failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}
