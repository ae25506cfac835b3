package annals.ingest;

import annals.archive.ArchiveFile;
import annals.archive.Reading;
import annals.archive.Sources;
import annals.index.Finding;
import annals.index.IndexedEnvelope;
import annals.index.MessageCodec;
import annals.index.SourceRecord;
import annals.index.ThreadIndexReader;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.parse.MailReader;
import annals.parse.MessageParser;
import annals.profile.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares an index with the bytes of its archives: reads each again and looks whether every mail is there, with its
 * place and its text. Memory holds a small record of each message.
 */
public final class SourceComparison {
    private final MailReader reader = new MailReader(new MessageParser(Profiles.builtIn()));
    private final Map<MessageId, IndexedEnvelope> indexed = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private SourceComparison() {}

    /** What is different, source by source; what was piped in has no bytes to compare with. */
    public static List<Finding> of(ThreadIndexReader index, Progress progress) throws IOException {
        SourceComparison comparison = new SourceComparison();
        for (IndexedEnvelope envelope : index.envelopes()) {
            comparison.indexed.put(envelope.envelope().id(), envelope);
        }
        for (SourceRecord record : index.sources()) {
            if (!record.name().equals(ArchiveFile.standardInput().name())) {
                progress.source(record.name());
                comparison.compare(record);
                progress.finished(record.ledger());
            }
        }
        return List.copyOf(comparison.findings);
    }

    /** The file or folder behind an account; empty where the file is gone. */
    static Optional<ArchiveFile> file(SourceRecord record) throws IOException {
        if (record.name().equals(ArchiveFile.standardInput().name())) {
            return Optional.empty();
        }
        return Sources.find(record.name()).stream()
                .filter(file -> file.stored().name().equals(record.name()))
                .filter(file -> file.path().filter(Files::exists).isPresent())
                .findFirst()
                .map(ArchiveFile::stored);
    }

    private void compare(SourceRecord record) throws IOException {
        Optional<ArchiveFile> file = file(record);
        if (file.isEmpty()) {
            add(record, "is gone; its " + record.ledger().messages() + " messages cannot be compared");
            return;
        }
        Optional<String> list = Optional.of(record.list()).filter(named -> !named.isEmpty());
        Reading reading = reader.read(file.get(), list, message -> compare(record, message));
        switch (reading) {
            case Reading.Mails mails -> {
                if (mails.bytes() != record.ledger().bytes()
                        || mails.messages() != record.ledger().messages()) {
                    add(
                            record,
                            "has " + mails.messages() + " messages in " + mails.bytes() + " bytes, and the ledger "
                                    + record.ledger().messages() + " in "
                                    + record.ledger().bytes());
                }
            }
            case Reading.NotAnArchive not -> add(record, "is " + not.what() + " now");
            case Reading.Unreadable unreadable -> add(record, "cannot be read: " + unreadable.why());
        }
    }

    private void compare(SourceRecord record, Message message) {
        IndexedEnvelope there = indexed.get(message.id());
        if (there == null) {
            add(record, "the index lacks its message " + message.id());
        } else if (!there.origins().contains(message.origins().getFirst())) {
            add(
                    record,
                    "the index does not know message " + message.id() + " at byte "
                            + message.origins().getFirst().offset());
        } else if (there.origins().size() == 1 && !there.fingerprint().equals(MessageCodec.fingerprint(message))) {
            add(record, "the index has another text of message " + message.id());
        }
    }

    private void add(SourceRecord record, String what) {
        findings.add(new Finding(Finding.Kind.SOURCE, record.name(), what));
    }
}
