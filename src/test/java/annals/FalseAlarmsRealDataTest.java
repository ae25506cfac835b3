package annals;

import static org.assertj.core.api.Assertions.assertThat;

import annals.archive.ArchiveFile;
import annals.archive.Archives;
import annals.archive.Sources;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.parse.MailReader;
import annals.parse.MessageParser;
import annals.profile.Profiles;
import annals.spec.Catalogue;
import annals.tag.TagRules;
import annals.tag.Tagger;
import annals.thread.Envelope;
import annals.thread.MailThread;
import annals.thread.Threader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real lists about other things: hardly a thread is tagged. */
class FalseAlarmsRealDataTest {
    private static final Tagger TAGGER = new Tagger(Catalogue.builtIn(), TagRules.builtIn());

    /** At most two threads of a thousand. */
    private static final double MOST = 0.002;

    @ParameterizedTest
    @CsvSource({
        "scale/bioc-devel, 6000",
        "scale/r-package-devel, 2500",
        "pipermail/jelix-public, 700",
        "pipermail/jimmyim-devel, 70",
        "pipermail/los-angeles-devel-ru, 15",
        "pipermail/mutt-ng-users, 100",
        "pipermail/twisted-web, 150",
    })
    void tagsHardlyAThread(String corpus, int fewest) throws IOException {
        Map<MessageId, Message> messages = new LinkedHashMap<>();
        MailReader reader = new MailReader(new MessageParser(Profiles.builtIn()));
        for (ArchiveFile file : Sources.find(Archives.corpus(corpus).toString())) {
            reader.read(file, Optional.empty(), message -> messages.put(message.id(), message));
        }
        List<MailThread> threads = new Threader(Threader.SUBJECT_WINDOW)
                .thread(messages.values().stream().map(Envelope::of).toList());
        List<String> tagged = new ArrayList<>();
        for (MailThread thread : threads) {
            if (TAGGER.tag(thread, messages).thread().isE2ee()) {
                tagged.add(Integer.toHexString(subject(thread, messages).hashCode()));
            }
        }
        assertThat(threads).hasSizeGreaterThan(fewest);
        assertThat(tagged)
                .as("hashes of the subjects of tagged threads, of %d threads", threads.size())
                .hasSizeLessThanOrEqualTo((int) (threads.size() * MOST));
    }

    private static String subject(MailThread thread, Map<MessageId, Message> messages) {
        return Optional.ofNullable(messages.get(thread.id()))
                .map(root -> root.subject().key())
                .orElse("");
    }
}
