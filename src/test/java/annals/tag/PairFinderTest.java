package annals.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import annals.spec.Catalogue;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairFinderTest {
    private static final String RULES = """
                    {"rules": {"only": true, "terms": [], "cancelling": [], "unrelated": [], "domain": [], "pairs": [
                      {"name": "kept from the baker", "strength": "weak", "concept": "hidden", "within": 3,
                       "one": ["baker"], "other": ["{secret|secrets} of ours", "hidden"], "until": "2019-12-31"},
                      {"name": "matter of cakes", "strength": "none", "about": "key-backup", "within": 3,
                       "one": ["cake"], "other": ["oven"]},
                      {"name": "matter of nobody", "strength": "none", "about": "unheard-of", "within": 3,
                       "one": ["cake"], "other": ["table"]},
                      {"name": "feasts", "strength": "none", "unrelated": true, "within": 3,
                       "one": ["feast"], "other": ["hall"]}]}}""";

    private static List<Cue> find(String text, String day) throws IOException {
        CueFinder finder = new CueFinder(Catalogue.builtIn(), TagRules.builtInWith(RULES, "test"));
        return finder.find(text.replace("\\n", "\n"), LocalDate.parse(day)).stream()
                .filter(cue -> cue.names() || !cue.concept().isEmpty() || cue.isAgainst())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    It is hidden from the baker, they say.      | hidden from the baker
                    The baker\\nfinds it hidden there.          | baker\\nfinds it hidden
                    A baker knows no secrets of ours yet.       | baker knows no secrets of ours
                    Hidden. The baker went home.                | -
                    Hidden\\n\\nThe baker went home.            | -
                    Hidden from Ada and Ben and the baker.      | -
                    The baker and another baker.                | -
                    The baker, another baker, hidden.           | baker, hidden
                    """)
    void joinsWordsThatStandNearEachOtherInASentence(String text, String expected) throws IOException {
        assertThat(find(text, "2019-06-01"))
                .extracting(Cue::text)
                .isEqualTo(expected.equals("-") ? List.of() : List.of(expected.replace("\\n", "\n")));
    }

    @Test
    void heedsTheDaysOnWhichAPairMeansIt() throws IOException {
        assertThat(find("Hidden from the baker.", "2020-01-01")).isEmpty();
    }

    @Test
    void tellsMattersThatTheCatalogueKnows() throws IOException {
        assertThat(find("The cake is in the oven, and a cake on the table.", "2019-06-01"))
                .extracting(Cue::rule, Cue::deliverable, Cue::strength)
                .containsExactly(tuple("matter", "key-backup", Term.Strength.NONE));
    }

    @Test
    void tellsTalkOfOtherThings() throws IOException {
        assertThat(find("A feast in the hall.", "2019-06-01"))
                .extracting(Cue::isAgainst, Cue::key)
                .containsExactly(tuple(true, "feasts"));
    }

    @Test
    void refusesANegativeDistance() {
        String own = "{\"rules\": {\"pairs\": [{\"name\": \"x\", \"strength\": \"weak\", \"within\": -1,"
                + " \"one\": [\"a\"], \"other\": [\"b\"]}]}}";
        assertThatThrownBy(() -> TagRules.builtInWith(own, "own.json"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("own.json: no tag rules: within must be >= 0, got -1");
    }
}
