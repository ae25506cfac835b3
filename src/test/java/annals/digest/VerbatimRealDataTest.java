package annals.digest;

import static org.assertj.core.api.Assertions.assertThat;

import annals.archive.ArchiveFile;
import annals.archive.Archives;
import annals.archive.Sources;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.mail.Segment;
import annals.parse.MailReader;
import annals.parse.MessageParser;
import annals.profile.Profiles;
import annals.thread.Envelope;
import annals.thread.MailThread;
import annals.thread.Threader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real threads: a digest has nothing that does not stand in a mail's own words, and nothing of a quote alone. */
class VerbatimRealDataTest {
    private static final int SENTENCES = 5;

    @ParameterizedTest
    @CsvSource({
        "pipermail/jelix-public, 1000",
        "pipermail/jimmyim-devel, 150",
        "pipermail/los-angeles-devel-ru, 15",
        "pipermail/mutt-ng-users, 300",
        "pipermail/twisted-web, 500",
        "scale/r-package-devel, 8000",
    })
    void everySentenceStandsInAMailsOwnWords(String corpus, int fewest) throws IOException {
        Map<MessageId, Message> messages = new LinkedHashMap<>();
        MailReader reader = new MailReader(new MessageParser(Profiles.builtIn()));
        for (ArchiveFile file : Sources.find(Archives.corpus(corpus).toString())) {
            reader.read(file, Optional.empty(), message -> messages.put(message.id(), message));
        }
        int sentences = 0;
        for (MailThread thread : new Threader(Threader.SUBJECT_WINDOW)
                .thread(messages.values().stream().map(Envelope::of).toList())) {
            List<Message> all = thread.messages().stream().map(messages::get).toList();
            for (CitedSentence sentence : Digest.of(all, List.of(), Digest.Bounds.sentences(SENTENCES))) {
                sentences++;
                assertThat(messages.get(sentence.message()).body())
                        .as("a digest of the thread %s", thread.id().hash())
                        .anyMatch(segment -> segment.kind() == Segment.Kind.NEW
                                && flat(segment.text()).contains(flat(sentence.text())));
            }
        }
        assertThat(sentences).isGreaterThan(fewest);
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
