package annals.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

    private static final Comparator<Path> STORED_ORDER = Comparator.comparing(
                    (Path path) -> ArchivePeriod.of(name(path)),
                    Comparator.comparing(
                            (Optional<ArchivePeriod> period) -> period.orElse(null),
                            Comparator.nullsLast(Comparator.naturalOrder())))
            .thenComparing(Sources::name, Sources::compareNaturally);

    private Sources() {}

    /**
     * The files behind one argument: {@code -}, a file, or a folder with everything below it, months in the order of
     * time and other names in natural order ({@code 2} before {@code 10}). Of a Maildir only what is in {@code cur} and
     * {@code new}, and its folders with a dot. Leaves out hidden files and linked folders. A file that does not exist,
     * a folder that cannot be listed and a link out of the folder are in the answer; reading them tells.
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
        collect(path, prefix, path.toRealPath(), found);
        return List.copyOf(found);
    }

    private static void collect(Path folder, String prefix, Path root, List<ArchiveFile> found) {
        List<Path> entries;
        try (Stream<Path> listed = Files.list(folder)) {
            entries = listed.sorted(STORED_ORDER).toList();
        } catch (IOException | UncheckedIOException e) {
            found.add(new ArchiveFile(prefix.substring(0, prefix.length() - 1), Optional.of(folder), false));
            return;
        }
        boolean maildir = isMaildir(folder);
        for (Path entry : entries) {
            String name = name(entry);
            boolean folderOfMaildir = maildir && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
            if (folderOfMaildir ? name.equals("tmp") || (isHidden(name) && !isMaildir(entry)) : isHidden(name)) {
                continue;
            }
            if (Files.isSymbolicLink(entry)) {
                addLink(entry, prefix + name, root, found);
            } else if (Files.isDirectory(entry)) {
                collect(entry, prefix + name + "/", root, found);
            } else if (!maildir && !isCompanion(name)) {
                Optional<String> barred = Files.isRegularFile(entry)
                        ? Optional.empty()
                        : Optional.of("neither a file nor a folder, not opened");
                found.add(new ArchiveFile(prefix + name, Optional.of(entry), false, barred));
            }
        }
    }

    /** A linked file in the folder is read; a linked folder in it would be read twice, or for ever. */
    private static void addLink(Path link, String name, Path root, List<ArchiveFile> found) {
        Path target;
        try {
            target = link.toRealPath();
        } catch (IOException e) {
            found.add(new ArchiveFile(name, Optional.of(link), false, Optional.of("a link to nothing")));
            return;
        }
        if (!target.startsWith(root)) {
            found.add(new ArchiveFile(
                    name, Optional.of(link), false, Optional.of("a link out of the folder, not followed")));
        } else if (Files.isRegularFile(target) && !isCompanion(name(link))) {
            found.add(new ArchiveFile(name, Optional.of(link), false));
        }
    }

    /** Its mails are in {@code cur} and {@code new}; what else lies there is the server's. */
    private static boolean isMaildir(Path folder) {
        return Files.isDirectory(folder.resolve("cur")) && Files.isDirectory(folder.resolve("new"));
    }

    private static boolean isHidden(String name) {
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

    private static String name(Path path) {
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
