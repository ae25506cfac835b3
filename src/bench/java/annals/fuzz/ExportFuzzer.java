package annals.fuzz;

import static annals.fuzz.Soundness.require;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** An archive of any bytes, ingested, shown, and exported as a site and as Markdown. */
public final class ExportFuzzer {
    private static final Program PROGRAM = Program.inNewFolder();
    private static final Path ARCHIVE = PROGRAM.folder().resolve("archive.mbox");
    private static final Path SITE = PROGRAM.folder().resolve("site");
    private static final Path MARKDOWN = PROGRAM.folder().resolve("markdown");

    /** Elements that load, run or send something. */
    private static final Set<String> ACTIVE =
            Set.of("iframe", "object", "embed", "form", "base", "style", "img", "video", "audio", "applet", "template");

    private static final Pattern SAFE_ADDRESS =
            Pattern.compile("(?:https?:|xmpp:|mid:|[^:]*$|[^:]*[#?/]).*", Pattern.DOTALL);

    private ExportFuzzer() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        for (Path old : List.of(PROGRAM.index(), SITE, MARKDOWN)) {
            Program.remove(old);
        }
        Files.write(ARCHIVE, input);
        PROGRAM.run("ingest", "--quiet", ARCHIVE.toString());
        if (!Files.exists(PROGRAM.index())) {
            return;
        }
        PROGRAM.run("search", "--limit", "3", "*");
        PROGRAM.run("export", "--quiet", "--query", "*", "--to", MARKDOWN.toString());
        PROGRAM.run("export", "--quiet", "--query", "*", "--format", "site", "--to", SITE.toString());
        if (Files.exists(SITE)) {
            try (Stream<Path> files = Files.walk(SITE)) {
                for (Path page :
                        files.filter(file -> file.toString().endsWith(".html")).toList()) {
                    check(Jsoup.parse(page));
                }
            }
        }
    }

    private static void check(Document page) {
        for (Element element : page.getAllElements()) {
            require(!ACTIVE.contains(element.normalName()), "a page has no element " + element.normalName());
            require(
                    !element.normalName().equals("script")
                            || (element.data().isEmpty() && element.attr("src").matches("(?:\\.\\./)*assets/[a-z.-]+")),
                    "a page runs the site's own scripts alone");
            for (Attribute attribute : element.attributes()) {
                require(!attribute.getKey().startsWith("on"), "no attribute runs a script");
                require(
                        !Set.of("href", "src").contains(attribute.getKey())
                                || SAFE_ADDRESS.matcher(attribute.getValue()).matches(),
                        "an address is one of the site or of the web: " + attribute.getValue());
            }
        }
    }
}
