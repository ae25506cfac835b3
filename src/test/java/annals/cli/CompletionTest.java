package annals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import annals.spec.Catalogue;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompletionTest {
    private final Completion completion = new Completion(
            Commands.reading(
                    new Console(
                            InputStream.nullInputStream(),
                            OutputStream.nullOutputStream(),
                            OutputStream.nullOutputStream(),
                            Terminal.NONE,
                            Map.of(),
                            KeptIndex.forOne()),
                    new PrintWriter(new StringWriter())),
            () -> List.of("Ada Finch", "Adam"),
            () -> Catalogue.builtIn().deliverables());

    @Test
    void firstWordIsACommandOrAPrefix() {
        assertThat(completion.of("s"))
                .contains("search", "show", "stats", "subject:", "s:")
                .doesNotContain("history");
        assertThat(completion.of("omemo s")).contains("subject:").doesNotContain("search");
    }

    @Test
    void optionsAreThoseOfTheCommand() {
        assertThat(completion.of("search --gr")).containsExactly("--group-by");
        assertThat(completion.of("show --gr")).isEmpty();
        assertThat(completion.of("search x --mess")).containsExactly("--messages");
    }

    @Test
    void peopleFollowPrefixesOfPeople() {
        assertThat(completion.of("f:ad")).containsExactly("f:\"Ada Finch\"", "f:Adam");
        assertThat(completion.of("-from:\"ada f")).containsExactly("-from:\"Ada Finch\"");
        assertThat(completion.of("s:ad")).isEmpty();
    }

    @Test
    void deliverablesFollowWhatNamesThem() {
        assertThat(completion.of("history ome")).contains("OMEMO");
        assertThat(completion.of("deliverable:xep-0384")).contains("deliverable:XEP-0384");
        assertThat(completion.of("search x --deliverable xep-0384")).containsExactly("XEP-0384");
    }
}
