package annals.event;

import static org.assertj.core.api.Assertions.assertThat;

import annals.profile.ListProfile;
import annals.profile.Profiles;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VotersTest {
    private static final Voters VOTERS = Voters.builtIn();
    private static final ListProfile LIST = Profiles.builtIn().forList("standards@xmpp.org");

    /** Terms as the records of the XSF have them; a name that was two people's in a year is nobody's. */
    @ParameterizedTest
    @CsvSource({
        "temas, 2003, Thomas Muldowney",
        "Rob, 2003, Rob Norris",
        "Ian, 2006, Ian Paterson",
        "Jack, 2005, Jack Moffitt",
        "Matthew, 2005, Matt Miller",
        "Matthew, 2009, Matthew Wild",
        "Matthew, 2012, ''",
        "Peter, 2004, ''",
        "Peter, 2008, Peter Saint-Andre",
        "Dave, 2002, ''",
        "dwd, 2007, Dave Cridland",
        "Mike, 2002, Mike Lin",
        "Mike, 2012, Mike Taylor",
        "Florian, 2012, Florian Jensen",
        "Ralph, 2025, Ralph Meijer",
    })
    void knowsWhoWasMeantInAYear(String written, int year, String person) {
        assertThat(VOTERS.person(written, LocalDate.of(year, 6, 1), LIST))
                .isEqualTo(Optional.of(person).filter(name -> !name.isEmpty()));
    }

    @Test
    void knowsNobodyOnOtherLists() {
        ListProfile other = Profiles.builtIn().forList("talk@example.org");
        assertThat(VOTERS.person("temas", LocalDate.of(2003, 6, 1), other)).isEmpty();
    }
}
