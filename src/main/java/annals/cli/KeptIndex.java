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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Keeps one index open from command to command, and opens it again when a commit is newer. Used by one thread. */
final class KeptIndex implements Indexes, Closeable {
    private final Opener opener;
    private Optional<Kept> kept = Optional.empty();
    private Optional<FutureTask<ThreadIndexReader>> ahead = Optional.empty();
    private Optional<FutureTask<People>> peopleAhead = Optional.empty();

    /** How an index is opened. */
    @FunctionalInterface
    private interface Opener {
        ThreadIndexReader open(Path folder) throws IOException;
    }

    /** An open index with what was read of it; what costs is read when it is first asked for. */
    private static final class Kept {
        private final ThreadIndexReader reader;
        private Optional<Catalogue> catalogue = Optional.empty();
        private Optional<People> people = Optional.empty();
        /** What another thread reads already. */
        private Optional<FutureTask<People>> peopleAhead;

        Kept(ThreadIndexReader reader, Optional<FutureTask<People>> peopleAhead) {
            this.reader = reader;
            this.peopleAhead = peopleAhead;
        }
    }

    private KeptIndex(Opener opener) {
        this.opener = opener;
    }

    /** For who asks again and again. */
    static KeptIndex forMany() {
        return new KeptIndex(ThreadIndexReader::open);
    }

    /** For a process that runs one command. */
    static KeptIndex forOne() {
        return new KeptIndex(ThreadIndexReader::openOnce);
    }

    /**
     * Begins to open the index in a folder on another thread, since a command will soon ask for it: picocli and Lucene
     * take about as long to start, and most machines have two processors. What goes wrong is told who asks.
     *
     * @param withPeople whether the command will ask for the people too, which take about as long as the catalogue
     */
    void begin(Path folder, boolean withPeople) {
        FutureTask<ThreadIndexReader> opening = new FutureTask<>(() -> opener.open(folder));
        FutureTask<People> people = new FutureTask<>(() -> read(opening.get()));
        ahead = Optional.of(opening);
        peopleAhead = withPeople ? Optional.of(people) : Optional.empty();
        Thread.ofPlatform().name("annals-index").daemon().start(() -> {
            opening.run();
            if (withPeople) {
                people.run();
            }
        });
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
            index.people = result(index.peopleAhead);
            index.peopleAhead = Optional.empty();
        }
        if (index.people.isEmpty()) {
            index.people = Optional.of(read(index.reader));
        }
        return index.people.get();
    }

    private static People read(ThreadIndexReader index) throws IOException {
        return IndexedPeople.of(index, Profiles.builtIn());
    }

    private Kept kept(Path folder) throws IOException {
        if (kept.isPresent()) {
            ThreadIndexReader reader = kept.get().reader;
            if (reader.folder().equals(folder) && reader.isCurrent()) {
                return kept.get();
            }
            close();
        }
        Optional<ThreadIndexReader> begun = begun();
        if (begun.isPresent() && !begun.get().folder().equals(folder)) {
            begun.get().close();
            begun = Optional.empty();
        }
        Kept opened = begun.isPresent()
                ? new Kept(begun.get(), peopleAhead)
                : new Kept(opener.open(folder), Optional.empty());
        peopleAhead = Optional.empty();
        kept = Optional.of(opened);
        return opened;
    }

    /** What was opened ahead, once; empty where it could not be, for a reason that opening it again will tell. */
    private Optional<ThreadIndexReader> begun() {
        Optional<FutureTask<ThreadIndexReader>> begun = ahead;
        ahead = Optional.empty();
        return result(begun);
    }

    /** What another thread was asked for, when it is done; empty where that failed. */
    private static <T> Optional<T> result(Optional<FutureTask<T>> task) {
        if (task.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(task.get().get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        Optional<ThreadIndexReader> unwanted = begun();
        if (unwanted.isPresent()) {
            unwanted.get().close();
        }
        if (kept.isPresent()) {
            ThreadIndexReader reader = kept.get().reader;
            kept = Optional.empty();
            reader.close();
        }
    }
}
