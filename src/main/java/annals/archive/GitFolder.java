package annals.archive;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Folders that git made: which they are, and whether they may be opened. */
final class GitFolder {
    /** One repository of an inbox that is spread over several; the number is the order. */
    private static final Pattern EPOCH = Pattern.compile("\\d{1,9}\\.git");

    private static final int MAX_CONFIG_BYTES = 1 << 16;
    private static final int MAX_ALTERNATES = 5;

    private GitFolder() {}

    /** Whether the folder is what git keeps of a repository, or a bare one. */
    static boolean isOne(Path folder) {
        return Files.isRegularFile(folder.resolve("HEAD"))
                && Files.isDirectory(folder.resolve("objects"))
                && Files.isDirectory(folder.resolve("refs"));
    }

    /** Whether the folder, or its folder {@code git}, has epochs. */
    static boolean hasEpochs(Path folder) {
        return !epochs(folder).isEmpty();
    }

    /** The repositories of an inbox by number, oldest first; empty when the folder is none. */
    static List<Path> epochs(Path folder) {
        Path inner = folder.resolve("git");
        List<Path> epochs = new ArrayList<>();
        try (Stream<Path> listed = Files.list(Files.isDirectory(inner) ? inner : folder)) {
            listed.filter(entry -> EPOCH.matcher(Sources.name(entry)).matches() && isOne(entry))
                    .forEach(epochs::add);
        } catch (IOException | UncheckedIOException e) {
            return List.of(); // the walk that follows tells that it cannot be listed
        }
        epochs.sort(Comparator.comparing(Sources::name, Sources::compareNaturally));
        return epochs;
    }

    /**
     * Why it is not to be opened, as a clause: it would lead out of the folder that the user named.
     *
     * @param root the folder to stay in, real
     */
    static Optional<String> barred(Path git, Path root) {
        if (Files.exists(git.resolve("commondir"))) {
            return Optional.of("a part of another git repository, which is not followed");
        }
        try {
            if (!includesOnlyFrom(root, git.resolve("config"), 0)) {
                return Optional.of("a git repository whose config includes files outside of the folder, not followed");
            }
            return staysIn(root, git.resolve("objects"), 0)
                    ? Optional.empty()
                    : Optional.of("a git repository with objects outside of the folder, not followed");
        } catch (IOException e) {
            return Optional.of("a git repository that cannot be read");
        }
    }

    /** The epochs of public-inbox include {@code ../../all.git/config}; any {@code path} is taken for an include. */
    private static boolean includesOnlyFrom(Path root, Path config, int depth) throws IOException {
        if (!Files.exists(config)) {
            return true;
        }
        if (depth > MAX_ALTERNATES || !config.toRealPath().startsWith(root) || Files.size(config) > MAX_CONFIG_BYTES) {
            return false;
        }
        String text = Files.readString(config, StandardCharsets.ISO_8859_1);
        for (String line : text.lines().toList()) {
            int equals = line.indexOf('=');
            String key = line.substring(0, Math.max(equals, 0)).strip().toLowerCase(Locale.ROOT);
            String value = line.substring(equals + 1).strip();
            boolean plain = value.chars().noneMatch(c -> "~\"\\;#%".indexOf(c) >= 0);
            boolean includes = key.endsWith("path");
            if (includes && (!plain || !includesOnlyFrom(root, config.resolveSibling(value), depth + 1))) {
                return false;
            }
        }
        return true;
    }

    private static boolean staysIn(Path root, Path objects, int depth) throws IOException {
        if (depth > MAX_ALTERNATES || !objects.toRealPath().startsWith(root)) {
            return false;
        }
        Path alternates = objects.resolve("info/alternates");
        if (!Files.exists(alternates)) {
            return true;
        }
        if (Files.size(alternates) > MAX_CONFIG_BYTES) {
            return false;
        }
        for (String line : Files.readString(alternates, StandardCharsets.ISO_8859_1)
                .lines()
                .toList()) {
            Path other = objects.resolve(line.strip());
            boolean names = !line.isBlank() && !line.startsWith("#");
            if (names && (!Files.isDirectory(other) || !staysIn(root, other, depth + 1))) {
                return false;
            }
        }
        return true;
    }

    /** Opens it for reading, without any configuration but its own. */
    static Repository open(Path git) throws IOException {
        IsolatedGit.install();
        File folder = git.toFile();
        return new FileRepositoryBuilder()
                .setGitDir(folder)
                .setBare()
                .setMustExist(true)
                .build();
    }
}
