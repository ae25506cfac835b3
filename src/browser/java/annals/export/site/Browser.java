package annals.export.site;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Debian's Chromium without a screen and without a network; notes whatever a page complains of. */
final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Browser() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        page = listened(chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions().setOffline(true))
                .newPage());
    }

    static boolean isInstalled() {
        return Files.isExecutable(CHROMIUM);
    }

    /**
     * The one page, of that width, light or dark, that may not leave this machine. Chromium opens a window with
     * processes of its own for each new one, which takes seconds.
     */
    Page page(int width, boolean dark) {
        page.setViewportSize(width, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT));
        return page;
    }

    private Page listened(Page opened) {
        opened.onConsoleMessage(message -> complaints.add(opened.url() + ": " + message.type() + " " + message.text()));
        opened.onPageError(error -> complaints.add(opened.url() + ": " + error));
        opened.onDialog(dialog -> {
            complaints.add(opened.url() + ": a dialog " + dialog.message());
            dialog.dismiss();
        });
        opened.onRequest(request -> {
            if (!request.url().startsWith("file:")) {
                complaints.add(opened.url() + ": asks for " + request.url());
            }
        });
        return opened;
    }

    /** What pages wrote to the console, asked from the network, or showed as a dialog. */
    List<String> complaints() {
        return complaints;
    }

    /** All pages of a site, in the order of their names. */
    static List<Path> pages(Path site) throws IOException {
        try (Stream<Path> files = Files.walk(site)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
