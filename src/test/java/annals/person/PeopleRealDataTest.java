package annals.person;

import static org.assertj.core.api.Assertions.assertThat;

import annals.archive.ArchiveFile;
import annals.archive.Archives;
import annals.archive.Sources;
import annals.mail.Mailbox;
import annals.parse.MailReader;
import annals.parse.MessageParser;
import annals.profile.Profiles;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The people of real lists. */
class PeopleRealDataTest {
    private static final Profiles PROFILES = Profiles.builtIn();

    /** Joined people were read by eye; the counts change when the rule does. */
    @ParameterizedTest
    @CsvSource({
        "twisted-web, 131, 119",
        "mutt-ng-users, 105, 102",
        "jelix-public, 37, 26",
        "jimmyim-devel, 15, 11",
        "los-angeles-devel-ru, 4, 4",
    })
    void joinsThePeopleOfAList(String list, int mailboxes, int people) throws IOException {
        Map<Mailbox, Integer> mails = new HashMap<>();
        MailReader reader = new MailReader(new MessageParser(PROFILES));
        for (ArchiveFile file :
                Sources.find(Archives.corpus("pipermail/" + list).toString())) {
            reader.read(file, Optional.empty(), message -> mails.merge(message.from(), 1, Integer::sum));
        }
        List<Person> all = People.of(mails, List.of(list), PROFILES).all();
        assertThat(mails).hasSize(mailboxes);
        assertThat(all).hasSize(people);
        Map<String, Long> personsOfAnAddress = all.stream()
                .flatMap(person -> person.addresses().stream())
                .collect(Collectors.groupingBy(address -> address.toLowerCase(Locale.ROOT), Collectors.counting()));
        Roles roles = new Roles(List.of(list), PROFILES);
        personsOfAnAddress.forEach((address, persons) -> {
            if (!roles.isAddress(address)) {
                assertThat(persons).as(address).isEqualTo(1);
            }
        });
    }
}
