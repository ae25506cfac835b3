package annals.export.site;

import static org.assertj.core.api.Assertions.assertThat;

import annals.export.DenyList;
import annals.export.Exported;
import annals.ingest.Sample;
import annals.query.DateRange;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nu.validator.client.EmbeddedValidator;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The site of the sample, what changed in it, and the answer to a query of half a year of r-package-devel in a real
 * browser.
 */
@Tag("browser")
class SiteBrowserTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Path REAL =
            Path.of(System.getProperty("annals.shared", "../shared"), "corpora", "scale", "r-package-devel");

    /** {@code -Dannals.browser.whole=true} asks all of the list, which takes minutes. */
    private static final boolean WHOLE = Boolean.getBoolean("annals.browser.whole");

    private static final String QUERY = WHOLE ? "*" : "d:2019-01..2019-06";

    /** What a page looks like to somebody: how wide, in which colours. */
    private record Look(int width, boolean dark) {
        private static final List<Look> ALL =
                List.of(new Look(1100, false), new Look(1100, true), new Look(360, false));

        Page page() {
            return browser.page(width, dark);
        }

        @Override
        public String toString() {
            return width + (dark ? " dark" : "");
        }
    }

    @TempDir
    private static Path folder;

    private static final Map<String, Path> SITES = new HashMap<>();
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        Assumptions.assumeTrue(Browser.isInstalled(), "skipped: no /usr/bin/chromium (apt-get install chromium)");
        Path index = Sample.index(folder.resolve("sample"));
        SITES.put("sample", folder.resolve("sample-site"));
        Exported.deliverables(index, SITES.get("sample"), new SiteExport(), DenyList.EMPTY);
        SITES.put("changed", folder.resolve("changed-site"));
        Exported.deliverables(
                index, SITES.get("changed"), new ChangesPage(DateRange.parse("2018..2020")), DenyList.EMPTY);
        if (Files.isDirectory(REAL)) {
            Path large = folder.resolve("large");
            Sample.ingest(
                    large,
                    WHOLE
                            ? List.of(REAL.toString())
                            : List.of(
                                    REAL.resolve("2019q1.mbox.gz").toString(),
                                    REAL.resolve("2019q2.mbox.gz").toString()));
            SITES.put("large", folder.resolve("large-site"));
            Exported.query(large, QUERY, SITES.get("large"), new SiteExport(), DenyList.EMPTY);
        }
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private static Path site(String name) {
        Assumptions.assumeTrue(SITES.containsKey(name), "skipped: " + REAL + " is not there");
        return SITES.get(name);
    }

    private static void open(Page page, Path file) {
        page.navigate(file.toUri().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sample", "changed", "large"})
    void everyPageLoadsWithoutAComplaintAndFitsAPhone(String name) throws IOException {
        browser.complaints().clear();
        Page page = browser.page(360, false);
        for (Path file : Browser.pages(site(name))) {
            open(page, file);
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as(file.toString())
                    .isEqualTo(360);
            assertThat(page.evaluate("getComputedStyle(document.body).margin")).isEqualTo("0px");
        }
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sample", "changed", "large"})
    void everyLinkWithinTheSiteResolves(String name) throws IOException {
        Map<Path, Set<String>> anchors = new HashMap<>();
        List<String> broken = new ArrayList<>();
        List<Path> pages = Browser.pages(site(name));
        for (Path file : pages) {
            anchors.put(
                    file.toRealPath(),
                    Jsoup.parse(file.toFile()).select("[id]").stream()
                            .map(Element::id)
                            .collect(Collectors.toSet()));
        }
        int links = 0;
        for (Path file : pages) {
            Document page = Jsoup.parse(file.toFile());
            for (Element link : page.select("[href], [src]")) {
                String address = link.hasAttr("href") ? link.attr("href") : link.attr("src");
                if (!address.matches("(https?|mid):.*")) {
                    links++;
                    String[] parts =
                            URLDecoder.decode(address, StandardCharsets.UTF_8).split("#", 2);
                    Path target = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]);
                    boolean resolves = Files.exists(target)
                            && (parts.length == 1
                                    || anchors.get(target.toRealPath()).contains(parts[1]));
                    if (!resolves) {
                        broken.add(file + " -> " + address);
                    }
                }
            }
        }
        assertThat(links).isGreaterThan(pages.size());
        assertThat(broken).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sample", "changed", "large"})
    void axeFindsNothingSerious(String name) throws IOException {
        List<String> found = new ArrayList<>();
        for (Look look : Look.ALL) {
            Page page = look.page();
            for (Path file : kinds(site(name))) {
                open(page, file);
                // Legacy mode leaves out a second page for each run, which is for frames of other sites.
                AxeBuilder axe = new AxeBuilder(page).setLegacyMode(true);
                if (look.dark()) {
                    axe.withRules(List.of("color-contrast")); // all else is as in light
                }
                axe.analyze()
                        .getViolations()
                        .forEach(violation ->
                                found.add(file.getFileName() + " " + look + ": " + violation.getImpact() + " "
                                        + violation.getId() + " "
                                        + violation.getNodes().getFirst().getHtml()));
            }
        }
        assertThat(found.stream().filter(line -> line.contains(": serious ") || line.contains(": critical ")))
                .isEmpty();
    }

    /** The pages at the top, one list of a year, and of deliverables and threads the largest and the smallest. */
    private static List<Path> kinds(Path site) throws IOException {
        Map<String, List<Path>> kinds = Browser.pages(site).stream()
                .collect(Collectors.groupingBy(
                        file -> site.relativize(file).toString().replaceFirst("/.*|-\\d+(?=\\.html$)", ""),
                        TreeMap::new,
                        Collectors.toList()));
        List<Path> some = new ArrayList<>();
        for (List<Path> kind : kinds.values()) {
            Comparator<Path> bySize =
                    Comparator.comparingLong(file -> file.toFile().length());
            some.add(Collections.max(kind, bySize));
            if (kind.size() > 1) {
                some.add(Collections.min(kind, bySize));
            }
        }
        return some;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sample", "large"})
    void theFilterFindsThreads(String name) throws IOException {
        Page page = browser.page(1100, false);
        open(page, site(name).resolve("threads.html"));
        int before = page.locator("#found tbody tr").count();
        String title = page.locator("#found tbody tr a").last().innerText();
        page.keyboard().press("/");
        page.keyboard().type(title.toUpperCase(Locale.ROOT));
        assertThat(page.locator("#found tbody tr a").allInnerTexts())
                .contains(title)
                .hasSizeLessThanOrEqualTo(before);
        page.keyboard().type(" zzzzqqqq");
        assertThat(page.locator("#found tbody tr").count()).isZero();
        assertThat(page.locator("#filter-status").innerText()).startsWith("0 of ");
        page.keyboard().press("Escape");
        assertThat(page.locator("#found tbody tr").count()).isEqualTo(before);
        page.locator("#found tbody tr a").first().click();
        assertThat(page.url()).contains("/thread/");
    }

    @Test
    void theFilterHidesDeliverables() {
        Page page = browser.page(1100, false);
        open(page, site("sample").resolve("index.html"));
        page.locator("#filter").fill("oMÉmo encryption");
        assertThat(page.locator("[data-row]:visible").count()).isEqualTo(1);
        assertThat(page.locator("section.kind:visible").count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "threads.html", "people.html", "about.html", "deliverable/xep-0384.html"})
    void theKeyboardReachesEverything(String name) {
        Page page = browser.page(1100, false);
        open(page, site("sample").resolve(name));
        int all = ((Number)
                        page.evaluate("document.querySelectorAll('a[href], input, summary, [tabindex=\"0\"]').length"))
                .intValue();
        page.evaluate("window.reached = new Set()");
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip");
        for (int i = 0; i < all; i++) {
            page.evaluate("window.reached.add(document.activeElement)");
            page.keyboard().press("Tab");
        }
        // What stands in a folded part is reached when that is unfolded.
        assertThat(
                        page.evaluate(
                                "Array.from(document.querySelectorAll('a[href], input, summary, [tabindex=\"0\"]'))"
                                        + ".filter(one => !window.reached.has(one) && one.checkVisibility()).map(one => one.outerHTML).join()"))
                .isEqualTo("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sample", "changed", "large"})
    void theValidatorFindsNoError(String name) throws IOException, SAXException {
        EmbeddedValidator validator = new EmbeddedValidator();
        validator.setOutputFormat(EmbeddedValidator.OutputFormat.JSON);
        List<String> errors = new ArrayList<>();
        for (Path file : kinds(site(name))) {
            JsonNode answer = JsonMapper.shared().readTree(validator.validate(file));
            answer.path("messages").forEach(message -> {
                if (message.path("type").asString().equals("error")) {
                    errors.add(
                            file.getFileName() + ": " + message.path("message").asString() + " in "
                                    + message.path("extract").asString());
                }
            });
        }
        assertThat(errors).isEmpty();
    }

    @Test
    void screenshotsAreTaken() throws IOException {
        Files.createDirectories(SCREENSHOTS);
        List<String> names =
                List.of("index.html", "threads.html", "people.html", "about.html", "deliverable/xep-0384.html");
        for (boolean dark : new boolean[] {false, true}) {
            for (int width : new int[] {360, 1200}) {
                Page page = browser.page(width, dark);
                String suffix = "-" + width + (dark ? "-dark" : "") + ".png";
                for (String name : names) {
                    open(page, site("sample").resolve(name));
                    shoot(page, name.replaceAll("[/.]", "-") + suffix);
                }
                open(page, largestThread(site("sample")));
                shoot(page, "thread" + suffix);
                open(page, site("changed").resolve("what-changed.html"));
                shoot(page, "what-changed" + suffix);
            }
        }
        Page page = browser.page(800, false);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        open(page, site("sample").resolve("deliverable/xep-0384.html"));
        shoot(page, "print.png");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }

    private static Path largestThread(Path site) throws IOException {
        return Browser.pages(site.resolve("thread")).stream()
                .max(Comparator.comparingLong(file -> file.toFile().length()))
                .orElseThrow();
    }

    private static void shoot(Page page, String name) {
        Path file = SCREENSHOTS.resolve(name);
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        assertThat(file).isNotEmptyFile();
    }
}
