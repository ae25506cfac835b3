package annals.archive.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import annals.archive.Archives;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Entities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole archives of real lists, served from loopback with a fault for every second month, come byte for byte. */
class MirrorRealDataTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pipermail/twisted-web",
                "pipermail/mutt-ng-users",
                "pipermail/jelix-public",
                "pipermail/jimmyim-devel",
                "pipermail/los-angeles-devel-ru",
                "scale/r-package-devel"
            })
    void everyMonthArrivesEqualThroughFaultsAndOnlyOnce(String list) throws IOException {
        Map<String, Path> months = months(Archives.corpus(list), "");
        List<ListServer.Fault> faults = List.of(
                ListServer.page("application/x-gzip"),
                ListServer.truncated(300),
                ListServer.broken(300),
                ListServer.status(503, "Retry-After", "1"),
                ListServer.redirect("2001-May.txt"),
                ListServer.endless(),
                ListServer.mislabelled("text/html"));
        try (ListServer server = ListServer.start()) {
            String index = "/pipermail/list/";
            server.put(index, page(months));
            int number = 0;
            for (Map.Entry<String, Path> month : months.entrySet()) {
                server.put(index + month.getKey(), Files.readAllBytes(month.getValue()));
                if (number++ % 2 == 0) {
                    server.fault(index + month.getKey(), faults.get(number / 2 % faults.size()));
                }
            }
            MirrorReport first = mirror().fetch(server.url(index));
            // A redirection to nothing and an endless body fail a month; the next run brings it.
            MirrorReport second = mirror().fetch(server.url(index));
            assertThat(second.isComplete())
                    .as("%s %s", second.problems(), second.files())
                    .isTrue();
            assertThat(first.count(Outcome.FETCHED) + second.count(Outcome.FETCHED))
                    .isEqualTo(months.size());
            for (Map.Entry<String, Path> month : months.entrySet()) {
                assertThat(Files.mismatch(folder.resolve(month.getKey()), month.getValue()))
                        .as(month.getKey())
                        .isEqualTo(-1);
            }
            server.takeRequests();
            MirrorReport third =
                    mirror().options(new Mirror.Options(false, false, true)).fetch(server.url(index));
            assertThat(third.count(Outcome.UNCHANGED)).isEqualTo(months.size());
            assertThat(server.takeRequests())
                    .filteredOn(request -> request.status() != 404)
                    .allSatisfy(request -> assertThat(request.sent()).isZero());
        }
    }

    @Test
    void theExportOfHyperKittyArrivesEqual() throws IOException {
        Path export = Archives.corpus("hyperkitty").resolve("emulated-export.mbox.gz");
        String list = "/hyperkitty/list/list@example.org/";
        String name = "list@example.org-2015-02.mbox.gz";
        try (ListServer server = ListServer.start()) {
            server.put(list, "<a href=\"" + list + "2015/2/\">February</a>");
            server.stream(list + "export/" + name + "?start=2015-02-01&end=2015-03-01", Files.readAllBytes(export));
            MirrorReport report = mirror().fetch(server.url(list));
            assertThat(report.files())
                    .singleElement()
                    .satisfies(file -> assertThat(file.messages()).isEqualTo(300));
            assertThat(Files.mismatch(folder.resolve(name), export)).isEqualTo(-1);
        }
    }

    /** The pages are made of what pipermail itself numbered. */
    @ParameterizedTest
    @CsvSource({
        "twisted-web, 608",
        "mutt-ng-users, 323",
        "jelix-public, 854",
        "jimmyim-devel, 105",
        "los-angeles-devel-ru, 32"
    })
    void everyArticleIsNumberedAsPipermailDid(String list, int articles) throws IOException {
        Path corpus = Archives.corpus("pipermail/" + list);
        Map<String, List<String[]>> rows = Files.readString(corpus.resolve("pipermail-threads.tsv"))
                .lines()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .collect(Collectors.groupingBy(row -> row[0], TreeMap::new, Collectors.toList()));
        try (ListServer server = ListServer.start()) {
            String index = "/pipermail/list/";
            Map<String, Path> months = months(corpus, ".txt");
            server.put(index, page(months));
            List<String> expected = new ArrayList<>();
            for (Map.Entry<String, Path> month : months.entrySet()) {
                server.put(index + month.getKey(), Files.readAllBytes(month.getValue()));
                String folder = index + month.getKey().replace(".txt", "/");
                StringBuilder date = new StringBuilder();
                for (String[] row : rows.get(month.getKey().replace(".txt", ""))) {
                    date.append("<LI><A HREF=\"" + row[1] + ".html\">" + Entities.escape(row[6]) + "\n</A>\n");
                    expected.add(server.url(folder + row[1] + ".html") + "\t" + row[5].replaceAll("[<>\\s]", ""));
                }
                server.put(folder + "date.html", date.toString());
            }
            MirrorReport report =
                    mirror().options(new Mirror.Options(false, true, false)).fetch(server.url(index));
            assertThat(report.problems()).isEmpty();
            assertThat(Files.readString(folder.resolve("articles.tsv"), StandardCharsets.UTF_8)
                            .lines())
                    .hasSize(articles)
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private Mirrors mirror() {
        Limits limits = Mirrors.LIMITS;
        return new Mirrors(folder)
                .limits(new Limits(
                        limits.pause(),
                        3,
                        limits.firstWait(),
                        limits.longestWait(),
                        limits.connect(),
                        Duration.ofSeconds(30),
                        1 << 22,
                        limits.pageBytes(),
                        limits.listed(),
                        limits.failures()));
    }

    private static String page(Map<String, Path> months) throws IOException {
        StringBuilder page = new StringBuilder("<table border=3>\n");
        for (Map.Entry<String, Path> month : months.entrySet()) {
            page.append("<tr><td><A href=\"" + month.getKey() + "\">[ Text " + Files.size(month.getValue())
                    + " bytes ]</a></td></tr>\n");
        }
        return page + "</table>\n";
    }

    /** The months as pipermail would name them; of one that is there in both forms, the packed one. */
    private static Map<String, Path> months(Path corpus, String ending) throws IOException {
        try (Stream<Path> files = Files.list(corpus)) {
            Map<String, Path> months = files.filter(file -> file.toString().endsWith(ending))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".mbox.gz", ".txt.gz"),
                            file -> file,
                            (a, b) -> a,
                            TreeMap::new));
            months.keySet()
                    .removeIf(name ->
                            !FileNames.isVolume(name) || (name.endsWith(".txt") && months.containsKey(name + ".gz")));
            return months;
        }
    }
}
