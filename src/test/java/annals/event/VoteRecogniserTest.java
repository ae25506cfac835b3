package annals.event;

import static org.assertj.core.api.Assertions.assertThat;

import annals.archive.ArchiveFile;
import annals.archive.Sources;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.parse.MailReader;
import annals.parse.MessageParser;
import annals.profile.Profiles;
import annals.spec.Catalogue;
import annals.thread.Envelope;
import annals.thread.MailThread;
import annals.thread.Threader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VoteRecogniserTest {
    @Test
    void dump() throws IOException {
        String file = Optional.ofNullable(System.getenv("DUMP_MBOX")).orElse("");
        if (file.isEmpty()) {
            return;
        }
        for (String line : votes(Path.of(file))) {
            System.out.println("ERROR| " + line);
        }
        assertThat(file).isNotEmpty();
    }

    static List<String> votes(Path file) throws IOException {
        Map<MessageId, Message> messages = new LinkedHashMap<>();
        MailReader reader = new MailReader(new MessageParser(Profiles.builtIn()));
        for (ArchiveFile one : Sources.find(file.toString())) {
            reader.read(one, Optional.empty(), message -> messages.put(message.id(), message));
        }
        VoteRecogniser votes = new VoteRecogniser(Catalogue.builtIn());
        List<String> lines = new ArrayList<>();
        for (MailThread thread : new Threader(Threader.SUBJECT_WINDOW)
                .thread(messages.values().stream().map(Envelope::of).toList())) {
            for (RecordedEvent.Vote vote : votes.recognise(thread, messages, Profiles.builtIn()::forList)) {
                lines.add(String.join(
                        " | ",
                        vote.message().value(),
                        vote.item(),
                        String.join(" ", vote.deliverables()),
                        vote.voter(),
                        vote.value().text(),
                        vote.meeting().map(LocalDate::toString).orElse("-"),
                        vote.onList() ? "list" : "minutes",
                        "line " + vote.line()));
            }
        }
        return lines;
    }
}
