package annals.export;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder that an export goes to. What is new is written into a hidden folder beside the old files and moved into
 * their place when all of it is there, so that an interrupted export leaves the old one whole; a file that is as it
 * should be is not touched. A hidden list of what was written ({@code .annals-export-FORM}: SHA-256 and name) tells own
 * files from others: only own ones are replaced, and only own ones that nobody changed are removed when they are no
 * longer wanted.
 */
public final class ExportFolder implements Closeable {
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}(/[A-Za-z0-9][A-Za-z0-9._-]{0,199})*");
    private static final String LISTED = "annals-export 1";

    /** Writes one file's content. */
    @FunctionalInterface
    public interface Content {
        void write(OutputStream out) throws IOException;
    }

    private final Path folder;
    private final Path fresh;
    private final Path list;
    private final SortedMap<String, String> before;
    private final SortedMap<String, String> now = new TreeMap<>();
    private int changed;

    private ExportFolder(Path folder, String form) throws IOException {
        this.folder = folder;
        this.fresh = folder.resolve(".annals-export-" + form + ".new");
        this.list = folder.resolve(".annals-export-" + form);
        this.before = read(list);
    }

    /**
     * Opens a folder, which is made if needed.
     *
     * @param form the form of the export; exports of several forms may share a folder
     */
    public static ExportFolder open(Path folder, String form) throws IOException {
        Files.createDirectories(folder);
        ExportFolder opened = new ExportFolder(folder, form);
        opened.close(); // what an interrupted export left
        return opened;
    }

    /** Writes text into a file of that name, with {@code /} between folders; nobody sees it before {@link #commit}. */
    public void write(String name, String text) throws IOException {
        write(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The same with bytes of any length. */
    public void write(String name, Content content) throws IOException {
        if (!NAME.matcher(name).matches() || now.containsKey(name)) {
            throw new IllegalArgumentException("a file name must be safe and new, got " + name);
        }
        Path file = folder.resolve(name);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !before.containsKey(name)) {
            throw new FileSystemException(
                    file.toString(), null, "not of an earlier export, and left alone; export into another folder");
        }
        Path staged = fresh.resolve(name);
        Files.createDirectories(parent(staged));
        MessageDigest digest = sha256();
        try (OutputStream out =
                new BufferedOutputStream(new DigestOutputStream(Files.newOutputStream(staged), digest), 1 << 16)) {
            content.write(out);
        }
        now.put(name, HexFormat.of().formatHex(digest.digest()));
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.mismatch(file, staged) < 0) {
            Files.delete(staged);
        } else {
            changed++;
        }
    }

    /**
     * Puts everything written in place.
     *
     * @return all files of the export, in the order of their names
     */
    public List<Path> commit() throws IOException {
        SortedMap<String, String> both = new TreeMap<>(before);
        both.putAll(now);
        list(both); // from here on an interruption leaves no file unlisted
        for (String name : now.keySet()) {
            Path staged = fresh.resolve(name);
            if (Files.exists(staged, LinkOption.NOFOLLOW_LINKS)) {
                Path file = folder.resolve(name);
                Files.createDirectories(parent(file));
                Files.move(staged, file, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        for (var old : before.entrySet()) {
            if (!now.containsKey(old.getKey())) {
                remove(old.getKey(), old.getValue());
            }
        }
        list(now);
        close();
        return now.keySet().stream().map(folder::resolve).toList();
    }

    /** How many files were written that were not there before with that content. */
    public int changed() {
        return changed;
    }

    /** Drops what was not committed. */
    @Override
    public void close() throws IOException {
        if (Files.isDirectory(fresh, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> left = Files.walk(fresh)) {
                for (Path file : left.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void remove(String name, String digest) throws IOException {
        Path file = folder.resolve(name);
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && digest.equals(digestOf(file))) {
            Files.delete(file);
        }
        for (Path above = parent(file); !above.equals(folder) && isEmpty(above); above = parent(above)) {
            Files.delete(above);
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }

    private void list(SortedMap<String, String> files) throws IOException {
        String text = files.entrySet().stream()
                .map(file -> file.getValue() + "  " + file.getKey() + "\n")
                .collect(Collectors.joining("", LISTED + "\n", ""));
        if (!Files.exists(list) || !Files.readString(list).equals(text)) {
            Files.createDirectories(fresh);
            Path staged = Files.writeString(fresh.resolve("list"), text);
            Files.move(staged, list, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static SortedMap<String, String> read(Path list) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try {
            List<String> lines = Files.readAllLines(list);
            if (!lines.isEmpty() && lines.getFirst().equals(LISTED)) {
                for (String line : lines.subList(1, lines.size())) {
                    int blank = line.indexOf("  ");
                    if (blank > 0 && NAME.matcher(line.substring(blank + 2)).matches()) {
                        files.put(line.substring(blank + 2), line.substring(0, blank));
                    }
                }
            }
        } catch (NoSuchFileException e) {
            return files; // the first export into this folder
        }
        return files;
    }

    private static String digestOf(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static Path parent(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
