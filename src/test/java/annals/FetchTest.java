package annals;

import static org.assertj.core.api.Assertions.assertThat;

import annals.Annals.Run;
import annals.archive.mirror.ListServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code fetch}, and {@code ingest} of an address, as a person types them; the server is on loopback. */
class FetchTest {
    private static final String LIST = "/pipermail/standards/";

    @TempDir
    private Path folder;

    private Annals annals;
    private ListServer server;
    private List<String> names;

    /** One month, so that nobody waits for pauses between many. */
    @BeforeEach
    void serveAMonthOfTheSample() throws IOException {
        annals = new Annals(folder);
        server = ListServer.start();
        try (Stream<Path> files = Files.list(annals.sample())) {
            Path month = files.filter(file -> file.toString().matches(".*\\d{4}-[A-Z][a-z]+\\.txt(\\.gz)?"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
            names = List.of(month.getFileName().toString());
            server.put(LIST + names.getFirst(), Files.readAllBytes(month));
        }
        server.put(LIST, "<a href=\"" + names.getFirst() + "\">[ Text ]</a>");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void fetchesAndTellsWhatToDoNext() {
        Path to = folder.resolve("mirror");
        String month = server.url(LIST + names.getFirst());
        Run run = annals.run("fetch", month, "--to", to.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("1 file: 1 fetched (").endsWith("Next: annals ingest " + to + "\n");
        assertThat(to.resolve(names.getFirst())).isRegularFile();
        JsonNode file = JsonMapper.shared()
                .readTree(annals.run("fetch", month, "--to", to.toString(), "--json")
                        .lines()
                        .get(1));
        assertThat(file.path("type").asString()).isEqualTo("file");
        assertThat(file.path("outcome").asString()).isEqualTo("settled");
        assertThat(annals.run("fetch", month, "--to", to.toString(), "--quiet").out())
                .isEmpty();
    }

    @Test
    void documentsEveryKey() throws IOException {
        String page = Files.readString(Path.of("src/site/markdown/output-format.md"));
        Run run = annals.run(
                "fetch", server.url("/none/"), "--to", folder.resolve("m").toString(), "--json");
        Run file = annals.run(
                "fetch", server.url(LIST), "--to", folder.resolve("m").toString(), "--json");
        Stream.of(run, file)
                .flatMap(one -> one.lines().stream())
                .flatMap(line -> JsonMapper.shared().readTree(line).propertyNames().stream())
                .forEach(key -> assertThat(page).contains("`" + key + "`"));
    }

    @Test
    void plansWithoutWriting() {
        Path to = folder.resolve("mirror");
        Run run = annals.run("fetch", server.url(LIST + names.getFirst()), "--to", to.toString(), "--dry-run");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .isEqualTo(server.url(LIST + names.getFirst())
                        + "\n1 file would be asked for, 0 of the past are here. Nothing was written.\n");
        assertThat(to).doesNotExist();
    }

    @Test
    void tellsWhatFailed() {
        Run run = annals.run(
                "fetch",
                server.url(LIST + "1999-May.txt"),
                "--to",
                folder.resolve("m").toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEqualTo("1 file: 0 fetched (0.0 kB, 0 messages), 1 failed.\n");
        assertThat(run.err()).isEqualTo("annals: fetch: 1999-May.txt: the server answers 404\n");
    }

    @Test
    void refusesWhatIsNoAddress() {
        assertThat(annals.run("fetch", "nobody@example.net", "--to", "x").err())
                .contains("neither an address of the web nor a list that is known");
        assertThat(annals.run("fetch", "ftp://example.org/", "--to", "x").code())
                .isEqualTo(2);
        assertThat(annals.run("fetch", "https://", "--to", "x").err()).contains("no address of the web");
        assertThat(annals.run("fetch", server.url(LIST)).err()).contains("--to");
    }

    @Test
    void understandsTheNumberedPagesOfPipermail() {
        Path to = folder.resolve("mirror");
        StringBuilder page = new StringBuilder();
        String id = "";
        int number = 1234;
        for (String line : annals.run(
                        "parse", annals.sample().resolve(names.getFirst()).toString())
                .lines()) {
            JsonNode message = JsonMapper.shared().readTree(line);
            if (message.path("type").asString().equals("message")) {
                id = message.path("id").asString();
                page.append("<LI><A HREF=\"00" + ++number + ".html\">")
                        .append(message.path("subject").asString())
                        .append("</A>");
            }
        }
        String month = LIST + names.getFirst().replace(".txt", "/");
        server.put(month + "date.html", page.toString());
        Run fetched = annals.run("fetch", server.url(LIST), "--to", to.toString(), "--articles");
        assertThat(fetched.err()).isEmpty();
        assertThat(annals.run("ingest", to.toString()).code()).isZero();
        String last = server.url(month + "00" + number + ".html");
        String asWritten = last.replace("http:", "https:") + "#start";
        Run shown = annals.run("show", asWritten, "--message", "--json");
        assertThat(shown.code()).as(shown.err()).isZero();
        JsonNode message = JsonMapper.shared().readTree(shown.lines().get(1));
        assertThat(message.path("id").asString()).isEqualTo(id);
        assertThat(message.path("permalinks").path("pipermail").asString()).isEqualTo(last);
        assertThat(annals.run("show", server.url(month + "009999.html")).code()).isEqualTo(1);
        assertThat(annals.run("ingest", to.toString()).out()).contains("Nothing new");
    }

    @Test
    void ingestsAnAddressByWayOfAMirrorBesideTheIndex() {
        Run run = annals.run("ingest", server.url(LIST + names.getFirst()));
        assertThat(run.code()).as(run.err()).isZero();
        Path mirror = folder.resolve("index.mirror/127.0.0.1/" + names.getFirst());
        assertThat(run.err())
                .isEqualTo(
                        "annals: ingest: fetching " + server.url(LIST + names.getFirst()) + " into " + mirror + "\n");
        assertThat(run.out()).contains("The index holds");
        assertThat(annals.run("ingest", server.url(LIST + names.getFirst())).out())
                .contains("Nothing new");
        Run dry = annals.run("ingest", "--dry-run", server.url(LIST + names.getFirst()));
        assertThat(dry.code()).isEqualTo(2);
        assertThat(dry.err()).contains("a dry run fetches nothing");
    }
}
