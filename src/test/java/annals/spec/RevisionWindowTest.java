package annals.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevisionWindowTest {
    private static final Specification OMEMO = Catalogue.builtIn()
            .deliverable("XEP-0384")
            .flatMap(Deliverable::specification)
            .orElseThrow();

    /** 0.3.0 stands behind 0.2.2 in the document and is older than it. */
    @ParameterizedTest
    @CsvSource({
        "0.3,   0.4,   2018-07-31, 2020-03-08",
        "0.3.0, 0.3,   2018-07-31, 2020-03-08",
        "0.3,   0.3,   2018-07-31, 2020-03-08",
        "0.4.0, '',    2020-03-08, ",
        "'',    0.4.0, ,           2020-03-08",
    })
    void isTheTimeBetweenTwoRevisions(String from, String until, LocalDate first, LocalDate next) {
        boolean same = Revision.isSame(from, until);
        RevisionWindow window = RevisionWindow.between(OMEMO, from, same ? from : until);
        assertThat(window).isEqualTo(new RevisionWindow(Optional.ofNullable(first), Optional.ofNullable(next)));
    }

    @Test
    void turnsDatesThatStandTheOtherWayRound() {
        RevisionWindow window = RevisionWindow.between(OMEMO, "0.2.2", "0.3.0");
        assertThat(window.from()).contains(LocalDate.of(2018, 7, 31));
        assertThat(window.until().orElseThrow()).isAfter(LocalDate.of(2018, 7, 31));
    }

    @Test
    void namesTheRevisionsThereAre() {
        assertThatThrownBy(() -> RevisionWindow.between(OMEMO, "9", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("XEP-0384 has no revision 9; it has: 0.0.1, ");
    }
}
