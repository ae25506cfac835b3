package annals.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import annals.archive.ArchiveFile;
import annals.archive.Sources;
import annals.mail.Sent;
import annals.profile.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates that only the messages beside them can tell, in a file whose From_ lines have none. */
class MailReaderTest {
    @TempDir
    private Path folder;

    /** Years of the messages of one file, in order, 0 for a Date that is missing, and what is made of them. */
    @ParameterizedTest
    @CsvSource({
        "2005 2005 2005, 2005 2005 2005",
        "2005 2035 2005, 2005 n2005 2005",
        "2005 1999 2005, 2005 n2005 2005",
        "2005 0 2006, 2005 n2005 2006",
        "0 2005, n2005 2005",
        "2005 1970 9999 2005, 2005 n2005 n2005 2005",
        "1999 2005 2012, 1999 2005 2012",
        "2005 2035, 2005 2035",
        "0 0, none none",
    })
    void datesByNeighbours(String written, String expected) throws IOException {
        StringBuilder mbox = new StringBuilder();
        for (String year : written.split(" ")) {
            mbox.append("From - \nFrom: ada@example.org\n")
                    .append(year.equals("0") ? "" : "Date: Tue, 1 Mar " + year + " 09:08:07 +0000\n")
                    .append("Message-ID: <")
                    .append(mbox.length())
                    .append("@example.org>\n\nx\n\n");
        }
        Path file = Files.write(folder.resolve("box"), mbox.toString().getBytes(UTF_8));

        List<String> found = new ArrayList<>();
        MailReader reader = new MailReader(new MessageParser(Profiles.builtIn()));
        for (ArchiveFile archive : Sources.find(file.toString())) {
            reader.read(archive, Optional.empty(), message -> found.add(print(message.sent())));
        }

        assertThat(found).isEqualTo(Arrays.asList(expected.split(" ")));
    }

    private static String print(Sent sent) {
        return switch (sent.source()) {
            case NONE -> "none";
            case NEIGHBOURS -> "n" + sent.day().getYear();
            default -> String.valueOf(sent.day().getYear());
        };
    }
}
