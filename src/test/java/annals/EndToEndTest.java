package annals;

import static org.assertj.core.api.Assertions.assertThat;

import annals.Annals.Run;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands on the bundled sample archive, whole outputs compared. */
class EndToEndTest {
    @TempDir
    private static Path folder;

    private static Annals annals;

    @BeforeAll
    static void ingest() {
        annals = new Annals(folder);
        assertThat(annals.ingestSample()).extracting(Run::code, Run::err).containsExactly(0, "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "history-omemo       | history OMEMO --digest 1",
                "history-mentions    | history 0420 --digest 0 --mentions",
                "history-proposal    | history omemo-media-sharing --no-threads",
                "history-since       | history 0384 --since 2020 --until 2020-03 --events revision,status,thread",
                "search-words        | search deniability",
                "search-phrase       | search \"device list\" --sort date",
                "search-by-year      | search --group-by year *",
                "search-facets       | search --facets --limit 4 tag:e2ee",
                "search-score        | search --explain-score deniability --limit 2",
                "search-about        | search --deliverable omemo ratchet --limit 2",
                "search-messages     | search --messages xep:0420 --limit 5",
                "show-thread         | show <20191104091201.GA1234@example.org>",
                "show-tree           | show <20191104091201.GA1234@example.org> --tree",
                "show-cite           | show <20191105080317.GA1519@example.org> --cite",
                "explain             | explain <20191105080317.GA1519@example.org>",
                "deliverables        | deliverables",
                "catalog             | catalog show ox",
            })
    void printsWhatAPersonHasRead(String golden, String command) throws IOException {
        Run run = annals.run(words(command));
        assertThat(run.code()).as(run.err()).isZero();
        Golden.assertMatches(golden + ".txt", run.out().replace(folder.toString(), "HOME"));
    }

    @Test
    void takesTheUsersDeliverablesEverywhere() throws IOException {
        Annals own = new Annals(folder.resolve("own"));
        Path catalog = Files.writeString(folder.resolve("own.json"), """
                {"deliverables": [{"id": "moving-on", "name": "Moving On", "title": "Move OMEMO Forward", "kind": "upcoming"}]}
                """);
        own.ingestSample();
        assertThat(own.run("history", "moving on").code()).isEqualTo(2);
        Run retagged = own.run("retag", "--catalog", catalog.toString());
        assertThat(retagged.code()).as(retagged.err()).isZero();
        assertThat(retagged.out()).contains("of 29 threads has other tags");
        assertThat(own.run("history", "moving on").out()).contains("What would it take to move OMEMO forward?");
        assertThat(own.run("search", "about:moving-on").code()).isZero();
        assertThat(own.run("catalog", "show", "moving-on").out()).contains("Move OMEMO Forward");
        assertThat(own.run("retag", "--json").lines().getLast()).contains("\"changed\":0");
        assertThat(own.run("retag", "--catalog", own.sample().toString()).code())
                .isEqualTo(2);
    }

    @Test
    void showsLongTextInThePagerOfTheTerminal() throws IOException {
        Path screen = folder.resolve("screen.txt");
        Run run = annals.runPaged("cat > '" + screen + "'", "search", "deniability", "--limit", "1");
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(Files.readString(screen))
                .contains("\u001b[1;33mdeniability\u001b[0m")
                .contains("1 of ");
        assertThat(annals.runPaged("exit 0", "search", "*", "--limit", "1000").code())
                .isZero();
        Files.delete(screen);
        assertThat(annals.runPaged("cat > '" + screen + "'", "search", "x", "--no-pager")
                        .err())
                .isNotEmpty();
        assertThat(annals.runPaged("cat > '" + screen + "'", "search", "deniability", "--json")
                        .code())
                .isZero();
        assertThat(screen).doesNotExist();
    }

