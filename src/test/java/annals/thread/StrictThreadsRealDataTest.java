package annals.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import annals.archive.ArchiveFile;
import annals.archive.Sources;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.parse.MailReader;
import annals.parse.MessageParser;
import annals.profile.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Threads by headers alone against a plain union of all ids that each mail names, on every list at hand. Two exceptions
 * are counted: an id in In-Reply-To that no mail has joins nothing where the mail names others (old mail programs write
 * addresses there), and an In-Reply-To in prose joins though it names no id.
 */
class StrictThreadsRealDataTest {
    private static final Path CORPORA = Path.of(System.getProperty("annals.shared", "../shared"), "corpora");

    @ParameterizedTest(name = "{0}: {1} mails in {2} threads, {3} differ")
    @CsvSource({
        "pipermail/twisted-web, 608, 196, 0",
        "pipermail/mutt-ng-users, 323, 124, 0",
        "pipermail/jelix-public, 854, 790, 0",
        "pipermail/jimmyim-devel, 105, 73, 0",
        "pipermail/los-angeles-devel-ru, 32, 22, 0",
        "hyperkitty, 300, 85, 0",
        "scale/r-package-devel, 12329, 2735, 0",
        "scale/bioc-devel, 21446, 6434, 0"
    })
    void areTheUnionOfReferences(String folder, int mails, int threads, int differing) throws IOException {
        Path corpus = CORPORA.resolve(folder);
        assumeTrue(Files.isDirectory(corpus), corpus + " not found; set -Dannals.shared=DIR");
        Map<MessageId, Envelope> envelopes = envelopes(corpus);
        Set<Set<MessageId>> found = new HashSet<>();
        for (MailThread thread : new Threader(Duration.ZERO).thread(envelopes.values())) {
            found.add(new HashSet<>(thread.messages()));
        }
        Set<Set<MessageId>> union = union(envelopes);
        List<Set<MessageId>> different = new ArrayList<>(found);
        different.removeAll(union);
        assertThat(envelopes.size()).isEqualTo(mails);
        assertThat(found.size()).isEqualTo(threads);
        assertThat(different.size()).isEqualTo(differing);
        assertThat(different)
                .allMatch(thread -> thread.stream()
                        .map(envelopes::get)
                        .anyMatch(envelope -> namesStrangersBesideOthers(envelope, envelopes)
                                || !envelope.clues().answered().isEmpty()));
    }

    private static boolean namesStrangersBesideOthers(Envelope envelope, Map<MessageId, Envelope> envelopes) {
        return envelope.inReplyTo().stream().anyMatch(id -> !envelopes.containsKey(id))
                && envelope.inReplyTo().size() + envelope.references().size() > 1;
    }

    private static Map<MessageId, Envelope> envelopes(Path corpus) throws IOException {
        MailReader reader = new MailReader(new MessageParser(Profiles.builtIn()));
        Map<MessageId, Message> messages = new LinkedHashMap<>();
        for (ArchiveFile file : Sources.find(corpus.toString())) {
            reader.read(file, Optional.of("list@example.org"), message -> messages.putIfAbsent(message.id(), message));
        }
        Map<MessageId, Envelope> envelopes = new HashMap<>();
        messages.forEach((id, message) -> envelopes.put(id, Envelope.of(message)));
        return envelopes;
    }

    /** The mails parted by nothing but "this mail names that id". */
    private static Set<Set<MessageId>> union(Map<MessageId, Envelope> envelopes) {
        Map<MessageId, Set<MessageId>> part = new HashMap<>();
        for (Envelope envelope : envelopes.values()) {
            List<Collection<MessageId>> named =
                    List.of(List.of(envelope.id()), envelope.inReplyTo(), envelope.references());
            Set<MessageId> joined = new HashSet<>();
            named.forEach(ids -> ids.forEach(id -> joined.addAll(part.getOrDefault(id, Set.of(id)))));
            joined.forEach(id -> part.put(id, joined));
        }
        Set<Set<MessageId>> here = new HashSet<>();
        for (Set<MessageId> ids : new HashSet<>(part.values())) {
            Set<MessageId> mails = new HashSet<>(ids);
            mails.retainAll(envelopes.keySet());
            here.add(mails);
        }
        here.remove(Set.of());
        return here;
    }
}
