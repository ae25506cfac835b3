package annals.event;

import annals.event.Meeting.ReadVote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A running text that is wrapped anywhere, with lists of votes in it, or sentences that tell votes. */
final class WrappedVotes implements VoteLayout {
    private static final int MOST_LINES = 6;
    /** Readings of joined lines in one mail, each a fraction of a millisecond; the judged minutes need up to 23. */
    private static final int MOST_READINGS = 200;
    /** Lines that are wrapped are seldom shorter. */
    static final int NEARLY_FULL = 55;

    /** What tells the vote of a name at the end of the line above. */
    private static final Pattern HANGING = Pattern.compile(
            "(?:will|to|shall|votes?|voted|is|was|has|abstains?|abstained|on (?:the )?list)\\b|[+-][01](?!\\d)");

    private final List<BodyLine> lines;
    private final Headings headings;
    private final Predicate<String> voter;
    private final String author;
    private int readings;

    /** @param author how the minutes call who wrote them, for "I"; empty for somebody who has no vote */
    WrappedVotes(List<BodyLine> lines, Headings headings, Predicate<String> voter, String author) {
        this.lines = lines;
        this.headings = headings;
        this.voter = voter;
        this.author = author;
    }

    /** What tells the most votes wins: the lines each for itself, joined as a list, or joined as sentences. */
    @Override
    public Optional<Laid> at(int line) {
        String first = lines.get(line).text();
        if (first.isEmpty() || headings.at(line).isPresent()) {
            return Optional.empty();
        }
        int most = VoteLine.read(first, voter).size();
        boolean names = Headings.LEADING_NAME.matcher(first).matches()
                && VoteText.beforeBoxes(first).isEmpty();
        if (names && most == 0) { // a heading, or votes on that document alone
            return Optional.empty();
        }
        if (most == 0 && Headings.isBulleted(first) && headings.isAddressed(line)) {
            return Optional.empty();
        }
        boolean hangs = line + 1 < lines.size()
                && isWrapped(line + 1)
                && HANGING.matcher(lines.get(line + 1).text()).lookingAt();
        Optional<Laid> joined = hangs ? best(line, Math.max(0, most - 1), line + 1) : Optional.empty();
        return joined.or(() -> best(line, most, line));
    }

    /**
     * The reading of the lines from one on with the most votes.
     *
     * @param known how many the first line has for itself
     * @param earliest the line with which it may end: the last name of a line may be that of a value in the next
     */
    private Optional<Laid> best(int line, int known, int earliest) {
        int most = known;
        Optional<Laid> best = Optional.empty();
        int alone = 0;
        StringBuilder text = new StringBuilder();
        int end = Math.min(lines.size(), line + Math.min(MOST_LINES, MOST_READINGS - readings));
        for (int i = line; i < end && (i == line || isWrapped(i)); i++) {
            text.append(i == line ? "" : " ").append(lines.get(i).text());
            if (text.length() > VoteLine.LONGEST) {
                break;
            }
            alone +=
                    i == line ? most : VoteLine.read(lines.get(i).text(), voter).size();
            if (i < earliest || !VoteLine.mayHold(text.toString())) {
                continue;
            }
            readings++;
            String joined = VoteText.plain(text.toString(), voter);
            List<VoteProse.Spoken> list = (i == line ? List.<VoteLine.Ballot>of() : VoteLine.readPlain(joined, voter))
                    .stream()
                            .map(ballot -> new VoteProse.Spoken(ballot.name(), ballot.value(), ""))
                            .toList();
            List<VoteProse.Spoken> told = VoteProse.read(VoteWords.asValues(joined, voter), voter, author);
            boolean sentences = told.size() > list.size();
            List<VoteProse.Spoken> more = sentences ? told : list;
            int found = more.size()
                    + (int) more.stream().filter(vote -> !vote.item().isEmpty()).count();
            if (more.size() > alone && found > most && (i > line || sentences)) {
                most = found;
                best = Optional.of(new Laid(groups(more, line, i), i - line + 1, sentences));
            }
        }
        return best;
    }

    /** Each vote at the line that has its voter. */
    private List<Group> groups(List<VoteProse.Spoken> votes, int from, int to) {
        List<Group> groups = new ArrayList<>();
        int line = from;
        for (VoteProse.Spoken vote : votes) {
            for (int i = line; i <= to; i++) {
                if (lines.get(i).text().replace('\u2019', '\'').contains(vote.name())) {
                    line = i;
                    break;
                }
            }
            int number = lines.get(line).number();
            groups.add(new Group(
                    Optional.empty(), vote.item(), number, List.of(new ReadVote(vote.name(), vote.value(), number))));
        }
        return groups;
    }

    /** Whether a line goes on with the one above it, which had no room for more or ends within parentheses. */
    private boolean isWrapped(int at) {
        String above = lines.get(at - 1).text();
        String text = lines.get(at).text();
        boolean full = above.length() + lines.get(at - 1).indent() >= NEARLY_FULL
                || above.lastIndexOf('(') > above.lastIndexOf(')')
                || Headings.HANGS.matcher(above).find();
        return !text.isEmpty() && !above.isEmpty() && full && headings.at(at).isEmpty();
    }
}
