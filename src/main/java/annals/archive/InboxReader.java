package annals.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * Reads an inbox of <a href="https://public-inbox.org/">public-inbox</a>: mails as blobs of git. Of the first form
 * (public-inbox-v1-format) the tree has each mail under the SHA-1 of its id ({@code 2f/4c…}), and a commit adds one or
 * takes one away; of the second (public-inbox-v2-format) the tree of each commit has one entry, {@code m} for a mail
 * that comes or {@code d} for one that goes, and repositories follow each other as epochs. Members are blobs, named by
 * their ids, in the order of commits, oldest first; a mail that went is none. Memory holds two ids a mail.
 */
final class InboxReader {
    private static final Pattern FIRST_FORM = Pattern.compile("[0-9a-f]{2}/[0-9a-f]{38}(/[0-9a-f]{40})?");
    private static final Pattern FANOUT = Pattern.compile("[0-9a-f]{2}");
    /** A purge leaves commits without a mail; after so many at the end nobody asks what came before. */
    private static final int MAX_EMPTY_COMMITS = 10_000;

    /** What a repository holds. */
    private enum Form {
        FIRST,
        SECOND,
        EMPTY,
        OTHER
    }

    private final String source;
    private final int maxContentBytes;
    private final Sink<RawMessage> sink;
    private final MemberSums sums = new MemberSums();
    /** The mails that are there, newest first. */
    private final Set<ObjectId> mails = new LinkedHashSet<>();

    private final Set<ObjectId> deleted = new HashSet<>();
    private final Set<ObjectId> gone = new HashSet<>();
    private int deletedMails;
    private Optional<String> damage = Optional.empty();

    InboxReader(String source, int maxContentBytes, Sink<RawMessage> sink) {
        this.source = source;
        this.maxContentBytes = maxContentBytes;
        this.sink = sink;
    }

    /** Reads the repositories of one inbox, the oldest first. */
    Reading read(List<Path> repositories, Path root) throws IOException {
        List<Repository> opened = new ArrayList<>();
        try {
            for (Path git : repositories) {
                Optional<String> barred = GitFolder.barred(git, root);
                if (barred.isPresent()) {
                    return new Reading.NotAnArchive(barred.get());
                }
                opened.add(GitFolder.open(git));
            }
            boolean inbox = true;
            for (Repository repository : opened.reversed()) {
                inbox &= collect(repository);
            }
            if (!inbox) {
                return new Reading.NotAnArchive("a git repository, but none of public-inbox, not a mail archive");
            }
            readMails(opened);
        } finally {
            opened.forEach(Repository::close);
        }
        if (deletedMails > 0) {
            sums.leave("", deletedMails + " deleted mails were left out", true);
        }
        long unknown = deleted.stream().filter(blob -> !gone.contains(blob)).count();
        if (unknown > 0) {
            sums.leave("", unknown + " deletions are of mails that are not here", true);
        }
        return sums.reading("a public-inbox", damage);
    }

