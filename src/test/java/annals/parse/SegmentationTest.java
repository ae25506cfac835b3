package annals.parse;

import static org.assertj.core.api.Assertions.assertThat;

import annals.Golden;
import annals.profile.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mails whose lines were labelled by somebody who did not know the segmenter: one half to tune it, one to judge it. */
class SegmentationTest {
    private static final Path FOLDER = Path.of("src/test/resources/annals/segments");

    @ParameterizedTest
    @CsvSource({"tuning, 0.98", "frozen, 0.965"}) // the aim is 0.98 on both; what the frozen half has is a floor
    void agreesWithThePersonWhoLabelled(String half, double floor) throws IOException {
        Path folder = FOLDER.resolve(half);
        Segmenter segmenter = new Segmenter(Profiles.builtIn().forList("standards@xmpp.org"));
        Confusion confusion = new Confusion();
        List<String> ownLost = new ArrayList<>();
        List<String> otherwise = new ArrayList<>();
        assertThat(mails(folder)).hasSizeGreaterThan(110);
        for (Path file : mails(folder)) {
            compare(LabelledMail.read(file), segmenter, confusion, ownLost, otherwise);
        }

        assertThat(ownLost).as("own lines taken for another's").isEmpty();
        assertThat(confusion.accuracy()).isGreaterThanOrEqualTo(floor);
        Golden.assertMatches(
                "segmentation-" + half + ".txt", confusion.table() + "\n" + String.join("\n", otherwise) + "\n");
    }

    private static void compare(
            LabelledMail mail, Segmenter segmenter, Confusion confusion, List<String> ownLost, List<String> otherwise) {
        MarkedLines marked = segmenter.marked(String.join("\n", mail.lines()));
        for (int i = 0; i < marked.count(); i++) {
            if (marked.isBlank(i)) {
                continue;
            }
            String wanted = mail.labels().get(i);
            String got = Confusion.label(marked, i);
            confusion.add(wanted, got);
            if (!wanted.equals(got)) {
                String shown = "%s:%d %s, got %s".formatted(mail.name(), i + 1, wanted, got);
                otherwise.add(shown);
                if (Confusion.isOwnLost(wanted, got)) {
                    ownLost.add(shown + ": " + marked.line(i));
                }
            }
        }
    }

    private static List<Path> mails(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }

    /**
     * A body with one label a line.
     *
     * @param labels as long as the lines; "_" for blank lines
     */
    private record LabelledMail(String name, List<String> labels, List<String> lines) {
        private LabelledMail {
            labels = List.copyOf(labels);
            lines = List.copyOf(lines);
        }

        static LabelledMail read(Path file) throws IOException {
            List<String> rows = Files.readAllLines(file).stream()
                    .dropWhile(row -> row.startsWith("# "))
                    .toList();
            return new LabelledMail(
                    file.getFileName().toString(),
                    rows.stream().map(row -> row.substring(0, 1)).toList(),
                    rows.stream().map(row -> row.substring(2)).toList());
        }
    }
}
