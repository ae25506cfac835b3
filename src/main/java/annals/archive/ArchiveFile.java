package annals.archive;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * One file or stream to read mail from, or a folder that is one store of mails; not opened yet.
 *
 * @param name its name as the user gave it, for a file found in a folder the folder's name and the path in it, with
 *     {@code /}; {@code -} for standard input
 * @param path where it is, empty for standard input
 * @param named whether the user named it, rather than a folder that holds it
 * @param barred why it is not to be opened, as a clause: a link that leads out of the folder
 * @param folder whether it is a folder whose mails are its members
 */
public record ArchiveFile(String name, Optional<Path> path, boolean named, Optional<String> barred, boolean folder) {
    private static final Set<String> MAILDIR = Set.of("cur", "new");

    /** A file that may be opened. */
    public ArchiveFile(String name, Optional<Path> path, boolean named) {
        this(name, path, named, Optional.empty());
    }

    ArchiveFile(String name, Optional<Path> path, boolean named, Optional<String> barred) {
        this(name, path, named, barred, false);
    }

    static ArchiveFile folder(String name, Path path, boolean named) {
        return new ArchiveFile(name, Optional.of(path), named, Optional.empty(), true);
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
                        file.toAbsolutePath().normalize().toString().replace('\\', '/'), path, named, barred, folder))
                .orElse(this);
    }

    /** The months that the file's name tells; a folder is there for mails to come. */
    public Optional<ArchivePeriod> period() {
        return folder ? Optional.empty() : path.flatMap(file -> ArchivePeriod.of(String.valueOf(file.getFileName())));
    }

    /** The months that the name of a member of it tells, else its own; of a folder's mails the name is a number. */
    public Optional<ArchivePeriod> period(String member) {
        if (folder && member.indexOf('!') < 0) {
            return Optional.empty();
        }
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
     * ({@code list@host-2024-02.mbox.gz}), else the name of the folder, its own when it is one (for a file of a
     * Maildir, of the folder that has {@code cur}); empty for standard input.
     */
    public String listHint() {
        if (path.isEmpty()) {
            return "";
        }
        String file = String.valueOf(path.get().getFileName());
        int at = file.indexOf('@');
        int dash = file.lastIndexOf("-20");
        if (!folder && at > 0 && dash > at) {
            return file.substring(0, dash);
        }
        Path place = path.get().toAbsolutePath().normalize();
        place = folder ? place : place.getParent();
        if (place != null
                && place.getFileName() != null
                && MAILDIR.contains(place.getFileName().toString())) {
            place = place.getParent();
        }
        return place == null || place.getFileName() == null
                ? ""
                : place.getFileName().toString();
    }
}
