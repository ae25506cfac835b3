package annals.event;

import annals.mail.Message;
import annals.mail.Segment;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What an author does with a message, as far as its own words or what it records tell without doubt. */
public enum Act {
    QUESTION,
    PROPOSAL,
    DECISION,
    OBJECTION,
    ANNOUNCEMENT;

    private static final int LONGEST = 20_000;

    /** What the author does where the expression finds something, which it can only where one of the words stands. */
    private record Cue(Act act, List<String> words, Pattern expression) {
        /** Most mails have none of the words. */
        boolean isIn(String text) {
            for (String word : words) {
                if (text.contains(word)) {
                    return expression.matcher(text).find();
                }
            }
            return false;
        }
    }

    private static final Pattern PROPOSES = Pattern.compile(
            "\\b(?:i|we)(?:'d| would) (?:like to )?(?:propose|suggest)\\b|\\b(?:i|we) (?:hereby )?(?:propose|suggest)\\b"
                    + "|\\bmy (?:proposal|suggestion) (?:is|would be)\\b|(?m:^proposal:)");
    private static final Pattern DECIDES = Pattern.compile(
            "(?m:^(?:result|decision|resolved|resolution):)|\\b(?:the )?(?:council|board|chair|xsf)(?: members)?(?: has| have)?"
                    + " (?:decided|resolved|agreed|approved|accepted|rejected|voted)\\b|\\bthe (?:vote|motion) (?:passe[sd]|carrie[sd]|fail(?:s|ed))\\b");
    private static final Pattern OBJECTS = Pattern.compile(
            "\\bi(?:'m| am)? (?:strongly |still |do |also )?(?:object|oppose|opposed|disagree|veto)\\b|\\bi(?:'m| am) (?:strongly |very much |firmly )?against\\b"
                    + "|\\b(?:my|an?) (?:strong )?objection\\b(?! is (?:gone|resolved|withdrawn))|\\bnot ready (?:for|to)\\b"
                    + "|\\bi (?:do not|don't|cannot|can't) support\\b|\\bshould not (?:be advanced|advance|go forward|be accepted|move to)\\b|\\bstrong(?:ly)? -1\\b|(?m:^\\s*-1(?=$|[\\s,.;:!(]))");

    private static final List<Cue> CUES = List.of(
            new Cue(PROPOSAL, List.of("propos", "suggest"), PROPOSES),
            new Cue(
                    DECISION,
                    List.of(
                            "council",
                            "board",
                            "chair",
                            "xsf",
                            "the vote",
                            "the motion",
                            "result:",
                            "decision:",
                            "resolved:",
                            "resolution:"),
                    DECIDES),
            new Cue(
                    OBJECTION,
                    List.of(
                            "object",
                            "oppose",
                            "disagree",
                            "veto",
                            "against",
                            "not ready",
                            "support",
                            "should not",
                            "-1"),
                    OBJECTS));

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
            read(message, acts);
        }
        return acts;
    }

    private static void read(Message message, Set<Act> acts) {
        for (Segment segment : message.body()) {
            if (segment.kind() == Segment.Kind.NEW) {
                String text = segment.text().length() > LONGEST ? segment.text().substring(0, LONGEST) : segment.text();
                String lower = text.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
                if (hasQuestion(lower)) {
                    acts.add(QUESTION);
                }
                for (Cue cue : CUES) {
                    if (!acts.contains(cue.act()) && cue.isIn(lower)) {
                        acts.add(cue.act());
                    }
                }
            }
        }
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
