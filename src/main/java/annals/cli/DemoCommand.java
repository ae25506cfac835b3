package annals.cli;

import annals.export.Version;
import annals.ingest.Ingest;
import annals.ingest.IngestReport;
import annals.ingest.Progress;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

final class DemoCommand extends AnnalsCommand {
    private static final String SAMPLE = "/annals/sample/";
    private static final String LIST = "standards@example.org";

    DemoCommand(Console console, GlobalOptions options) {
        super(console, options);
    }

    @Override
    protected void declare(Declaration command) {
        command.name("demo")
                .description(
                        "Ingest the bundled sample archive into a folder of its own ($$XDG_CACHE_HOME/annals/demo, else"
                                + " ~/.cache/annals/demo) and show one history and one search.")
                .examples("  annals demo");
    }

    @Override
    protected int run() throws IOException {
        if (isIndexGiven()) {
            throw new Failure("demo", "--index: the sample has a folder of its own", "annals demo");
        }
        Path folder = console.cache().resolve("demo");
        Path archive = folder.resolve("standards");
        Path index = folder.resolve("index");
        clear(index);
        clear(archive);
        unpack(archive);
        step("annals ingest --list " + LIST + " " + archive);
        IngestReport report = Ingest.run(
                index,
                List.of(archive.toString()),
                console.in(),
                Version.current(),
                new Ingest.Options(
                        Optional.of(LIST), false, false, false, Optional.empty(), Optional.empty(), Optional.empty()),
                Progress.NONE);
        new IngestText(console, false, index).print(report);
        int code = run(index, "history", "XEP-0384", "--digest", "1");
        code = Math.max(code, run(index, "search", "deniability"));
        console.line();
        console.line("This was an invented list with real XEPs. Try on it:");
        String annals = "  " + System.getProperty("annals.command", "annals");
        String onSample = annals + " --index " + index;
        console.line(onSample + " show " + "\"<20191104091201.GA1234@example.org>\"");
        console.line(onSample + " history \"OMEMO Media sharing\"");
        console.line(onSample + " explain \"<20191105080317.GA1519@example.org>\"");
        console.line("And on your own archive:");
        console.line(annals + " ingest FOLDER");
        return code;
    }

    private void step(String command) {
        console.line();
        console.line(console.bold("$ " + command));
    }

    private int run(Path index, String command, String... arguments) {
        step("annals " + command + " " + String.join(" ", arguments));
        return program()
                .execute(Stream.of(Stream.of(command, "--index", index.toString(), "--quiet"), Stream.of(arguments))
                        .flatMap(words -> words)
                        .toArray(String[]::new));
    }

    private static void unpack(Path archive) throws IOException {
        Files.createDirectories(archive);
        try (InputStream contents = resource("contents.txt")) {
            for (String name : new String(contents.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                try (InputStream mails = resource("standards/" + name)) {
                    Files.write(archive.resolve(name), mails.readAllBytes());
                }
            }
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream found = Version.class.getResourceAsStream(SAMPLE + name);
        if (found == null) {
            throw new FileNotFoundException("the bundled sample lacks " + name);
        }
        return found;
    }

    /** Removes what an earlier demo, perhaps of another version, left in a folder of its own. */
    private static void clear(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
