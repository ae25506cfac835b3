package annals.history;

import annals.event.RecordedEvent;
import annals.person.People;
import annals.person.Person;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Calls the "Ben" of minutes Ben Osei where the archive leaves no doubt: he voted under his full name on the same
 * deliverable, and nobody else in the archive has his first name.
 */
final class VoterNames {
    /** Full names by first names, in small letters; empty where several have it. */
    private final Map<String, String> full = new HashMap<>();

    VoterNames(List<RecordedEvent> recorded, People people) {
        Set<String> voters = new HashSet<>();
        for (RecordedEvent event : recorded) {
            if (event instanceof RecordedEvent.Vote vote && isFull(vote.voter())) {
                voters.add(vote.voter());
            }
        }
        if (voters.isEmpty()) {
            return;
        }
        Map<String, Integer> bearers = new HashMap<>();
        for (Person person : people.all()) {
            if (isFull(person.name())) {
                bearers.merge(first(person.name()), 1, Integer::sum);
            }
        }
        for (String voter : voters) {
            if (bearers.getOrDefault(first(voter), 0) == 1) {
                full.merge(first(voter), voter, (one, other) -> "");
            }
        }
    }

    /** The event, a vote with its voter's full name. */
    RecordedEvent called(RecordedEvent event) {
        if (event instanceof RecordedEvent.Vote vote && !isFull(vote.voter())) {
            String name = full.getOrDefault(first(vote.voter()), "");
            return name.isEmpty() ? vote : vote.calledBy(name);
        }
        return event;
    }

    private static boolean isFull(String name) {
        return name.indexOf(' ') > 0;
    }

    private static String first(String name) {
        return name.split(" ", 2)[0].toLowerCase(Locale.ROOT);
    }
}
