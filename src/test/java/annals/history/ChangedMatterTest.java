package annals.history;

import static annals.ingest.Sample.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;

import annals.history.ChangedMatter.Named;
import annals.history.Precedent.Kind;
import annals.spec.Deliverable;
import annals.spec.Revision;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangedMatterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Use XEP-0420 for the payload | IDENTIFIER | XEP-0420",
                "Fix reference to RFC 4880 | IDENTIFIER | RFC 4880",
                "Change namespace to urn:xmpp:omemo:1 | NAMESPACE | urn:xmpp:omemo:1",
                "Add the <rpad/> element | ELEMENT | <rpad",
                "Set the field 'send_last_published_item' | ELEMENT | send_last_published_item",
                "Clarify section 4.2 | SECTION | section 4.2",
                "Added Stanza Content Encryption as a dependency | SECTION | Stanza Content Encryption",
                "Add 'dealing with lost keys' | SECTION | dealing with lost keys",
                "Fixed HMAC size | NAME | HMAC",
                "Usage of Ed25519 public keys | NAME | Ed25519",
                "Define threat model | WORD | threat",
            })
    void takesWhatARemarkNames(String remark, Kind kind, String text) {
        assertThat(named(remark)).contains(new Named(kind, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "First draft.",
                "Initial published version approved by the XMPP Council.",
                "Fix typos in the examples",
                "Minor editorial changes",
                "Clients MUST NOT use XEP-0384 before OMEMO Encryption is clarified",
                "",
            })
    void takesNothingOfWhatChangelogsAlwaysSay(String remark) {
        assertThat(named(remark)).isEmpty();
    }

    @Test
    void takesPeopleForNoTitle() {
        assertThat(named("Incorporate feedback by Ada Finch"))
                .extracting(Named::kind)
                .doesNotContain(Kind.SECTION);
    }

    /** Of all revisions that there are: no name of the document itself, no name twice, and never too many. */
    @Test
    void namesOfTheWholeCatalogueAreDistinctAndBounded() {
        int naming = 0;
        int revisions = 0;
        for (Deliverable deliverable : CATALOGUE.deliverables()) {
            ChangedMatter matter = new ChangedMatter(deliverable);
            for (Revision revision :
                    deliverable.specification().map(xep -> xep.revisions()).orElse(List.of())) {
                List<Named> named = matter.of(revision);
                revisions++;
                naming += named.isEmpty() ? 0 : 1;
                assertThat(named)
                        .as(revision.toString())
                        .doesNotHaveDuplicates()
                        .hasSizeLessThanOrEqualTo(40);
                assertThat(named)
                        .extracting(one -> one.text().toLowerCase(Locale.ROOT))
                        .as(revision.toString())
                        .doesNotContain(deliverable.id().toLowerCase(Locale.ROOT));
                for (Named one : named) {
                    assertThat(one.text()).isNotBlank().hasSizeLessThanOrEqualTo(200);
                }
            }
        }
        assertThat(revisions).isGreaterThan(3000);
        assertThat((double) naming / revisions).isBetween(0.4, 0.9);
    }

    private static List<Named> named(String remark) {
        Deliverable omemo = CATALOGUE.deliverable("XEP-0384").orElseThrow();
        return new ChangedMatter(omemo).of(new Revision("1.0", Optional.empty(), "af", remark));
    }
}
