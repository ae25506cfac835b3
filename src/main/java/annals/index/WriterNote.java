package annals.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who holds the lock of an index, as a hidden file beside it: Lucene's own lock file has to stay empty. It is only told
 * where the lock is held, so that one left by a killed process says nothing wrong for long.
 */
final class WriterNote {
    private static final String FILE = ".writer";
    private static final Pattern NOTE = Pattern.compile("(\\d{1,19}) (\\S{1,40})\n");

    private WriterNote() {}

    /** Notes this process. */
    static void leave(Path folder) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        try {
            Files.writeString(folder.resolve(FILE), ProcessHandle.current().pid() + " " + now + "\n");
        } catch (IOException e) {
            // what matters is the lock; who holds it is told where that is possible
        }
    }

    static void remove(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(FILE));
    }

    /** "process 4711 since 2020-01-02T03:04:05Z"; empty where nothing tells. */
    static Optional<String> holder(Path folder) {
        try {
            Matcher note = NOTE.matcher(Files.readString(folder.resolve(FILE), StandardCharsets.UTF_8));
            return note.matches()
                    ? Optional.of("process " + note.group(1) + " since " + Instant.parse(note.group(2)))
                    : Optional.empty();
        } catch (IOException | DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
