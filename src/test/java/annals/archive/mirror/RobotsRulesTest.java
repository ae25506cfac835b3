package annals.archive.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of RFC 9309, with its own examples where it has some. */
class RobotsRulesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                                        | /a              | true",
                "User-agent: *\\nDisallow: /                             | /a              | false",
                "User-agent: *\\nDisallow:                               | /a              | true",
                "user-AGENT : *  # all\\ndisallow: /a # this             | /a/b            | false",
                "User-agent: *\\nDisallow: /a                            | /b              | true",
                "User-agent: *\\nDisallow: /a\\nAllow: /a/b              | /a/b/c          | true",
                "User-agent: *\\nDisallow: /a/b\\nAllow: /a              | /a/b/c          | false",
                "User-agent: *\\nDisallow: /a\\nAllow: /a                | /a              | true",
                "User-agent: *\\nDisallow: /*.gz$                        | /x/2005-May.gz  | false",
                "User-agent: *\\nDisallow: /*.gz$                        | /x/2005.gz.html | true",
                "User-agent: *\\nDisallow: /*/export/*.gz                | /l/export/a.gz?start=1 | false",
                "User-agent: *\\nDisallow: /list/a%40b                   | /list/a@b/      | false",
                "User-agent: *\\nDisallow: /x?start                      | /x?start=1      | false",
                "User-agent: other\\nDisallow: /                         | /a              | true",
                "User-agent: other\\nUser-agent: annals\\nDisallow: /    | /a              | false",
                "User-agent: annals\\nUser-agent: other\\nDisallow: /    | /a              | false",
                "User-agent: Annals/1.0\\nDisallow: /                    | /a              | false",
                "User-agent: annalsbot\\nDisallow: /                     | /a              | true",
                "User-agent: *\\nDisallow: /\\nUser-agent: annals\\nDisallow: | /a          | true",
                "User-agent: annals\\nDisallow: /a\\nUser-agent: annals\\nDisallow: /b | /b | false",
                "User-agent: annals\\nDisallow: /a\\nUser-agent: x\\nDisallow: /b      | /b | true",
                "Disallow: /                                             | /a              | true",
                "nonsense\\n:\\nUser-agent: *\\nSitemap: x\\nDisallow: /a | /a             | false",
            })
    void decides(String file, String path, boolean allowed) {
        String text = file == null ? "" : file.replace("\\n", "\n");
        assertThat(RobotsRules.parse(text).allows(URI.create("https://lists.example.org" + path)))
                .isEqualTo(allowed);
    }

    @Test
    void readsTheDelay() {
        assertThat(RobotsRules.parse("User-agent: *\nCrawl-delay: 2.5\n").delay())
                .contains(Duration.ofMillis(2500));
        assertThat(RobotsRules.parse("User-agent: *\nCrawl-delay: soon\n").delay())
                .isEmpty();
    }

    @Test
    void endsSoonOnHostilePatterns() {
        String stars = "*a".repeat(20_000);
        URI address = URI.create("https://lists.example.org/" + "a".repeat(2000) + "b");
        assertThat(RobotsRules.parse("User-agent: *\nDisallow: /" + stars + "$").allows(address))
                .isTrue();
    }
}
