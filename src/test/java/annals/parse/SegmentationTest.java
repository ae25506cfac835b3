package annals.parse;

import static org.assertj.core.api.Assertions.assertThat;

import annals.Golden;
import annals.profile.Profiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Mails whose lines were labelled by somebody who did not know the segmenter. {@code tuning} and the first half of
 * {@code tuning2} are there to be looked at; of the other half and of {@code frozen} only the score is.
 */
class SegmentationTest {
    private static final Path FOLDER = Path.of("src/test/resources/annals/segments");

    /** Which mails of a folder: halves are told apart by the sum of the file's name. */
    enum Part {
        WHOLE,
        LOOKED_AT,
        HELD_OUT;

        boolean holds(Path file) {
            CRC32 sum = new CRC32();
            sum.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
            return this == WHOLE || sum.getValue() % 2 == (this == HELD_OUT ? 1 : 0);
        }
    }

    /**
     * The aim is 0.98 everywhere, and no own line lost; what is asked for beside it is a floor at what was measured.
     */
    @ParameterizedTest
    @CsvSource({
        "tuning, WHOLE, 0.98, 0",
        "tuning2, LOOKED_AT, 0.909, 0",
        "tuning2, HELD_OUT, 0.903, 0",
        "frozen, WHOLE, 0.98, 0"
    })
    void agreesWithThePersonWhoLabelled(String set, Part part, double floor, int mostLost) throws IOException {
        Segmenter segmenter = new Segmenter(Profiles.builtIn().forList("standards@xmpp.org"));
        Confusion confusion = new Confusion();
        List<String> ownLost = new ArrayList<>();
        List<String> otherwise = new ArrayList<>();
        List<LabelledMail> mails = LabelledMail.all(FOLDER.resolve(set), part::holds);
        assertThat(mails).hasSizeGreaterThan(part == Part.WHOLE ? 110 : 70);
        for (LabelledMail mail : mails) {
            compare(mail, segmenter, confusion, ownLost, otherwise);
        }

        assertThat(ownLost).as("own lines taken for another's").hasSizeLessThanOrEqualTo(mostLost);
        assertThat(confusion.accuracy()).isGreaterThanOrEqualTo(floor);
        boolean lookedAt = part != Part.HELD_OUT && !set.equals("frozen");
        String name = part == Part.WHOLE
                ? set
                : set + "-" + part.name().toLowerCase(Locale.ROOT).replace('_', '-');
        Golden.assertMatches(
                "segmentation-" + name + ".txt",
                confusion.table() + (lookedAt ? "\n" + String.join("\n", otherwise) + "\n" : ""));
    }

    private static void compare(
            LabelledMail mail, Segmenter segmenter, Confusion confusion, List<String> ownLost, List<String> otherwise) {
        MarkedLines marked = segmenter.marked(mail.body());
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
}
