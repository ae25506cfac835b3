package annals.history;

import annals.event.ThreadBrief.Contribution;
import annals.person.People;
import annals.person.Person;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Counts who wrote how much, by person. */
final class Participants {
    private final People people;
    private final Map<Person, Dossier.Participant> byPerson = new HashMap<>();

    Participants(People people) {
        this.people = people;
    }

    void add(List<Contribution> messages) {
        for (Contribution message : messages) {
            if (!message.sent().isKnown()) {
                continue; // nobody can say since when and until when its author wrote
            }
            LocalDate day = message.sent().day();
            Person person = people.person(message.from());
            byPerson.merge(person, new Dossier.Participant(person, 1, day, day, List.of(), 0), Participants::sum);
        }
    }

    /**
     * By falling number of messages, then by name, then by address.
     *
     * @param told the events of the deliverable, which tell the votes
     * @param proposals the base names that each author proposed by mail
     * @param proposers the same by the full names of the authors of the XEP
     */
    List<Dossier.Participant> ranked(
            List<TimelineEvent> told, Map<Person, List<String>> proposals, Map<String, List<String>> proposers) {
        Map<String, Integer> votes = new HashMap<>();
        for (TimelineEvent event : told) {
            if (event instanceof TimelineEvent.VoteCast vote && vote.value().isCast()) {
                votes.merge(vote.voter().toLowerCase(Locale.ROOT), 1, Integer::sum);
            }
        }
        return byPerson.values().stream()
                .map(one -> new Dossier.Participant(
                        one.person(),
                        one.messages(),
                        one.first(),
                        one.last(),
                        proposals(one.person(), proposals, proposers),
                        votes(one.person(), votes)))
                .sorted(Comparator.comparingInt(Dossier.Participant::messages)
                        .reversed()
                        .thenComparing(Dossier.Participant::name)
                        .thenComparing(one -> String.join(" ", one.person().addresses())))
                .toList();
    }

    private static List<String> proposals(
            Person person, Map<Person, List<String>> proposals, Map<String, List<String>> proposers) {
        Set<String> all = new LinkedHashSet<>(proposals.getOrDefault(person, List.of()));
        names(person).forEach(name -> all.addAll(proposers.getOrDefault(name, List.of())));
        return List.copyOf(all);
    }

    private static Stream<String> names(Person person) {
        return Stream.concat(Stream.of(person.name()), person.names().stream())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .distinct();
    }

    private static int votes(Person person, Map<String, Integer> votes) {
        return names(person).mapToInt(name -> votes.getOrDefault(name, 0)).sum();
    }

    /** How many people wrote some messages. */
    static int count(People people, List<Contribution> messages) {
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
                one.last().isAfter(other.last()) ? one.last() : other.last(),
                List.of(),
                0);
    }
}
