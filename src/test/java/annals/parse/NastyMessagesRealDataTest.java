package annals.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import annals.archive.ArchiveFile;
import annals.archive.Archives;
import annals.archive.RawMessage;
import annals.archive.SourceReader;
import annals.archive.Sources;
import annals.mail.Fault;
import annals.mail.Mailbox;
import annals.mail.Message;
import annals.parse.MimePart.Leaf;
import annals.parse.MimePart.Multipart;
import annals.profile.Profiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** MimeKit's mboxes: From, To, Subject, Date and the tree of parts as in its {@code *-summary.txt}. */
class NastyMessagesRealDataTest {
    private static final MessageParser PARSER = new MessageParser(Profiles.builtIn());

    /** By file and number of the message: where ours is right, or no worse, and why. */
    private static final Map<String, String> KEPT = Map.of(
            "content-length 6",
            "an address with two hosts: neither is certain, and neither is shown, with a fault; a route without an "
                    + "address in To is shown as written, where MimeKit shows nothing",
            "content-length 13",
            "a name that only repeats the address is none",
            "content-length 21",
            "single quotes around a name are Outlook's, no part of the name",
            "content-length 23",
            "single quotes, as 21",
            "content-length 24",
            "single quotes, as 21",
            "content-length 26",
            "single quotes, as 21",
            "content-length 22",
            "the zone \"cst\" is six hours behind UTC (RFC 5322 section 4.3, in any case); MimeKit reads UTC",
            "content-length 27",
            "the summary prints an empty group that holds nobody");

    @ParameterizedTest
    @CsvSource({"content-length, 29", "issue1189, 4"})
    void readsMimeKitsMboxesAsSummarised(String name, int messages) throws IOException {
        Path folder = Archives.corpus("nasty/mimekit/mbox");
        List<String> expected = summaries(folder.resolve(name + "-summary.txt"));
        List<String> ours = new ArrayList<>();
        for (ArchiveFile file : Sources.find(folder.resolve(name + ".mbox.txt").toString())) {
            new SourceReader(InputStream.nullInputStream()).read(file, raw -> ours.add(summary(raw)));
        }

        Map<String, String> differing = new TreeMap<>();
        for (int i = 0; i < expected.size(); i++) {
            if (!ours.get(i).equals(expected.get(i))) {
                differing.put(name + " " + i, "\n--- expected\n" + expected.get(i) + "\n--- ours\n" + ours.get(i));
            }
        }
        System.out.printf(
                "mimekit: %s: %d agree, %d differ%n", name, expected.size() - differing.size(), differing.size());
        assertThat(expected).hasSize(messages);
        assertThat(ours).hasSameSizeAs(expected);
        assertThat(differing.keySet())
                .as("%s", differing)
                .isEqualTo(KEPT.keySet().stream()
                        .filter(key -> key.startsWith(name))
                        .collect(Collectors.toSet()));
    }

    /** MimeKit's summaries, one a message, dates in UTC. */
    private static List<String> summaries(Path file) throws IOException {
        List<String> summaries = new ArrayList<>();
        StringBuilder summary = new StringBuilder();
        for (String line : Files.readAllLines(file, UTF_8)) {
            if (line.startsWith("From ")) {
                continue;
            }
            if (line.isBlank() && !summary.isEmpty()) {
                summaries.add(summary.toString());
                summary.setLength(0);
            } else if (line.startsWith("Date: ")) {
                summary.append("Date: ").append(utc(line.substring(6))).append('\n');
            } else if (!line.isBlank()) {
                summary.append(line.stripTrailing()).append('\n');
            }
        }
        if (!summary.isEmpty()) {
            summaries.add(summary.toString());
        }
        return summaries;
    }

    private static Instant utc(String date) {
        return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
    }

    private static String summary(RawMessage raw) {
        Message message = PARSER.parse(raw, SourceContext.NONE);
        StringBuilder summary = new StringBuilder();
        summary.append("From: ").append(written(message.from())).append('\n');
        if (!message.to().isEmpty()) {
            summary.append("To: ")
                    .append(message.to().stream()
                            .map(NastyMessagesRealDataTest::written)
                            .collect(Collectors.joining(", ")))
                    .append('\n');
        }
        summary.append("Subject: ").append(message.subject().text()).append('\n');
        summary.append("Date: ").append(message.sent().instant()).append('\n');
        tree(raw.content(), 0, summary);
        return summary.toString();
    }

    private static String written(Mailbox mailbox) {
        return mailbox.name().isEmpty() ? mailbox.address() : "\"" + mailbox.name() + "\" <" + mailbox.address() + ">";
    }

    private static void tree(byte[] mail, int depth, StringBuilder tree) {
        List<Fault> faults = new ArrayList<>();
        tree(MimeReader.read(HeaderBlock.read(mail, faults), mail, "windows-1252", faults), depth, tree);
    }

    private static void tree(MimePart part, int depth, StringBuilder tree) {
        tree.append("   ".repeat(depth))
                .append("Content-Type: ")
                .append(part.headers().type())
                .append('\n');
        switch (part) {
            case Multipart multipart -> multipart.parts().forEach(child -> tree(child, depth + 1, tree));
            case Leaf leaf
            when leaf.headers().type().equals("message/rfc822") ->
                tree(leaf.content().getBytes(ISO_8859_1), depth + 1, tree);
            case Leaf leaf -> {
                // named already
            }
        }
    }
}
