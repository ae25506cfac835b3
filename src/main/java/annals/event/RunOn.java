package annals.event;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Headings of items behind which the votes go on as text: "* XEP-0302, to Draft. I'm +1, and so are Ada and Ben. Chi
 * has two weeks." over several lines. Such a line is cut in two, with the same number.
 */
final class RunOn {
    private static final Pattern BEGIN =
            Pattern.compile("(?:[-*\u2022\u25e6+] +|[\\[(]?\\d{1,2}[a-z]?[.):\\]]{1,2} +)(?=\\S)");
    private static final List<Pattern> TITLE_ENDS =
            List.of(Pattern.compile("(?<=[\\p{L}\\p{N})\"]{2})[.?!] (?=\\S)"), Pattern.compile(": (?=\\S)"));
    private static final int SHORTEST_TITLE = 6;
    private static final int LONGEST_TITLE = 120;
    private static final int MOST_LINES = 8;
    private static final int FEWEST_VOTES = 2;
    private static final Pattern WORD = Pattern.compile("[\\p{L}][\\p{L}\\p{M}\\p{N}'_-]*");

    private RunOn() {}

    /**
     * The lines with those cut whose paragraph tells votes behind a title.
     *
     * @param author how the minutes call who wrote them
     */
    static List<BodyLine> cut(List<BodyLine> lines, Predicate<String> voter, String author) {
        List<BodyLine> cut = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            BodyLine line = lines.get(i);
            int end = runsOn(lines, i) ? titleEnd(lines, i, voter, author) : -1;
            if (end > 0) {
                String text = line.text();
                String rest = text.substring(end).strip();
                cut.add(new BodyLine(
                        line.number(),
                        text.substring(0, end).strip().replaceFirst("[.:]$", ""),
                        line.own(),
                        line.indent()));
                cut.add(new BodyLine(line.number(), rest, line.own(), line.indent() + text.length() - rest.length()));
            } else {
                cut.add(line);
            }
        }
        return cut;
    }

    private static boolean runsOn(List<BodyLine> lines, int at) {
        BodyLine line = lines.get(at);
        return line.text().length() + line.indent() >= WrappedVotes.NEARLY_FULL
                && BEGIN.matcher(line.text()).lookingAt()
                && goesOn(lines, at + 1);
    }

    private static boolean goesOn(List<BodyLine> lines, int at) {
        return at < lines.size()
                && !lines.get(at).text().isEmpty()
                && (!BEGIN.matcher(lines.get(at).text()).lookingAt()
                        || Headings.HANGS.matcher(lines.get(at - 1).text()).find());
    }

    private static boolean namesVoter(String text, Predicate<String> voter) {
        return WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .anyMatch(word -> word.equals("I") || word.startsWith("I'") || voter.test(word));
    }

    /** Where the title of a paragraph ends; -1 where no votes follow in it. */
    private static int titleEnd(List<BodyLine> lines, int at, Predicate<String> voter, String author) {
        String first = lines.get(at).text();
        StringBuilder more = new StringBuilder();
        for (int i = at + 1; goesOn(lines, i) && i < at + MOST_LINES; i++) {
            more.append(' ').append(lines.get(i).text());
        }
        for (Pattern end : TITLE_ENDS) {
            Matcher found = end.matcher(first);
            if (found.find(Math.min(first.length(), SHORTEST_TITLE)) && found.end() <= LONGEST_TITLE) {
                String rest = first.substring(found.end()) + more;
                boolean told = rest.length() <= VoteLine.LONGEST
                        && !VoteProse.REPORTED.matcher(first).find()
                        && namesVoter(first.substring(found.end()), voter)
                        && VoteLine.read(first.substring(0, found.start()), voter)
                                .isEmpty()
                        && VoteProse.read(VoteWords.asValues(VoteText.plain(rest, voter), voter), voter, author)
                                        .size()
                                >= FEWEST_VOTES;
                if (told) {
                    return found.end();
                }
            }
        }
        return -1;
    }
}
