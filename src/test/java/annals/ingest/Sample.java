package annals.ingest;

import annals.spec.Catalogue;
import annals.tag.RuleBook;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The bundled sample archive as files and as an index, and small archives written in a test. */
public final class Sample {
    /** Its list, whose people are invented. */
    public static final String LIST = "standards@example.org";

    /** The built-in catalogue, read once. */
    public static final Catalogue CATALOGUE = Catalogue.builtIn();

    private Sample() {}

    /** Puts the archive's files into a folder and gives their paths. */
    public static List<String> into(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<String> files = new ArrayList<>();
        for (String name : resource("contents.txt").lines().toList()) {
            files.add(Files.writeString(folder.resolve(name), resource("standards/" + name))
                    .toString());
        }
        return files;
    }

    /** An index of the whole archive below a folder. */
    public static Path index(Path folder) throws IOException {
        Path index = folder.resolve("index");
        ingest(index, into(folder.resolve("standards")));
        return index;
    }

    /** Ingests as the command does. */
    public static IngestReport ingest(Path index, List<String> sources) throws IOException {
        return ingest(index, sources, false, false);
    }

    static IngestReport ingest(Path index, List<String> sources, boolean strict, boolean dry) throws IOException {
        return ingest(
                index,
                sources,
                new Ingest.Options(
                        Optional.of(LIST), strict, dry, false, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** Ingests with what a user's file of deliverables and rules says. */
    static IngestReport ingest(Path index, List<String> sources, String catalog) throws IOException {
        return ingest(
                index,
                sources,
                new Ingest.Options(
                        Optional.of(LIST),
                        false,
                        false,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(RuleBook.changedBy(catalog, "a test"))));
    }

    static IngestReport ingest(Path index, List<String> sources, Ingest.Options options) throws IOException {
        return Ingest.run(index, sources, InputStream.nullInputStream(), "test", options, Progress.NONE);
    }

    /** A mail of Ada's for an mbox: an id, a day of May 2020, a subject, further header lines, and the text. */
    public static String mail(String local, int day, String subject, String headers, String text) {
        return """
                From ada at example.org  Fri May %2d 12:00:00 2020
                From: ada at example.org (Ada Finch)
                Date: %d May 2020 12:00:00 +0000
                Subject: %s
                Message-ID: <%s@example.org>
                %s
                %s

                """.formatted(day, day, subject, local, headers, text);
    }

    /** Headers of a reply, after the subject's. */
    public static String answers(String... locals) {
        StringBuilder references = new StringBuilder("References:");
        for (String local : locals) {
            references.append(" <").append(local).append("@example.org>");
        }
        return "In-Reply-To: <" + locals[locals.length - 1] + "@example.org>\n" + references + "\n";
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Sample.class.getResourceAsStream("/annals/sample/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
