package annals.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Turns what a user names into files to read. */
public final class Sources {
    /** Files that accompany archives and are no mail: left out of folders without a word. */
    private static final Pattern COMPANION = Pattern.compile(
            "(readme|license|licence|notice|copying)(\\..*)?|index\\.html?|.*\\.(tsv|csv|json)",
            Pattern.CASE_INSENSITIVE);

    /** How a Maildir names a mail: the second of its delivery, then something unique. */
    private static final Pattern MAILDIR_NAME = Pattern.compile("\\d{9,12}\\.");

    /** What of a Maildir its own reading takes, or nobody: mails in {@code tmp} are unfinished. */
    private static final Set<String> MAILDIR_FOLDERS = Set.of("cur", "new", "tmp");

    /** A path with what it is sorted by: reading a name for each comparison took longer than looking at the files. */
    private record Dated(Path path, String name, Optional<ArchivePeriod> period) {
        Dated(Path path) {
            this(path, Sources.name(path), ArchivePeriod.of(Sources.name(path)));
        }
    }

    /** What lies at a path, in one look: to ask for each kind by itself was a tenth of an ingest of nothing new. */
    private enum Kind {
        FILE,
        FOLDER,
        LINK,
        /** A device, a pipe, or nothing any more. */
        OTHER;

        static Kind of(Path path) {
            try {
                BasicFileAttributes about =
                        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                return about.isRegularFile()
                        ? FILE
                        : about.isDirectory() ? FOLDER : about.isSymbolicLink() ? LINK : OTHER;
            } catch (IOException e) {
                return OTHER;
            }
        }
    }

    private static final Comparator<Dated> STORED_ORDER = Comparator.comparing(
                    Dated::period,
                    Comparator.comparing(
                            (Optional<ArchivePeriod> period) -> period.orElse(null),
                            Comparator.nullsLast(Comparator.naturalOrder())))
            .thenComparing(Dated::name, Sources::compareNaturally);

    private Sources() {}

    /**
     * The files behind one argument: {@code -}, a file, or a folder with everything below it, months in the order of
     * time and other names in natural order ({@code 2} before {@code 10}). A Maildir is one file, before its folders
     * with a dot; so is a folder of git. Leaves out hidden files and linked folders. A file that does not exist, a
     * folder that cannot be listed and a link out of the folder are in the answer; reading them tells.
     *
     * @throws IOException when the folder named is gone meanwhile
     */
    public static List<ArchiveFile> find(String argument) throws IOException {
        if (argument.equals("-")) {
            return List.of(ArchiveFile.standardInput());
        }
        Path path = Path.of(argument);
        if (argument.isEmpty() || !Files.isDirectory(path)) {
            return List.of(new ArchiveFile(argument, Optional.of(path), true));
        }
        List<ArchiveFile> found = new ArrayList<>();
        String prefix = argument.endsWith("/") ? argument : argument + "/";
        collect(path, prefix, path.toRealPath(), true, found);
        return List.copyOf(found);
    }

    private static void collect(Path folder, String prefix, Path root, boolean named, List<ArchiveFile> found) {
        if (GitFolder.isOne(folder) || GitFolder.hasEpochs(folder)) {
            found.add(ArchiveFile.folder(prefix.substring(0, prefix.length() - 1), folder, named));
            return;
        }
        boolean maildir = Maildir.isOne(folder);
        if (maildir) {
            found.add(ArchiveFile.folder(prefix.substring(0, prefix.length() - 1), folder, named));
        }
        List<Path> entries;
        try (Stream<Path> listed = Files.list(folder)) {
            entries =
                    listed.map(Dated::new).sorted(STORED_ORDER).map(Dated::path).toList();
        } catch (IOException | UncheckedIOException e) {
            found.add(new ArchiveFile(prefix.substring(0, prefix.length() - 1), Optional.of(folder), false));
            return;
        }
        for (Path entry : entries) {
            String name = name(entry);
            Kind kind = Kind.of(entry);
            boolean folderOfMaildir = maildir && kind == Kind.FOLDER;
            boolean other = isHidden(name) && !(folderOfMaildir && Maildir.isOne(entry));
            if (other || (folderOfMaildir && MAILDIR_FOLDERS.contains(name))) {
                continue;
            }
            if (kind == Kind.LINK) {
                addLink(entry, prefix + name, root, found);
            } else if (kind == Kind.FOLDER) {
                collect(entry, prefix + name + "/", root, false, found);
            } else if (!maildir && !isCompanion(name)) {
                found.add(new ArchiveFile(prefix + name, Optional.of(entry), false, barred(kind, entry, root)));
            }
        }
    }

    /** A linked file in the folder is read; a linked folder in it would be read twice, or for ever. */
    private static void addLink(Path link, String name, Path root, List<ArchiveFile> found) {
        Optional<String> barred = barred(link, root);
        if (barred.isPresent() || (Files.isRegularFile(link) && !isCompanion(name(link)))) {
            found.add(new ArchiveFile(name, Optional.of(link), false, barred));
        }
    }

    /** Why a file or a link found in a folder is not to be opened, as a clause. */
    static Optional<String> barred(Path file, Path root) {
        return barred(Kind.of(file), file, root);
    }

    private static Optional<String> barred(Kind kind, Path file, Path root) {
        if (kind != Kind.LINK) {
            return kind == Kind.FILE ? Optional.empty() : Optional.of("neither a file nor a folder, not opened");
        }
        try {
            return file.toRealPath().startsWith(root)
                    ? Optional.empty()
                    : Optional.of("a link out of the folder, not followed");
        } catch (IOException e) {
            return Optional.of("a link to nothing");
        }
    }

    static boolean isHidden(String name) {
        return name.startsWith(".");
    }

    /**
     * Whether a path inside a folder or an archive, with {@code /}, is hidden, in a Maildir's {@code tmp}, or of a file
     * that accompanies archives and is no mail.
     */
    static boolean isCompanion(String path) {
        List<String> names = List.of(path.split("/", -1));
        int last = names.size() - 1;
        boolean hidden = isHidden(names.get(last)) || names.contains("__MACOSX");
        boolean unfinished = last > 0
                && names.get(last - 1).equals("tmp")
                && MAILDIR_NAME.matcher(names.get(last)).lookingAt();
        return hidden || unfinished || COMPANION.matcher(names.get(last)).matches();
    }

    static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    /** Compares names so that runs of digits count as numbers; without regard to case, then by character. */
    static int compareNaturally(String a, String b) {
        String left = a.toLowerCase(Locale.ROOT);
        String right = b.toLowerCase(Locale.ROOT);
        int i = 0;
        int j = 0;
        while (i < left.length() && j < right.length()) {
            int leftEnd = digitsEnd(left, i);
            int rightEnd = digitsEnd(right, j);
            int order;
            if (leftEnd > i && rightEnd > j) {
                order = compareDigits(left.substring(i, leftEnd), right.substring(j, rightEnd));
                i = leftEnd;
                j = rightEnd;
            } else {
                order = Character.compare(left.charAt(i++), right.charAt(j++));
            }
            if (order != 0) {
                return order;
            }
        }
        int byRest = Integer.compare(left.length() - i, right.length() - j);
        return byRest != 0 ? byRest : a.compareTo(b);
    }

    private static int digitsEnd(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private static int compareDigits(String a, String b) {
        String left = a.replaceFirst("^0+", "");
        String right = b.replaceFirst("^0+", "");
        int byLength = Integer.compare(left.length(), right.length());
        return byLength != 0 ? byLength : left.compareTo(right);
    }
}
