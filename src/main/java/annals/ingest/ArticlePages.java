package annals.ingest;

import annals.archive.ArchiveFile;
import annals.index.ThreadIndexReader;
import annals.index.ThreadIndexWriter;
import annals.mail.MessageId;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Takes over the numbered pages that {@code fetch --articles} noted in {@code articles.tsv} beside the mails. */
final class ArticlePages {
    private static final String FILE = "articles.tsv";

    private final Set<Path> files = new LinkedHashSet<>();

    /** Looks beside a file that is read. */
    void beside(ArchiveFile file) {
        Optional<Path> noted = file.path().map(path -> path.resolveSibling(FILE));
        noted.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                .ifPresent(files::add);
    }

    /** Whether no file was found. */
    boolean isEmpty() {
        return files.isEmpty();
    }

    /** Whether the index lacks a page. */
    boolean hasNews(ThreadIndexReader index) throws IOException {
        boolean[] news = {false};
        forEach((page, id) -> news[0] = news[0] || !index.article(page).equals(Optional.of(id)));
        return news[0];
    }

    /** Puts what is new into the index; lines of another form are passed over. */
    void put(ThreadIndexWriter index) throws IOException {
        forEach(index::putArticle);
    }

    @FunctionalInterface
    private interface Visitor {
        void visit(String page, MessageId id) throws IOException;
    }

    private void forEach(Visitor visitor) throws IOException {
        for (Path file : files) {
            try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    int tab = line.indexOf('\t');
                    Optional<MessageId> id = tab > 0 ? MessageId.parse(line.substring(tab + 1)) : Optional.empty();
                    if (id.isPresent() && line.startsWith("http")) {
                        visitor.visit(line.substring(0, tab), id.get());
                    }
                }
            } catch (MalformedInputException e) {
                throw new IOException(file + ": not what fetch wrote; remove it", e);
            }
        }
    }
}
