package annals.event;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One value for several items: "+1 to both 3a and 3b", "+1 on both XEP-0384 and XEP-0420", "+1 on everything, except 3b
 * where I'm -1".
 *
 * @param items the numbers, or the names of documents, in lower case, or words for them; empty where all items are
 *     meant; a number alone is that of the item above those
 * @param but the votes on those that are left out, by their numbers
 */
record SweepingVote(VoteValue value, List<String> items, List<OwnVote> but) {
    private static final String LABEL = "\\d{1,2}(?:\\.\\d{1,2}|[a-z](?: ?[ivx]{1,4})?)?";
    private static final String BEGIN =
            "(?:(?:so|ok|okay|and|for the record|(?:sorry|apologies|thanks|catching up|belated(?:ly)?|finally|late|as promised)\\b[^,;:.+]{0,60})[:,]? )?(?:my votes? (?:is|are) |i (?:vote|am) |i'm |(?:please )?count me as (?:an? )?)?"
                    + VoteLine.VALUE + "(?: from me| here)? (?:to|on|for|from me on) ";
    private static final Pattern SEVERAL = Pattern.compile(
            BEGIN + "(?:both |all |each )?(?:of |items? |points? )?(?<labels>" + LABEL
                    + "(?:(?:, ?and |, ?| and | & |/)" + LABEL + "){1,9})(?=$|[.,;: ]).*",
            Pattern.CASE_INSENSITIVE);
    private static final String DOCUMENT = "[xj]ep-?\\d{1,4}(?!\\d)";
    private static final Pattern DOCUMENTS = Pattern.compile(
            BEGIN + "(?:(?:both|all|all of|each of) (?<told>[^.;:]{1,200})|(?<bare>" + DOCUMENT
                    + "(?:(?:, ?and |, ?| and | & |/)" + DOCUMENT + "){1,9})(?=$|[.,;: ]))(?:$|[.,;: ]).*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ONE_DOCUMENT = Pattern.compile(DOCUMENT, Pattern.CASE_INSENSITIVE);
    private static final Pattern AND = Pattern.compile(",? and ");
    private static final Pattern ONE_LABEL = Pattern.compile(LABEL, Pattern.CASE_INSENSITIVE);
    private static final Pattern ALL = Pattern.compile(
            BEGIN
                    + "(?:everything(?: else)?|(?:all|both|either)(?: of (?:them|these|those|it|mine|my votes|my items|the day|\\p{L}{2,12}'s))?(?: (?:the|my|of|two|three|four|five|open|outstanding|pending|remaining)){0,3}(?: (?:items|votes|ones))?(?: (?:that |which )?(?:i (?:still )?(?:had|have|owe|need)\\b[^,;:.]{0,30}|(?:are|were) (?:still )?(?:open|left|missing|pending)|left|open))?|the (?:rest|others))"
                    + "(?=$|[.,;: ])(?<rest>.*)",
            Pattern.CASE_INSENSITIVE);
    /** "All three: +1" */
    private static final Pattern ALL_FIRST = Pattern.compile(
            "(?:my votes? (?:on|for) |on |for )?(?:(?:all|both)(?: (?:of|the|my|them|these|those|three|two|four|five|open|pending|outstanding|remaining|items|votes)){0,4}|everything)(?: ?:| -|,)? (?:i'm |i am |i vote |it's )?(?:an? )?"
                    + VoteLine.VALUE + "(?: from me)?[.!]?",
            Pattern.CASE_INSENSITIVE);
    /** "+1 on all of 4". */
    private static final Pattern GROUP = Pattern.compile(
            BEGIN
                    + "(?:everything|all|both)(?: of| in| under| below)? (?:(?:the |those )?(?:items?|points?|votes?|topics?)(?: of| in| under| below)? )?(?<group>\\d{1,2})\\)?(?=$|[.,;:! ])(?! ?(?:items|votes|of|points|documents)).*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern BUT = Pattern.compile(
            ",? ?(?:except|but|save|apart from)(?: for| on)?(?: item)? (?<label>" + LABEL
                    + ")[,:]?(?: where| on which| which)?(?: (?:i'm|i am|is|i vote|gets?))?(?: an?)? "
                    + VoteLine.VALUE + "(?=$|[.,;:! ]).*",
            Pattern.CASE_INSENSITIVE);

    /** "both of them (0384 and 0420)" */
    private static final Pattern LISTED = Pattern.compile(
            "\\b(both|all)(?: of)?(?: (?:them|these|those|two|three|four|items|the items))? \\(([^()]{3,80})\\)",
            Pattern.CASE_INSENSITIVE);

    SweepingVote {
        items = List.copyOf(items);
        but = List.copyOf(but);
    }

    /** The vote of a sentence. */
    static Optional<SweepingVote> read(String line) {
        if (line.length() > VoteLine.LONGEST || !VoteLine.mayHold(line)) {
            return Optional.empty();
        }
        for (String sentence :
                OwnVote.sentences(VoteText.plain(LISTED.matcher(line).replaceAll("$1 $2")))) {
            Matcher several = SEVERAL.matcher(sentence);
            if (several.matches()) {
                List<String> labels = all(ONE_LABEL, several.group("labels"));
                return VoteLine.value(several.group("value")).map(value -> new SweepingVote(value, labels, List.of()));
            }
            Matcher group = GROUP.matcher(sentence);
            if (group.matches()) {
                return VoteLine.value(group.group("value"))
                        .map(value -> new SweepingVote(value, List.of(group.group("group")), List.of()));
            }
            Matcher documents = DOCUMENTS.matcher(sentence);
            if (documents.matches()) {
                String told = documents.group("told") == null ? documents.group("bare") : documents.group("told");
                List<String> named = all(ONE_DOCUMENT, told);
                List<String> items = named.isEmpty() ? List.of(AND.split(bareEnd(told))) : named;
                if (items.size() > 1) {
                    return VoteLine.value(documents.group("value"))
                            .map(value -> new SweepingVote(value, items, List.of()));
                }
            }
            Matcher first = ALL_FIRST.matcher(sentence);
            if (first.matches()) {
                return VoteLine.value(first.group("value"))
                        .filter(VoteValue::isCast)
                        .map(value -> new SweepingVote(value, List.of(), List.of()));
            }
            Matcher all = ALL.matcher(sentence);
            if (all.matches()) {
                Matcher but = BUT.matcher(all.group("rest"));
                boolean told = but.matches();
                boolean plain = all.group("rest").isBlank()
                        || ".,;:".indexOf(all.group("rest").charAt(0)) >= 0;
                List<OwnVote> other = told
                        ? VoteLine.value(but.group("value"))
                                .map(value -> new OwnVote(bare(but.group("label")), value, false))
                                .stream()
                                .toList()
                        : List.of();
                return told
                                || (plain
                                        && !all.group("rest")
                                                .toLowerCase(Locale.ROOT)
                                                .contains("except"))
                        ? VoteLine.value(all.group("value")).map(value -> new SweepingVote(value, List.of(), other))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static List<String> all(Pattern shape, String text) {
        return shape.matcher(text)
                .results()
                .map(found -> bare(found.group()))
                .distinct()
                .toList();
    }

    private static String bareEnd(String words) {
        return words.strip().replaceFirst("^(?:of )?(?:the )?", "").replaceFirst("[.!]+$", "");
    }

    private static String bare(String label) {
        return label.replace(" ", "").toLowerCase(Locale.ROOT);
    }
}
