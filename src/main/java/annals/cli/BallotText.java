package annals.cli;

import annals.event.VoteValue;
import annals.history.TimelineEvent.VoteCast;
import annals.history.Told;
import annals.mail.MessageId;
import annals.mail.VisibleText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/** The votes on one item in a few words: "+1 Ada, Ben · 0 Dov · on-list Eve → +1 on 04-08". */
final class BallotText {
    private BallotText() {}

    /** @param votes the votes on one item, by date */
    static String of(List<VoteCast> votes) {
        Map<VoteValue, List<String>> byValue = new LinkedHashMap<>();
        for (VoteValue value : VoteValue.values()) {
            byValue.put(value, new ArrayList<>());
        }
        Set<VoteCast> told = new LinkedHashSet<>();
        for (VoteCast vote : votes) {
            if (told.contains(vote)) {
                continue;
            }
            String name = VisibleText.line(vote.voter());
            if (!vote.value().isCast()) {
                Optional<VoteCast> later = votes.stream()
                        .filter(other -> other.onList()
                                && other.value().isCast()
                                && other.voter().equals(vote.voter()))
                        .findFirst();
                later.ifPresent(told::add);
                name += later.map(other -> " → " + other.value().text() + day(other))
                        .orElse("");
            } else if (vote.onList()) {
                name += day(vote).isEmpty() ? "" : " (" + day(vote).strip() + ")";
            }
            byValue.getOrDefault(vote.value(), new ArrayList<>()).add(name);
        }
        StringJoiner text = new StringJoiner(" · ");
        byValue.forEach((value, names) -> {
            if (!names.isEmpty()) {
                text.add(value.text().replace('-', value.isCast() ? '−' : '-') + " " + String.join(", ", names));
            }
        });
        return text.toString();
    }

    private static String day(VoteCast vote) {
        return vote.told()
                .list()
                .map(day -> " on " + day.toString().substring(5))
                .orElse("");
    }

    /** Who tells of them: all mails, each once. */
    static Told told(List<VoteCast> votes) {
        Set<MessageId> messages = new LinkedHashSet<>();
        votes.forEach(vote -> messages.addAll(vote.told().messages()));
        Optional<LocalDate> day = votes.getFirst().told().list();
        return new Told(Optional.empty(), day, false, List.copyOf(messages));
    }
}
