package annals.fuzz;

import annals.archive.RawMessage;
import annals.export.JsonLines;
import annals.export.MessageJson;
import annals.export.Redaction;
import annals.mail.Attachment;
import annals.mail.Fault;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.mail.Origin;
import annals.mail.Segment;
import annals.parse.MessageParser;
import annals.parse.SourceContext;
import annals.profile.Profiles;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Parses a mail and checks what must hold of any. */
final class Soundness {
    /** What one mail may take, of processor time: the machine may be busy. More is allowed to instrumented code. */
    private static final Duration LIMIT = Duration.ofSeconds(Integer.getInteger("annals.fuzz.seconds", 2));

    private static final Profiles PROFILES = Profiles.builtIn();
    private static final MessageParser PARSER = new MessageParser(PROFILES);
    private static final MessageJson WRITER = new MessageJson(PROFILES, Redaction.NONE);
    private static final JsonMapper JSON = new JsonMapper();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Soundness() {}

    /** A check that failed: what should have been true. */
    static final class Violation extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Violation(String what) {
            super(what);
        }
    }

    static void require(boolean holds, String what) {
        if (!holds) {
            throw new Violation(what);
        }
    }

    /** Parses a mail that stands alone. */
    static void check(byte[] mail) {
        check(new RawMessage(new Origin("fuzz", "", 0, mail.length), "", mail, List.of()));
    }

    /** Parses, writes and checks a mail. */
    static void check(RawMessage raw) {
        long start = THREADS.getCurrentThreadCpuTime();
        Message message = PARSER.parse(raw, SourceContext.NONE);
        byte[] json = json(message);
        Duration taken = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start);
        require(taken.compareTo(LIMIT) <= 0, "a mail takes at most " + LIMIT + " of processor time");
        checkValues(message);
        checkJson(json, message);
    }

    private static void checkValues(Message message) {
        for (Fault fault : message.faults()) {
            require(isOneLine(fault.detail()), "a fault's detail is one line: " + fault.kind());
        }
        require(isOneLine(message.subject().text()), "a subject is one line");
        require(isOneLine(message.from().name()), "a name is one line");
        requireId(message.id());
        message.inReplyTo().forEach(Soundness::requireId);
        message.references().forEach(Soundness::requireId);
        for (Attachment attachment : message.attachments()) {
            require(attachment.bytes() >= 0, "an attachment has no negative size");
        }
        for (Segment segment : message.body()) {
            require(!segment.text().endsWith("\n"), "a segment has no final line end");
        }
    }

    private static boolean isOneLine(String text) {
        return text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
    }

    private static void requireId(MessageId id) {
        require(
                !id.value().isEmpty() && id.value().chars().noneMatch(Character::isWhitespace),
                "an id is neither empty nor has white space");
    }

    private static byte[] json(Message message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonLines lines = new JsonLines(bytes, "parse")) {
            WRITER.write(lines, message, Optional.empty(), new MessageJson.Detail(true, true));
        }
        return bytes.toByteArray();
    }

    private static void checkJson(byte[] json, Message message) {
        String text = new String(json, StandardCharsets.UTF_8);
        List<String> lines = List.of(text.split("\n", -1));
        require(lines.size() == 3 && lines.getLast().isEmpty(), "a header line and a message line are written");
        require(
                lines.get(1).chars().noneMatch(Character::isISOControl),
                "control characters are escaped, those of 8 bits too");
        JsonNode read;
        try {
            read = JSON.readTree(lines.get(1));
        } catch (JacksonException e) {
            throw new Violation("what is written is JSON: " + e.getOriginalMessage());
        }
        require(read.get("id").asString().equals(message.id().value()), "the id is read as it was written");
        require(
                read.get("subject").asString().equals(message.subject().text()),
                "the subject is read as it was written");
    }
}
