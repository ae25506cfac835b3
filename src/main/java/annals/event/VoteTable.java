package annals.event;

import annals.event.Meeting.ReadVote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Tables with several columns of votes: a column for each voter and a row for each document, or the other way round;
 * drawn with bars, or with two blanks or more between the cells.
 */
final class VoteTable implements VoteLayout {
    private static final Pattern RULE = Pattern.compile("[-+|=: ]{3,}");
    private static final Pattern CELLS = Pattern.compile(" {2,}|\\t+");
    private static final Pattern VALUE = Pattern.compile(VoteLine.VALUE, Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME =
            Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{N}'\u2019._-]{1,30}(?: \\p{Lu}[\\p{L}\\p{M}\\p{N}'.-]{0,30}){0,3}");
    private static final int MOST_ROWS = 60;

    private final List<BodyLine> lines;
    private final Predicate<String> voter;

    VoteTable(List<BodyLine> lines, Predicate<String> voter) {
        this.lines = lines;
        this.voter = voter;
    }

    @Override
    public Optional<Laid> at(int line) {
        String first = lines.get(line).text();
        if (cells(first).stream().anyMatch(cell -> value(cell).isPresent())) {
            return Optional.empty();
        }
        List<List<String>> rows = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        int at = line + 1;
        for (; at < lines.size() && rows.size() < MOST_ROWS; at++) {
            String text = lines.get(at).text();
            if (RULE.matcher(text).matches()) {
                continue;
            }
            List<String> row = cells(text);
            long values =
                    row.stream().skip(1).filter(cell -> value(cell).isPresent()).count();
            if (values == 0 || values * 2 < row.size() - 1) {
                break;
            }
            rows.add(row);
            numbers.add(lines.get(at).number());
        }
        int columns = rows.isEmpty() ? 0 : rows.getFirst().size() - 1;
        if (columns < 2 || rows.stream().anyMatch(row -> row.size() != columns + 1)) {
            return Optional.empty();
        }
        List<String> head = head(first, columns);
        List<String> titles = head.size() == columns ? head : head.subList(1, head.size());
        if (titles.size() != columns) {
            return Optional.empty();
        }
        if (rows.stream().flatMap(List::stream).allMatch(cell -> value(cell).isPresent())) {
            return ofHead(head, rows, numbers, at - line);
        }
        boolean ofVoters = rows.stream().anyMatch(row -> voter.test(row.getFirst()));
        List<Group> groups = !ofVoters && titles.stream().allMatch(this::isName)
                ? ofRows(titles, rows, numbers)
                : ofColumns(titles, rows, numbers);
        return groups.isEmpty() ? Optional.empty() : Optional.of(new Laid(groups, at - line, false));
    }

    /** The cells of the first line; where names are no wider than their columns, one blank is between them. */
    private List<String> head(String line, int columns) {
        List<String> cells = cells(line);
        List<String> words = List.of(line.strip().split("\\s+"));
        boolean narrow = cells.size() < columns && words.size() >= columns && line.indexOf('|') < 0;
        List<String> last = narrow ? words.subList(words.size() - columns, words.size()) : cells;
        return narrow && last.stream().allMatch(this::isName) && last.stream().anyMatch(voter) ? last : cells;
    }

    /** Voters above their votes on the item in which the table stands. */
    private Optional<Laid> ofHead(List<String> head, List<List<String>> rows, List<Integer> numbers, int lines) {
        boolean known = head.size() == rows.getFirst().size()
                && head.stream().allMatch(this::isName)
                && head.stream().anyMatch(voter);
        if (rows.size() > 1 || !known) {
            return Optional.empty();
        }
        List<ReadVote> votes = new ArrayList<>();
        for (int c = 0; c < head.size(); c++) {
            String name = head.get(c);
            int number = numbers.getFirst();
            value(rows.getFirst().get(c)).ifPresent(value -> votes.add(new ReadVote(name, value, number)));
        }
        return Optional.of(new Laid(List.of(new Group(Optional.empty(), "", numbers.getFirst(), votes)), lines, false));
    }

    private static List<Group> ofRows(List<String> voters, List<List<String>> rows, List<Integer> numbers) {
        List<Group> groups = new ArrayList<>();
        for (int r = 0; r < rows.size(); r++) {
            List<ReadVote> votes = new ArrayList<>();
            for (int c = 0; c < voters.size(); c++) {
                String name = voters.get(c);
                int number = numbers.get(r);
                value(rows.get(r).get(c + 1)).ifPresent(value -> votes.add(new ReadVote(name, value, number)));
            }
            groups.add(new Group(Optional.of(rows.get(r).getFirst()), "", numbers.get(r), votes));
        }
        return groups;
    }

    /** A voter a row; one who is known must be among them, else it is a table of something else. */
    private List<Group> ofColumns(List<String> titles, List<List<String>> rows, List<Integer> numbers) {
        if (rows.stream().noneMatch(row -> voter.test(row.getFirst()))
                || !rows.stream().allMatch(row -> isName(row.getFirst()))) {
            return List.of();
        }
        List<Group> groups = new ArrayList<>();
        for (int c = 0; c < titles.size(); c++) {
            List<ReadVote> votes = new ArrayList<>();
            for (int r = 0; r < rows.size(); r++) {
                String name = rows.get(r).getFirst();
                int number = numbers.get(r);
                value(rows.get(r).get(c + 1)).ifPresent(value -> votes.add(new ReadVote(name, value, number)));
            }
            if (!votes.isEmpty()) {
                groups.add(new Group(Optional.of(titles.get(c)), "", numbers.getFirst(), votes));
            }
        }
        return groups.size() < 2 ? List.of() : groups;
    }

    private boolean isName(String cell) {
        return voter.test(cell) || NAME.matcher(cell).matches();
    }

    private static Optional<VoteValue> value(String cell) {
        String plain = VoteText.plain(cell);
        if (plain.equalsIgnoreCase("list")) {
            return Optional.of(VoteValue.ON_LIST);
        }
        return VALUE.matcher(plain).matches() ? VoteLine.value(plain) : Optional.empty();
    }

    private static List<String> cells(String line) {
        boolean drawn = line.indexOf('|') >= 0;
        String inner = drawn ? line.replaceFirst("^\\|", "").replaceFirst("\\|$", "") : line;
        return Arrays.stream(drawn ? inner.split("\\|", -1) : CELLS.split(inner, -1))
                .map(String::strip)
                .toList();
    }
}