    /** Collects the mails of one repository; false when it is no inbox. */
    private boolean collect(Repository repository) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            walk.setRetainBody(false);
            Optional<ObjectId> head = head(repository);
            if (head.isEmpty()) {
                return true;
            }
            RevCommit newest = walk.parseCommit(head.get());
            Form form = form(walk, newest);
            switch (form) {
                case FIRST -> collectFirstForm(walk, newest);
                case SECOND -> collectSecondForm(walk, newest);
                case EMPTY, OTHER -> {}
            }
            return form != Form.OTHER;
        } catch (IOException e) {
            damage = Optional.of(clause(e));
        } catch (RuntimeException e) { // what JGit throws at objects that no git wrote
            damage = Optional.of("the git repository is damaged");
        }
        return true;
    }

    private static Optional<ObjectId> head(Repository repository) throws IOException {
        for (String name : List.of(Constants.HEAD, "refs/heads/master")) {
            Ref ref = repository.exactRef(name);
            if (ref != null && ref.getObjectId() != null) {
                return Optional.of(ref.getObjectId());
            }
        }
        return Optional.empty();
    }

    private static Form form(RevWalk walk, RevCommit newest) throws IOException {
        Optional<RevCommit> next = Optional.of(newest);
        for (int commits = 0; next.isPresent() && commits < MAX_EMPTY_COMMITS; commits++) {
            Form form = form(walk.getObjectReader(), next.get().getTree());
            if (form != Form.EMPTY) {
                return form;
            }
            next = parent(walk, next.get());
        }
        return Form.EMPTY;
    }

    /** The commit before it, read only when it is asked for: one that is missing costs none that came after it. */
    private static Optional<RevCommit> parent(RevWalk walk, RevCommit commit) throws IOException {
        return commit.getParentCount() == 0 ? Optional.empty() : Optional.of(walk.parseCommit(commit.getParent(0)));
    }

    private static Form form(ObjectReader objects, RevTree tree) throws IOException {
        Form form = Form.EMPTY;
        try (TreeWalk entries = new TreeWalk(objects)) {
            entries.addTree(tree);
            while (entries.next()) {
                String name = entries.getPathString();
                boolean fanout = entries.isSubtree() && FANOUT.matcher(name).matches();
                boolean mail = !entries.isSubtree() && (name.equals("m") || name.equals("d"));
                Form told = fanout ? Form.FIRST : mail ? Form.SECOND : Form.OTHER;
                if (form != Form.EMPTY && (told != Form.FIRST || form != Form.FIRST)) {
                    return Form.OTHER;
                }
                form = told;
            }
        }
        return form;
    }

    private void collectSecondForm(RevWalk walk, RevCommit newest) throws IOException {
        Optional<RevCommit> next = Optional.of(newest);
        while (next.isPresent()) {
            RevCommit commit = next.get();
            try (TreeWalk entries = new TreeWalk(walk.getObjectReader())) {
                entries.addTree(commit.getTree());
                while (entries.next()) {
                    ObjectId blob = entries.getObjectId(0);
                    if (entries.getPathString().equals("d")) {
                        deleted.add(blob);
                    } else if (entries.getPathString().equals("m")) {
                        addMail(blob);
                    }
                }
            }
            next = parent(walk, commit);
        }
    }

    /** A mail that comes again after it went is there. */
    private void addMail(ObjectId blob) {
        if (!deleted.contains(blob)) {
            mails.add(blob);
        } else if (gone.add(blob) && !mails.contains(blob)) {
            deletedMails++;
        }
    }

    private void collectFirstForm(RevWalk walk, RevCommit newest) throws IOException {
        Set<ObjectId> there = blobs(walk.getObjectReader(), newest.getTree());
        Optional<RevCommit> next = Optional.of(newest);
        while (next.isPresent()) {
            RevCommit commit = next.get();
            Optional<RevCommit> parent = parent(walk, commit);
            try (TreeWalk changes = new TreeWalk(walk.getObjectReader())) {
                changes.setRecursive(true);
                changes.setFilter(TreeFilter.ANY_DIFF);
                if (parent.isPresent()) {
                    changes.addTree(parent.get().getTree());
                } else {
                    changes.addTree(new EmptyTreeIterator());
                }
                changes.addTree(commit.getTree());
                while (changes.next()) {
                    ObjectId blob = changes.getObjectId(1);
                    boolean comes = isMail(changes, 1);
                    if (comes && there.contains(blob)) {
                        mails.add(blob);
                    } else if (comes) {
                        deletedMails++;
                    }
                }
            }
            next = parent;
        }
    }

    private static Set<ObjectId> blobs(ObjectReader objects, RevTree tree) throws IOException {
        Set<ObjectId> blobs = new HashSet<>();
        try (TreeWalk entries = new TreeWalk(objects)) {
            entries.setRecursive(true);
            entries.addTree(tree);
            while (entries.next()) {
                if (isMail(entries, 0)) {
                    blobs.add(entries.getObjectId(0));
                }
            }
        }
        return blobs;
    }

    private static boolean isMail(TreeWalk entries, int tree) {
        return FileMode.REGULAR_FILE.equals(entries.getRawMode(tree))
                && FIRST_FORM.matcher(entries.getPathString()).matches();
    }

    private void readMails(List<Repository> repositories) throws IOException {
        List<ObjectId> oldestFirst = new ArrayList<>(mails);
        mails.clear();
        Collections.reverse(oldestFirst);
        List<ObjectReader> readers =
                repositories.stream().map(Repository::newObjectReader).toList();
        try {
            for (ObjectId blob : oldestFirst) {
                String member = blob.name();
                Optional<byte[]> content = content(readers, blob);
                if (content.isPresent()) {
                    StreamReader reader = new StreamReader(source, member, Optional.empty(), maxContentBytes, sink);
                    sums.add(member, reader.read(new ByteArrayInputStream(content.get())));
                }
            }
        } finally {
            readers.forEach(ObjectReader::close);
        }
    }

    private Optional<byte[]> content(List<ObjectReader> readers, ObjectId blob) {
        try {
            for (ObjectReader reader : readers) {
                if (reader.has(blob)) {
                    ObjectLoader loader = reader.open(blob, Constants.OBJ_BLOB);
                    return Optional.of(loader.getCachedBytes(IsolatedGit.MAX_OBJECT_BYTES));
                }
            }
            sums.leave(blob.name(), "missing from the git repository", false);
        } catch (LargeObjectException e) {
            sums.leave(blob.name(), "over 32 MiB, which is not read", false);
        } catch (IOException e) {
            sums.leave(blob.name(), clause(e), false);
        } catch (RuntimeException e) { // what JGit throws at objects that no git wrote
            sums.leave(blob.name(), "damaged", false);
        }
        return Optional.empty();
    }

    private static String clause(IOException e) {
        return e instanceof MissingObjectException missing
                ? "an object is missing from the git repository ("
                        + missing.getObjectId().name() + ")"
                : "the git repository is damaged (" + e.getMessage() + ")";
    }
}
