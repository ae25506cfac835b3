package annals.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The version of Annals that is running. */
public final class Version {
    private static final String CURRENT = read();

    private Version() {}

    /** As in the pom: "0.1.0". */
    public static String current() {
        return CURRENT;
    }

    private static String read() {
        try (InputStream text = Version.class.getResourceAsStream("version.txt")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new IllegalStateException("the bundled version.txt is unreadable", e);
        }
    }
}
