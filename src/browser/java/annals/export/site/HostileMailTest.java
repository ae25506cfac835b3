package annals.export.site;

import static org.assertj.core.api.Assertions.assertThat;

import annals.export.DenyList;
import annals.export.Exported;
import annals.export.HostileMails;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails that try to be more than text are text on every page, and no script of theirs runs. */
@Tag("browser")
class HostileMailTest {
    @TempDir
    private Path folder;

    @Test
    void isTextOnEveryPageAndRunsNothing() throws IOException {
        Assumptions.assumeTrue(Browser.isInstalled(), "skipped: no /usr/bin/chromium (apt-get install chromium)");
        Path index = HostileMails.index(folder);
        Path site = folder.resolve("site");
        Exported.query(index, "d:2020", site, new SiteExport(), DenyList.EMPTY);
        try (Browser browser = new Browser()) {
            Page page = browser.page(1100, false);
            StringBuilder shown = new StringBuilder();
            for (Path file : Browser.pages(site)) {
                page.navigate(file.toUri().toString());
                page.locator("#filter").all().forEach(filter -> filter.fill("OMEMO"));
                assertThat(page.evaluate("window.ran === undefined"))
                        .as(file.toString())
                        .isEqualTo(true);
                page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
                page.evaluate(
                        "document.querySelectorAll('*').forEach(one => { one.dispatchEvent(new Event('mouseover'));"
                                + " one.dispatchEvent(new Event('focus')); })");
                assertThat(page.evaluate("window.ran === undefined"))
                        .as(file.toString())
                        .isEqualTo(true);
                assertThat(page.evaluate(
                                "document.querySelectorAll('iframe, img, object, base, style, main script').length"))
                        .isEqualTo(0);
                shown.append(page.locator("body").textContent());
                Document parsed = Jsoup.parse(file.toFile());
                assertThat(parsed.select(
                                "[onclick], [onload], [onerror], [onfocus], [onmouseover], [href^=javascript]"))
                        .isEmpty();
                assertThat(Files.size(file)).isLessThan(200_000);
            }
            assertThat(browser.complaints()).isEmpty();
            assertThat(shown.toString())
                    .contains(
                            "<script>window.ran = true; alert(1)</script>",
                            "<svg onload=",
                            "<img src=x onerror=",
                            "]]><!-- --!>")
                    .doesNotContain("\u202E", "\u2066", "\u200B", "\u2028");
        }
    }
}
