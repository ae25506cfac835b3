package annals.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportFolderTest {
    @TempDir
    private Path folder;

    private void export(String... names) throws IOException {
        try (ExportFolder target = ExportFolder.open(folder, "test")) {
            for (String name : names) {
                target.write(name, "text of " + name);
            }
            target.commit();
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.startsWith(".annals"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void removesWhatIsNoLongerWanted() throws IOException {
        export("a.txt", "sub/b.txt");
        export("a.txt");
        assertThat(files()).containsExactly("a.txt");
        assertThat(folder.resolve("sub")).doesNotExist();
    }

    @Test
    void keepsWhatSomebodyChangedOrAdded() throws IOException {
        export("a.txt", "sub/b.txt", "c.txt");
        Files.writeString(folder.resolve("sub/b.txt"), "notes of my own");
        Files.writeString(folder.resolve("mine.txt"), "mine");
        export("a.txt");
        assertThat(files()).containsExactly("a.txt", "mine.txt", "sub/b.txt");
    }

    @Test
    void leavesAFileOfOthersAloneAndSaysSo() throws IOException {
        Files.writeString(folder.resolve("README.md"), "mine");
        assertThatThrownBy(() -> export("a.txt", "README.md"))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("README.md");
        assertThat(folder.resolve("README.md")).hasContent("mine");
        assertThat(files()).containsExactly("README.md");
    }

    @Test
    void anInterruptedExportLeavesTheOldOneWhole() throws IOException {
        export("a.txt", "b.txt");
        ExportFolder interrupted = ExportFolder.open(folder, "test"); // never closed, as after a kill
        interrupted.write("a.txt", "half of");
        interrupted.write("new.txt", "something new");
        assertThat(files()).containsExactly("a.txt", "b.txt");
        assertThat(folder.resolve("a.txt")).hasContent("text of a.txt");
        export("a.txt", "b.txt");
        assertThat(files()).containsExactly("a.txt", "b.txt");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).noneMatch(file -> file.toString().endsWith(".new"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", "/etc/passwd", "a/../b", ".hidden", "", "a//b", "a\\b", "a\u0000b", "a/"})
    void writesNoUnsafeName(String name) throws IOException {
        try (ExportFolder target = ExportFolder.open(folder, "test")) {
            assertThatThrownBy(() -> target.write(name, "x")).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
