package annals.export;

import static annals.ingest.Sample.CATALOGUE;

import annals.export.site.SiteExport;
import annals.index.ThreadIndexReader;
import annals.ingest.Sample;
import annals.mail.MessageId;
import annals.profile.Profiles;
import annals.query.QueryParser;
import annals.search.SearchOptions;
import annals.search.Searcher;
import annals.spec.Deliverable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Exports of an index, as the command makes them. */
public final class Exported {
    private Exported() {}

    /** All forms but mbox, which has addresses. */
    public static Stream<EditionWriter> forms() {
        return Stream.of(new MarkdownExport(), new JsonExport(), new CsvExport(), new AtomExport(), new SiteExport());
    }

    /** An index of one file with these mails. */
    public static Path index(Path folder, String... mails) throws IOException {
        Path archive = Files.writeString(folder.resolve("2020-May.txt"), String.join("", mails));
        Path index = folder.resolve("index");
        Sample.ingest(index, List.of(archive.toString()));
        return index;
    }

    /** Exports all E2EE deliverables; gives the files, in the order of their names. */
    public static List<Path> deliverables(Path index, Path folder, EditionWriter writer, DenyList deny)
            throws IOException {
        try (ThreadIndexReader reader = ThreadIndexReader.open(index)) {
            return write(
                    editor(reader, deny, false)
                            .ofDeliverables(CATALOGUE.deliverables().stream()
                                    .filter(Deliverable::isE2ee)
                                    .toList()),
                    folder,
                    writer);
        }
    }

    /** Exports what answers a query; gives the files, in the order of their names. */
    public static List<Path> query(Path index, String query, Path folder, EditionWriter writer, DenyList deny)
            throws IOException {
        return query(index, query, folder, writer, deny, false);
    }

    /** The same, with addresses or without. */
    public static List<Path> query(
            Path index, String query, Path folder, EditionWriter writer, DenyList deny, boolean addresses)
            throws IOException {
        try (Searcher searcher = Searcher.open(index, name -> name)) {
            List<MessageId> threads = searcher
                    .search(
                            QueryParser.parse(query),
                            SearchOptions.DEFAULT.page(0, Integer.MAX_VALUE).showing(0))
                    .hits()
                    .stream()
                    .map(hit -> hit.summary().id())
                    .toList();
            return write(editor(searcher.reader(), deny, addresses).ofQuery(query, threads), folder, writer);
        }
    }

    static Editor editor(ThreadIndexReader reader, DenyList deny, boolean addresses) throws IOException {
        return new Editor(reader, Profiles.builtIn(), CATALOGUE, deny, addresses, Editor.Progress.NONE);
    }

    static List<Path> write(Edition edition, Path folder, EditionWriter writer) throws IOException {
        try (ExportFolder target = ExportFolder.open(folder, writer.form())) {
            writer.write(edition, target, Editor.Progress.NONE);
            return target.commit();
        }
    }

    /** The text of all files one after the other. */
    static String text(List<Path> files) {
        return files.stream()
                .map(file -> {
                    try {
                        return Files.readString(file);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .collect(Collectors.joining("\n"));
    }
}
