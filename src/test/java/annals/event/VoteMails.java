package annals.event;

import annals.archive.RawMessage;
import annals.mail.Message;
import annals.mail.Origin;
import annals.parse.MessageParser;
import annals.parse.SourceContext;
import annals.profile.Profiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Mails of {@code minutes.txt} and {@code late-votes.txt} with the votes that each records. */
final class VoteMails {
    private static final MessageParser PARSER = new MessageParser(Profiles.builtIn());

    private VoteMails() {}

    /**
     * A mail and what is expected of it.
     *
     * @param minutes what it answers; itself where it answers nothing
     * @param expected lines joined, or "nothing"
     */
    record Case(String what, Message minutes, Message mail, String expected) {
        @Override
        public String toString() {
            return what;
        }
    }

    /** Each mail stands alone. */
    static List<Case> minutes(String name) {
        List<Case> cases = new ArrayList<>();
        for (String block : resource(name).split("(?m)^# ")) {
            if (!block.isBlank()) {
                Message mail = mail(block.substring(block.indexOf('\n') + 1), "", cases.size());
                cases.add(new Case(block.lines().findFirst().orElseThrow(), mail, mail, expected(block)));
            }
        }
        return cases;
    }

    /** The first block is the minutes; all others answer it. */
    static List<Case> answers(String name) {
        String[] blocks = resource(name).split("(?m)^# ");
        Message minutes = mail(blocks[0], "Date: Wed, 2 Feb 2022 20:00:00 +0000\n", 1000);
        List<Case> cases = new ArrayList<>();
        for (int i = 1; i < blocks.length; i++) {
            String header = "Subject: [Standards] Re: Council Minutes 2022-02-02\nIn-Reply-To: <"
                    + minutes.id().value() + ">\nDate: Fri, 4 Feb 2022 20:00:00 +0000\n";
            Message mail = mail(blocks[i].substring(blocks[i].indexOf('\n') + 1), header, i);
            cases.add(new Case(blocks[i].lines().findFirst().orElseThrow(), minutes, mail, expected(blocks[i])));
        }
        return cases;
    }

    /** A mail of headers and a body. */
    static Message mail(Map<String, String> headers, String body, int number) {
        StringBuilder text =
                new StringBuilder(headers.containsKey("Date") ? "" : "Date: Fri, 4 Feb 2022 20:00:00 +0000\n");
        new HashMap<>(headers).forEach((name, value) -> text.append(name + ": " + value + "\n"));
        return mail(text + "\n" + body, "", number);
    }

    private static Message mail(String text, String headers, int number) {
        String bare = text.lines()
                .filter(line -> !line.startsWith("=> "))
                .map(line -> line.startsWith("\\# ") ? line.substring(1) : line)
                .reduce("", (all, line) -> all + line + "\n");
        String from =
                bare.startsWith("From: ") || bare.contains("\nFrom: ") ? "" : "From: Scribe <scribe@example.org>\n";
        byte[] raw = ("Message-ID: <mail" + number + "@example.org>\nContent-Type: text/plain; charset=utf-8\n" + from
                        + headers + bare)
                .getBytes(StandardCharsets.UTF_8);
        return PARSER.parse(
                new RawMessage(new Origin("votes.mbox", "", 0, raw.length), "", raw, List.of()), SourceContext.NONE);
    }

    private static String expected(String block) {
        return String.join(
                "\n",
                block.lines()
                        .filter(line -> line.startsWith("=> "))
                        .map(line -> line.substring(3))
                        .toList());
    }

    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(VoteMails.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
