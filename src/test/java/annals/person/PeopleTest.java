package annals.person;

import static org.assertj.core.api.Assertions.assertThat;

import annals.mail.Mailbox;
import annals.person.Person.Join;
import annals.person.Person.Rule;
import annals.profile.Profiles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ada Finch, ada@example.org       | Ada, ADA@Example.ORG           | true",
                "Ada Finch, ada@example.org       | Ada Finch, finch@example.net   | true",
                "Ada Finch, ada@example.org       | ada finch,                     | true",
                "Ada Finch, ada@example.org       | 'Finch; Ada, finch@example.net' | true",
                "Jörg Vögel, jv@example.org       | Joerg Voegel, j@example.net    | true",
                "Jörg Vögel, jv@example.org       | Jorg Vogel, j@example.net      | true",
                "Joerg Voegel, jv@example.org     | Jorg Vogel, j@example.net      | false",
                "Zash, zash@example.org           | Zash, zash@example.net         | false",
                "Ada, ada@example.org             | Ada, ada@example.net           | false",
                "Ada F. Finch, ada@example.org    | Ada Finch, ada@example.net     | false",
                "J C Nash, jc@example.org         | J C Nash, nash@example.net     | false",
                "Example Team, a@example.org      | Example Team, b@example.net    | false",
                "XMPP Extensions Editor, editor@xmpp.org | XMPP Extensions Editor, e@example.net | false",
                "Ada Finch, editor@xmpp.org       | XMPP Extensions Editor, editor@xmpp.org | false",
                "Ada Finch, editor@xmpp.org       | Ada Finch, ada@example.org     | true",
                "Ada, noreply@example.org         | Bob, noreply@example.org       | false",
                "Ada, noreply@example.org         | ada, NoReply@example.org       | true",
                "Ada, pr-bot@example.org          | Bob, pr-bot@example.org        | false",
                "Ada, birds@example.org           | Bob, birds@example.org         | false",
                "', '                             | ', '                           | false",
            })
    void joinsTwoMailboxesOrNot(String one, String other, boolean joined) {
        Mailbox first = mailbox(one);
        Mailbox second = mailbox(other);
        People people = people(first, second);
        assertThat(people.person(first).equals(people.person(second))).isEqualTo(joined || first.equals(second));
    }

    @Test
    void tellsAllOfAPersonAndWhy() {
        People people = People.of(
                Map.of(
                        mailbox("Finch; Ada, ada@example.org"), 3,
                        mailbox("ada, Ada@example.org"), 4,
                        mailbox("Ada Finch, finch@example.net"), 2,
                        mailbox("Bob Wren, bob@example.net"), 20),
                List.of(),
                Profiles.builtIn());
        assertThat(people.all())
                .containsExactly(
                        new Person("Bob Wren", List.of("Bob Wren"), List.of("bob@example.net"), 20, List.of()),
                        new Person(
                                "Ada Finch",
                                List.of("ada", "Finch, Ada", "Ada Finch"),
                                List.of("Ada@example.org", "finch@example.net"),
                                9,
                                List.of(
                                        new Join(Rule.ADDRESS, "ada@example.org", 2),
                                        new Join(Rule.NAME, "ada finch", 2))));
        assertThat(people.person(mailbox("ada, Ada@example.org")))
                .isEqualTo(people.all().get(1));
    }

    @Test
    void anAddressOfThreeUnrelatedNamesIsShared() {
        Mailbox ada = mailbox("Ada Finch, box@example.org");
        Mailbox bob = mailbox("Bob Wren, box@example.org");
        Mailbox cid = mailbox("Cid Heron, box@example.org");
        Mailbox married = mailbox("Ada Wren, box@example.org");
        assertThat(people(ada, bob).all()).hasSize(1);
        assertThat(people(ada, bob, cid).all()).hasSize(3);
        assertThat(people(ada, bob, cid, married).all())
                .as("Ada Wren shares words with both")
                .hasSize(1);
        Mailbox elsewhere = mailbox("Ada Finch, ada@example.net");
        People people = people(ada, bob, cid, elsewhere);
        assertThat(people.person(ada)).isEqualTo(people.person(elsewhere)).isNotEqualTo(people.person(bob));
    }

    @Test
    void callsPeopleByTheirFullNameThenAnyNameThenTheirAddress() {
        assertThat(people(mailbox("Zash, z@example.org")).all().getFirst().name())
                .isEqualTo("Zash");
        assertThat(people(mailbox(", z@example.org")).all().getFirst().name()).isEqualTo("z");
        assertThat(people().all()).isEmpty();
        assertThat(people(Mailbox.NOBODY).all()).isEmpty();
        assertThat(people().person(Mailbox.NOBODY).name()).isEqualTo("(unknown)");
        assertThat(people().person(mailbox("Ada Finch, ada@example.org")).messages())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void isTheSameInAnyOrder(long seed) {
        Random random = new Random(seed);
        String[] names = {"Ada Finch", "Finch; Ada", "Bob Wren", "Zash", "Cid Heron", "", "Example Team", "Jörg Vögel"};
        String[] addresses = {
            "a@example.org", "A@example.org", "b@example.org", "noreply@example.org", "", "c@example.net"
        };
        Map<Mailbox, Integer> mails = new LinkedHashMap<>();
        for (int i = 0; i < 25; i++) {
            mails.put(
                    mailbox(names[random.nextInt(names.length)] + ", " + addresses[random.nextInt(addresses.length)]),
                    1 + random.nextInt(4));
        }
        List<Mailbox> order = new ArrayList<>(mails.keySet());
        Collections.shuffle(order, random);
        Map<Mailbox, Integer> shuffled = new LinkedHashMap<>();
        order.forEach(mailbox -> shuffled.put(mailbox, mails.get(mailbox)));
        People one = People.of(mails, List.of(), Profiles.builtIn());
        People other = People.of(shuffled, List.of(), Profiles.builtIn());
        assertThat(other.all()).as("seed %d", seed).isEqualTo(one.all());
        int written = mails.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(Mailbox.NOBODY))
                .mapToInt(Map.Entry::getValue)
                .sum();
        assertThat(one.all().stream().mapToInt(Person::messages).sum()).isEqualTo(written);
    }

    private static People people(Mailbox... mailboxes) {
        Map<Mailbox, Integer> mails = new LinkedHashMap<>();
        for (Mailbox mailbox : mailboxes) {
            mails.put(mailbox, 1);
        }
        return People.of(mails, List.of("birds"), Profiles.builtIn());
    }

    /** "Name, address"; a semicolon stands for a comma in the name. */
    private static Mailbox mailbox(String text) {
        String bare = text.replace("'", "");
        int comma = bare.indexOf(',');
        return new Mailbox(bare.substring(0, comma).replace(';', ','), bare.substring(comma + 1));
    }
}
