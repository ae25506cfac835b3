package annals.archive;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * One file or stream to read mail from; not opened yet.
 *
 * @param name its name as the user gave it, for a file found in a folder the folder's name and the path in it, with
 *     {@code /}; {@code -} for standard input
 * @param path where it is, empty for standard input
 * @param named whether the user named it, rather than a folder that holds it
 * @param barred why it is not to be opened, as a clause: a link that leads out of the folder
 */
public record ArchiveFile(String name, Optional<Path> path, boolean named, Optional<String> barred) {
    private static final Set<String> MAILDIR = Set.of("cur", "new");

    /** A file that may be opened. */
    public ArchiveFile(String name, Optional<Path> path, boolean named) {
        this(name, path, named, Optional.empty());
    }

    /** Standard input. */
    public static ArchiveFile standardInput() {
        return new ArchiveFile("-", Optional.empty(), true);
    }

    /**
     * The same file under the name by which an index remembers it: the absolute path with {@code /}, so that two files
     * of one name in two folders stay two, and one file named in two ways stays one.
     */
    public ArchiveFile stored() {
        return path.map(file -> new ArchiveFile(
                        file.toAbsolutePath().normalize().toString().replace('\\', '/'), path, named, barred))
                .orElse(this);
    }

    /** The months that the file's name tells. */
    public Optional<ArchivePeriod> period() {
        return path.flatMap(file -> ArchivePeriod.of(String.valueOf(file.getFileName())));
    }

    /** The months that the name of a member of it tells, else its own. */
    public Optional<ArchivePeriod> period(String member) {
        Optional<ArchivePeriod> told = ArchivePeriod.of(member.substring(lastSlash(member) + 1));
        return told.isPresent() ? told : period();
    }

    /** What the folder of a member tells about the list, else its own place. */
    public String listHint(String member) {
        int end = lastSlash(member);
        int start = lastSlash(member.substring(0, Math.max(end, 0)));
        String folder = end < 0 ? "" : member.substring(start + 1, end);
        if (MAILDIR.contains(folder)) {
            folder = start < 0 ? "" : member.substring(lastSlash(member.substring(0, start)) + 1, start);
        }
        return folder.isEmpty() || folder.equals(".") ? listHint() : folder;
    }

    /** Where the name of a member in its folder begins, less one; a member of a member stands after a {@code !}. */
    private static int lastSlash(String member) {
        return Math.max(member.lastIndexOf('/'), member.lastIndexOf('!'));
    }

    /**
     * What the place tells about the list: the address in a HyperKitty export's file name
     * ({@code list@host-2024-02.mbox.gz}), else the name of the folder (for a Maildir, of the folder that has
     * {@code cur}); empty for standard input.
     */
    public String listHint() {
        if (path.isEmpty()) {
            return "";
        }
        String file = String.valueOf(path.get().getFileName());
        int at = file.indexOf('@');
        int dash = file.lastIndexOf("-20");
        if (at > 0 && dash > at) {
            return file.substring(0, dash);
        }
        Path folder = path.get().toAbsolutePath().normalize().getParent();
        if (folder != null
                && folder.getFileName() != null
                && MAILDIR.contains(folder.getFileName().toString())) {
            folder = folder.getParent();
        }
        return folder == null || folder.getFileName() == null
                ? ""
                : folder.getFileName().toString();
    }
}
