package annals;

import annals.cli.Main;
import annals.cli.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs commands in this process as a user would, without a terminal.
 *
 * @param folder what the commands may write into: the index is {@code index} there
 */
record Annals(Path folder) {
    /** The list of the bundled sample. */
    static final String SAMPLE_LIST = "standards@example.org";

    /**
     * What a command did.
     *
     * @param code the exit code
     * @param out standard output
     * @param err standard error
     */
    record Run(int code, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    /** Runs a command. */
    Run run(String... arguments) {
        return run(InputStream.nullInputStream(), arguments);
    }

    /** Runs a command with that standard input. */
    Run run(InputStream in, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Run run = run(in, out, arguments);
        return new Run(run.code(), out.toString(StandardCharsets.UTF_8), run.err());
    }

    /** Runs a command that prints into that stream. */
    Run runInto(OutputStream out, String... arguments) {
        return run(InputStream.nullInputStream(), out, arguments);
    }

    /** Runs a command on a terminal of a hundred columns whose pager is that shell command. */
    Run runPaged(String pager, String... arguments) {
        return run(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                new Terminal(false, true, true, 100),
                Map.of("PAGER", pager),
                arguments);
    }

    /** Runs a command on a terminal of so many columns, without a pager. */
    Run runOn(int columns, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Run run = run(
                InputStream.nullInputStream(),
                out,
                new Terminal(false, true, true, columns),
                Map.of("PAGER", "cat"),
                Stream.concat(Stream.of("--no-pager", "--color", "never"), Arrays.stream(arguments))
                        .toArray(String[]::new));
        return new Run(run.code(), out.toString(StandardCharsets.UTF_8), run.err());
    }

    private Run run(InputStream in, OutputStream out, String... arguments) {
        return run(in, out, Terminal.NONE, Map.of(), arguments);
    }

    private Run run(
            InputStream in, OutputStream out, Terminal terminal, Map<String, String> more, String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Map<String, String> environment = new HashMap<>(more);
        environment.put("ANNALS_INDEX", index().toString());
        environment.put("ANNALS_PAUSE", "0"); // the only server is a test's own
        environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        int code = Main.run(arguments, in, out, err, terminal, environment);
        return new Run(code, "", err.toString(StandardCharsets.UTF_8));
    }

    Run run(byte[] in, String... arguments) {
        return run(new ByteArrayInputStream(in), arguments);
    }

    Path index() {
        return folder.resolve("index");
    }

    /** The sample archive as files, the first time from the resources. */
    Path sample() {
        Path archive = folder.resolve("standards");
        try {
            if (!Files.exists(archive)) {
                Files.createDirectories(archive);
                for (String name : resource("contents.txt").lines().toList()) {
                    Files.writeString(archive.resolve(name), resource("standards/" + name));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return archive;
    }

    /** Ingests the sample. */
    Run ingestSample() {
        return run("ingest", "--list", SAMPLE_LIST, sample().toString());
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Annals.class.getResourceAsStream("/annals/sample/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
