package annals.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonalNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ada Finch                     | Ada Finch            | ada finch",
                "ADA  finch                    | ADA finch            | ada finch",
                "Finch, Ada                    | Ada Finch            | ada finch",
                "Finch, Ada (Grace)            | Ada Finch            | ada finch",
                "Ada Finch (on the road)       | Ada Finch | ada finch",
                "Ada Finch [Example Ltd]       | Ada Finch | ada finch",
                "Ada Finch, Ph.D.              | Ada Finch | ada finch",
                "Bob Wren, Jr.                 | Bob Wren Jr. | bob wren jr",
                "Wren, Bob, Jr.                | Bob Wren Jr.         | bob wren jr",
                "Àdá Fînch                     | Àdá Fînch            | ada finch",
                "Ada O'Finch-Wren              | Ada O'Finch-Wren     | ada ofinch wren",
                "Łucja Wróbel                  | Łucja Wróbel         | lucja wrobel",
                "Антон Чижов                   | Антон Чижов          | антон чижов",
                "Ada Finch, Example Ltd, Paris | Ada Finch, Example Ltd, Paris | ''",
                "ada @ending from ex@mple@org    | ada @ending from ex@mple@org    | ''",
                "()                            | ()                   | ''",
            })
    void readsNames(String written, String spoken, String words) {
        PersonalName name = PersonalName.of(written);
        assertThat(name.spoken()).isEqualTo(spoken);
        assertThat(String.join(" ", name.words())).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "Ada Finch, true",
        "J C Nash, false",
        "J. Finch, false",
        "Zash, false",
        "Link Mauve, true",
        "Ada 525, false",
        "'', false",
        "Finch (Ada), false",
        "mess-mate, false",
        "Jean-Marc Wren, true",
        "Ada.Finch, false",
        "Dr. Finch, false",
        "'Finch, Jr.', false",
        "de Wren, false",
        "Ada de Wren, true",
    })
    void tellsFullNames(String written, boolean full) {
        assertThat(PersonalName.of(written).isFull()).isEqualTo(full);
    }

    @Test
    void knowsBothWaysToWriteAnUmlaut() {
        assertThat(PersonalName.of("Jörg Vögel").keys()).containsExactly("jorg vogel", "joerg voegel");
        assertThat(PersonalName.of("Joerg Voegel").keys()).containsExactly("joerg voegel");
    }

    @Test
    @Timeout(10)
    void takesLinearTime() {
        for (String part : new String[] {"(", ")", ", ", "a b ", "é'", "a@"}) {
            assertThat(PersonalName.of(part.repeat(200_000))).isNotNull();
        }
    }
}
