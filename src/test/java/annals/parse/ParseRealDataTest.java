package annals.parse;

import static org.assertj.core.api.Assertions.assertThat;

import annals.archive.ArchiveFile;
import annals.archive.Archives;
import annals.archive.Sources;
import annals.mail.Fault;
import annals.mail.Message;
import annals.mail.Sent;
import annals.profile.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parses real archives and the test mails of other libraries. */
class ParseRealDataTest {
    private final MailReader reader = new MailReader(new MessageParser(Profiles.builtIn()));

    /** The ids in the months are those of pipermail's own index, each once when stored twice. */
    @ParameterizedTest
    @ValueSource(strings = {"twisted-web", "mutt-ng-users", "jelix-public", "jimmyim-devel", "los-angeles-devel-ru"})
    void findsTheIdsOfPipermail(String list) throws IOException {
        Path folder = Archives.corpus("pipermail/" + list);
        Set<String> found = new HashSet<>();
        for (Message message : messages(folder)) {
            found.add(message.id().value());
        }
        assertThat(found).isEqualTo(idsOfPipermail(folder.resolve("pipermail-threads.tsv")));
    }

    private static Set<String> idsOfPipermail(Path table) throws IOException {
        return Files.readAllLines(table).stream()
                .skip(1)
                .map(row -> row.split("\t", -1)[5].replaceAll("[<>\\s]", ""))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nasty/mime4j", "nasty/mimekit", "nasty/tika", "nasty/ietf-mailarchive"})
    void survivesNastyMails(String corpus) throws IOException {
        assertThat(messages(Archives.corpus(corpus))).isNotEmpty();
    }

    @Test
    void readsAHyperKittyExportWithoutFaults() throws IOException {
        List<Message> messages = messages(Archives.corpus("hyperkitty"));

        assertThat(messages).hasSize(300).allSatisfy(message -> {
            assertThat(message.sent().source()).isEqualTo(Sent.Source.DATE);
            assertThat(message.to()).isNotEmpty();
            assertThat(message.faults()).extracting(Fault::kind).doesNotContain(Fault.Kind.BAD_MULTIPART);
        });
    }

    private List<Message> messages(Path folder) throws IOException {
        List<Message> messages = new ArrayList<>();
        for (ArchiveFile file : Sources.find(folder.toString())) {
            reader.read(file, Optional.empty(), messages::add);
        }
        return messages;
    }
}
