package annals.tag;

import static org.assertj.core.api.Assertions.assertThat;

import annals.spec.Catalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Invented mails beside end-to-end encryption and about it: {@code not-e2ee.txt} has its words but means connections,
 * logins, labels, releases or law; {@code e2ee.txt} means it and hardly has them. In the files a line "% date subject"
 * begins a mail.
 */
class NeighboursTest {
    private static final Path FOLDER = Path.of("src/test/resources/annals/tag");
    private static final Tagger TAGGER = new Tagger(Catalogue.builtIn(), TagRules.builtIn());

    private record Mail(String day, String subject, String text) {
        Tags tags() {
            return Conversation.on(day).mail("[Standards] " + subject, text).tags(TAGGER, "a");
        }
    }

    @Test
    void tagsNoMailOfConnectionsLoginsLabelsReleasesOrLaw() throws IOException {
        List<Mail> mails = mails("not-e2ee.txt");
        assertThat(mails).hasSizeGreaterThan(40);
        assertThat(subjects(mails, true)).isEmpty();
    }

    /** Each stands alone here, without the answers that tell more: seventeen of forty are not known. */
    @Test
    void tagsMostMailsThatMeanItWithoutItsName() throws IOException {
        List<Mail> mails = mails("e2ee.txt");
        assertThat(mails).hasSize(40);
        assertThat(subjects(mails, false)).hasSizeLessThanOrEqualTo(17);
    }

    /** The subjects of the mails that are tagged, or of those that are not, with their scores. */
    private static List<String> subjects(List<Mail> mails, boolean tagged) {
        List<String> subjects = new ArrayList<>();
        for (Mail mail : mails) {
            Tags tags = mail.tags();
            if (tags.isE2ee() == tagged) {
                subjects.add(tags.score() + " " + mail.subject());
            }
        }
        return subjects;
    }

    private static List<Mail> mails(String name) throws IOException {
        List<Mail> mails = new ArrayList<>();
        for (String block :
                Files.readString(FOLDER.resolve(name), StandardCharsets.UTF_8).split("(?m)^% ")) {
            int end = block.indexOf('\n');
            if (end > 0) {
                mails.add(new Mail(block.substring(0, 10), block.substring(11, end), block.substring(end + 1)));
            }
        }
        return mails;
    }
}
