package annals.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A mail whose body is HTML. */
public final class HtmlFuzzer {
    private static final byte[] HEADERS =
            "From: ada@example.org\nContent-Type: text/html; charset=utf-8\n\n".getBytes(StandardCharsets.ISO_8859_1);

    private HtmlFuzzer() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        mail.writeBytes(HEADERS);
        mail.writeBytes(input);
        Soundness.check(mail.toByteArray());
    }
}
