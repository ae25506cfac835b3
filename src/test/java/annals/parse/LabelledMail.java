package annals.parse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * An invented body with one label a line.
 *
 * @param labels as long as the lines; "_" for blank lines
 */
record LabelledMail(String name, List<String> labels, List<String> lines) {
    LabelledMail {
        labels = List.copyOf(labels);
        lines = List.copyOf(lines);
    }

    /** Those of a folder, by their names. */
    static List<LabelledMail> all(Path folder, Predicate<Path> wanted) throws IOException {
        List<LabelledMail> mails = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".txt"))
                    .filter(wanted)
                    .sorted()
                    .toList()) {
                mails.add(read(file));
            }
        }
        return mails;
    }

    private static LabelledMail read(Path file) throws IOException {
        List<String> rows = Files.readAllLines(file).stream()
                .dropWhile(row -> row.startsWith("# "))
                .toList();
        return new LabelledMail(
                file.getFileName().toString(),
                rows.stream().map(row -> row.substring(0, 1)).toList(),
                rows.stream().map(row -> row.substring(2)).toList());
    }

    String body() {
        return String.join("\n", lines);
    }
}
