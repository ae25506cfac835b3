package annals.archive.mirror;

import annals.archive.ArchivePeriod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A folder that follows an archive on the web. Each fetch brings what is new; one that was interrupted goes on.
 *
 * <p>A month is asked for at each fetch until it was asked for a fortnight after its end; then it is settled, and asked
 * for again only when {@link Options#all()} says so. Files whose name tells no time are always asked for.
 */
public final class Mirror {
    /** Late mails, and servers whose months begin in another zone. */
    private static final Duration UNTIL_SETTLED = Duration.ofDays(14);

    /**
     * How to fetch.
     *
     * @param dryRun whether to read the lists alone, and write nothing
     * @param articles whether to number the mails as pipermail's pages do
     * @param all whether to ask for settled files, too
     */
    public record Options(boolean dryRun, boolean articles, boolean all) {
        /** Brings what is new. */
        public static final Options USUAL = new Options(false, false, false);
    }

    /** Told before each file; for a person to watch. */
    @FunctionalInterface
    public interface Progress {
        /** Nobody watches. */
        Progress NONE = (name, number, of) -> {};

        /** The file is the {@code number}th of so many. */
        void file(String name, int number, int of);
    }

    private final Path folder;
    private final Options options;
    private final Progress progress;
    private final Limits limits;
    private final Clock clock;
    private final PoliteClient client;
    private final List<MirrorReport.File> files = new ArrayList<>();
    private final List<MirrorReport.Problem> problems = new ArrayList<>();

    /**
     * A mirror in a folder, made when it does not exist.
     *
     * @throws IOException when the connection's certificates cannot be read
     */
    public Mirror(Path folder, Connection connection, Options options, Progress progress, Limits limits)
            throws IOException {
        this(folder, connection, options, progress, limits, Clock.systemUTC(), Pauser.SLEEP);
    }

    Mirror(
            Path folder,
            Connection connection,
            Options options,
            Progress progress,
            Limits limits,
            Clock clock,
            Pauser pauser)
            throws IOException {
        this.folder = folder;
        this.options = options;
        this.progress = progress;
        this.limits = limits;
        this.clock = clock;
        this.client =
                new PoliteClient(connection.client(limits.connect()), connection.userAgent(), limits, clock, pauser);
    }

    /**
     * Fetches archives into the folder, one after the other.
     *
     * @throws IOException when something fails here; what is wrong with a server is in the report
     */
    public MirrorReport fetch(List<? extends ArchiveAddress> archives) throws IOException {
        Manifest manifest = Manifest.read(folder);
        try {
            if (options.dryRun()) {
                Pages pages = new Pages(client, limits, manifest, Optional.empty());
                for (ArchiveAddress archive : archives) {
                    list(archive, pages).forEach(file -> wouldAsk(file, manifest));
                }
            } else {
                try (Workplace workplace = Workplace.open(folder)) {
                    fetch(archives, Manifest.read(folder), workplace);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return new MirrorReport(files, problems);
    }

    private void fetch(List<? extends ArchiveAddress> archives, Manifest manifest, Workplace workplace)
            throws IOException {
        Pages pages = new Pages(client, limits, manifest, Optional.of(workplace));
        Download download = new Download(client, pages, limits, manifest, workplace, clock);
        ArticleNumbers articles = new ArticleNumbers(pages, manifest, workplace);
        Set<String> left = new HashSet<>();
        for (ArchiveAddress archive : archives) {
            List<RemoteFile> listed = list(archive, pages);
            int failures = 0;
            for (int i = 0; i < listed.size(); i++) {
                RemoteFile remote = listed.get(i);
                progress.file(remote.name(), i + 1, listed.size());
                String server = remote.address().getRawAuthority();
                if (isSettled(remote, manifest)) {
                    files.add(told(remote, manifest, Outcome.SETTLED));
                } else if (left.contains(server)) {
                    files.add(told(remote, manifest, Outcome.LEFT));
                } else {
                    Download.Result result = download.fetch(remote);
                    files.add(result.file());
                    workplace.write(Manifest.FILE, manifest.json());
                    failures = result.file().outcome() == Outcome.FAILED ? failures + 1 : 0;
                    if (result.leave() || failures == limits.failures()) {
                        left.add(server);
                    }
                }
                if (options.articles() && !left.contains(server)) {
                    articles.number(remote).ifPresent(problems::add);
                }
            }
            workplace.write(Manifest.FILE, manifest.json());
        }
        articles.write();
    }

    private List<RemoteFile> list(ArchiveAddress archive, Pages pages) throws IOException {
        if (archive instanceof ArchiveAddress.SingleFile single) {
            return List.of(RemoteFile.of(single.name(), single.address()));
        }
        return switch (pages.page(archive.address())) {
            case Pages.Answer.Missing missing -> {
                problems.add(new MirrorReport.Problem(archive.address().toString(), missing.why(), true));
                yield List.of();
            }
            case Pages.Answer.Page page -> {
                List<RemoteFile> listed = listed(archive, page.address(), page.text());
                if (listed.isEmpty()) {
                    problems.add(new MirrorReport.Problem(
                            page.address().toString(),
                            "no months in this page; expected the index of a pipermail archive or a list in"
                                    + " HyperKitty",
                            true));
                }
                if (listed.size() > limits.listed()) {
                    problems.add(new MirrorReport.Problem(
                            page.address().toString(),
                            "lists " + listed.size() + " files; the last " + limits.listed() + " are asked for",
                            true));
                    listed = listed.subList(listed.size() - limits.listed(), listed.size());
                }
                yield listed;
            }
        };
    }

    /** By the address after redirections: a server that moved to HyperKitty leads from one form to the other. */
    private static List<RemoteFile> listed(ArchiveAddress archive, URI page, String html) {
        return ArchiveAddress.of(page.toString()) instanceof ArchiveAddress.HyperKitty list
                ? Listing.hyperKitty(list, list.address(), html)
                : archive instanceof ArchiveAddress.HyperKitty list
                        ? Listing.hyperKitty(list, page, html)
                        : Listing.pipermail(page, html);
    }

    private void wouldAsk(RemoteFile remote, Manifest manifest) {
        files.add(told(remote, manifest, isSettled(remote, manifest) ? Outcome.SETTLED : Outcome.WOULD_ASK));
    }

    private boolean isSettled(RemoteFile remote, Manifest manifest) {
        Optional<Instant> end = remote.period().map(ArchivePeriod::end);
        return !options.all()
                && manifest.file(remote.name())
                        .filter(entry -> Download.isHere(entry, folder))
                        .filter(entry -> entry.url().equals(remote.address().toString()))
                        .flatMap(entry -> end.map(ended -> entry.asked().isAfter(ended.plus(UNTIL_SETTLED))))
                        .orElse(false);
    }

    private static MirrorReport.File told(RemoteFile remote, Manifest manifest, Outcome outcome) {
        Optional<Manifest.Entry> entry = manifest.file(remote.name());
        return new MirrorReport.File(
                remote.name(),
                remote.address().toString(),
                outcome,
                0,
                entry.map(Manifest.Entry::bytes).orElse(0L),
                entry.map(Manifest.Entry::messages).orElse(0L),
                Optional.empty());
    }
}
