package annals.history;

import static annals.ingest.Sample.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import annals.history.Historian.Wish;
import annals.history.Precedent.Kind;
import annals.history.Precedent.Reason;
import annals.history.TimelineEvent.RevisionPublished;
import annals.history.TimelineEvent.ThreadDiscussed;
import annals.index.ThreadIndexReader;
import annals.ingest.Sample;
import annals.mail.Message;
import annals.profile.Profiles;
import annals.spec.Deliverable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrecedentsTest {
    private final Historian historian = new Historian(CATALOGUE.snapshot(), Profiles.builtIn());

    @TempDir
    private Path folder;

    /**
     * XEP-0384 0.6.0 is of 2020-06-09, 0.5.0 of 2020-03-26; XEP-0420 0.3.0 of 2020-07-03, whose remark names origin-id.
     */
    @Test
    void threadsThatSpeakOfTheChangeGoToItsRevision() throws IOException {
        Path mails = Files.writeString(
                folder.resolve("2020-May.txt"),
                Sample.mail("pad", 4, "XEP-0420: random padding", "", """
                        In XEP-0420 the rpad must be base64 characters. I would drop that limitation of random
                        padding: any characters do, and an origin-id next to it as well as a store hint are needed.""")
                        + Sample.mail("typo", 5, "XEP-0420: a word is missing", "", """
                                In XEP-0420 a word is missing in the second paragraph of the introduction.""")
                        + Sample.mail("later", 6, "XEP-0420: who has it?", "", """
                                Which clients have XEP-0420 (Stanza Content Encryption) today, and in which release?""")
                        + Sample.mail("sce", 7, "XEP-0420: nothing but thanks", "", "XEP-0420 is what I waited for."));
        assertThat(precedents("XEP-0420", index(mails)))
                .containsOnlyKeys("XEP-0420: random padding")
                .hasEntrySatisfying("XEP-0420: random padding", precedent -> {
                    assertThat(precedent.version()).isEqualTo("0.3.0");
                    assertThat(precedent.date()).isEqualTo("2020-07-03");
                    assertThat(precedent.why()).extracting(Reason::text).contains("padding", "limitation");
                });
    }

    @Test
    void inTheSampleTheListOfNovemberComesBeforeTheRevisionOfMarch() throws IOException {
        Map<String, Precedent> precedents = precedents("XEP-0384", Sample.index(folder));
        assertThat(precedents.get("What would it take to move OMEMO forward?")).satisfies(precedent -> {
            assertThat(precedent.version()).isEqualTo("0.4.0");
            assertThat(precedent.why())
                    .extracting(Reason::kind, Reason::text)
                    .contains(tuple(Kind.IDENTIFIER, "XEP-0420"));
        });
    }

    /** Whatever is claimed can be read in the mail that is cited, which is older than the revision. */
    @Test
    void everyReasonStandsInItsMailBeforeTheRevision() throws IOException {
        try (ThreadIndexReader index = ThreadIndexReader.open(Sample.index(folder))) {
            int reasons = 0;
            for (Deliverable deliverable : CATALOGUE.deliverables()) {
                List<TimelineEvent> events =
                        historian.write(deliverable, index, Wish.usual()).events();
                for (TimelineEvent event : events) {
                    if (event instanceof ThreadDiscussed thread
                            && thread.before().isPresent()) {
                        Precedent precedent = thread.before().get();
                        assertThat(thread.first()).isBefore(precedent.date());
                        assertThat(events.indexOf(event)).isLessThan(place(events, precedent));
                        for (Reason reason : precedent.why()) {
                            Message mail = index.message(reason.message()).orElseThrow();
                            assertThat(mail.sent().day()).isBefore(precedent.date());
                            assertThat((mail.subject().text() + "\n" + mail.newText()).replaceAll("\\s+", " "))
                                    .containsIgnoringCase(reason.text()
                                            .substring(
                                                    0, Math.min(4, reason.text().length())));
                            reasons++;
                        }
                    }
                }
            }
            assertThat(reasons).isGreaterThan(3);
        }
    }

    private Path index(Path mails) throws IOException {
        Path index = folder.resolve("index");
        Sample.ingest(index, List.of(mails.toString()));
        return index;
    }

    private static int place(List<TimelineEvent> events, Precedent precedent) {
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof RevisionPublished revision
                    && revision.version().equals(precedent.version())
                    && revision.date().filter(precedent.date()::equals).isPresent()) {
                return i;
            }
        }
        throw new AssertionError("no such revision: " + precedent);
    }

    private Map<String, Precedent> precedents(String id, Path folder) throws IOException {
        try (ThreadIndexReader index = ThreadIndexReader.open(folder)) {
            Map<String, Precedent> precedents = new TreeMap<>();
            historian
                    .write(CATALOGUE.deliverable(id).orElseThrow(), index, Wish.usual())
                    .events()
                    .forEach(event -> {
                        if (event instanceof ThreadDiscussed thread) {
                            thread.before().ifPresent(precedent -> precedents.put(thread.title(), precedent));
                        }
                    });
            return precedents;
        }
    }
}
