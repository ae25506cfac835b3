package annals.export.site;

import static annals.ingest.Sample.mail;
import static org.assertj.core.api.Assertions.assertThat;

import annals.export.DenyList;
import annals.export.Exported;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails that try to be more than text are text in every form, and no script of theirs runs. */
class HostileMailTest {
    private static final List<String> HOSTILE = List.of(
            "<script>window.ran = true; alert(1)</script>",
            "</style></title></textarea></pre><script>window.ran = true</script>",
            "<img src=x onerror=\"window.ran = true\">",
            "\" onmouseover=\"window.ran = true\" x=\"",
            "' autofocus onfocus='window.ran = true' x='",
            "<svg onload=\"window.ran = true\"><script>window.ran = true</script></svg>",
            "<a href=\"javascript:window.ran = true\">click</a> javascript:window.ran=true",
            "https://x.example/\"onclick=\"window.ran=true",
            "&lt;script&gt;window.ran = true&lt;/script&gt; &#60;b&#62;",
            "<iframe srcdoc=\"<script>parent.ran = true</script>\"></iframe>",
            "<meta http-equiv=refresh content=\"0;url=https://x.example/\">",
            "<base href=\"https://x.example/\"><link rel=stylesheet href=//x.example/y.css>",
            "\u202Egnp.exe\u202C \u2066x\u2069 \u200B",
            "=HYPERLINK(\"http://x.example\";\"y\")",
            "]]><!-- --!> <![CDATA[ <?xml ?>",
            "\\u003cscript\\u003e `${window.ran = true}` \u2028 \u2029");

    @TempDir
    private Path folder;

    private Path index() throws IOException {
        StringBuilder mails = new StringBuilder();
        for (int i = 0; i < HOSTILE.size(); i++) {
            String hostile = HOSTILE.get(i);
            mails.append(mail(
                            "h" + i,
                            i + 1,
                            "OMEMO " + hostile,
                            "",
                            "Hello OMEMO. " + hostile + "\n\n> " + hostile + "\n> two\n> three\n\n-- \n" + hostile)
                    .replace("(Ada Finch)", "(Ada " + hostile.replaceAll("[()\\\\]", "") + ")"));
        }
        mails.append(mail("long", 28, "OMEMO " + "x".repeat(10 << 20), "", "A long subject."));
        return Exported.index(folder, mails.toString());
    }

    @Test
    void isTextInEveryFormAndRunsNothing() throws IOException {
        Assumptions.assumeTrue(Browser.isInstalled(), "skipped: no /usr/bin/chromium (apt-get install chromium)");
        Path index = index();
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
