package annals.thread;

import static org.assertj.core.api.Assertions.assertThat;

import annals.mail.MessageId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Real lists against the thread trees that pipermail itself made of them ({@code pipermail-threads.tsv}, see the README
 * beside the corpora). Pipermail looks for parents in the same month only; replies across months are ours alone.
 */
class PipermailThreadsRealDataTest {
    private static final Path CORPORA = Path.of(System.getProperty("annals.shared", "../shared"), "corpora");
    private static final Pattern FROM_LINE =
            Pattern.compile("From .{3,120}\\d\\d:\\d\\d:\\d\\d \\d{4}", Pattern.UNICODE_CHARACTER_CLASS);

    /** A message of pipermail's tree. */
    private record Row(String month, String article, Instant sent, String parentArticle, MessageId id) {
        String key() {
            return month + "/" + article;
        }

        String parentKey() {
            return month + "/" + parentArticle;
        }
    }

    @ParameterizedTest(name = "{0}: {1} replies in a month, {2} across months")
    @CsvSource({
        "twisted-web, 402, 7",
        "mutt-ng-users, 188, 8",
        "jelix-public, 64, 0",
        "jimmyim-devel, 30, 2",
        "los-angeles-devel-ru, 10, 0"
    })
    void findsEveryHeaderEdgeOfPipermail(String list, int replies, int acrossMonths) throws IOException {
        Path folder = CORPORA.resolve("pipermail").resolve(list);
        Assumptions.assumeTrue(Files.isDirectory(folder), CORPORA + " not found; set -Dannals.shared=DIR");
        Map<String, Row> rows = rows(folder);
        List<Envelope> envelopes = envelopes(folder, rows.values());
        Map<MessageId, Envelope> byId = new HashMap<>();
        envelopes.forEach(envelope -> byId.putIfAbsent(envelope.id(), envelope));
        Map<MessageId, MessageId> parents = parents(new Threader(Duration.ZERO).thread(envelopes));

        List<String> lost = new ArrayList<>();
        int found = 0;
        for (Row row : rows.values()) {
            if (row.parentArticle().isEmpty()) {
                continue;
            }
            MessageId parent = rows.get(row.parentKey()).id();
            assertThat(names(byId.get(row.id()), parent))
                    .as("%s answers %s by its headers", row.id(), parent)
                    .isTrue();
            if (parent.equals(parents.get(row.id()))) {
                found++;
            } else {
                lost.add(row + " should answer " + parent + ", answers " + parents.get(row.id()));
            }
        }
        assertThat(lost).isEmpty();
        assertThat(found).isEqualTo(replies);
        assertThat(acrossMonths(rows.values(), parents)).isEqualTo(acrossMonths);
    }

    private static long acrossMonths(Collection<Row> rows, Map<MessageId, MessageId> parents) {
        Map<MessageId, String> months = new HashMap<>();
        rows.forEach(row -> months.put(row.id(), row.month()));
        return parents.entrySet().stream()
                .filter(edge -> !months.get(edge.getKey()).equals(months.get(edge.getValue())))
                .count();
    }

    /** The nearest message above each one that is here. */
    private static Map<MessageId, MessageId> parents(List<MailThread> threads) {
        Map<MessageId, MessageId> parents = new HashMap<>();
        for (MailThread thread : threads) {
            Map<MessageId, MessageId> nearest = new HashMap<>();
            for (MailThread.Step step : thread.walk()) {
                Optional<MessageId> above = step.parent().map(ThreadNode::id).map(nearest::get);
                if (step.node() instanceof ThreadNode.Present present) {
                    above.ifPresent(parent -> parents.put(present.id(), parent));
                    nearest.put(present.id(), present.id());
                } else {
                    above.ifPresent(parent -> nearest.put(step.node().id(), parent));
                }
            }
        }
        return parents;
    }

    private static boolean names(Envelope envelope, MessageId id) {
        return envelope.inReplyTo().contains(id) || envelope.references().contains(id);
    }

    private static Map<String, Row> rows(Path folder) throws IOException {
        Map<String, Row> rows = new HashMap<>();
        List<String> lines = Files.readAllLines(folder.resolve("pipermail-threads.tsv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            Row row = new Row(
                    cells[0],
                    cells[1],
                    Instant.ofEpochSecond(Long.parseLong(cells[2])),
                    cells[4],
                    MessageId.parse(cells[5]).orElseThrow());
            rows.put(row.key(), row);
        }
        return rows;
    }

    /** The headers of all months; dates are those of pipermail. */
    private static List<Envelope> envelopes(Path folder, Collection<Row> rows) throws IOException {
        Map<MessageId, Instant> sent = new HashMap<>();
        rows.forEach(row -> sent.put(row.id(), row.sent()));
        List<Envelope> envelopes = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path month : files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList()) {
                for (Map<String, String> headers : headers(Files.readAllLines(month, StandardCharsets.ISO_8859_1))) {
                    MessageId id = MessageId.parse(headers.getOrDefault("message-id", ""))
                            .orElseThrow();
                    String subject = headers.getOrDefault("subject", "");
                    envelopes.add(new Envelope(
                            id,
                            folder.getFileName().toString(),
                            sent.get(id),
                            subject.replaceAll("(?i)\\[[^\\]]*]|\\bre:", "")
                                    .strip()
                                    .toLowerCase(Locale.ROOT),
                            subject.toLowerCase(Locale.ROOT).contains("re:"),
                            MessageId.allIn(headers.getOrDefault("in-reply-to", "")),
                            MessageId.allIn(headers.getOrDefault("references", ""))));
                }
            }
        }
        return envelopes;
    }

    private static List<Map<String, String>> headers(List<String> lines) {
        List<Map<String, String>> messages = new ArrayList<>();
        boolean inHeaders = false;
        String name = "";
        for (String line : lines) {
            if (FROM_LINE.matcher(line).matches()) {
                messages.add(new HashMap<>());
                inHeaders = true;
                name = "";
            } else if (line.isEmpty()) {
                inHeaders = false;
            } else if (inHeaders && Character.isWhitespace(line.charAt(0))) {
                messages.getLast().merge(name, line, String::concat);
            } else if (inHeaders && line.indexOf(':') > 0) {
                name = line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
                messages.getLast()
                        .put(name, line.substring(line.indexOf(':') + 1).strip());
            }
        }
        return messages;
    }
}
