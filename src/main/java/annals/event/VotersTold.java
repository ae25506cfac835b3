package annals.event;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who must be a voter by the shape of what minutes say, whether or not anybody is known, in capitals or not: three
 * names with values in as many lines or in one, "ada and ben are +1", "ada has two weeks" of somebody named more than
 * once.
 */
final class VotersTold {
    private static final int FEWEST = 3;
    private static final int LONGEST = 1_200;

    private static final String CAPITAL = "\\p{Lu}[\\p{L}\\p{M}\\p{N}'-]{0,20}";
    private static final String CAPITALS = CAPITAL + " " + CAPITAL + "(?: " + CAPITAL + ")?";
    /** "A. Finch" */
    private static final String INITIAL = "\\p{Lu}\\. \\p{Lu}[\\p{L}\\p{M}'-]{1,24}";
    /** A name or a nick of the meeting room, which may be written without a capital. */
    static final String NICK = "(?:" + CAPITALS + "|" + INITIAL + "|\\p{L}[\\p{L}\\p{M}\\p{N}'_-]{1,24})";

    private static final String SIGNED = "[+\u2212\u2013-][01](?![\\p{L}\\p{N}%]|[.:/]\\d)";
    private static final String VALUE = "(?:" + SIGNED + "|0(?![\\p{L}\\p{N}%]|[.:/]\\d))";
    private static final Pattern NAME_FIRST = Pattern.compile("(?:[-*\u2022\u25e6+o|] ?)?[*_@<]{0,2}(?<name>" + NICK
            + ")[*_>]{0,2}(?: \\([^()]{0,30}\\))?(?: ?[:=>,|\u2192-]{1,2} ?| |\\t|\\.{2,60})\\s*[\\[(*`\"]{0,2}" + VALUE
            + ".*");
    private static final Pattern VALUE_FIRST =
            Pattern.compile("(?:[-*\u2022\u25e6+o|] ?|\\[[xX]] {0,3})?[\\[(*`]{0,2} ?" + SIGNED
                    + " ?[\\])*`]{0,2}(?: ?[:=>|-]{1,2} ?| )(?:by |from )?@?(?<name>" + NICK
                    + ")(?:$|[ ,;.]? ?[(|].*|[.,;] ?$)");
    private static final Pattern PAIR =
            Pattern.compile("(?<=^|[,;:/|\u00b7.-] |[,;] and | and )(?:(?<name>" + NICK + ") ?[:=]? ?" + VALUE + "|"
                    + SIGNED + " (?:by |from )?(?<behind>" + NICK + "))(?=$|[,;.)|]| [(/|\u00b7-]| and )");
    private static final Pattern JOINED =
            Pattern.compile("(?<=^|[.:;?!] |, and |, |members )(?<names>" + NICK + "(?:, " + NICK
                    + "){0,8},? and " + NICK
                    + ") (?:(?:all |both )?(?:vote|voted|are|were)(?: all| both)?(?: at)?|each (?:vote|voted)) " + VALUE
                    + "(?:,(?: and| but)? " + NICK + " " + VALUE + "){0,8}");
    /** "Ada, Ben and Chi +1". */
    private static final Pattern LISTED = Pattern.compile(
            "(?<=^|[.:;?!] )(?<names>" + NICK + "(?:, " + NICK + "){1,8},? and " + NICK + "):? " + SIGNED);
    /** "+1. Ada abstained". */
    private static final Pattern ABSTAINED =
            Pattern.compile(SIGNED + "(?:[.,;]|,? (?:and|but|while)) (?<names>" + CAPITAL + ") abstain(?:s|ed)\\b");
    /** "Ada will vote on list. Same for Ben". */
    private static final Pattern SAME_FOR = Pattern.compile("(?:\\bon(?: the)?[- ]list|" + SIGNED
            + ")(?:[.;,]? and|[.;,]) (?:the )?[Ss]ame(?: goes| holds| is true)? (?:for|with) (?<names>" + CAPITAL
            + "(?:(?:,? and |, )" + CAPITAL + "){0,4})(?=$|[.,;])");

