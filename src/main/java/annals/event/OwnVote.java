package annals.event;

import annals.tag.ItemLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A vote that somebody casts in the first person: "4a) +1", "My vote on item 5: +1", "I vote -1 on XEP-0384", "+1 for
 * 3b", or "+1" alone below a quoted item. The wish to vote ("I'd vote -1 if …") is none.
 *
 * @param item what it says of the item: a number in lower case, or words; empty where the place tells
 * @param value the vote
 */
record OwnVote(String item, VoteValue value) {
    private static final int LONGEST = 300;
    private static final String LABEL =
            "(?<label>\\d{1,2}(?:\\.\\d{1,2}|(?: ?[a-z])?(?: ?[ivx]{1,4}\\b)?)|[a-z](?=\\)))";
    private static final String FIRST_PERSON =
            "(?:my vote(?: here| there)?(?: is|:| was)?(?: an?)? ?|i(?: hereby| also)? (?:vote|voted|cast)(?: an?)? "
                    + "|i(?:'m| am)(?: voting)?(?: an?)? |i(?:'ve| have) voted |vot(?:e|ing)(?: is)?:? |that's an? |it's an? )";
    private static final String END = "(?=$|[\\s,.;:!()])(?<rest>.*)";

    /** "4a) +1", "on 4.3: +1", "Item 5: I vote +1". */
    private static final Pattern NUMBERED = Pattern.compile(
            "(?:(?:my )?vote )?(?:on |for |re:? |as for )?(?:item |point |no\\.? |topic |section )?" + LABEL
                    + "(?: ?[).:,=-]{1,3}| ?->)?(?: ?(?<=\\) ?)[^:]{1,80}:)? ?" + FIRST_PERSON + "?" + VoteLine.VALUE
                    + END,
            Pattern.CASE_INSENSITIVE);
    /** "My vote on item 5: +1", "My vote for Data Policy is -1". */
    private static final Pattern MINE = Pattern.compile(
            "my votes? (?:on|for|regarding) (?<ref>.{1,120}?)(?: is| was|:|,| =)+ ?(?:an? )?" + VoteLine.VALUE + END,
            Pattern.CASE_INSENSITIVE);
    /** "+1 on 4a", "I vote +1 for XEP-0384". */
    private static final Pattern BEHIND = Pattern.compile(
            FIRST_PERSON + "?" + VoteLine.VALUE
                    + "(?: from me| here)? (?:on|for|to|re|regarding|as to) (?<ref>[^,;.!]{1,120}(?:\\.\\d[^,;.!]{0,60})?)(?<rest>.*)",
            Pattern.CASE_INSENSITIVE);
    /** "XEP-0384: +1", "Data Policy: +1". */
    private static final Pattern TITLED =
            Pattern.compile("(?<ref>[^:]{3,120}(?::[^:]{2,100})?):? " + VoteLine.VALUE + END, Pattern.CASE_INSENSITIVE);
    /** "+1", "I vote +1, because …". */
    private static final Pattern BARE = Pattern.compile(
            "(?:so[,:]? |ok,? |and (?:an? )?|for the record[,:]? )?" + FIRST_PERSON + "?" + VoteLine.VALUE
                    + "(?: from me| here| on this(?: one)?)?(?: too| as well| also)?" + END,
            Pattern.CASE_INSENSITIVE);

    /** "+1 on the affixes (3b ii)". */
    private static final Pattern LABEL_BEHIND = Pattern.compile(
            "[+-]?[01] .{0,200}\\((?<label>\\d{1,2}[a-z]?(?: ?[ivx]{1,4})?)\\)\\.?", Pattern.CASE_INSENSITIVE);

    private static final Pattern CONDITION = Pattern.compile(
            "[ ,]*(?:\\([^)]{0,40}\\))?[ ,]*(?:but only )?(?:if|once|unless|provided|as soon as|when)\\b.*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SENTENCES =
            Pattern.compile("(?<=\\p{L}{2}[.!?]) (?=(?i:my vote|i vote|i'm |i am |vote|item )|[+-][01])");
    private static final Pattern SEVERAL =
            Pattern.compile("[,;.] (?=(?:and )?\\d{1,2}[a-z.]?[\\d]{0,2} ?[):.])| and (?=\\d{1,2}[a-z]? ?[):.])");

    /** The votes of a line of the voter's own; empty for talk. */
    static List<OwnVote> read(String line) {
        if (line.isEmpty() || line.length() > LONGEST) {
            return List.of();
        }
        String text = plain(line);
        Matcher behind = LABEL_BEHIND.matcher(line.strip());
        if (behind.matches()) {
            return one(text).map(vote -> new OwnVote(bare(behind.group("label")), vote.value())).stream()
                    .toList();
        }
        List<OwnVote> votes = new ArrayList<>();
        for (String sentence : SENTENCES.split(text)) {
            for (String part : SEVERAL.split(sentence)) {
                boolean begins = votes.isEmpty() && text.startsWith(part);
                one(part.strip().replaceFirst("^and ", ""))
                        .filter(vote -> begins || !vote.item().isEmpty())
                        .ifPresent(votes::add);
            }
        }
        return votes;
    }

    /** Where only the number matters: the label that a reference begins with ("item 4a", "4.3"), else empty. */
    String label() {
        Matcher label = Pattern.compile(
                        "(?:item |point |no\\.? |topic |section |agenda item )?" + LABEL + "\\)?",
                        Pattern.CASE_INSENSITIVE)
                .matcher(item.strip());
        return label.matches() ? bare(label.group("label")) : "";
    }

    private static Optional<OwnVote> one(String text) {
        Matcher numbered = NUMBERED.matcher(text);
        if (numbered.matches()) {
            return vote(bare(numbered.group("label")), numbered);
        }
        Matcher mine = MINE.matcher(text);
        if (mine.matches()) {
            return vote(mine.group("ref"), mine);
        }
        Matcher behind = BEHIND.matcher(text);
        if (behind.matches() && !behind.group("ref").matches("(?i)(?:this|that|it|both|all|me|now|the moment)\\b.*")) {
            return vote(behind.group("ref"), behind);
        }
        Matcher bare = BARE.matcher(text);
        if (bare.matches()) {
            return vote("", bare);
        }
        Matcher titled = TITLED.matcher(text);
        return titled.matches() ? vote(titled.group("ref"), titled) : Optional.empty();
    }

    private static Optional<OwnVote> vote(String item, Matcher vote) {
        if (CONDITION.matcher(vote.group("rest")).matches()) {
            return Optional.empty();
        }
        return VoteLine.value(vote.group("value")).map(value -> new OwnVote(item.strip(), value));
    }

    private static String bare(String label) {
        return ItemLabel.bare(label.replace(" ", "").toLowerCase(Locale.ROOT));
    }

    private static String plain(String line) {
        return VoteLine.plain(line);
    }
}
