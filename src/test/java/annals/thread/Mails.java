package annals.thread;

import annals.mail.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Envelopes written shortly: each mail comes a day after the one before unless it says otherwise. */
final class Mails {
    static final Instant START = Instant.parse("2004-03-01T12:00:00Z");

    private final List<Envelope> envelopes = new ArrayList<>();
    private Duration sent = Duration.ZERO;
    private String list = "standards@example.org";

    /** Mails without subjects, one a line: {@code id < in-reply-to ids ; references}. */
    static List<Envelope> of(String... lines) {
        Mails mails = new Mails();
        for (String line : lines) {
            mails.mail(line, "", false);
        }
        return mails.envelopes;
    }

    /** The next mail is sent this many days after the first. */
    Mails onDay(long day) {
        sent = Duration.ofDays(day);
        return this;
    }

    Mails toList(String address) {
        list = address;
        return this;
    }

    /** A mail that starts with a subject. */
    Mails asks(String line, String subject) {
        return mail(line, subject, false);
    }

    /** A mail whose subject has a reply mark. */
    Mails answers(String line, String subject) {
        return mail(line, subject, true);
    }

    List<Envelope> envelopes() {
        return envelopes;
    }

    private Mails mail(String line, String subject, boolean answers) {
        String[] parts = (line + " ").split("[<;]", -1);
        int semicolon = line.indexOf(';');
        List<MessageId> inReplyTo = line.indexOf('<') < 0 ? List.of() : ids(parts[1]);
        List<MessageId> references = semicolon < 0 ? List.of() : ids(parts[parts.length - 1]);
        envelopes.add(new Envelope(id(parts[0]), list, START.plus(sent), subject, answers, inReplyTo, references));
        sent = sent.plusDays(1);
        return this;
    }

    static MessageId id(String name) {
        return new MessageId(name.strip());
    }

    private static List<MessageId> ids(String names) {
        List<MessageId> ids = new ArrayList<>();
        for (String name : names.strip().split("\\s+")) {
            if (!name.isEmpty()) {
                ids.add(id(name));
            }
        }
        return ids;
    }
}
