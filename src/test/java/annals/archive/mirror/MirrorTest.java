package annals.archive.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import annals.archive.ArchiveFile;
import annals.archive.Sources;
import annals.archive.mirror.ListServer.Request;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MirrorTest {
    private static final String LIST = "/pipermail/tapestry/";
    private static final String KITTY = "/hyperkitty/list/tapestry@lists.example.org/";

    @TempDir
    private Path home;

    private Path folder;
    private ListServer server;
    private final Map<String, byte[]> months = new TreeMap<>();

    @BeforeEach
    void serveTwoErasOfPipermailAndHyperKitty() throws IOException {
        folder = home.resolve("tapestry");
        server = ListServer.start();
        months.put("2014q4.txt.gz", Mirrors.packed(9, "Winter wool"));
        months.put("2015-February.txt.gz", Mirrors.packed(30, "Looms"));
        months.put("2015-March.txt", Mirrors.month(4, "Spring colours"));
        months.put("Week-of-Mon-20140901.txt.gz", Mirrors.packed(2, "Harvest"));
        server.put(LIST, Mirrors.page("pipermail-2015.html"));
        months.forEach((name, bytes) -> server.put(LIST + name, bytes));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void bringsEveryMonthByteForByte() throws IOException {
        Mirrors mirrors = new Mirrors(folder);
        MirrorReport report = mirrors.fetch(server.url(LIST));
        assertThat(report.isComplete()).isTrue();
        assertThat(report.count(Outcome.FETCHED)).isEqualTo(4);
        assertHoldsExactly(months);
        List<Request> requests = server.takeRequests();
        assertThat(requests)
                .hasSize(6)
                .allSatisfy(request -> assertThat(request.headers()).containsEntry("user-agent", "annals/test"));
        assertThat(mirrors.pauses).hasSize(5).containsOnly(Duration.ofSeconds(1));
        for (Manifest.Entry entry : Manifest.read(folder).files()) {
            assertThat(entry.sha256()).isEqualTo(Digest.of(folder.resolve(entry.name())));
        }
        assertThat(Manifest.read(folder).files())
                .extracting(Manifest.Entry::messages)
                .containsExactly(9L, 30L, 4L, 2L);
    }

    @Test
    void readsTheIndexOfTheFirstEraToo() throws IOException {
        Map<String, byte[]> old = Map.of(
                "2001-November.txt.gz", Mirrors.packed(5, "Beginnings"),
                "2001-December.txt.gz", Mirrors.packed(1, "Snow"),
                "2002-January.txt", Mirrors.month(2, "Frost"));
        server.put("/pipermail/tapestry-jig/index.html", Mirrors.page("pipermail-2001.html"));
        server.put("/pipermail/tapestry-jig/", Mirrors.page("pipermail-2001.html"));
        old.forEach((name, bytes) -> server.put("/pipermail/tapestry-jig/" + name, bytes));
        MirrorReport report = new Mirrors(folder).fetch(server.url("/pipermail/tapestry-jig/index.html"));
        assertThat(report.files())
                .extracting(MirrorReport.File::name)
                .containsExactly("2001-November.txt.gz", "2001-December.txt.gz", "2002-January.txt");
        assertHoldsExactly(old);
    }

    @Test
    void secondTimeAsksForTheOpenMonthAloneAndNoBodyIsSent() throws IOException {
        new Mirrors(folder).fetch(server.url(LIST));
        server.takeRequests();
        MirrorReport again = new Mirrors(folder).fetch(server.url(LIST));
        List<Request> requests = server.takeRequests();
        assertThat(again.count(Outcome.SETTLED)).isEqualTo(2);
        assertThat(again.count(Outcome.UNCHANGED)).isEqualTo(2);
        assertThat(requests)
                .extracting(Request::target)
                .containsExactly("/robots.txt", LIST, LIST + "2015-March.txt", LIST + "Week-of-Mon-20140901.txt.gz");
        assertThat(bodyBytes(requests)).isZero();
    }

    @Test
    void asksForSettledMonthsWhenToldAndNoBodyIsSent() throws IOException {
        new Mirrors(folder).fetch(server.url(LIST));
        server.takeRequests();
        MirrorReport again = new Mirrors(folder)
                .options(new Mirror.Options(false, false, true))
                .fetch(server.url(LIST));
        List<Request> requests = server.takeRequests();
        assertThat(again.count(Outcome.UNCHANGED)).isEqualTo(4);
        assertThat(requests).hasSize(6);
        assertThat(bodyBytes(requests)).isZero();
    }

    @Test
    void bringsAMonthAgainWhenItHasGrown() throws IOException {
        new Mirrors(folder).fetch(server.url(LIST));
        months.put("2015-March.txt", Mirrors.month(7, "Spring colours"));
        server.put(LIST + "2015-March.txt", months.get("2015-March.txt"));
        MirrorReport again = new Mirrors(folder).fetch(server.url(LIST));
        assertThat(again.count(Outcome.FETCHED)).isEqualTo(1);
        assertHoldsExactly(months);
    }

    @Test
    void asksOnceMoreWhenAMonthIsOverForAFortnight() throws IOException {
        new Mirrors(folder).fetch(server.url(LIST));
        server.takeRequests();
        new Mirrors(folder).at(Instant.parse("2015-04-15T00:00:01Z")).fetch(server.url(LIST));
        assertThat(server.takeRequests()).extracting(Request::target).contains(LIST + "2015-March.txt");
        new Mirrors(folder).at(Instant.parse("2015-05-01T00:00:00Z")).fetch(server.url(LIST));
        assertThat(server.takeRequests()).extracting(Request::target).doesNotContain(LIST + "2015-March.txt");
    }

    @Test
    void goesOnWhereItWasInterrupted() throws IOException {
        byte[] month = months.get("2015-February.txt.gz");
        server.fault(LIST + "2015-February.txt.gz", ListServer.broken(200));
        Limits once = withAttempts(1);
        MirrorReport broken = new Mirrors(folder).limits(once).fetch(server.url(LIST));
        assertThat(broken.count(Outcome.FAILED)).isEqualTo(1);
        assertThat(folder.resolve("2015-February.txt.gz")).doesNotExist();
        server.takeRequests();
        assertThat(new Mirrors(folder).limits(once).fetch(server.url(LIST)).isComplete())
                .isTrue();
        Request rest = server.takeRequests().stream()
                .filter(request -> request.target().endsWith("2015-February.txt.gz"))
                .findFirst()
                .orElseThrow();
        assertThat(rest.status()).isEqualTo(206);
        assertThat(rest.headers()).containsEntry("range", "bytes=200-").containsKey("if-range");
        assertThat(rest.sent()).isEqualTo(month.length - 200);
        assertHoldsExactly(months);
    }

    @Test
    void goesOnInTheSameRunToo() throws IOException {
        server.fault(LIST + "2015-February.txt.gz", ListServer.broken(100), ListServer.status(503));
        Mirrors mirrors = new Mirrors(folder);
        assertThat(mirrors.fetch(server.url(LIST)).isComplete()).isTrue();
        assertThat(server.takeRequests())
                .filteredOn(request -> request.target().endsWith("2015-February.txt.gz"))
                .extracting(Request::status)
                .containsExactly(200, 503, 206);
        assertThat(mirrors.pauses).contains(Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertHoldsExactly(months);
    }

    @Test
    void beginsAnewWhenTheFileChangedMeanwhile() throws IOException {
        server.fault(LIST + "2015-February.txt.gz", ListServer.broken(100));
        new Mirrors(folder).limits(withAttempts(1)).fetch(server.url(LIST));
        months.put("2015-February.txt.gz", Mirrors.packed(31, "Other looms"));
        server.put(LIST + "2015-February.txt.gz", months.get("2015-February.txt.gz"));
        assertThat(new Mirrors(folder).fetch(server.url(LIST)).isComplete()).isTrue();
        assertHoldsExactly(months);
    }

    @Test
    void beginsAnewWhenThePartIsLongerThanTheFile() throws IOException {
        byte[] month = months.get("2015-February.txt.gz");
        server.fault(LIST + "2015-February.txt.gz", ListServer.broken(100));
        new Mirrors(folder).limits(withAttempts(1)).fetch(server.url(LIST));
        Files.write(folder.resolve(".mirror/partial/2015-February.txt.gz"), new byte[month.length + 1]);
        assertThat(new Mirrors(folder).fetch(server.url(LIST)).isComplete()).isTrue();
        assertHoldsExactly(months);
    }

    static Stream<Arguments> passingFaults() {
        return Stream.of(
                Arguments.of("an error page with status 200", ListServer.page("text/html")),
                Arguments.of("an error page that claims to be gzip", ListServer.page("application/x-gzip")),
                Arguments.of("a truncated gzip that claims to be whole", ListServer.truncated(150)),
                Arguments.of("a connection that ends", ListServer.broken(150)),
                Arguments.of("a wrong content type", ListServer.mislabelled("image/png")),
                Arguments.of("a refusal for now", ListServer.status(429)),
                Arguments.of("a redirection on the host", ListServer.redirect("/elsewhere/feb.gz")),
                Arguments.of("a server error", ListServer.status(500)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passingFaults")
    void getsOverAFaultThatPasses(String what, ListServer.Fault fault) throws IOException {
        server.put("/elsewhere/feb.gz", months.get("2015-February.txt.gz"));
        server.fault(LIST + "2015-February.txt.gz", fault);
        assertThat(new Mirrors(folder).fetch(server.url(LIST)).isComplete()).isTrue();
        assertHoldsExactly(months);
    }

    static Stream<Arguments> lastingFaults() {
        return Stream.of(
                Arguments.of("HTML page", ListServer.page("application/x-gzip")),
                Arguments.of("ended in the middle|truncated|damaged|kept in", ListServer.truncated(150)),
                Arguments.of("connection broke", ListServer.broken(0)),
                Arguments.of("answers 500; tried 3 times", ListServer.status(500)),
                Arguments.of("answers 404", ListServer.status(404)),
                Arguments.of("answers 403", ListServer.status(403)),
                Arguments.of("longer than", ListServer.endless()),
                Arguments.of(
                        "redirects to http://lists.example.net/", ListServer.redirect("http://lists.example.net/x")),
                Arguments.of("redirects to http://127.0.0.1:1/", ListServer.redirect("http://127.0.0.1:1/x")),
                Arguments.of("redirects to file:", ListServer.redirect("file://127.0.0.1/etc/passwd")),
                Arguments.of("redirection to nowhere", ListServer.status(301)),
                Arguments.of("more than 5 redirections", ListServer.redirect("2015-February.txt.gz")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lastingFaults")
    void leavesAMonthThatCannotBeHadAndGoesOn(String told, ListServer.Fault fault) throws IOException {
        ListServer.Fault[] always = Stream.generate(() -> fault).limit(40).toArray(ListServer.Fault[]::new);
        server.fault(LIST + "2015-February.txt.gz", always);
        MirrorReport report = new Mirrors(folder).fetch(server.url(LIST));
        assertThat(report.files())
                .filteredOn(file -> file.outcome() == Outcome.FAILED)
                .singleElement()
                .satisfies(file -> assertThat(file.note().orElseThrow()).containsPattern(told));
        months.remove("2015-February.txt.gz");
        assertHoldsExactly(months);
    }

    /** The size in the page is all that tells: the text of a plain month may end anywhere. */
    @Test
    void tellsAPlainMonthThatWasCutShort() throws IOException {
        server.put(LIST, "<a href='2015-March.txt'>[ Text 1 KB ]</a>");
        months.keySet().retainAll(List.of("2015-March.txt"));
        byte[] month = Mirrors.month(6, "Spring colours");
        months.put("2015-March.txt", month);
        server.put(LIST + "2015-March.txt", month).fault(LIST + "2015-March.txt", ListServer.truncated(300));
        assertThat(month.length).isGreaterThan(1000);
        assertThat(new Mirrors(folder).fetch(server.url(LIST)).isComplete()).isTrue();
        assertHoldsExactly(months);
    }

    @Test
    void doesNotWaitForABodyThatDrips() throws IOException {
        Limits limits = Mirrors.LIMITS;
        Limits hasty = new Limits(
                limits.pause(),
                2,
                limits.firstWait(),
                limits.longestWait(),
                limits.connect(),
                Duration.ofMillis(200),
                limits.fileBytes(),
                limits.pageBytes(),
                limits.listed(),
                limits.failures());
        server.fault(LIST + "2015-February.txt.gz", ListServer.drip(), ListServer.drip());
        MirrorReport report = new Mirrors(folder).limits(hasty).fetch(server.url(LIST));
        assertThat(report.files())
                .filteredOn(file -> file.outcome() == Outcome.FAILED)
                .singleElement()
                .satisfies(file -> assertThat(file.note().orElseThrow()).contains("no whole answer"));
        months.remove("2015-February.txt.gz");
        assertHoldsExactly(months);
    }

    @Test
    void leavesAServerThatFailsAgainAndAgain() throws IOException {
        StringBuilder page = new StringBuilder();
        for (int year = 1995; year < 2015; year++) {
            page.append("<a href=\"").append(year).append("-May.txt.gz\">x</a>");
            server.fault(
                    "/storm/" + year + "-May.txt.gz",
                    ListServer.status(502),
                    ListServer.status(502),
                    ListServer.status(502));
        }
        server.put("/storm/", page.toString());
        MirrorReport report = new Mirrors(folder).fetch(server.url("/storm/"));
        assertThat(report.count(Outcome.FAILED)).isEqualTo(5);
        assertThat(report.count(Outcome.LEFT)).isEqualTo(15);
        assertThat(report.isComplete()).isFalse();
        assertThat(server.takeRequests()).hasSize(2 + 5 * 3);
    }

    @Test
    void heedsRetryAfterInBothForms() throws IOException {
        server.fault(
                LIST + "2015-February.txt.gz",
                ListServer.status(503, "Retry-After", "7"),
                ListServer.status(503, "Retry-After", "Fri, 20 Mar 2015 12:00:09 GMT"));
        Mirrors mirrors = new Mirrors(folder);
        assertThat(mirrors.fetch(server.url(LIST)).isComplete()).isTrue();
        assertThat(mirrors.pauses).contains(Duration.ofSeconds(7), Duration.ofSeconds(9));
    }

    @Test
    void leavesAServerThatAsksToComeBackMuchLater() throws IOException {
        server.fault(LIST + "2014q4.txt.gz", ListServer.status(429, "Retry-After", "86400"));
        MirrorReport report = new Mirrors(folder).fetch(server.url(LIST));
        assertThat(report.count(Outcome.LEFT)).isEqualTo(3);
        assertThat(report.files().getFirst().note().orElseThrow()).contains("asks to wait 86400 s");
    }

    @Test
    void heedsRobots() throws IOException {
        server.put("/robots.txt", "User-agent: *\nDisallow: /pipermail/\n");
        MirrorReport report = new Mirrors(folder).fetch(server.url(LIST));
        assertThat(report.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("robots.txt forbids"));
        assertThat(server.takeRequests()).extracting(Request::target).containsExactly("/robots.txt");
        server.put("/robots.txt", "User-agent: *\nDisallow: /\nUser-agent: Annals\nAllow: /\nCrawl-delay: 20\n");
        Mirrors mirrors = new Mirrors(folder);
        assertThat(mirrors.fetch(server.url(LIST)).isComplete()).isTrue();
        assertThat(mirrors.pauses).containsOnly(Duration.ofSeconds(20));
    }

    @Test
    void asksNothingOfAServerWhoseRobotsFail() throws IOException {
        server.fault("/robots.txt", ListServer.status(500), ListServer.status(500), ListServer.status(500));
        MirrorReport report = new Mirrors(folder).fetch(server.url(LIST));
        assertThat(report.problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.what()).contains("answers 500").contains("robots.txt"));
        assertThat(server.takeRequests()).hasSize(3);
    }

    @Test
    void neverWritesOutsideOfItsFolder() throws IOException {
        Path outside = Files.writeString(home.resolve("outside.txt"), "mine");
        Files.createDirectories(folder);
        Files.createSymbolicLink(folder.resolve("2015-March.txt"), outside);
        server.put(LIST, """
                <a href="../../2001-May.txt">up</a> <a href="/2001-May.txt">root</a>
                <a href="%2e%2e/2001-May.txt">encoded</a> <a href="..%2f2001-May.txt">encoded</a>
                <a href="..\\2001-May.txt">Windows</a> <a href="C:2001-May.txt">drive</a>
                <a href="2001-May.txt\0.gz">NUL</a> <a href="2001-May.txt%00.gz">NUL</a> <a href="CON.txt">device</a>
                <a href="http://lists.example.net/pipermail/tapestry/2001-May.txt">another host</a>
                <a href="//lists.example.net/2001-May.txt">another host</a>
                <a href="file:///etc/2001-May.txt">a file</a> <a href=".mirror/2001-May.txt">ours</a>
                <a href="2001-May.txt/../../x">up</a> <a href="2001-May.txt?x=1">a query</a>
                <a href="2001-May.txt.exe">a program</a> <a href="mirror.json">the manifest</a>
                <a href="2015-March.txt">the one right name</a>
                """);
        MirrorReport report = new Mirrors(folder).fetch(server.url(LIST));
        assertThat(report.files()).extracting(MirrorReport.File::name).containsExactly("2015-March.txt");
        assertThat(outside).hasContent("mine");
        assertThat(folder.resolve("2015-March.txt")).isRegularFile().matches(file -> !Files.isSymbolicLink(file));
        assertThat(names(home)).containsExactlyInAnyOrder("outside.txt", "tapestry");
    }

    @Test
    void refusesAWorkFolderThatIsALink() throws IOException {
        Path outside = Files.createDirectories(home.resolve("outside"));
        Files.createDirectories(folder);
        Files.createSymbolicLink(folder.resolve(".mirror"), outside);
        assertThatThrownBy(() -> new Mirrors(folder).fetch(server.url(LIST))).hasMessageContaining("not a folder");
        assertThat(names(outside)).isEmpty();
    }

    @Test
    void endsWhenItCannotWriteHere() throws IOException {
        Files.createDirectories(folder.resolve(".mirror/partial/2015-February.txt.gz/taken"));
        assertThatThrownBy(() -> new Mirrors(folder).fetch(server.url(LIST))).isInstanceOf(IOException.class);
        assertThat(server.takeRequests())
                .filteredOn(request -> request.target().endsWith("2015-February.txt.gz"))
                .hasSize(1);
    }

    @Test
    void keepsAFileThatItDidNotMake() throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("2015-February.txt.gz"), Mirrors.packed(3, "By hand"));
        MirrorReport report = new Mirrors(folder).fetch(server.url(LIST));
        assertThat(report.files())
                .filteredOn(file -> file.note().isPresent())
                .singleElement()
                .satisfies(file -> assertThat(file.note().orElseThrow()).contains("kept in .mirror/replaced"));
        assertThat(folder.resolve(".mirror/replaced/2015-February.txt.gz"))
                .hasBinaryContent(Mirrors.packed(3, "By hand"));
        assertHoldsExactly(months);
    }

    @Test
    void fetchesAgainWhatWasDeletedOrCutHere() throws IOException {
        new Mirrors(folder).fetch(server.url(LIST));
        Files.delete(folder.resolve("2014q4.txt.gz"));
        Files.write(folder.resolve("2015-February.txt.gz"), new byte[3]);
        assertThat(new Mirrors(folder).fetch(server.url(LIST)).count(Outcome.FETCHED))
                .isEqualTo(2);
        assertHoldsExactly(months);
    }

    @Test
    void dryRunWritesNothing() throws IOException {
        MirrorReport report = new Mirrors(folder)
                .options(new Mirror.Options(true, false, false))
                .fetch(server.url(LIST));
        assertThat(report.count(Outcome.WOULD_ASK)).isEqualTo(4);
        assertThat(folder).doesNotExist();
        assertThat(server.takeRequests()).extracting(Request::target).containsExactly("/robots.txt", LIST);
    }

    @Test
    void ingestSeesTheMonthsAlone() throws IOException {
        server.fault(LIST + "2015-February.txt.gz", ListServer.broken(100));
        new Mirrors(folder).limits(withAttempts(1)).fetch(server.url(LIST));
        assertThat(Sources.find(folder.toString()))
                .extracting(ArchiveFile::name)
                .containsExactly(
                        folder + "/2014q4.txt.gz", folder + "/2015-March.txt", folder + "/Week-of-Mon-20140901.txt.gz");
    }

    @Test
    void bringsTheExportsOfHyperKitty() throws IOException {
        Map<String, byte[]> exports = serveHyperKitty();
        MirrorReport report = new Mirrors(folder).fetch(server.url(KITTY));
        assertThat(report.isComplete()).isTrue();
        assertThat(report.count(Outcome.EMPTY)).isEqualTo(1);
        assertHoldsExactly(exports);
        server.takeRequests();
        MirrorReport again = new Mirrors(folder).fetch(server.url(KITTY + "latest"));
        List<Request> requests = server.takeRequests();
        assertThat(again.count(Outcome.SETTLED)).isEqualTo(3);
        assertThat(again.count(Outcome.UNCHANGED)).isEqualTo(1);
        assertThat(requests)
                .extracting(Request::target)
                .containsExactly("/robots.txt", KITTY, export("2015-03", "2015-04"));
    }

    @Test
    void followsAServerThatMovedToHyperKitty() throws IOException {
        Map<String, byte[]> exports = serveHyperKitty();
        server.fault("/pipermail/moved/", ListServer.redirect(KITTY));
        assertThat(new Mirrors(folder).fetch(server.url("/pipermail/moved")).isComplete())
                .isTrue();
        assertHoldsExactly(exports);
    }

    @Test
    void bringsASingleFile() throws IOException {
        byte[] whole = Mirrors.month(5, "Everything");
        server.put("/files/tapestry.mbox", whole);
        assertThat(new Mirrors(folder).fetch(server.url("/files/tapestry.mbox")).isComplete())
                .isTrue();
        assertHoldsExactly(Map.of("tapestry.mbox", whole));
        server.takeRequests();
        new Mirrors(folder).fetch(server.url("/files/tapestry.mbox"));
        assertThat(bodyBytes(server.takeRequests())).isZero();
    }

    @Test
    void tellsOfAPageWithoutMonths() throws IOException {
        server.put("/", "<html><a href='about.html'>about</a></html>");
        MirrorReport report = new Mirrors(folder).fetch(server.url("/"), server.url("/missing/"));
        assertThat(report.isComplete()).isFalse();
        assertThat(report.problems())
                .extracting(MirrorReport.Problem::what)
                .satisfiesExactly(
                        none -> assertThat(none).contains("no months in this page"),
                        missing -> assertThat(missing).contains("answers 404"));
    }

    @Test
    void numbersTheArticlesOfAMonth() throws IOException {
        server.put(LIST, "<a href='2015-March.txt'>March</a>");
        byte[] mails = """
                From ada at example.org  Sun Mar  1 10:00:00 2015
                From: ada at example.org (Ada Finch)
                Subject: [Tapestry] Loom colours
                Message-ID: <1@example.org>

                One.

                From mara at example.org  Sun Mar  1 11:00:00 2015
                From: mara at example.org (Mara Lind)
                Subject: [Tapestry] Warp & weft

                No id.

                From ben at example.org  Sun Mar  1 12:00:00 2015
                From: ben at example.org (Ben Osei)
                Subject: Re: [Tapestry] Loom
                 colours
                Message-ID:
                 <3@example.org>

                Three.
                """.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        server.put(LIST + "2015-March.txt", mails);
        server.put(LIST + "2015-March/date.html", Mirrors.page("date.html"));
        Mirrors mirrors = new Mirrors(folder).options(new Mirror.Options(false, true, false));
        assertThat(mirrors.fetch(server.url(LIST)).problems()).isEmpty();
        assertThat(folder.resolve("articles.tsv"))
                .hasContent(server.url(LIST) + "2015-March/000712.html\t1@example.org\n" + server.url(LIST)
                        + "2015-March/000714.html\t3@example.org\n");
        server.takeRequests();
        mirrors.fetch(server.url(LIST));
        assertThat(server.takeRequests()).extracting(Request::target).doesNotContain(LIST + "2015-March/date.html");
        assertThat(Sources.find(folder.toString())).hasSize(1);
        Files.delete(folder.resolve("articles.tsv"));
        mirrors.fetch(server.url(LIST));
        assertThat(folder.resolve("articles.tsv")).exists();
    }

    @Test
    void numbersNothingWhenThePageDoesNotFit() throws IOException {
        server.put(LIST, "<a href='2015-March.txt'>March</a>");
        server.put(LIST + "2015-March.txt", Mirrors.month(3, "Something else"));
        server.put(LIST + "2015-March/date.html", Mirrors.page("date.html"));
        Mirrors mirrors = new Mirrors(folder).options(new Mirror.Options(false, true, false));
        MirrorReport report = mirrors.fetch(server.url(LIST));
        assertThat(report.isComplete()).isTrue();
        assertThat(report.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("other subjects"));
        server.put(LIST + "2015-March.txt", Mirrors.month(4, "Something else"));
        assertThat(mirrors.fetch(server.url(LIST)).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("lists 3 mails, the month's file has 4"));
        assertThat(folder.resolve("articles.tsv")).doesNotExist();
    }

    @Test
    void goesThroughAProxy() throws IOException {
        MirrorReport report = new Mirrors(folder)
                .proxies(ProxySelector.of(server.address()))
                .fetch("http://lists.example.org" + LIST);
        assertThat(report.isComplete()).isTrue();
        assertThat(server.takeRequests())
                .extracting(Request::target)
                .contains("http://lists.example.org" + LIST + "2014q4.txt.gz");
        assertHoldsExactly(months);
    }

    @Test
    void trustsACertificateThatIsNamed() throws Exception {
        HttpsServer secure = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(tls()));
        try (ListServer https = ListServer.of(secure)) {
            https.put("/files/tapestry.mbox", Mirrors.month(1, "Secrets"));
            String address = https.url("/files/tapestry.mbox").replace("http:", "https:");
            assertThat(new Mirrors(folder).fetch(address).files())
                    .singleElement()
                    .satisfies(file -> assertThat(file.note().orElseThrow())
                            .contains("no secure connection")
                            .contains("--ca"));
            Path certificate = Files.writeString(home.resolve("ca.pem"), Mirrors.page("tls.pem"));
            assertThat(new Mirrors(folder).trusting(certificate).fetch(address).isComplete())
                    .isTrue();
            Path none = Files.writeString(home.resolve("none.pem"), "nothing");
            assertThatThrownBy(() -> new Mirrors(folder).trusting(none).fetch(address))
                    .hasMessageContaining("no certificate");
        }
    }

    @Test
    void refusesAManifestOfAnotherFormat() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("mirror.json"), "{\"format\":9,\"files\":[],\"pages\":[]}");
        assertThatThrownBy(() -> new Mirrors(folder).fetch(server.url(LIST))).hasMessageContaining("format 9");
        Files.writeString(folder.resolve("mirror.json"), "[]");
        assertThatThrownBy(() -> new Mirrors(folder).fetch(server.url(LIST)))
                .hasMessageContaining("not what fetch wrote");
    }

    private static SSLContext tls() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = MirrorTest.class.getResourceAsStream("tls.p12")) {
            store.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private Map<String, byte[]> serveHyperKitty() throws IOException {
        server.put(KITTY, Mirrors.page("hyperkitty.html"));
        Map<String, byte[]> exports = Map.of(
                "tapestry@lists.example.org-2014-12.mbox.gz", Mirrors.packed(3, "Dyes"),
                "tapestry@lists.example.org-2015-01.mbox.gz", Mirrors.packed(1, "Frames"),
                "tapestry@lists.example.org-2015-03.mbox.gz", Mirrors.packed(8, "Knots"));
        server.stream(export("2014-12", "2015-01"), exports.get("tapestry@lists.example.org-2014-12.mbox.gz"));
        server.stream(export("2015-01", "2015-02"), exports.get("tapestry@lists.example.org-2015-01.mbox.gz"));
        server.stream(export("2015-02", "2015-03"), Mirrors.packed(0, "nothing"));
        server.stream(export("2015-03", "2015-04"), exports.get("tapestry@lists.example.org-2015-03.mbox.gz"));
        return exports;
    }

    private static String export(String month, String next) {
        return KITTY + "export/tapestry@lists.example.org-" + month + ".mbox.gz?start=" + month + "-01&end=" + next
                + "-01";
    }

    private static Limits withAttempts(int attempts) {
        Limits limits = Mirrors.LIMITS;
        return new Limits(
                limits.pause(),
                attempts,
                limits.firstWait(),
                limits.longestWait(),
                limits.connect(),
                limits.deadline(),
                limits.fileBytes(),
                limits.pageBytes(),
                limits.listed(),
                limits.failures());
    }

    private static long bodyBytes(List<Request> requests) {
        return requests.stream()
                .filter(request -> !request.target().equals("/robots.txt"))
                .mapToLong(Request::sent)
                .sum();
    }

    /** The folder shows these files, equal in every byte, beside the manifest, and nothing is on its way. */
    private void assertHoldsExactly(Map<String, byte[]> files) throws IOException {
        assertThat(names(folder))
                .filteredOn(name -> !name.equals(Manifest.FILE) && !name.equals(".mirror"))
                .containsExactlyInAnyOrderElementsOf(files.keySet());
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            assertThat(folder.resolve(file.getKey())).hasBinaryContent(file.getValue());
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
