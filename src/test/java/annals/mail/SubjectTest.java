package annals.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectTest {
    private static final List<String> TAGS = List.of("Standards", "Standards-JIG", "Council");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OMEMO and device lists                              | OMEMO and device lists | false",
                "[Standards] OMEMO and device lists                  | OMEMO and device lists | false",
                "Re: [Standards] OMEMO and device lists              | OMEMO and device lists | true",
                "[Standards] Re: OMEMO and device lists              | OMEMO and device lists | true",
                "[Standards] [standards-jig] RE: Re: x               | x                      | true",
                "AW: Fwd: Re[2]: x                                   | x                      | true",
                "Fwd: x                                              | x                      | false",
                "Re: [Fwd] x                                         | [Fwd] x                | true",
                "Réf: x                                              | Réf: x                 | false",
                "Regarding: x                                        | Regarding: x           | false",
                "On namespaces, Was: [Council] VOTE: JEP-0013        | On namespaces          | false",
                "Versioning (was: Re: [Standards] Moving forward)    | Versioning             | false",
            })
    void leavesTheBase(String text, String base, boolean reply) {
        Subject subject = Subject.of(text, TAGS);
        assertThat(subject.base()).isEqualTo(base);
        assertThat(subject.reply()).isEqualTo(reply);
        assertThat(subject.text()).isEqualTo(text);
    }

    @Test
    void remembersTheFormerSubject() {
        assertThat(Subject.of("Versioning [Was: Re: [Standards] Moving forward]", TAGS)
                        .was())
                .contains("Moving forward");
        assertThat(Subject.of("I was: there", TAGS).base()).isEqualTo("I");
        assertThat(Subject.of("was: all of it", TAGS)).extracting(Subject::was).isEqualTo(Optional.empty());
    }

    @Test
    void comparesWithoutCaseAndSpacing() {
        assertThat(Subject.of("Re: OMEMO   Device\tlists", TAGS).key())
                .isEqualTo(Subject.of("omemo device lists", TAGS).key());
    }

    @Test
    void survivesALongHostileSubject() {
        String hostile = "was: ".repeat(20_000) + "(".repeat(20_000);
        assertThat(Subject.of(hostile, TAGS).text()).hasSize(hostile.length());
        String replies = "Re: ".repeat(50_000) + "x";
        assertThat(Subject.of(replies, TAGS).base()).isEqualTo("x");
    }
}
