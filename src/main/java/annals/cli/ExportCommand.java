package annals.cli;

import annals.export.AtomExport;
import annals.export.ChangesMarkdown;
import annals.export.CsvExport;
import annals.export.DenyList;
import annals.export.Edition;
import annals.export.EditionWriter;
import annals.export.Editor;
import annals.export.ExportFolder;
import annals.export.JsonExport;
import annals.export.MarkdownExport;
import annals.export.MboxExport;
import annals.export.site.ChangesPage;
import annals.export.site.SiteExport;
import annals.index.ThreadIndexReader;
import annals.mail.MessageId;
import annals.mail.VisibleText;
import annals.profile.Profiles;
import annals.query.DateRange;
import annals.query.Query;
import annals.search.SearchOptions;
import annals.search.Searcher;
import annals.spec.Catalogue;
import annals.spec.Deliverable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class ExportCommand extends AnnalsCommand {
    private static final List<String> FORMATS = List.of("markdown", "site", "csv", "atom", "mbox");

    private @Nullable Path to;
    private List<String> deliverables = List.of();
    private @Nullable String query;
    private @Nullable String whatChanged;
    private @Nullable Path deny;
    private boolean addresses;

    ExportCommand(Console console, GlobalOptions options) {
        super(console, options);
    }

    @Override
    protected void declare(Declaration command) {
        command.name("export")
                .description(
                        "Write what an index tells into a folder: the dossiers of deliverables, or the threads that answer a"
                                + " query. Addresses are left out.")
                .examples(
                        "  annals export --to dossiers                                 Markdown, a page for each deliverable",
                        "  annals export --to pages --format site                      open pages/index.html in a browser",
                        "  annals export --to pages --format site -D omemo -D ox       these two alone",
                        "  annals export --to found --format site --query 's:keys d:2020'",
                        "  annals export --to tables --format csv --deny people-who-asked.txt",
                        "  annals export --to mails --format mbox --addresses          mails as they are",
                        "  annals export --to meeting --what-changed 2026-09..2026-11  news for a meeting")
                .requiredPath(
                        "--to=DIR",
                        "Write into DIR, which is made if needed; files of others in it are left alone.",
                        given -> to = given)
                .repeated(
                        "-D, --deliverable=D",
                        "Export only D; may be given several times (default: all that are about end-to-end encryption).",
                        given -> deliverables = given)
                .text("--query=QUERY", "Export the threads that answer QUERY instead.", given -> query = given)
                .text(
                        "--what-changed=A..B",
                        "Write one page of what is new between two days, as Markdown or site.",
                        given -> whatChanged = given)
                .path(
                        "--deny=FILE",
                        "Leave out the people named in FILE, a name or an address on each line.",
                        given -> deny = given)
                .flag("--addresses", "Keep addresses in the text.", on -> addresses = on);
    }

    @Override
    protected List<String> moreFormats() {
        return FORMATS;
    }

    @Override
    protected int run() throws IOException {
        EditionWriter writer = writer(period());
        Path folder = Objects.requireNonNull(to);
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new Failure("export", folder + " is a file", "--to names a folder");
        }
        Catalogue catalogue = catalogue();
        try (Watch watch = Watch.over(console, isQuiet());
                Searcher searcher = Searcher.open(
                        index(),
                        written -> DeliverableArgument.find(catalogue, written, "export")
                                .id())) {
            ThreadIndexReader index = searcher.reader();
            Editor editor = new Editor(index, Profiles.builtIn(), catalogue, denyList(), addresses, watch::step);
            Edition edition;
            if (query != null) {
                List<MessageId> threads = threads(searcher, query);
                if (threads.isEmpty()) {
                    console.note("annals: export: no thread matches the query; nothing was written");
                    return ExitCode.NOTHING;
                }
                edition = editor.ofQuery(query, threads);
            } else {
                edition = editor.ofDeliverables(wanted(catalogue));
            }
            return write(edition, writer, folder, watch);
        }
    }

    private int write(Edition edition, EditionWriter writer, Path folder, Watch watch) throws IOException {
        List<Path> files;
        List<String> lost;
        int changed;
        try (ExportFolder target = ExportFolder.open(folder, writer.form())) {
            lost = writer.write(edition, target, watch::step);
            files = target.commit();
            changed = target.changed();
        }
        watch.close();
        lost.forEach(what -> console.note("annals: export: " + VisibleText.line(what)));
        if (!isQuiet()) {
            Path entrance = folder.resolve(writer.entrance());
            console.note(Layout.count(files.size(), "file", "files") + " in " + folder + ", "
                    + Layout.number(changed) + " of them written anew; begin with "
                    + (files.contains(entrance) || files.isEmpty() ? entrance : files.getFirst()));
        }
        return lost.isEmpty() ? ExitCode.OK : ExitCode.WRONG;
    }

    private EditionWriter writer(Optional<DateRange> period) {
        boolean markdown = format().equals("text") || format().equals("markdown");
        if (period.isPresent()) {
            if (query != null) {
                throw new Failure("export", "--what-changed tells of deliverables, not of a query", "");
            }
            if (!markdown && !format().equals("site")) {
                throw new Failure("export", "--what-changed is one page", "formats: markdown, site");
            }
            return markdown ? new ChangesMarkdown(period.get()) : new ChangesPage(period.get());
        }
        return switch (format()) {
            case "site" -> new SiteExport();
            case "csv" -> new CsvExport();
            case "atom" -> new AtomExport();
            case "json" -> new JsonExport();
            case "mbox" -> mbox();
            default -> new MarkdownExport();
        };
    }

    private EditionWriter mbox() {
        if (!addresses) {
            throw new Failure(
                    "export", "an mbox has mails as they are, with all addresses", "add --addresses if that is meant");
        }
        return new MboxExport();
    }

    private Optional<DateRange> period() {
        if (whatChanged == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(DateRange.parse(whatChanged));
        } catch (IllegalArgumentException bad) {
            throw new Failure(
                    "export",
                    "--what-changed expects two dates, got \"" + whatChanged + "\"",
                    "such as 2026-09..2026-11, 2026-09-01.. or 2026");
        }
    }

    private DenyList denyList() throws IOException {
        if (deny == null) {
            return DenyList.EMPTY;
        }
        try {
            return DenyList.read(deny);
        } catch (UncheckedIOException | MalformedInputException bad) {
            throw new Failure("export", deny + " is not text in UTF-8", "");
        }
    }

    private List<Deliverable> wanted(Catalogue catalogue) {
        return deliverables.isEmpty()
                ? catalogue.deliverables().stream().filter(Deliverable::isE2ee).toList()
                : deliverables.stream()
                        .map(written -> DeliverableArgument.find(catalogue, written, "export"))
                        .distinct()
                        .toList();
    }

    private List<MessageId> threads(Searcher searcher, String text) throws IOException {
        if (!deliverables.isEmpty()) {
            throw new Failure("export", "--query and --deliverable exclude each other", "a query has about:OMEMO");
        }
        Query parsed = QueryArgument.parse(text, console.savedQueries(index()));
        SearchOptions all = SearchOptions.DEFAULT
                .sortedBy(SearchOptions.Sort.DATE)
                .showing(0)
                .page(0, Integer.MAX_VALUE);
        return searcher.search(parsed, all).hits().stream()
                .map(hit -> hit.summary().id())
                .toList();
    }
}
