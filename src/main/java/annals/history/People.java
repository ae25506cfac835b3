package annals.history;

import annals.mail.Message;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts who wrote how much, by name. */
final class People {
    private final Map<String, Dossier.Participant> byName = new TreeMap<>();

    void add(List<Message> messages) {
        for (Message message : messages) {
            LocalDate day = message.sent().day();
            String name = message.from().display();
            byName.merge(name, new Dossier.Participant(name, 1, day, day), People::sum);
        }
    }

    /** By falling number of messages, then by name. */
    List<Dossier.Participant> ranked() {
        return byName.values().stream()
                .sorted(Comparator.comparingInt(Dossier.Participant::messages)
                        .reversed()
                        .thenComparing(Dossier.Participant::name))
                .toList();
    }

    private static Dossier.Participant sum(Dossier.Participant one, Dossier.Participant other) {
        return new Dossier.Participant(
                one.name(),
                one.messages() + other.messages(),
                one.first().isBefore(other.first()) ? one.first() : other.first(),
                one.last().isAfter(other.last()) ? one.last() : other.last());
    }
}
