package annals.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxReaderTest {
    private static final PersonIdent ADA =
            new PersonIdent("Ada Finch", "ada@example.org", Instant.parse("2020-05-01T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path root;

    @BeforeAll
    static void withoutConfigurationOfTheMachine() {
        IsolatedGit.install();
    }

    @Test
    void ofTheFirstFormMailsComeInTheOrderOfCommits() throws IOException {
        ObjectId late;
        try (Inbox inbox = new Inbox(root.resolve("standards.git"))) {
            late = inbox.add("ff", "late", "Rotate them.");
            inbox.add("0a", "second", "When?");
            inbox.add("0b", "gone", "Buy pills.");
            inbox.add("0c", "third", "On Mondays.");
            inbox.remove("0b", "gone");
        }
        List<RawMessage> found = new ArrayList<>();

        Reading reading = read(root.resolve("standards.git"), found);

        assertThat(texts(found)).containsExactly("Rotate them.", "When?", "On Mondays.");
        assertThat(found.getFirst().origin().toString()).isEqualTo(root + "/standards.git!" + late.name() + "@0");
        long bytes = found.stream().mapToLong(raw -> raw.origin().length()).sum();
        assertThat(reading)
                .isEqualTo(new Reading.Mails(
                        bytes,
                        bytes,
                        3,
                        false,
                        Optional.empty(),
                        List.of(new Reading.Left("", "1 deleted mails were left out", true))));
    }

    @Test
    void ofTheSecondFormEpochsFollowEachOtherAndDeletionsReachBack() throws IOException {
        Path folder = root.resolve("standards");
        try (Inbox first = new Inbox(folder.resolve("git/2.git"))) {
            first.come("one", "Rotate them.");
            first.come("gone", "Buy pills.");
            first.come("two", "When?");
        }
        try (Inbox second = new Inbox(folder.resolve("git/10.git"))) {
            second.come("back", "Once more.");
            second.go("gone", "Buy pills.");
            second.go("back", "Once more.");
            second.come("three", "On Mondays.");
            second.come("back", "Once more.");
            second.go("unknown", "Never seen.");
        }
        new Inbox(folder.resolve("all.git")).close();
        Files.writeString(
                folder.resolve("git/10.git/config"),
                "[include]\n\tpath = ../../all.git/config\n",
                StandardOpenOption.APPEND);
        Files.writeString(folder.resolve("msgmap.sqlite3"), "not read");
        Map<String, Long> before = files(folder);
        List<RawMessage> found = new ArrayList<>();

        Reading reading = read(folder, found);

        assertThat(texts(found)).containsExactly("Rotate them.", "When?", "On Mondays.", "Once more.");
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Mails.class,
                        mails -> assertThat(mails.left())
                                .containsExactly(
                                        new Reading.Left("", "1 deleted mails were left out", true),
                                        new Reading.Left("", "1 deletions are of mails that are not here", true)));
        assertThat(files(folder)).isEqualTo(before);
    }

    @Test
    void oneEpochAloneIsAnInbox() throws IOException {
        try (Inbox inbox = new Inbox(root.resolve("clone"))) {
            inbox.come("one", "Rotate them.");
            inbox.empty();
        }
        List<RawMessage> found = new ArrayList<>();

        assertThat(read(root.resolve("clone"), found)).isInstanceOf(Reading.Mails.class);
        assertThat(texts(found)).containsExactly("Rotate them.");
    }

    @Test
    void anotherRepositoryIsNamedAndNotWalked() throws IOException {
        try (Inbox other = new Inbox(root.resolve("box/code.git"))) {
            other.commit(Map.of("README", other.blob("words")));
        }
        Files.writeString(root.resolve("box/mail.eml"), mail("one", "Rotate them."));

        assertThat(Sources.find(root + "/box"))
                .extracting(ArchiveFile::name)
                .containsExactly(root + "/box/code.git", root + "/box/mail.eml");
        assertThat(read(root.resolve("box/code.git"), new ArrayList<>()))
                .isEqualTo(new Reading.NotAnArchive(
                        "a git repository, but none of public-inbox, not a mail archive", false));
    }

    @Test
    void aRepositoryWithoutCommitsIsNoFault() throws IOException {
        new Inbox(root.resolve("new.git")).close();

        assertThat(read(root.resolve("new.git"), new ArrayList<>()))
                .isEqualTo(new Reading.NotAnArchive("a public-inbox without mail", true));
    }

    @Test
    void whatLeadsOutOfTheFolderIsRefused() throws IOException {
        for (String name : List.of("in/a.git", "in/b.git", "in/c.git", "in/d.git", "out")) {
            try (Inbox inbox = new Inbox(root.resolve(name))) {
                inbox.come("one", "Rotate them.");
            }
        }
        Files.writeString(root.resolve("in/a.git/objects/info/alternates"), "../../../out/objects\n");
        Files.writeString(root.resolve("in/b.git/objects/info/alternates"), "../objects\n");
        Files.writeString(
                root.resolve("in/c.git/config"), "[include]\n\tpath = /etc/passwd\n", StandardOpenOption.APPEND);
        Files.writeString(root.resolve("in/d.git/commondir"), "../../out\n");

        assertThat(Stream.of("a.git", "b.git", "c.git", "d.git").map(name -> what(root.resolve("in/" + name))))
                .containsExactly(
                        "a git repository with objects outside of the folder, not followed",
                        "a git repository with objects outside of the folder, not followed",
                        "a git repository whose config includes files outside of the folder, not followed",
                        "a part of another git repository, which is not followed");
    }

    @Test
    void damagedAndHugeMailsAreNamedAndTheOthersRead() throws IOException {
        Path git = root.resolve("0.git");
        ObjectId damaged;
        ObjectId huge;
        ObjectId missing;
        try (Inbox inbox = new Inbox(git)) {
            inbox.come("one", "Rotate them.");
            damaged = inbox.come("two", "When?");
            missing = inbox.come("three", "Where?");
            huge = inbox.come("four", "x".repeat(IsolatedGit.MAX_OBJECT_BYTES));
            inbox.come("five", "On Mondays.");
        }
        Files.write(loose(git, damaged), new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
        Files.delete(loose(git, missing));
        List<RawMessage> found = new ArrayList<>();

        Reading reading = read(git, found);

        assertThat(texts(found)).containsExactly("Rotate them.", "On Mondays.");
        assertThat(reading).isInstanceOfSatisfying(Reading.Mails.class, mails -> {
            assertThat(mails.left())
                    .extracting(Reading.Left::member)
                    .containsExactly(damaged.name(), missing.name(), huge.name());
            assertThat(mails.left())
                    .extracting(Reading.Left::what)
                    .endsWith("missing from the git repository", "over 32 MiB, which is not read");
            assertThat(mails.left()).noneMatch(Reading.Left::harmless);
        });
    }

    @Test
    void whatCameAfterAMissingCommitIsRead() throws IOException {
        Path git = root.resolve("0.git");
        ObjectId broken;
        try (Inbox inbox = new Inbox(git)) {
            inbox.come("one", "Rotate them.");
            broken = inbox.head();
            inbox.come("two", "When?");
        }
        Files.delete(loose(git, broken));
        List<RawMessage> found = new ArrayList<>();

        Reading reading = read(git, found);

        assertThat(texts(found)).containsExactly("When?");
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Mails.class,
                        mails -> assertThat(mails.damage())
                                .contains("an object is missing from the git repository (" + broken.name() + ")"));
    }

    private static Path loose(Path git, ObjectId id) {
        return git.resolve(
                "objects/" + id.name().substring(0, 2) + "/" + id.name().substring(2));
    }

    private static Reading read(Path folder, List<RawMessage> found) throws IOException {
        return new SourceReader().read(Sources.find(folder.toString()).getFirst(), found::add);
    }

    private static String what(Path folder) {
        try {
            return read(folder, new ArrayList<>()) instanceof Reading.NotAnArchive not ? not.what() : "mail";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> texts(List<RawMessage> found) {
        return found.stream()
                .map(raw -> new String(raw.content(), StandardCharsets.US_ASCII).split("\n\n", 2)[1].strip())
                .toList();
    }

    private static Map<String, Long> files(Path folder) throws IOException {
        Map<String, Long> files = new TreeMap<>();
        try (Stream<Path> walked = Files.walk(folder)) {
            for (Path file : walked.toList()) {
                files.put(file.toString(), Files.getLastModifiedTime(file).toMillis());
            }
        }
        return files;
    }

    private static String mail(String id, String text) {
        return "From: ada@example.org\nMessage-ID: <" + id + "@example.org>\nSubject: Keys\n\n" + text + "\n";
    }

    /** An inbox in the making. */
    private static final class Inbox implements AutoCloseable {
        private final Repository git;
        private final Map<String, ObjectId> paths = new TreeMap<>();

        Inbox(Path folder) throws IOException {
            git = new FileRepositoryBuilder()
                    .setGitDir(folder.toFile())
                    .setBare()
                    .build();
            git.create(true);
        }

        ObjectId head() throws IOException {
            return git.resolve(Constants.HEAD);
        }

        ObjectId add(String fanout, String id, String text) throws IOException {
            ObjectId blob = blob(mail(id, text));
            paths.put(fanout + path(id), blob);
            commitFanout();
            return blob;
        }

        void remove(String fanout, String id) throws IOException {
            paths.remove(fanout + path(id));
            commitFanout();
        }

        private static String path(String id) {
            return "%038x".formatted(id.hashCode() & 0xffffffffL);
        }

        private void commitFanout() throws IOException {
            Map<String, Map<String, ObjectId>> folders = new TreeMap<>();
            paths.forEach((path, blob) -> folders.computeIfAbsent(path.substring(0, 2), key -> new TreeMap<>())
                    .put(path.substring(2), blob));
            Map<String, ObjectId> trees = new LinkedHashMap<>();
            for (Map.Entry<String, Map<String, ObjectId>> folder : folders.entrySet()) {
                trees.put(folder.getKey(), tree(folder.getValue(), FileMode.REGULAR_FILE));
            }
            commit(tree(trees, FileMode.TREE));
        }

        ObjectId come(String id, String text) throws IOException {
            ObjectId blob = blob(mail(id, text));
            commit(Map.of("m", blob));
            return blob;
        }

        void go(String id, String text) throws IOException {
            commit(Map.of("d", blob(mail(id, text))));
        }

        void empty() throws IOException {
            commit(Map.of());
        }

        void commit(Map<String, ObjectId> files) throws IOException {
            commit(tree(files, FileMode.REGULAR_FILE));
        }

        ObjectId blob(String text) throws IOException {
            try (ObjectInserter inserter = git.newObjectInserter()) {
                ObjectId id = inserter.insert(Constants.OBJ_BLOB, text.getBytes(StandardCharsets.US_ASCII));
                inserter.flush();
                return id;
            }
        }

        private ObjectId tree(Map<String, ObjectId> entries, FileMode mode) throws IOException {
            TreeFormatter tree = new TreeFormatter();
            entries.forEach((name, id) -> tree.append(name, mode, id));
            try (ObjectInserter inserter = git.newObjectInserter()) {
                ObjectId id = inserter.insert(tree);
                inserter.flush();
                return id;
            }
        }

        private void commit(ObjectId tree) throws IOException {
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(tree);
            ObjectId parent = head();
            if (parent != null) {
                commit.setParentId(parent);
            }
            commit.setAuthor(ADA);
            commit.setCommitter(ADA);
            commit.setMessage("mail");
            try (ObjectInserter inserter = git.newObjectInserter()) {
                ObjectId id = inserter.insert(commit);
                inserter.flush();
                RefUpdate update = git.updateRef(Constants.HEAD);
                update.setNewObjectId(id);
                assertThat(update.update()).isIn(RefUpdate.Result.NEW, RefUpdate.Result.FAST_FORWARD);
            }
        }

        @Override
        public void close() {
            git.close();
        }
    }
}