    private static final Pattern MORE = Pattern.compile(", (?:and |but )?(?<name>" + NICK + ") " + VALUE);
    private static final Pattern LATER = Pattern.compile("(?<=^|[.;?!] |[01], |present, )(?<name>" + NICK
            + ") (?:(?:has|gets) (?:two weeks|ten days|a fortnight)\\b|(?:will|to) vote on (?:the )?(?:mailing )?list\\b|(?:is|was|votes?|voted)(?: at)? "
            + SIGNED + ")");
    /** "Ada voted 0 and Ben voted -1". */
    private static final Pattern ALSO = Pattern.compile(
            VALUE + ",? (?:and|but|while) (?<name>" + CAPITAL + ") (?:voted|votes|is|was)(?: at)? " + SIGNED);
    /** "Ada is +1, and so are Ben and Chi". */
    private static final Pattern SO_ARE =
            Pattern.compile(SIGNED + ",? (?:and )?(?:so|as|like) (?:is|are|does|do|did|was|were) (?<names>" + NICK
                    + "(?:(?:, " + NICK + "){0,8},? and " + NICK + ")?)");

    /** "Ada would like to sleep on it and will vote on the list": who does so has a vote. */
    private static final Pattern SOMEBODY =
            Pattern.compile("(?<=^|[.!] |[.!]\n|\n)(?<name>" + CAPITAL + "(?: " + CAPITAL
                    + ")?) (?:is|was|has|had|would|wants?|wanted|needs?|prefers?|missed|did|didn't|hadn't|hasn't|could|couldn't|went|came|looked|read)\\b[^.;:+?\n]{0,100}(?:,| and|, and|,? so)(?: (?:he|she|they))? (?:(?:(?:will|would|to|shall) vote )?on (?:the )?(?:mailing )?list\\b(?! of)|(?:is|votes?|voted)(?: now)? "
                    + SIGNED + ")|(?<=" + SIGNED + "[.,;] )(?<next>" + CAPITAL + ") " + SIGNED
                    + "(?=[.,;]| but | because | although | since )");

