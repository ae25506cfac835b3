package annals.search;

import annals.mail.MessageId;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How well searches find the thread that a message quotes or cites, beside Lucene as it is by default.
 *
 * <pre>KnownItemSearch INDEX COUNT SEED [FOLDER ADDRESS]</pre>
 *
 * At most so many items of each kind. The folder is a list's of pipermail with {@code pipermail-threads.tsv}, and the
 * address that of its pages without the scheme, so that addresses of pages in mails can be read.
 */
final class KnownItemSearch {
    private KnownItemSearch() {}

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int count = Integer.parseInt(args[1]);
        Map<String, MessageId> pages = new HashMap<>();
        if (args.length > 4) {
            List<String> rows = Files.readAllLines(Path.of(args[3], "pipermail-threads.tsv"));
            for (String row : rows.subList(1, rows.size())) {
                String[] cells = row.split("\t", -1);
                MessageId.parse(cells[5]).ifPresent(id -> pages.put(args[4] + cells[0] + "/" + cells[1] + ".html", id));
            }
        }
        Path plain = Files.createTempDirectory("known-items");
        try (KnownItems items = KnownItems.of(Path.of(args[0]), plain, pages, Long.parseLong(args[2]))) {
            for (KnownItems.Kind kind : KnownItems.Kind.values()) {
                List<KnownItems.Item> asked = items.items(kind, count);
                out.println(kind + ": " + asked.size() + " items");
                out.print(KnownItemScores.of(items, asked).table());
            }
        } finally {
            try (Stream<Path> files = Files.walk(plain)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
