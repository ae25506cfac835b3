package annals.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder of mails, one a file, delivered into {@code new} and moved to {@code cur} when seen (<a
 * href="https://cr.yp.to/proto/maildir.html">maildir</a>). What else lies there is the server's.
 */
final class Maildir {
    private static final List<String> FOLDERS = List.of("cur", "new");
    /** Between a mail's name and its flags; the others where a file system forbids the colon. */
    private static final List<String> INFO_MARKS = List.of(":2,", ";2,", "!2,", ":1,");

    private Maildir() {}

    /**
     * A mail.
     *
     * @param member its name without the folder and without flags: the same from its delivery on, whatever is done to
     *     it
     * @param path where it is
     * @param barred why it is not to be opened, as a clause
     */
    record Mail(String member, Path path, Optional<String> barred) {}

    /** Whether the folder holds both folders of mails; a link to one would lead out of it. */
    static boolean isOne(Path folder) {
        return FOLDERS.stream().allMatch(name -> Files.isDirectory(folder.resolve(name), LinkOption.NOFOLLOW_LINKS));
    }

    /**
     * What lies in both folders and is not hidden, in natural order of names, which is the order of delivery. Members
     * are distinct.
     *
     * @throws IOException when a folder cannot be listed
     */
    static List<Mail> mails(Path maildir) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String name : FOLDERS) {
            try (Stream<Path> listed = Files.list(maildir.resolve(name))) {
                listed.filter(file -> !Sources.isHidden(Sources.name(file))).forEach(files::add);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
        files.sort(
                Comparator.comparing(Sources::name, Sources::compareNaturally).thenComparing(Path::toString));
        Path root = maildir.toRealPath();
        Set<String> names = new HashSet<>();
        List<Mail> mails = new ArrayList<>();
        for (Path file : files) {
            String member = withoutFlags(Sources.name(file));
            boolean again = !names.add(member);
            mails.add(new Mail(again ? member + "#" + (mails.size() + 1) : member, file, barred(file, root)));
        }
        return mails;
    }

    private static Optional<String> barred(Path file, Path root) {
        return Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of("a folder among mails, not read")
                : Sources.barred(file, root);
    }

    /** The name as it was when the mail was delivered. */
    static String withoutFlags(String name) {
        int end = INFO_MARKS.stream().mapToInt(name::lastIndexOf).max().orElse(-1);
        return end > 0 ? name.substring(0, end) : name;
    }
}
