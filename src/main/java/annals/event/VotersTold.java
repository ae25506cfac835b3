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

    private static final String CAPITAL = "\\p{Lu}[\\p{L}\\p{M}\\p{N}'-]{0,20}";
    private static final String CAPITALS = CAPITAL + " " + CAPITAL + "(?: " + CAPITAL + ")?";
    /** A name or a nick of the meeting room, which may be written without a capital. */
    static final String NICK = "(?:" + CAPITALS + "|\\p{L}[\\p{L}\\p{M}\\p{N}'_-]{1,24})";

    private static final String SIGNED = "[+\u2212\u2013-][01](?![\\p{L}\\p{N}%]|[.:/]\\d)";
    private static final String VALUE = "(?:" + SIGNED + "|0(?![\\p{L}\\p{N}%]|[.:/]\\d))";
    private static final Pattern NAME_FIRST = Pattern.compile("(?:[-*\u2022\u25e6+o|] ?)?[*_@<]{0,2}(?<name>" + NICK
            + ")[*_>]{0,2}(?: \\([^()]{0,30}\\))?(?: ?[:=>,|\u2192-]{1,2} ?| |\\t|\\.{2,60})\\s*[\\[(*`\"]{0,2}" + VALUE
            + ".*");
    private static final Pattern VALUE_FIRST = Pattern.compile("(?:[-*\u2022\u25e6+o|] ?)?[\\[(*`]{0,2} ?" + SIGNED
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

    private static final Pattern BETWEEN = Pattern.compile(", and |,? and |, ");

    private VotersTold() {}

    /** The names as written. */
    static Set<String> of(List<BodyLine> lines) {
        Set<String> voters = new LinkedHashSet<>();
        StringBuilder all = new StringBuilder();
        for (List<String> paragraph : paragraphs(lines)) {
            for (Pattern shape : List.of(NAME_FIRST, VALUE_FIRST)) {
                addWhereSeveral(inLines(paragraph, shape), voters);
            }
            String text = VoteText.plain(paragraph.stream().collect(Collectors.joining(" ")));
            if (text.length() <= VoteLine.LONGEST && VoteLine.mayHold(text)) {
                addWhereSeveral(pairs(text), voters);
                JOINED.matcher(text).results().map(VotersTold::joined).forEach(voters::addAll);
                List.of(SO_ARE, LISTED, ABSTAINED, SAME_FOR)
                        .forEach(shape -> shape.matcher(text)
                                .results()
                                .map(VotersTold::joined)
                                .forEach(voters::addAll));
            }
            all.append(text).append('\n');
        }
        addLater(all.toString(), voters);
        return voters;
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