    @Test
    void ingestsTheSampleAgainAndAddsNothing() {
        Run run = annals.run(
                "ingest", "--list", Annals.SAMPLE_LIST, annals.sample().toString(), "--json");
        JsonNode total = json(run).getLast();
        assertThat(total.path("type").asString()).isEqualTo("total");
        assertThat(total.path("new").asInt()).isZero();
        assertThat(total.path("duplicate").asInt()).isEqualTo(66);
        assertThat(total.path("written_threads").asInt()).isZero();
        assertThat(total.path("bytes").asLong())
                .isEqualTo(total.path("message_bytes").asLong()
                        + total.path("gap_bytes").asLong());
        assertThat(annals.ingestSample().out()).contains("Nothing new: 66 messages, all of them there already.");
    }

    /** Every message of expected.tsv is under the parent that an omniscient reader gives it, lost headers apart. */
    @Test
    void threadsTheSampleAsAReaderWould() throws IOException {
        Map<String, JsonNode> messages = messages();
        List<String> wrong = new ArrayList<>();
        for (Map<String, String> row : expected()) {
            JsonNode message = messages.get(row.get("message_id"));
            String parent = message.path("parent").asString("");
            String wanted = row.get("parent").replaceFirst("^missing:", "");
            boolean lost = row.get("lost_headers").equals("yes");
            boolean sameThread = annals.run("show", "<" + row.get("message_id") + ">", "--tree")
                    .out()
                    .equals(annals.run("show", "<" + row.get("thread") + ">", "--tree")
                            .out());
            if (!sameThread || !(lost || parent.equals(wanted))) {
                wrong.add(row.get("message_id") + " under " + parent + ", expected " + wanted);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(messages).hasSize(66);
    }

    /**
     * No mail is tagged that a reader would not tag; borderline mails may go either way. The mails that are missed
     * stand in a golden file, so that a change of the rules shows there.
     */
    @Test
    void tagsNoMailOfTheSampleThatAReaderWouldNot() throws IOException {
        Map<String, JsonNode> messages = messages();
        List<String> wrong = new ArrayList<>();
        List<String> missed = new ArrayList<>();
        for (Map<String, String> row : expected()) {
            boolean tagged = !messages.get(row.get("message_id")).path("tags").isEmpty();
            if (tagged && row.get("e2ee").equals("no")) {
                wrong.add(row.get("message_id"));
            } else if (!tagged && row.get("e2ee").equals("yes")) {
                missed.add(row.get("message_id"));
            }
        }
        assertThat(wrong).isEmpty();
        Golden.assertMatches("tags-missed.txt", String.join("\n", missed) + "\n");
    }

    @Test
    void takesOptionsBeforeTheCommandToo(@TempDir Path other) {
        String index = annals.index().toString();
        Annals elsewhere = new Annals(other);
        assertThat(elsewhere.run("--index", index, "--json", "stats").out())
                .isEqualTo(elsewhere.run("stats", "--index", index, "--json").out())
                .contains("\"messages\":66");
    }

    @Test
    void historyWithNothingToTellFindsNothing() {
        assertThat(annals.run("history", "0384", "--since", "2090").code()).isEqualTo(1);
    }

    @Test
    void aReaderThatGoesAwayIsNoFailureAndAFullDiskIs() {
        assertThat(annals.runInto(new FailingStream("Broken pipe"), "history", "0384")
                        .code())
                .isZero();
        assertThat(annals.runInto(new FailingStream("Broken pipe"), "--help").code())
                .isZero();
        Run full = annals.runInto(new FailingStream("No space left on device"), "stats", "--json");
        assertThat(full.code()).isEqualTo(2);
        assertThat(full.err()).contains("output: cannot be written: No space left on device");
    }

    @Test
    void leavesAFolderOfOtherFilesAlone(@TempDir Path other) throws IOException {
        Annals fresh = new Annals(other);
        Path letter = Files.writeString(Files.createDirectories(fresh.index()).resolve("_0.cfs"), "a letter");
        Run run = fresh.ingestSample();
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("holds other files (_0.cfs) and no index");
        assertThat(letter).hasContent("a letter");
    }

    @Test
    void saysWhatToDoWithADamagedIndex(@TempDir Path other) throws IOException {
        Annals fresh = new Annals(other);
        fresh.ingestSample();
        try (Stream<Path> files = Files.list(fresh.index())) {
            for (Path file : files.filter(f -> f.toString().endsWith(".cfs")).toList()) {
                Files.delete(file);
            }
        }
        Run run = fresh.run("search", "OMEMO");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("is damaged; remove the folder and ingest the archives again");
    }

    @Test
    void doesNotReadItsOwnIndexAsAnArchive(@TempDir Path other) {
        Annals fresh = new Annals(other);
        fresh.sample();
        assertThat(fresh.run("ingest", other.toString()).err()).isEmpty();
        Run again = fresh.run("ingest", other.toString());
        assertThat(again.err()).isEmpty();
        assertThat(again.out()).contains("Nothing new");
    }

    @Test
    void tellsOfTheOnlySourceThatItHoldsNothingEvenWhenQuiet(@TempDir Path other) throws IOException {
        Path empty = Files.createFile(other.resolve("2004-May.txt"));
        Run run = new Annals(other).run("ingest", "--quiet", empty.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("annals: ingest: " + empty + ": empty; skipped.\n");
    }

    /** A stream to which nothing can be written. */
    private static final class FailingStream extends OutputStream {
        private final String reason;

        FailingStream(String reason) {
            this.reason = reason;
        }

        @Override
        public void write(int b) throws IOException {
            throw new IOException(reason);
        }
    }

    @Test
    void showsWhereAQueryIsWrong() {
        Run run = annals.run("search", "s:OMEMO", "\"double ratchet");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("""
                        annals: query: no closing quote at 9:  s:OMEMO "double ratchet
                                                                       ^
                        """);
    }

    @Test
    void tellsEachRevisionOnceWithBothSources() {
        List<JsonNode> revisions = json(annals.run("history", "0384", "--json")).stream()
                .filter(event -> event.path("kind").asString("").equals("revision"))
                .toList();
        assertThat(revisions).hasSize(17);
        assertThat(revisions.stream().map(r -> r.path("version").asString()).distinct())
                .hasSize(17);
        assertThat(revisions.stream()
                        .filter(r -> r.path("source").asString().equals("both"))
                        .map(r -> r.path("version").asString()))
                .containsExactlyInAnyOrder("0.1", "0.2", "0.3.0", "0.4.0", "0.5.0");
    }

    @Test
    void historyWorksWithoutAnIndexAndSaysSo() throws IOException {
        Run run = new Annals(folder.resolve("elsewhere")).run("history", "0384");
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("no index").contains("the catalogue's alone");
        Golden.assertMatches("history-catalogue-alone.txt", run.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 | no deliverable \"omeno\"; nearest: OMEMO            | history omeno",
                "2 | no option \"--limits\"                             | search x --limits 3",
                "2 | no such file                                       | ingest no-such-file.mbox",
                "2 | cannot group by \"month\"                             | search x --group-by month",
                "2 | expected {\"deliverables\"                           | retag --catalog README.md",
                "2 | no saved query \"omega\"                             | search query:omega",
                "2 | no order \"size-\"                                 | search x --sort size-",
                "2 | expects a date, got \"soon\"                       | search x --since soon",
                "2 | no kind \"dead\"                                   | deliverables --kind dead",
                "2 | no kind of event \"birth\"                         | history 0384 --events birth",
                "2 | no format \"xml\"                                  | stats --format xml",
                "2 | a command expected                                 | ",
                "2 | annals: no command \"searhc\"; nearest: search    | searhc OMEMO",
                "2 | the sample has a folder of its own                 | --index x demo",
                "2 | no deliverable \"XEP-9999\"; annals deliverables  | history XEP-9999",
                "1 | nothing to count matches                             | search zzzzqqqq --facets",
                "1 | no thread matches                                  | search zzzzqqqq",
                "1 | nothing in                                         | show <nobody@example.org>",
                "1 | a hash is told by 6 characters or more             | show abcde",
            })
    void tellsAMistakeInOneLine(int code, String told, String command) {
        Run run = annals.run(words(command == null ? "" : command));
        assertThat(run.code()).isEqualTo(code);
        assertThat(run.err()).contains(told);
        assertThat(run.err()
                        .lines()
                        .filter(line -> !line.isBlank() && !line.strip().equals("^")))
                .hasSize(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void showsNoMoreOfTheNearestThanAskedFor() {
        Run run = annals.run("search", "deniability", "zzzzqqqq", "--limit", "2");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("no thread matches", "nearest, with some of the words");
        assertThat(run.lines()).filteredOn(line -> line.matches(" \\d .*")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "40, deliverables",
        "80, deliverables",
        "40, search deniability",
        "80, search deniability",
        "40, search --messages deniability",
        "80, history OMEMO",
    })
    void keepsWithinTheTerminal(int columns, String command) {
        List<String> lines = annals.runOn(columns, words(command)).lines();
        assertThat(lines).hasSizeGreaterThan(5).noneMatch(line -> isWider(line, columns));
    }

    @Test
    void leavesNoneOfItsFactsOutOfTheListOfDeliverables() {
        String narrow = String.join("\n", annals.runOn(80, "deliverables").lines());
        assertThat(narrow).contains("Experimental 0.9.1 · 13 threads, 2015-10-26 … 2024-04-12");
    }

    /** A permalink is one word, however narrow the terminal, and marks of a match are colours on most. */
    private static boolean isWider(String line, int columns) {
        String shown = line.replaceAll("[«»]", "");
        return shown.codePointCount(0, shown.length()) > columns && !shown.contains("mid:");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 100})
    void showsTheWordThatWasFoundHoweverNarrowTheTerminal(int columns) {
        String shown = String.join(
                "\n",
                annals.runOn(columns, "search", "deniability", "--hits", "1").lines());
        List<String> hits = List.of(shown.split("(?m)^ *\\d+  "));
        assertThat(hits.subList(1, hits.size())).hasSizeGreaterThan(2).allMatch(hit -> hit.contains("«"));
    }

    @Test
    void showsThreadsWithoutTheirMailsWhereNoneAreAskedFor() throws IOException {
        Run all = annals.run("search", "OMEMO", "--limit", "1000");
        Run bare = annals.run("search", "OMEMO", "--limit", "1000", "--hits", "0");
        assertThat(bare.lines())
                .isEqualTo(all.lines().stream()
                        .filter(line -> line.matches(" *\\d+  .*"))
                        .toList())
                .hasSizeGreaterThan(5);
        assertThat(json(annals.run("search", "OMEMO", "--json", "--hits", "1")))
                .filteredOn(line -> line.get("type").asString().equals("thread"))
                .isNotEmpty()
                .allSatisfy(thread -> assertThat(thread.get("hits")).hasSize(1));
        assertThat(annals.run("search", "OMEMO", "--hits", "-1").err()).contains("--hits at least 0");
    }

    @Test
    void goodSourcesSurviveBadOnes(@TempDir Path other) throws IOException {
        Annals fresh = new Annals(other);
        Path png = Files.write(
                other.resolve("picture.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0});
        Path empty = Files.write(other.resolve("empty.mbox"), new byte[0]);
        Run run = fresh.run(
                "ingest",
                png.toString(),
                empty.toString(),
                fresh.sample().resolve("2015-October.txt").toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("a PNG image").contains("empty").contains("1 other source was read");
        assertThat(run.out()).contains("7 messages read: 7 new");
        assertThat(fresh.run("stats", "--json").code()).isZero();
    }

    @Test
    void readsStandardInput(@TempDir Path other) throws IOException {
        Annals fresh = new Annals(other);
        byte[] month = Files.readAllBytes(fresh.sample().resolve("2015-October.txt"));
        Run run = fresh.run(month, "ingest", "-");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("7 messages read: 7 new");
        assertThat(fresh.run(month, "parse", "-").lines()).hasSize(8);
    }

    @Test
    void dryRunWritesNothing(@TempDir Path other) {
        Annals fresh = new Annals(other);
        Run run = fresh.run("ingest", "--dry-run", fresh.sample().toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("66 messages: 66 new. Nothing was written.");
        assertThat(fresh.index()).doesNotExist();
    }

    @Test
    void strictStopsAtTheFirstFault(@TempDir Path other) throws IOException {
        Annals fresh = new Annals(other);
        Path faulty = Files.writeString(
                other.resolve("faulty.mbox"),
                "From ada@example.org  Mon Nov  4 09:12:01 2019\nFrom: ada@example.org\nSubject: x\n\nNo id here.\n");
        Run run = fresh.run("ingest", "--strict", faulty.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("faulty.mbox@0: no Message-ID").contains("nothing was added");
        assertThat(fresh.run("stats").code()).isNotZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"markdown", "json"})
    void exportsTheSameBytesTwiceAndNoAddress(String format) throws IOException {
        Path first = folder.resolve("export-" + format);
        Path second = folder.resolve("export-again-" + format);
        assertThat(annals.run("export", "--to", first.toString(), "--format", format)
                        .code())
                .isZero();
        assertThat(annals.run("export", "--to", second.toString(), "--format", format)
                        .code())
                .isZero();
        try (Stream<Path> files = Files.list(first)) {
            for (Path file : files.toList()) {
                String text = Files.readString(file);
                assertThat(text).isEqualTo(Files.readString(second.resolve(file.getFileName())));
                assertThat(text).doesNotContain("mara.lind@example.org").doesNotContain("jon.weber@example.net");
            }
        }
        if (format.equals("markdown")) {
            Golden.assertMatches("export-omemo.md", Files.readString(first.resolve("xep-0384.md")));
        }
    }

    @Test
    void demoShowsADossierASearchAndWhatToTryNext() throws IOException {
        Run run = annals.run("demo");
        assertThat(run.code()).as(run.err()).isZero();
        String text = run.out().replace(folder.toString(), "HOME").replaceAll("\\d+\\.\\d s\\n", "0.0 s\n");
        Golden.assertMatches("demo.txt", text);
    }

    @Test
    void hostileTextIsShownNotObeyed(@TempDir Path other) throws IOException {
        Annals fresh = new Annals(other);
        String mail = """
                From eve@example.org  Mon Nov  4 09:12:01 2019
                From: \033]0;owned\007Eve <eve@example.org>
                Date: Mon, 4 Nov 2019 09:12:01 +0000
                Message-ID: <evil@example.org>
                Subject: OMEMO \033[2J\u202egnp.exe

                OMEMO \033[31mred\033[0m double ratchet <script>
                """;
        fresh.run(mail.getBytes(StandardCharsets.UTF_8), "ingest", "-");
        for (String command : List.of(
                "search OMEMO", "show <evil@example.org>", "explain <evil@example.org>", "history OMEMO --mentions")) {
            Run run = fresh.run(words(command));
            assertThat(run.code()).as(command).isZero();
            assertThat(run.out()).as(command).doesNotContain("\u001b", "\u202e", "\u0007");
        }
    }

    private static Map<String, JsonNode> messages() throws IOException {
        Map<String, JsonNode> messages = new TreeMap<>();
        for (JsonNode message : json(annals.run("search", "--messages", "*", "--limit", "1000", "--json"))) {
            if (message.path("type").asString().equals("message")) {
                messages.put(message.path("id").asString(), message);
            }
        }
        return messages;
    }

    private static List<Map<String, String>> expected() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/test/resources/annals/sample/expected.tsv"));
        String[] names = lines.getFirst().split("\t", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            Map<String, String> row = new TreeMap<>();
            for (int i = 0; i < names.length; i++) {
                row.put(names[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<JsonNode> json(Run run) {
        return run.lines().stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }

    /** Splits at spaces outside double quotes. */
    private static String[] words(String command) {
        List<String> words = new ArrayList<>();
        for (String word : command.strip().split(" +(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words.toArray(String[]::new);
    }
}
