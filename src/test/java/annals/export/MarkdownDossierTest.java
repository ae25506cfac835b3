package annals.export;

import static org.assertj.core.api.Assertions.assertThat;

import annals.digest.CitedSentence;
import annals.history.Dossier;
import annals.history.TimelineEvent;
import annals.history.TimelineEvent.ThreadDiscussed;
import annals.history.Told;
import annals.mail.MessageId;
import annals.mail.Sent;
import annals.person.Person;
import annals.spec.Deliverable;
import annals.tag.Attribution;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownDossierTest {
    private static final MessageId MAIL = new MessageId("1@example.org");
    private static final LocalDate DAY = LocalDate.parse("2020-05-01");

    private final MarkdownDossier markdown = new MarkdownDossier(Redaction.ADDRESSES);

    /** CommonMark takes a backslash before any ASCII punctuation for that character, and nothing else of it remains. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "[x](javascript:alert(1))      ~ \\[x\\](javascript:alert(1))",
                "![x](https://x.example/a.png) ~ !\\[x\\](https://x.example/a.png)",
                "<script>alert(1)</script>     ~ \\<script\\>alert(1)\\</script\\>",
                "`rm -rf`                      ~ \\`rm -rf\\`",
                "a | b                         ~ a \\| b",
                "# Not a heading               ~ \\# Not a heading",
                "**loud** and _slanted_        ~ \\*\\*loud\\*\\* and \\_slanted\\_",
                "C:\\dir\\*                    ~ C:\\\\dir\\\\\\*",
                "&lt;script&gt; &#x202e;       ~ \\&lt;script\\&gt; \\&\\#x202e;",
            })
    void showsTextOfMailsAsItIs(String hostile, String escaped) {
        String page = markdown.page(dossier(thread(hostile, "Nobody does that.", "Ada Finch")));
        assertThat(page).contains("“" + escaped + "”");
        page = markdown.page(dossier(thread("Keys", hostile, "Ada Finch")));
        assertThat(page).contains("  > " + escaped + " — Ada Finch");
        page = markdown.page(dossier(thread("Keys", "Nobody does that.", hostile)));
        assertThat(page).contains(" — " + escaped + ", 2020-05-01").contains("| " + escaped + " | 1 |");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "- The bundle is fetched twice. ~ \\- The bundle is fetched twice.",
                "+ The bundle is fetched twice. ~ \\+ The bundle is fetched twice.",
                "12. The bundle, twice.         ~ 12\\. The bundle, twice.",
                "3) The bundle, twice.          ~ 3\\) The bundle, twice.",
                "=== The bundle, twice.         ~ \\=== The bundle, twice.",
                "0.4 is out, and -1 is less.    ~ 0.4 is out, and -1 is less.",
            })
    void aSentenceBeginsNoList(String sentence, String escaped) {
        assertThat(markdown.page(dossier(thread("Keys", sentence, "Ada Finch"))))
                .contains("  > " + escaped + " — ");
    }

    @Test
    void nothingTurnsTheReadingDirectionOrBreaksALine() {
        String hostile = "evil \u202Etxt.exe\u2028\r\n\r\n# Heading\u001b[2J\u0085";
        String page = markdown.page(dossier(thread(hostile, hostile, hostile)));
        assertThat(page).doesNotContain("\u202E", "\u2028", "\u001b", "\u0085", "\r");
        assertThat(page.lines()).noneMatch(line -> line.startsWith("# Heading"));
        assertThat(page.lines().filter(line -> line.startsWith("- "))).hasSize(1);
        assertThat(page.lines().filter(line -> line.startsWith("| "))).hasSize(2);
    }

    @Test
    void takesAddressesOutOfEverythingFromMails() {
        String hostile = "ada@example.org";
        String page = markdown.page(dossier(thread(hostile, "Write to " + hostile + " for that.", hostile)));
        assertThat(page).doesNotContain(hostile).contains("ada@…");
        String kept = new MarkdownDossier(Redaction.NONE).page(dossier(thread("Keys", "Write to " + hostile, "Ada")));
        assertThat(kept).contains("Write to " + hostile);
    }

    @Test
    void linksEndWhereTheyShould() {
        Dossier hostile = dossier(thread("Keys", "Nobody does that.", "Ada Finch"), "https://x.example/>) [y](<z\n");
        assertThat(markdown.page(hostile)).contains("[mail](<https://x.example/)[y](z>)");
    }

    @ParameterizedTest
    @CsvSource({
        "XEP-0384,       xep-0384.md",
        "RFC 9420,       rfc-9420.md",
        "../evil,        evil.md",
        "..\\..\\evil,   evil.md",
        "/etc/passwd,    etc-passwd.md",
        ".hidden,        hidden.md",
        "a:b*c?,         a-b-c.md",
        "omemo-media-sharing, omemo-media-sharing.md",
    })
    void fileNamesAreSafe(String id, String name) {
        assertThat(MarkdownDossier.fileName(deliverable(id))).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "鍵", "ключ", "/", "readme", "README", "deliverables"})
    void fileNamesAreNeverEmptyNorTaken(String id) {
        assertThat(MarkdownDossier.fileName(deliverable(id)))
                .matches("[a-z0-9][a-z0-9.-]*\\.md")
                .isNotEqualTo("readme.md")
                .isNotEqualTo("deliverables.md");
    }

    @Test
    void countsInWords() {
        assertThat(markdown.page(dossier(thread("Keys", "Nobody does that.", "Ada Finch"))))
                .contains("— 1 thread, 1 message, 1 person, 2020-05-01 … 2020-05-01");
    }

    @Test
    void theOverviewIsOneRowADeliverable() {
        String overview = markdown.overview(List.of(dossier(thread("Keys", "", "Ada Finch"))));
        assertThat(overview.lines().skip(4))
                .containsExactly("| [XEP-9001 Moon \\| light](xep-9001.md) | maintained |  | 1 | 1 | 2020-05-01"
                        + " | 2020-05-01 |");
    }

    private static Deliverable deliverable(String id) {
        return new Deliverable(
                id,
                "Moonlight",
                "Moon | light",
                Deliverable.Kind.MAINTAINED,
                "",
                List.of(),
                Optional.empty(),
                List.of());
    }

    private static ThreadDiscussed thread(String subject, String sentence, String name) {
        return new ThreadDiscussed(
                Told.byList(DAY, MAIL),
                MAIL,
                subject,
                "standards@example.org",
                Attribution.Role.TOPIC,
                DAY,
                DAY,
                1,
                1,
                List.of(1),
                List.of(new CitedSentence(
                        sentence,
                        MAIL,
                        name,
                        new Sent(Instant.parse("2020-05-01T12:00:00Z"), Sent.Source.DATE),
                        1,
                        List.of())),
                Optional.empty());
    }

    private static Dossier dossier(ThreadDiscussed thread) {
        return dossier(thread, "https://x.example/1");
    }

    private static Dossier dossier(ThreadDiscussed thread, String permalink) {
        List<TimelineEvent> events = List.of(thread);
        return new Dossier(
                deliverable("XEP-9001"),
                DAY,
                true,
                events,
                List.of(new Dossier.Participant(
                        new Person(thread.digest().getFirst().from(), List.of(), List.of(), 1, List.of()),
                        1,
                        DAY,
                        DAY,
                        List.of(),
                        0)),
                List.of(),
                1,
                0,
                1,
                Optional.of(DAY),
                Optional.of(DAY),
                Map.of(MAIL, permalink));
    }
}
