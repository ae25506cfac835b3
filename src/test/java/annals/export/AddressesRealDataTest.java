package annals.export;

import static org.assertj.core.api.Assertions.assertThat;

import annals.archive.Archives;
import annals.history.IndexStatistics;
import annals.index.ThreadIndexReader;
import annals.ingest.Sample;
import annals.profile.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No address is in any export of real archives, by a pattern that is not {@link Redaction}'s. Allowed are what names no
 * person: the list's own address where its page or name is told, and the ids of mails in {@code mid:} links. Of the two
 * large lists a month or quarter is read here; {@code src/bench/sh/site-export} counts in all of them.
 */
class AddressesRealDataTest {
    private static final Pattern ADDRESS = Pattern.compile(
            "[A-Za-z0-9_.+-]{1,64}+(?:@|%40)[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){0,8}\\.[A-Za-z]{2,}");

    private static final Pattern NAMES_A_MAIL = Pattern.compile("mid:[^\\s\"<>]++|/list/[^/\\s\"<>]++/");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pipermail/jelix-public",
                "pipermail/jimmyim-devel",
                "pipermail/los-angeles-devel-ru",
                "pipermail/mutt-ng-users",
                "pipermail/twisted-web",
                "hyperkitty",
                "nasty/ietf-mailarchive",
                "scale/bioc-devel/2016-April.mbox.gz",
                "scale/r-package-devel/2019q1.mbox.gz",
            })
    void noFormHasOne(String corpus, @TempDir Path folder) throws IOException {
        Path index = folder.resolve("index");
        Sample.ingest(
                index, List.of(Archives.corpus("").resolve(corpus).normalize().toString()));
        Set<String> lists = lists(index);
        for (EditionWriter writer : Exported.forms().toList()) {
            List<String> found = new ArrayList<>();
            List<Path> files =
                    Exported.query(index, "d:1980..2050", folder.resolve(writer.form()), writer, DenyList.EMPTY);
            assertThat(files).isNotEmpty();
            for (Path file : files) {
                ADDRESS.matcher(NAMES_A_MAIL.matcher(Files.readString(file)).replaceAll(" "))
                        .results()
                        .map(address -> address.group())
                        .filter(address -> !lists.contains(address.replace("%40", "@")))
                        .forEach(address -> found.add(file.getFileName() + ": " + address));
            }
            assertThat(found).as(writer.form()).isEmpty();
        }
    }

    private static Set<String> lists(Path index) throws IOException {
        try (ThreadIndexReader reader = ThreadIndexReader.open(index)) {
            return IndexStatistics.of(reader, Profiles.builtIn()).lists().stream()
                    .map(IndexStatistics.ListCount::list)
                    .collect(Collectors.toSet());
        }
    }
}
