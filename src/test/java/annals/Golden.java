package annals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares output with a file that a person has read; {@code -Dgolden.update=true} writes it anew. */
public final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/annals/goldens");

    private Golden() {}

    /** Asserts that the text is that of the golden file. */
    public static void assertMatches(String name, String text) throws IOException {
        assertMatches(FOLDER.resolve(name), text);
    }

    /** Asserts that the text is that of a file of the repository. */
    public static void assertMatches(Path file, String text) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(text)
                .as("%s; if the change is meant: mvn test -Dgolden.update=true, and read the diff", file)
                .isEqualTo(Files.exists(file) ? Files.readString(file) : "");
    }
}
