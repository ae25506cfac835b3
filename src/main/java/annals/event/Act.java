package annals.event;

import annals.mail.Message;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What an author does with a message, as far as its own words or what it records tell without doubt. */
public enum Act {
    QUESTION,
    PROPOSAL,
    DECISION,
    OBJECTION,
    ANNOUNCEMENT;

    /** The name in queries. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The acts of a message.
     *
     * @param recorded the events that the message records
     */
    public static Set<Act> of(Message message, List<RecordedEvent> recorded) {
        Set<Act> acts = EnumSet.noneOf(Act.class);
        for (RecordedEvent event : recorded) {
            switch (event) {
                case RecordedEvent.Proposed proposed -> acts.add(PROPOSAL);
                case RecordedEvent.Released r -> acts.add(ANNOUNCEMENT);
                case RecordedEvent.StatusAnnounced s -> acts.add(ANNOUNCEMENT);
                case RecordedEvent.LastCall l -> acts.add(ANNOUNCEMENT);
                case RecordedEvent.CallForExperience c -> acts.add(ANNOUNCEMENT);
                case RecordedEvent.Vote vote -> {
                    if (vote.value().isCast() && !vote.onList()) {
                        acts.add(DECISION);
                    }
                    if (vote.value() == VoteValue.AGAINST) {
                        acts.add(OBJECTION);
                    }
                }
            }
        }
        boolean template = acts.contains(ANNOUNCEMENT) || acts.contains(PROPOSAL);
        if (!template) {
            ActReader.read(message, acts);
        }
        return acts;
    }

    /** A question mark after a word, at the end of a sentence or line; not one inside an address. */
    public static boolean hasQuestion(String text) {
        for (int at = text.indexOf('?'); at >= 0; at = text.indexOf('?', at + 1)) {
            boolean ends = at + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(at + 1));
            int before = at - 1;
            while (before >= 0 && ")\"'’” ?!".indexOf(text.charAt(before)) >= 0) {
                before--;
            }
            if (ends && before >= 0 && Character.isLetterOrDigit(text.charAt(before))) {
                return true;
            }
        }
        return false;
    }
}
