package annals.ingest;

import static annals.ingest.Sample.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import annals.index.IndexAudit;
import annals.index.ThreadIndexReader;
import annals.mail.Fault;
import annals.mail.MessageId;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Mails that ask for more time or memory than a mail is worth. Tests run in a heap of 512 MiB; what comes after the
 * mail is ingested all the same.
 */
class HostileArchivesTest {
    /** Many times what each takes on an idle machine, and far less than anything quadratic would take. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final String FROM_LINE = "From ada at example.org  Fri May  1 12:00:00 2020\n";
    private static final String HEAD = """
            From: ada at example.org (Ada Finch)
            Date: 1 May 2020 12:00:00 +0000
            Subject: Keys
            """;

    @TempDir
    private Path folder;

    @FunctionalInterface
    interface Content {
        void to(Writer out) throws IOException;
    }

    /**
     * A hostile mail.
     *
     * @param faults what has to be told of it
     */
    record Hostile(String name, Set<Fault.Kind> faults, Content content) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Hostile> hostile() {
        return Stream.of(
                new Hostile("100,000 nested parts", Set.of(Fault.Kind.TOO_DEEP), out -> {
                    out.write(HEAD + "Message-ID: <evil@example.org>\nMIME-Version: 1.0\n");
                    for (int i = 0; i < 100_000; i++) {
                        out.write("Content-Type: multipart/mixed; boundary=b" + i + "\n\n--b" + i + "\n");
                    }
                    out.write("Content-Type: text/plain\n\nDeep down.\n");
                }),
                new Hostile("one line of 64 MiB", Set.of(Fault.Kind.TOO_LARGE), out -> {
                    out.write(HEAD + "Message-ID: <evil@example.org>\n\n");
                    repeat(out, "keys and locks ".repeat(1 << 10), 4_500);
                }),
                new Hostile("one header line of 64 MiB", Set.of(Fault.Kind.TOO_LARGE), out -> {
                    out.write(HEAD + "Message-ID: <evil@example.org>\nX-Long: ");
                    repeat(out, "keys and locks ".repeat(1 << 10), 4_500);
                    out.write("\n\nWho rotates?\n");
                }),
                new Hostile("a million headers", Set.of(), out -> {
                    out.write(HEAD + "Message-ID: <evil@example.org>\n");
                    for (int i = 0; i < 1_000_000; i++) {
                        out.write("X-" + i + ": y\n");
                    }
                    out.write("\nWho rotates?\n");
                }),
                new Hostile("100,000 references", Set.of(), out -> {
                    out.write(HEAD + "Message-ID: <evil@example.org>\nReferences:");
                    for (int i = 0; i < 100_000; i++) {
                        out.write(" <r" + i + "@example.org>\n");
                    }
                    out.write("\nWho rotates?\n");
                }),
                new Hostile("an id of a mebibyte", Set.of(), out -> {
                    out.write(HEAD + "Message-ID: <evil");
                    repeat(out, "x".repeat(1 << 10), 1 << 10);
                    out.write("@example.org>\n\nWho rotates?\n");
                }),
                new Hostile("a million recipients", Set.of(), out -> {
                    out.write(HEAD + "Message-ID: <evil@example.org>\nTo: ");
                    for (int i = 0; i < 1_000_000; i++) {
                        out.write("a@b.example,\n ");
                    }
                    out.write("c@example.org\n\nWho rotates?\n");
                }),
                new Hostile("a million lines of quotes in quotes", Set.of(), out -> {
                    out.write(HEAD + "Message-ID: <evil@example.org>\n\n");
                    for (int i = 0; i < 10_000; i++) {
                        out.write(">".repeat(i % 400) + " On 1 May Ada wrote:\n");
                    }
                }),
                new Hostile("open brackets and commas", Set.of(), out -> {
                    out.write("From: ");
                    repeat(out, "(\"<,;:@", 100_000);
                    out.write("\nSubject: ");
                    repeat(out, "[=?utf-8?q?", 100_000);
                    out.write("\nMessage-ID: <evil@example.org>\nIn-Reply-To: ");
                    repeat(out, "<\"a b", 100_000);
                    out.write("\n\nWho rotates?\n");
                }));
    }

    private static void repeat(Writer out, String text, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            out.write(text);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void takesBoundedTimeAndTheOtherMailsAreIngested(Hostile hostile) throws IOException {
        Path archive = folder.resolve("hostile.mbox");
        try (Writer out = Files.newBufferedWriter(archive, StandardCharsets.UTF_8)) {
            out.write(mail("before", 1, "Locks", "", "A mail before."));
            out.write(FROM_LINE);
            hostile.content().to(out);
            out.write("\n\n");
            out.write(mail("after", 2, "Doors", "", "A mail after."));
        }
        IngestReport report =
                assertTimeout(LIMIT, () -> Sample.ingest(folder.resolve("index"), List.of(archive.toString())));
        assertThat(report.messages()).isEqualTo(3);
        assertThat(report.total().faults().keySet()).containsAll(hostile.faults());
        try (ThreadIndexReader index = ThreadIndexReader.open(folder.resolve("index"))) {
            assertThat(index.message(new MessageId("before@example.org"))).isPresent();
            assertThat(index.message(new MessageId("after@example.org"))).isPresent();
            assertThat(IndexAudit.of(index).findings()).isEmpty();
        }
    }
}
