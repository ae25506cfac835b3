package annals.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The same value in every header that is read: encoded words, addresses, dates, ids, parameters. */
public final class HeaderFuzzer {
    private static final List<String> NAMES = List.of(
            "From",
            "To",
            "Date",
            "Subject",
            "Message-ID",
            "In-Reply-To",
            "References",
            "Received",
            "List-Id",
            "Content-Type",
            "Content-Disposition",
            "Content-Transfer-Encoding");

    private HeaderFuzzer() {}

    /** Called by Jazzer. The first byte tells whether a multipart is around it, so that it is the header of a part. */
    public static void fuzzerTestOneInput(byte[] input) {
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        boolean inPart = input.length > 0 && (input[0] & 1) == 1;
        if (inPart) {
            write(mail, "Content-Type: multipart/mixed; boundary=fuzz\n\n--fuzz\n");
        }
        for (String name : NAMES) {
            write(mail, name + ": ");
            writeValue(mail, input);
            mail.write('\n');
        }
        write(mail, "\nOne line.\n");
        Soundness.check(mail.toByteArray());
    }

    /** Line ends become folds, so that the value stays one. */
    private static void writeValue(ByteArrayOutputStream mail, byte[] value) {
        for (byte b : value) {
            mail.write(b);
            if (b == '\n') {
                mail.write(' ');
            }
        }
    }

    private static void write(ByteArrayOutputStream mail, String text) {
        mail.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
