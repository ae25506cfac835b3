package annals.cli;

import annals.history.IndexedPeople;
import annals.index.ThreadIndexReader;
import annals.person.People;
import annals.profile.Profiles;
import annals.spec.Catalogue;
import java.io.IOException;
import java.nio.file.Path;

/** Opens indexes for commands. */
interface Indexes {
    /** Opens an index each time it is asked for: one command, one process. */
    Indexes EACH_ANEW = new Indexes() {
        @Override
        public ThreadIndexReader open(Path folder) throws IOException {
            return ThreadIndexReader.openOnce(folder);
        }

        @Override
        public Catalogue catalogue(Path folder) throws IOException {
            if (!ThreadIndexReader.exists(folder)) {
                return Catalogue.builtIn();
            }
            try (ThreadIndexReader reader = open(folder)) {
                return Indexes.catalogue(reader);
            }
        }

        @Override
        public People people(ThreadIndexReader index) throws IOException {
            return IndexedPeople.of(index, Profiles.builtIn());
        }
    };

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
