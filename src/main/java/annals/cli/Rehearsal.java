package annals.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Commands run with nobody listening: the launcher has a JVM watch them once, and what it saw makes later processes
 * start quicker. Those that read and those that ingest apart, since a start pays for each class that was seen; those
 * that ingest much apart from both, since only these profit from what the compiler learned.
 */
final class Rehearsal {
    private static final String THREAD = "<20191104091201.GA1234@example.org>";

    /** Of the sample: enough mails for the compiler to tell what is worth its time. */
    private static final int COPIES = 150;

    private static final List<List<String>> COMMANDS = List.of(
            List.of("search", "--json", "device key"),
            List.of("search", "--json", "\"device list\" d:2019.."),
            List.of("search", "--json", "s:omemo f:example deni*"),
            List.of("search", "--json", "key NEAR/5 device -xep:0420"),
            List.of("search", "--json", "--messages", "nq:key"),
            List.of("search", "--facets", "tag:e2ee"),
            List.of("search", "--deliverable", "omemo", "ratchet fingerprints"),
            List.of("show", THREAD),
            List.of("show", "--json", THREAD),
            List.of("explain", THREAD),
            List.of("digest", THREAD),
            List.of("history", "--json", "OMEMO"),
            List.of("history", "OMEMO"),
            List.of("deliverables"),
            List.of("stats"));

    private Rehearsal() {}

    /**
     * Rehearses.
     *
     * @param kind as the launcher calls it: "read", "ingest" or "long"
     * @param index of the bundled sample
     */
    static void of(String kind, String index) {
        switch (kind) {
            case "read" -> read(index);
            case "ingest" -> ingest(index);
            case "long" -> ingestMuch(index, COPIES);
            default -> throw new IllegalArgumentException(kind);
        }
    }

    /** Runs commands that read an index of the bundled sample. */
    private static void read(String index) {
        COMMANDS.forEach(command -> run(index, command));
    }

    /**
     * Ingests what lies beside an index of the bundled sample into a new one: a part of it first, then all, then all
     * again with nothing new.
     */
    private static void ingest(String index) {
        Path archive = Path.of(index).resolveSibling("standards");
        String again = Path.of(index).resolveSibling("again").toString();
        run(again, List.of("ingest", archive.resolve("2019-November.txt").toString()));
        run(again, List.of("ingest", archive.toString()));
        run(again, List.of("ingest", archive.toString()));
    }

    /**
     * Ingests many copies of what lies beside an index of the bundled sample, each with ids of its own, and parses
     * some.
     */
    static void ingestMuch(String index, int count) {
        Path archive = Path.of(index).resolveSibling("standards");
        Path copies = Path.of(index).resolveSibling("copies");
        try (Stream<Path> sample = Files.list(archive)) {
            List<Path> files = sample.sorted().toList();
            for (int copy = 0; copy < count; copy++) {
                Path folder = Files.createDirectories(copies.resolve(String.valueOf(copy)));
                for (Path file : files) {
                    String mails = Files.readString(file, StandardCharsets.ISO_8859_1);
                    String own = mails.replace("@example.", "@copy" + copy + ".example.");
                    Files.writeString(folder.resolve(file.getFileName()), own, StandardCharsets.ISO_8859_1);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(Path.of(index).resolveSibling("many").toString(), List.of("ingest", copies.toString()));
        run(index, List.of("parse", "--json", copies.resolve("0").toString()));
    }

    private static void run(String index, List<String> command) {
        List<String> arguments = new ArrayList<>(List.of("--index", index));
        arguments.addAll(command);
        int code = Main.run(
                arguments.toArray(String[]::new),
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                Terminal.NONE,
                Map.of());
        if (code == ExitCode.WRONG) {
            throw new IllegalStateException("the rehearsal of " + command + " went wrong");
        }
    }
}