    private static final String PERSON = "(?:" + CAPITALS + "|" + INITIAL + "|" + CAPITAL + ")";
    private static final String PEOPLE = "(?<names>" + PERSON + "(?:(?:, and |,? and |, )" + PERSON + "){0,5})";
    /** What only voters do: "Ada and Ben voted in favour", "as does Chi", "Dan's vote is pending". */
    private static final List<Pattern> ACTS = List.of(
            Pattern.compile("(?<=^|[.;:!?,)] |\\b(?:[Ww]hile|[Aa]nd|[Bb]ut|[Ww]hen|as) )" + PEOPLE
                    + "(?: (?:then|now|also|all|both|each))?(?: (?:voted|votes?|were|was|are|is)(?: all| both)? (?:in favou?r\\b|for (?:it|this|that)\\b|against\\b|(?:with )?(?:an? )?"
                    + SIGNED
                    + ")| abstain(?:s|ed)\\b| (?:gives?|gave|adds?|added|casts?)(?: it| this)?(?: an?| his| her| their)? "
                    + SIGNED + ")"),
            Pattern.compile(SIGNED + "(?: from|[.,;:]? so (?:is|did|was)|,? as do(?:es)?) " + PEOPLE),
            Pattern.compile(PEOPLE + "'s? vote (?:is|will|was)\\b"),
            Pattern.compile("(?:[Ii]n favou?r|[Aa]gainst|[Ss]o) (?:were|was|did) " + PEOPLE),
            Pattern.compile(
                    "(?<=^|[.;:,] |, and )" + PEOPLE + " (?:in favou?r|against(?: it)?|abstaining)(?=$|[,;.] )"),
            Pattern.compile("\\ba " + SIGNED + " (?:of|from|by) " + PEOPLE),
            Pattern.compile("(?:[Tt]wo weeks|[Aa] fortnight) (?:for|to) " + PEOPLE),
            Pattern.compile("(?<=^|[.;:,] )" + PEOPLE
                    + "(?:, [^,;.:+]{3,40},)? (?:(?:goes|went|said|[^.;:+]{3,60} and is happy) )?\\(?" + SIGNED),
            Pattern.compile(
                    "(?<=^|[.;,] |, and )" + PEOPLE
                            + " (?:asked for|takes|took|will get|wants) (?:(?:another|the|an?|two|usual|his|her|their) ){1,3}(?:weeks?|days|fortnight)\\b"),
            Pattern.compile("(?<=^|[.;:] )" + SIGNED + ":? (?<names>" + PERSON + "(?:(?:, and |,? and |, )" + PERSON
                    + "){1,5})(?=$|[.;]| - )"),
            Pattern.compile("(?<=^|[.;,] |, and | and )" + PEOPLE + " " + SIGNED
                    + "(?=$|[,;.:)]| but | with | because | since | and )"),
            Pattern.compile(
                    "(?<=^|[.;,] |\\band )" + PEOPLE
                            + "(?:, who [^,;.:+]{3,60},)?(?:(?: (?:is|was|were|are) not|(?: (?:wasn't|isn't|weren't)))? (?:here|there|around|present)(?: and|,|;))?(?: (?:has|have|gets?)(?: got)? (?:until\\b|till\\b)| can (?:still )?vote (?:until|till)\\b|:?(?: (?:has|have|gets?)(?: got)?)? (?:(?:his|her|their|the|an?|usual|two|ten) ){1,2}(?:weeks|days|fortnight)\\b)"),
            Pattern.compile("(?<=^|[.;] )(?<names>" + PERSON
                    + ")(?: \\p{Ll}{2,12}\\b[^.;:+?]{0,140}(?:,| and|,? so|,? but| that)(?: (?:he|she|they))?|, [^,.;:+]{3,60},) (?:is|votes?|voted|gives?|gave|adds?|added)(?: it)?(?: an?)? "
                    + SIGNED),
            Pattern.compile(
                    "(?<=^|[.;:] )(?<names>" + PERSON + ") \\p{Ll}{2,12}\\b[^.;:+?]{0,140}, so (?:an? )?" + SIGNED),
            Pattern.compile("(?<=^|[.;] )(?<names>" + PERSON
                    + ") \\p{Ll}{2,12}\\b[^.:+?]{0,120}\\b(?:votes?|vote to come) on(?: the)?[- ]list\\b"),
            Pattern.compile(
                    "(?<=^|[.;-] )(?<names>" + PERSON
                            + ") \\p{Ll}{2,12}\\b[^.;:+?]{0,100} and takes? (?:the |his |her |their )?(?:two weeks|ten days|fortnight)\\b"),
            Pattern.compile("(?<=^|[.;,-] )(?<names>" + PERSON
                    + ") (?:says|said) (?:that )?(?:he|she|they)(?:'s|'re| is| was| are) " + SIGNED));
    /** "ada: as I said, so +1". */
    private static final Pattern REASON_FIRST = Pattern.compile(
            "(?:[-*\u2022] ?)?(?<name>" + NICK + "): [^:+]{2,160}[ .,;?!\"](?:so |but |only )?" + SIGNED + ".*");
    /** "ada pending", beside those who voted. */
    private static final Pattern OPEN = Pattern.compile(
            "(?:[-*\u2022] ?)?(?<name>" + NICK
                    + ")(?: ?[:=>|-]{1,2} ?| )[\\[(]?(?i:tbd|pending|on[- ]list|list|(?:votes?|will vote) (?:by e?-?mail|on[- ]list)|needs to think\\b[^.]{0,40}list|hasn't read it|abstain(?:s|ed)?|absent|(?:has |gets )?two weeks)\\b.{0,80}");
    /** "Ada yes, ben no". */
    private static final Pattern SAID =
            Pattern.compile("(?<=^|[,;:.] )(?<names>" + NICK + "):? (?i:yes|no|aye|nay)(?=$|[,;.]| -)");
    /** Beside them: "Chi by mail". */
    private static final Pattern BY_MAIL = Pattern.compile(
            "(?<=[,;] |, and )(?<names>" + NICK + "):? (?i:by e?-?mail|(?:to|on) (?:the )?list|list)(?=$|[,;.])");
    /** "For: Ada, Ben". */
    private static final Pattern SIDE = Pattern.compile(
            "(?<=^|[.;] )(?i:in favou?r|for|yes|ayes?|against|no|nays?|abstained|abstaining|abstentions?|undecided[^:+]{0,30}) ?: "
                    + "(?<names>" + NICK + "(?:(?:, and |,? and |, )" + NICK + "){0,6})" + "(?=$|[.;, ])");

    private static final Pattern BETWEEN = Pattern.compile(", and |,? and |, ");

    private VotersTold() {}

    /** The names as written. */
    static Set<String> of(List<BodyLine> lines) {
        Set<String> voters = new LinkedHashSet<>();
        StringBuilder all = new StringBuilder();
        Set<String> acting = new LinkedHashSet<>();
        Set<String> open = new LinkedHashSet<>();
        for (List<String> paragraph : paragraphs(lines)) {
            Set<String> first = inLines(paragraph, NAME_FIRST);
            first.addAll(inLines(paragraph, REASON_FIRST));
            open.addAll(inLines(paragraph, OPEN));
            addWhereSeveral(first, voters);
            addWhereSeveral(inLines(paragraph, VALUE_FIRST), voters);
            String text = VoteText.plain(paragraph.stream().collect(Collectors.joining(" ")));
            if (text.length() <= LONGEST && VoteLine.mayHold(text)) {
                addWhereSeveral(pairs(text), voters);
                JOINED.matcher(text).results().map(VotersTold::joined).forEach(voters::addAll);
                List.of(SO_ARE, LISTED, ABSTAINED, SAME_FOR)
                        .forEach(shape -> shape.matcher(text)
                                .results()
                                .map(VotersTold::joined)
                                .forEach(voters::addAll));
                acting.addAll(acting(text, paragraph));
            }
            all.append(text).append('\n');
        }
        addWhereSeveral(acting, voters);
        if (!voters.isEmpty()) {
            boolean nicks = voters.stream().anyMatch(name -> Character.isLowerCase(name.charAt(0)));
            open.stream()
                    .filter(name -> nicks || Character.isUpperCase(name.charAt(0)))
                    .forEach(voters::add);
        }
        addLater(all.toString(), voters);
        return voters;
    }

