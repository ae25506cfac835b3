package annals.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {
    @Test
    void runsOnTheIndexOfTheDemoAndNowhereElse(@TempDir Path caches) {
        assertThat(demo(caches)).isEqualTo(ExitCode.OK);
        String index = caches.resolve("annals").resolve("demo").resolve("index").toString();
        assertThatCode(() -> Rehearsal.of("read", index)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Rehearsal.of("read", caches.toString())).isInstanceOf(IllegalStateException.class);
        assertThatCode(() -> Rehearsal.of("ingest", index)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Rehearsal.of("ingest", caches.toString())).isInstanceOf(IllegalStateException.class);
        assertThatCode(() -> Rehearsal.ingestMuch(index, 2)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Rehearsal.of("long", caches.toString())).isInstanceOf(UncheckedIOException.class);
    }

    private static int demo(Path caches) {
        return Main.run(
                new String[] {"demo"},
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                Terminal.NONE,
                Map.of("XDG_CACHE_HOME", caches.toString()));
    }
}
