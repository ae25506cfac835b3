package annals;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every Java file stands as palantir-java-format writes it.
 *
 * <p>A test and not a Maven plugin, because the formatter parses with the javac it runs on: under a Maven on JDK 17 it
 * fails on Java 21 syntax, while tests run on the toolchain's JDK. To format: {@code mvn test -Dtest=FormattingTest
 * -Dformat.update=true}
 */
class FormattingTest {
    @Test
    void sourcesAreFormatted() throws IOException, FormatterException {
        Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .formatJavadoc(true)
                .build());
        List<String> unformatted = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
                String source = Files.readString(file);
                String formatted = formatter.formatSource(RemoveUnusedImports.removeUnusedImports(
                        ImportOrderer.reorderImports(source, JavaFormatterOptions.Style.PALANTIR)));
                if (!formatted.equals(source)) {
                    unformatted.add(file.toString());
                    if (Boolean.getBoolean("format.update")) {
                        Files.writeString(file, formatted);
                    }
                }
            }
        }
        if (!Boolean.getBoolean("format.update")) {
            assertThat(unformatted)
                    .as("files to format with: mvn test -Dtest=FormattingTest -Dformat.update=true")
                    .isEmpty();
        }
    }
}
