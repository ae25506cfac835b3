package annals.export.site;

import annals.export.Edition;
import annals.export.EditionWriter;
import annals.export.Editor;
import annals.export.ExportFolder;
import annals.export.ThreadLine;
import annals.history.Dossier;
import annals.mail.MessageId;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** An edition as a static site that opens from a file. */
public final class SiteExport implements EditionWriter {
    private static final String STYLES = "annals.css";
    private static final String SCRIPT = "annals.js";
    /** Two keep two processors busy; writing takes a seventh of the time of making the pages. */
    private static final int WORKERS = 2;
    /** So many pages may wait to be written, so that memory stays bounded; the largest real one has 0.7 MB. */
    private static final int MOST_AHEAD = 8;

    @Override
    public String form() {
        return "site";
    }

    @Override
    public String entrance() {
        return "index.html";
    }

    @Override
    public List<String> write(Edition edition, ExportFolder folder, Editor.Progress progress) throws IOException {
        assets(folder);
        folder.write(entrance(), new OverviewPage(edition).page());
        for (Dossier dossier : edition.dossiers()) {
            folder.write(Links.file(dossier.deliverable()), new DeliverablePage(edition, dossier).page());
        }
        folder.write("assets/" + ThreadsPage.INDEX, ThreadsPage.index(edition));
        folder.write("threads.html", new ThreadsPage(edition).page());
        for (int year : ThreadsPage.years(edition)) {
            folder.write(ThreadsPage.file(year), new ThreadsPage(edition).page(year));
        }
        folder.write("people.html", PeoplePage.page(edition));
        folder.write("about.html", AboutPage.page(edition));
        threads(edition, folder, progress);
        return List.of();
    }

    /** Pages are made by several at once and written by one, in order: the same files whoever made them. */
    private static void threads(Edition edition, ExportFolder folder, Editor.Progress progress) throws IOException {
        ThreadPage pages = new ThreadPage(edition);
        List<ThreadLine> lines = edition.threads();
        Deque<Future<String>> ahead = new ArrayDeque<>();
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try {
            int begun = 0;
            for (int done = 0; done < lines.size(); done++) {
                for (; begun < lines.size() && ahead.size() < MOST_AHEAD; begun++) {
                    MessageId thread = lines.get(begun).id();
                    ahead.add(workers.submit(() -> pages.page(edition.shelf().thread(thread))));
                }
                folder.write(Links.file(lines.get(done).id()), made(ahead.remove()));
                progress.at("writing thread pages", done + 1, lines.size());
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private static String made(Future<String> page) throws IOException {
        try {
            return page.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case RuntimeException bug -> throw bug;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException("a page cannot be made", e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the export was interrupted");
        }
    }

    /** Writes the style sheet and the script that every page uses. */
    static void assets(ExportFolder folder) throws IOException {
        for (String name : new String[] {STYLES, SCRIPT}) {
            folder.write("assets/" + name, out -> {
                try (InputStream in = SiteExport.class.getResourceAsStream("/annals/export/" + name)) {
                    in.transferTo(out);
                }
            });
        }
    }
}
