package annals.parse;

import annals.archive.ArchiveFile;
import annals.archive.RawMessage;
import annals.archive.SourceReader;
import annals.archive.Sources;
import annals.mail.Fault;
import annals.mail.MessageId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Labels of the lines of real mails, and those mails where their archives are: only the labels are in this repository.
 */
final class RealLabels {
    private RealLabels() {}

    /**
     * One labelled mail.
     *
     * @param labels one for each line of the body that is not blank
     */
    record Row(String list, String file, MessageId id, List<String> labels) {
        Row {
            labels = List.copyOf(labels);
        }

        private static Row read(String line) {
            String[] columns = line.split("\t", -1);
            List<String> labels = new ArrayList<>();
            for (String run : columns[3].split(" ", -1)) {
                int kind = 0;
                while (Character.isDigit(run.charAt(kind))) {
                    kind++;
                }
                String label = run.charAt(kind) == 'x' ? run.substring(kind + 1) : run.substring(kind);
                for (int i = Integer.parseInt(run.substring(0, kind)); i > 0; i--) {
                    labels.add(label);
                }
            }
            return new Row(
                    columns[0],
                    columns[1],
                    MessageId.parse("<" + columns[2] + ">").orElseThrow(),
                    labels);
        }
    }

    static List<Row> read(Path labels) throws IOException {
        return Files.readAllLines(labels).stream()
                .filter(line -> !line.startsWith("#"))
                .map(Row::read)
                .toList();
    }

    /** The bodies of labelled mails as they stand there: what follows the first empty line. */
    static final class Bodies {
        private final Path corpora;
        private final Map<Path, Map<MessageId, String>> months = new HashMap<>();

        /**
         * Those of the archives in the folders of a folder: {@code scale/bioc-devel}, {@code pipermail/twisted-web}.
         */
        Bodies(Path corpora) {
            this.corpora = corpora;
        }

        String of(Row row) {
            Path month = Stream.of("scale", "pipermail")
                    .map(folder -> corpora.resolve(folder).resolve(row.list()).resolve(row.file()))
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no file " + row.list() + "/" + row.file()));
            return months.computeIfAbsent(month, Bodies::bodies).getOrDefault(row.id(), "");
        }

        private static Map<MessageId, String> bodies(Path month) {
            Map<MessageId, String> bodies = new HashMap<>();
            try {
                for (ArchiveFile file : Sources.find(month.toString())) {
                    new SourceReader().read(file, raw -> addBody(raw, bodies));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bodies;
        }

        private static void addBody(RawMessage raw, Map<MessageId, String> bodies) {
            List<Fault> faults = new ArrayList<>();
            HeaderBlock headers = HeaderBlock.read(raw.content(), faults);
            Optional<MessageId> id = headers.first("message-id").flatMap(MessageId::parse);
            int start = headers.bodyStart();
            id.ifPresent(found -> bodies.putIfAbsent(
                    found,
                    new String(raw.content(), start, raw.content().length - start, StandardCharsets.ISO_8859_1)));
        }
    }
}
