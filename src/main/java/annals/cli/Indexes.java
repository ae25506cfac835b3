package annals.cli;

import annals.index.ThreadIndexReader;
import annals.person.People;
import annals.spec.Catalogue;
import java.io.IOException;
import java.nio.file.Path;

/** Opens indexes for commands. */
interface Indexes {
    /**
     * The last commit of the index in a folder, to be closed by who asked; throws as {@link ThreadIndexReader#open}.
     */
    ThreadIndexReader open(Path folder) throws IOException;

    /** The catalogue, as the index in that folder was told to change it where there is an index. */
    Catalogue catalogue(Path folder) throws IOException;

    /** The people of an index that {@link #open} has opened. */
    People people(ThreadIndexReader index) throws IOException;

    /** The catalogue, as that index was told to change it. */
    static Catalogue catalogue(ThreadIndexReader index) throws IOException {
        String changes = index.catalog();
        return changes.isEmpty()
                ? Catalogue.builtIn()
                : Catalogue.builtInWith(changes, "the catalog kept in " + index.folder());
    }
}