    /** Who votes in words, and beside them by values. */
    private static Set<String> acting(String text, List<String> paragraph) {
        Set<String> names = new LinkedHashSet<>();
        ACTS.forEach(
                shape -> shape.matcher(text).results().map(VotersTold::joined).forEach(names::addAll));
        Set<String> sides = new LinkedHashSet<>();
        for (String line : paragraph) {
            if (!VoteLine.mayHold(line)) {
                continue;
            }
            String plain = VoteText.plain(line);
            ACTS.forEach(shape ->
                    shape.matcher(plain).results().map(VotersTold::joined).forEach(names::addAll));
            for (Pattern shape : List.of(SIDE, SAID)) {
                shape.matcher(plain).results().map(VotersTold::joined).forEach(sides::addAll);
            }
        }
        names.addAll(sides);
        if (!names.isEmpty() || pairs(text).size() >= FEWEST) {
            if (sides.size() >= FEWEST || pairs(text).size() >= FEWEST) {
                BY_MAIL.matcher(text).results().map(VotersTold::joined).forEach(names::addAll);
            }
            pairs(text).stream()
                    .filter(name -> Character.isUpperCase(name.charAt(0)) || !sides.isEmpty())
                    .forEach(names::add);
        }
        return names;
    }

    private static List<List<String>> paragraphs(List<BodyLine> lines) {
        List<List<String>> paragraphs = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (BodyLine line : lines) {
            if (line.text().isEmpty()) {
                paragraphs.add(open);
                open = new ArrayList<>();
            } else if (line.text().length() <= VoteLine.LONGEST) {
                open.add(line.text());
            }
        }
        paragraphs.add(open);
        return paragraphs.stream().filter(paragraph -> !paragraph.isEmpty()).toList();
    }

    private static Set<String> inLines(List<String> paragraph, Pattern shape) {
        Set<String> names = new LinkedHashSet<>();
        for (String line : paragraph) {
            Matcher told = VoteLine.mayHold(line) ? shape.matcher(line) : shape.matcher("");
            if (told.matches() && VoteLine.maybeVoter(told.group("name"))) {
                names.add(told.group("name"));
            }
        }
        return names;
    }

    private static Set<String> pairs(String text) {
        Set<String> names = new LinkedHashSet<>();
        Matcher pair = PAIR.matcher(text);
        while (pair.find()) {
            String name = pair.group("name") == null ? pair.group("behind") : pair.group("name");
            if (VoteLine.maybeVoter(name)) {
                names.add(name);
            }
        }
        return names;
    }

    private static List<String> joined(MatchResult told) {
        List<String> names = new ArrayList<>(List.of(BETWEEN.split(told.group("names"))));
        MORE.matcher(told.group()).results().map(more -> more.group("name")).forEach(names::add);
        return names.stream().allMatch(VoteLine::maybeVoter) ? names : List.of();
    }

    private static void addWhereSeveral(Set<String> names, Set<String> voters) {
        if (names.size() >= FEWEST) {
            voters.addAll(names);
        }
    }

    /** Who is to vote later, where the mail speaks of the same somebody elsewhere too. */
    private static void addLater(String text, Set<String> voters) {
        Map<String, Integer> counts = new HashMap<>();
        for (String word : text.split("[^\\p{L}\\p{M}\\p{N}'_-]+")) {
            counts.merge(word, 1, Integer::sum);
        }
        Stream.of(LATER, ALSO)
                .flatMap(shape -> shape.matcher(text).results())
                .map(told -> told.group("name"))
                .filter(name -> counts.getOrDefault(name, 0) > 1 && VoteLine.maybeVoter(name))
                .forEach(voters::add);
        SOMEBODY.matcher(text)
                .results()
                .map(told -> told.group("name") == null ? told.group("next") : told.group("name"))
                .filter(VoteLine::maybeVoter)
                .forEach(voters::add);
    }
}
