package annals.archive;

import java.io.IOException;
import java.nio.file.Files;
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

    private static final Comparator<Path> STORED_ORDER = Comparator.comparing(
                    (Path path) -> ArchivePeriod.of(name(path)),
                    Comparator.comparing(
                            (Optional<ArchivePeriod> period) -> period.orElse(null),
                            Comparator.nullsLast(Comparator.naturalOrder())))
            .thenComparing(Sources::name, Sources::compareNaturally);

    private Sources() {}

    /**
     * The files behind one argument: {@code -}, a file, or a folder with everything below it, months in the order of
     * time and other names in natural order ({@code 2} before {@code 10}). Leaves out hidden files, linked folders, and
     * links that lead out of the folder. A file that does not exist is in the answer; reading it tells.
     *
     * @throws IOException when a folder cannot be listed
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

    private static void collect(Path folder, String prefix, Path root, List<ArchiveFile> found) throws IOException {
        List<Path> entries;
        try (Stream<Path> listed = Files.list(folder)) {
            entries = listed.filter(entry -> !name(entry).startsWith("."))
                    .sorted(STORED_ORDER)
                    .toList();
        }
        for (Path entry : entries) {
            boolean linked = Files.isSymbolicLink(entry);
            if (Files.isDirectory(entry)) {
                if (!linked) {
                    collect(entry, prefix + name(entry) + "/", root, found);
                }
            } else if (Files.isRegularFile(entry)
                    && !COMPANION.matcher(name(entry)).matches()
                    && (!linked || entry.toRealPath().startsWith(root))) {
                found.add(new ArchiveFile(prefix + name(entry), Optional.of(entry), false));
            }
        }
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
