package annals;

import static org.assertj.core.api.Assertions.assertThat;

import annals.Annals.Run;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell without a terminal, as scripts use it. */
class ShellTest {
    @TempDir
    private Path folder;

    private Annals annals;

    @BeforeEach
    void ingest() {
        annals = new Annals(folder);
        assertThat(annals.ingestSample().code()).isZero();
    }

    private Run shell(String script, String... more) {
        String[] arguments = new String[more.length + 1];
        arguments[0] = "shell";
        System.arraycopy(more, 0, arguments, 1, more.length);
        return annals.run(script.getBytes(StandardCharsets.UTF_8), arguments);
    }

    @Test
    void bareLineIsASearchWithItsQuotes() {
        Run run = shell("\"double ratchet\"\n");
        assertThat(run.out())
                .isEqualTo(annals.run("search", "\"double ratchet\"").out());
        assertThat(run.out()).isNotEmpty();
        assertThat(run.code()).isZero();
    }

    @Test
    void lineOfACommandDoesWhatTheCommandDoes() {
        Run run = shell("search --limit 2 --format ids 'OMEMO'\nhistory 'ox' --no-threads\nstats\n");
        assertThat(run.out())
                .isEqualTo(annals.run("search", "--limit", "2", "--format", "ids", "OMEMO")
                                .out()
                        + annals.run("history", "ox", "--no-threads").out()
                        + annals.run("stats").out());
    }

    @Test
    void optionsOfOneLineEndWithIt() {
        assertThat(shell("search --limit 1 --json OMEMO\nOMEMO\n").out())
                .isEqualTo(
                        annals.run("search", "--limit", "1", "--json", "OMEMO").out()
                                + annals.run("search", "OMEMO").out());
    }

    /** The commands are called again and again, so what one line asked for must not be left for the next. */
    @Test
    void everyCommandBeginsAnewWithItsDefaults() {
        String id = annals.run("search", "--limit", "1", "--format", "ids", "OMEMO")
                .out()
                .strip();
        List<String> lines = List.of(
                "search --messages --limit 1 --offset 1 --sort date --hits 1 --color always OMEMO",
                "search OMEMO",
                "search --count --deliverable omemo --since 2015 --until 2020 --quiet key",
                "search key",
                "history OMEMO --events revision --since 2018 --until 2020 --mentions --digest 2 --questions --json",
                "history OMEMO",
                "deliverables --all --color always",
                "deliverables",
                "show --tree --quotes " + id,
                "show --message " + id,
                "show " + id,
                "digest --sentences 1 --words 20 --rank " + id,
                "digest " + id,
                "explain --all --format json " + id,
                "explain " + id,
                "stats --faults",
                "stats",
                "search --help",
                "search --facets OMEMO",
                "search OMEMO");
        String each =
                lines.stream().map(line -> annals.run(line.split(" ")).out()).collect(Collectors.joining());
        assertThat(shell(String.join("\n", lines) + "\n").out()).isEqualTo(each).contains("\u001b[");
    }

    @Test
    void optionsOfTheShellHoldForEachLine() {
        assertThat(shell("OMEMO\n", "--format", "ids").out())
                .isEqualTo(annals.run("search", "--format", "ids", "OMEMO").out());
    }

    @Test
    void errorIsALineAndTheNextLineIsAnswered() {
        Run run = shell("search 'OMEMO\nnosuch:x\nstats --nosuch\nsearch --count OMEMO\n");
        assertThat(run.err().lines().filter(line -> line.startsWith("annals: ")))
                .hasSize(3)
                .first()
                .isEqualTo("annals: shell: a ' without its end");
        assertThat(run.out()).isEqualTo(annals.run("search", "--count", "OMEMO").out());
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void commandThatWritesIsRefused() {
        Run run = shell("ingest " + folder + "\n");
        assertThat(run.err())
                .isEqualTo("annals: shell: ingest is no command of the shell; run it outside: annals ingest\n");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void helpListsCommandsAndExitLeaves() {
        Run run = shell("help\nhelp search\nexit\nOMEMO\n");
        assertThat(run.out())
                .contains("  deliverables")
                .endsWith(annals.run("search", "--help").out());
    }

    @Test
    void shellWithoutIndexTellsEachLine() {
        Run run = shell("OMEMO\n\n", "--index", folder.resolve("none").toString());
        assertThat(run.err()).startsWith("annals: index: ").hasLineCount(1);
        assertThat(run.code()).isEqualTo(2);
        assertThat(Files.exists(folder.resolve("none"))).isFalse();
    }
}
