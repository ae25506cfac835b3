package annals.history;

import annals.mail.Message;
import annals.person.People;
import annals.person.Person;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts who wrote how much, by person. */
final class Participants {
    private final People people;
    private final Map<Person, Dossier.Participant> byPerson = new HashMap<>();

    Participants(People people) {
        this.people = people;
    }

    void add(List<Message> messages) {
        for (Message message : messages) {
            if (!message.sent().isKnown()) {
                continue; // nobody can say since when and until when its author wrote
            }
            LocalDate day = message.sent().day();
            Person person = people.person(message.from());
            byPerson.merge(person, new Dossier.Participant(person, 1, day, day), Participants::sum);
        }
    }

    /** By falling number of messages, then by name, then by address. */
    List<Dossier.Participant> ranked() {
        return byPerson.values().stream()
                .sorted(Comparator.comparingInt(Dossier.Participant::messages)
                        .reversed()
                        .thenComparing(Dossier.Participant::name)
                        .thenComparing(one -> String.join(" ", one.person().addresses())))
                .toList();
    }

    /** How many people wrote some messages. */
    static int count(People people, List<Message> messages) {
        return (int) messages.stream()
                .map(message -> people.person(message.from()))
                .distinct()
                .count();
    }

    private static Dossier.Participant sum(Dossier.Participant one, Dossier.Participant other) {
        return new Dossier.Participant(
                one.person(),
                one.messages() + other.messages(),
                one.first().isBefore(other.first()) ? one.first() : other.first(),
                one.last().isAfter(other.last()) ? one.last() : other.last());
    }
}
