package annals.cli;

import annals.history.IndexedPeople;
import annals.index.ThreadIndexReader;
import annals.person.People;
import annals.person.Person;
import annals.profile.Profiles;
import annals.spec.Catalogue;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Keeps one index open from command to command, and opens it again when a commit is newer. Used by one thread. */
final class KeptIndex implements Indexes, Closeable {
    private Optional<Kept> kept = Optional.empty();

    /** An open index with what was read of it; what costs is read when it is first asked for. */
    private static final class Kept {
        private final ThreadIndexReader reader;
        private Optional<Catalogue> catalogue = Optional.empty();
        private Optional<People> people = Optional.empty();

        Kept(ThreadIndexReader reader) {
            this.reader = reader;
        }
    }

    @Override
    public ThreadIndexReader open(Path folder) throws IOException {
        return kept(folder).reader.again();
    }

    @Override
    public Catalogue catalogue(Path folder) throws IOException {
        if (!ThreadIndexReader.exists(folder)) {
            return Catalogue.builtIn();
        }
        Kept index = kept(folder);
        if (index.catalogue.isEmpty()) {
            index.catalogue = Optional.of(Indexes.catalogue(index.reader));
        }
        return index.catalogue.get();
    }

    /** The names of all who wrote, those who wrote most first. */
    List<String> people(Path folder) throws IOException {
        return people(kept(folder)).all().stream().map(Person::name).toList();
    }

    @Override
    public People people(ThreadIndexReader index) throws IOException {
        return people(kept(index.folder()));
    }

    private static People people(Kept index) throws IOException {
        if (index.people.isEmpty()) {
            index.people = Optional.of(IndexedPeople.of(index.reader, Profiles.builtIn()));
        }
        return index.people.get();
    }

    private Kept kept(Path folder) throws IOException {
        if (kept.isPresent()) {
            ThreadIndexReader reader = kept.get().reader;
            if (reader.folder().equals(folder) && reader.isCurrent()) {
                return kept.get();
            }
            close();
        }
        Kept opened = new Kept(ThreadIndexReader.open(folder));
        kept = Optional.of(opened);
        return opened;
    }

    @Override
    public void close() throws IOException {
        if (kept.isPresent()) {
            ThreadIndexReader reader = kept.get().reader;
            kept = Optional.empty();
            reader.close();
        }
    }
}
