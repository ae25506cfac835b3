package annals;

import static org.assertj.core.api.Assertions.assertThat;

import annals.Annals.Run;
import annals.mail.Fault;
import annals.query.Prefix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The documentation tells of every command, option, query prefix, JSON key and fault, and its links resolve. */
class DocumentationTest {
    private static final Path PAGES = Path.of("src/site/markdown");
    private static final Pattern LISTED = Pattern.compile("(?m)^  ([a-z]+) {2,}\\S");

    @TempDir
    private static Path folder;

    /** The page is what the commands say of themselves, so that it cannot differ from them. */
    @Test
    void commandsPageHoldsTheHelpOfEveryCommand() throws IOException {
        Annals annals = new Annals(folder);
        StringBuilder page = new StringBuilder("# Commands\n\nWhat `--help` prints, for every command.\n");
        for (List<String> command : commands(annals, List.of())) {
            Run help = annals.run(
                    Stream.concat(command.stream(), Stream.of("--help")).toArray(String[]::new));
            assertThat(help.code()).isZero();
            page.append("\n## annals ").append(String.join(" ", command)).append("\n\n```\n");
            page.append(help.out().strip()).append("\n```\n");
            assertThat(help.out()).as("%s has examples", command).contains("Examples:");
        }
        Golden.assertMatches(PAGES.resolve("commands.md"), page.toString().replace("## annals \n", "## annals\n"));
    }

    @Test
    void querySyntaxTellsOfEveryPrefix() throws IOException {
        String page = Files.readString(PAGES.resolve("query-syntax.md"));
        List<String> missing = Stream.of(Prefix.values())
                .flatMap(prefix -> prefix.names().stream())
                .filter(name -> !page.contains("`" + name + ":"))
                .toList();
        assertThat(missing).isEmpty();
    }

    @Test
    void outputFormatTellsOfEveryKey() throws IOException {
        Annals annals = new Annals(folder.resolve("keys"));
        Path archive = annals.sample();
        List<Run> runs = List.of(
                annals.run("ingest", "--list", Annals.SAMPLE_LIST, archive.toString(), "--json"),
                annals.run("history", "0384", "--mentions", "--json"),
                annals.run("search", "OMEMO", "--all-messages", "--json"),
                annals.run("search", "OMEMO", "--messages", "--json"),
                annals.run("search", "OMEMO", "--explain-score", "--json"),
                annals.run("search", "OMEMO", "--facets", "--json"),
                annals.run("retag", "--json"),
                annals.run("show", "<20191104091201.GA1234@example.org>", "--json"),
                annals.run("explain", "<20191105080317.GA1519@example.org>", "--json"),
                annals.run("deliverables", "--json"),
                annals.run("catalog", "show", "ox", "--json"),
                annals.run("stats", "--json"),
                annals.run("parse", "--segments", archive.toString()));
        Set<String> keys = new TreeSet<>();
        for (Run run : runs) {
            assertThat(run.code()).as(run.err()).isZero();
            run.lines().forEach(line -> collect(JsonMapper.shared().readTree(line), keys));
        }
        String page = Files.readString(PAGES.resolve("output-format.md"));
        assertThat(keys).hasSizeGreaterThan(60);
        assertThat(keys.stream().filter(key -> !page.contains("`" + key + "`")).toList())
                .isEmpty();
    }

    @Test
    void outputFormatTellsOfEveryFault() throws IOException {
        String page = Files.readString(PAGES.resolve("output-format.md"));
        for (Fault.Kind kind : Fault.Kind.values()) {
            assertThat(page).contains("| `" + kind.json() + "` | " + kind.sentence() + " |");
        }
    }

    @Test
    void readmeBeginsWithTheTwoCommands() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        assertThat(readme.substring(0, readme.indexOf("```\n") + 4))
                .contains("```sh\nmvn -q -DskipTests package && target/annals/bin/annals demo\nmvn verify\n```\n")
                .satisfies(screen -> assertThat(screen.lines()).hasSizeLessThan(25));
    }

    @Test
    void linksResolve() throws IOException {
        List<String> broken = new ArrayList<>();
        try (Stream<Path> pages = Files.list(PAGES)) {
            for (Path page :
                    Stream.concat(pages, Stream.of(Path.of("README.md"))).toList()) {
                Matcher link = Pattern.compile("]\\(([^)#:]+)\\)").matcher(Files.readString(page));
                while (link.find()) {
                    Path target = page.resolveSibling(link.group(1));
                    if (!Files.exists(target)) {
                        broken.add(page + " -> " + link.group(1));
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    /** All commands below one, by its help, the deepest last. */
    private static List<List<String>> commands(Annals annals, List<String> above) {
        List<List<String>> found = new ArrayList<>();
        found.add(above);
        String help = annals.run(
                        Stream.concat(above.stream(), Stream.of("--help")).toArray(String[]::new))
                .out();
        int list = help.indexOf("\nCommands:\n");
        if (list >= 0) {
            Matcher listed = LISTED.matcher(help.substring(list, help.indexOf("\nExamples:", list)));
            while (listed.find()) {
                found.addAll(commands(
                        annals,
                        Stream.concat(above.stream(), Stream.of(listed.group(1)))
                                .toList()));
            }
        }
        return found;
    }

    private static void collect(JsonNode node, Set<String> keys) {
        boolean countsByKind = false;
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            countsByKind =
                    property.getKey().equals("faults") && property.getValue().isObject();
            keys.add(property.getKey());
            if (!countsByKind) {
                collect(property.getValue(), keys);
            }
        }
        if (node.isArray()) {
            node.forEach(element -> collect(element, keys));
        }
    }
}
