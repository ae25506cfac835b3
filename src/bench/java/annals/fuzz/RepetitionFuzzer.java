package annals.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A large mail made of a small pattern: what takes more than linear time shows itself. The input is a place, the length
 * of a beginning, the length of an end, and beginning, unit and end; the unit is repeated until the mail is large.
 */
public final class RepetitionFuzzer {
    private static final int MAIL_BYTES = 128 << 10;

    /** What comes before the repeated bytes. */
    private static final List<String> PLACES = List.of(
            "Subject: x\n\n",
            "Subject: ",
            "From: ",
            "References: ",
            "Date: ",
            "Content-Type: ",
            "",
            "Content-Type: text/html\n\n",
            "Content-Type: multipart/mixed; boundary=b\n\n--b\n",
            "Content-Transfer-Encoding: quoted-printable\n\n",
            "Content-Transfer-Encoding: base64\n\n",
            "Content-Type: text/plain; format=flowed\n\n",
            "Content-Type: multipart/alternative; boundary=b\n\n--b\n\nx\n--b\nContent-Type: ");

    private RepetitionFuzzer() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < 4) {
            return;
        }
        String place = PLACES.get((input[0] & 0xff) % PLACES.size());
        int pattern = input.length - 3;
        int beginning = (input[1] & 0xff) % pattern;
        int end = (input[2] & 0xff) % (pattern - beginning);
        byte[] unit = Arrays.copyOfRange(input, 3 + beginning, input.length - end);
        ByteArrayOutputStream mail = new ByteArrayOutputStream(MAIL_BYTES + 1024);
        mail.writeBytes(place.getBytes(StandardCharsets.ISO_8859_1));
        mail.write(input, 3, beginning);
        while (mail.size() < MAIL_BYTES) {
            mail.writeBytes(unit);
        }
        mail.write(input, input.length - end, end);
        Soundness.check(mail.toByteArray());
    }
}
