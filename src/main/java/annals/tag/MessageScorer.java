package annals.tag;

import annals.mail.Message;
import annals.tag.Weighing.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Weighs the cues of a message: {@link Tagger} says by which rules. */
final class MessageScorer {
    /** The index of what stands in no section. */
    private static final int NO_SECTION = -1;

    private final Scale scale;

    MessageScorer(Scale scale) {
        this.scale = scale;
    }

    /**
     * The score of a message by itself.
     *
     * @param reading its cues; those whose needs are not met left out
     */
    MessageScore score(Message message, MessageReader.Reading reading, Surroundings around) {
        if (reading.found().stream().allMatch(one -> one.cue().isContext())) {
            return new MessageScore(message, List.of(), 0, 0, Map.of(), false);
        }
        if (reading.sections().isEmpty()) {
            return new Weighing(scale, message, reading.found(), around, Scope.WHOLE).result();
        }
        Map<Integer, List<Found>> bySection = new TreeMap<>();
        for (Found one : reading.found()) {
            boolean own = one.segment().isPresent() && one.place() != Place.QUOTE && one.place() != Place.IGNORED;
            int section = own ? reading.section(one.line()) : NO_SECTION;
            bySection.computeIfAbsent(section, key -> new ArrayList<>()).add(one);
        }
        List<MessageScore> sections = new ArrayList<>();
        List<Found> rest = new ArrayList<>();
        bySection.forEach((section, found) -> {
            if (section == NO_SECTION) {
                rest.addAll(found);
                return;
            }
            Scope scope = isDiscussed(reading.sections().get(section)) ? Scope.SECTION : Scope.BARE_HEADING;
            sections.add(new Weighing(scale, message, found, around, scope).result());
        });
        return joined(new Weighing(scale, message, rest, around, Scope.REST).result(), sections);
    }

    private boolean isDiscussed(Section section) {
        return section.discussed() && scale.rules().formalities().stream().noneMatch(section.heading()::contains);
    }

    /** The evidence of sections that do not reach the threshold counts nothing: passing mentions. */
    private MessageScore joined(MessageScore rest, List<MessageScore> sections) {
        List<Evidence> evidence = new ArrayList<>(rest.evidence());
        Map<String, MessageScore.Name> names = new HashMap<>(rest.names());
        double body = rest.body();
        for (MessageScore part : sections) {
            boolean counts = part.body() >= scale.rules().weights().threshold();
            for (Evidence one : part.evidence()) {
                evidence.add(counts || !one.about().equals(Evidence.E2EE) ? one : passing(one));
            }
            part.names().forEach((id, name) -> names.merge(id, name, MessageScore.Name::plus));
            body += counts ? part.body() : 0;
        }
        return new MessageScore(
                rest.message(), evidence, rest.subject(), MessageScore.rounded(body), names, rest.quotes());
    }

    private static Evidence passing(Evidence one) {
        return new Evidence(
                one.about(), one.rule(), 0, one.message(), one.segment(), one.line(), one.text(), one.inheritedFrom());
    }
}
