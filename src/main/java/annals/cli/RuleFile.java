package annals.cli;

import annals.tag.RuleBook;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the file of {@code --catalog}. */
final class RuleFile {
    private RuleFile() {}

    /** What ships as the file changes it; nothing where no file is given. A {@link Failure} tells what is wrong. */
    static Optional<RuleBook> read(@Nullable Path file) throws IOException {
        if (file == null) {
            return Optional.empty();
        }
        String json;
        try {
            json = Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new Failure(
                    "catalog", file + " is no UTF-8 text", "it must be JSON: {\"deliverables\": […], \"rules\": {…}}");
        }
        try {
            return Optional.of(RuleBook.changedBy(json, file.toString()));
        } catch (IOException e) {
            throw new Failure(
                    "catalog",
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    "expected {\"deliverables\": […], \"rules\": {…}}");
        }
    }
}
