package annals.export.site;

import annals.export.Edition;
import annals.export.EditionWriter;
import annals.export.Editor;
import annals.export.ExportFolder;
import annals.export.ThreadLine;
import annals.history.Dossier;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** An edition as a static site that opens from a file. */
public final class SiteExport implements EditionWriter {
    private static final String STYLES = "annals.css";
    private static final String SCRIPT = "annals.js";

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
        ThreadPage threads = new ThreadPage(edition);
        int done = 0;
        for (ThreadLine line : edition.threads()) {
            folder.write(Links.file(line.id()), threads.page(edition.shelf().thread(line.id())));
            progress.at("writing thread pages", ++done, edition.threads().size());
        }
        return List.of();
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
