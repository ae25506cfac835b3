package annals.event;

import annals.event.Meeting.ReadVote;
import annals.tag.Identifier;
import annals.tag.IdentifierScanner;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The votes on items of former meetings in minutes: a line for each, or a paragraph of sentences about one document. A
 * pull request is of the document beside which the same mail names it.
 */
final class OldVotes {
    private static final int MOST_LINES = 6;
    private static final Pattern REQUEST = Pattern.compile(
            "(?:\\bPR:? ?#?|\\bpull request #?|/pull/)(?<number>\\d{1,5})(?!\\d)", Pattern.CASE_INSENSITIVE);

    private static final Pattern OPEN = Pattern.compile("(?:[-*\u2022] ?)?(?<name>" + VoteLine.NAME
            + ") - (?<item>(?i:[XJ]EP|PR|#|pull)[^.;]{1,120})\\. (?<rest>\\p{L}.{1,300})");

    /**
     * Votes on documents.
     *
     * @param about may be empty where the mail only has the number of a pull request
     */
    record Told(List<String> about, List<ReadVote> votes) {
        Told {
            about = List.copyOf(about);
            votes = List.copyOf(votes);
        }
    }

    private final DocumentNames names;
    private final LocalDate day;
    private final List<BodyLine> lines;
    private final Predicate<String> voter;
    private final Map<String, List<String>> requests = new HashMap<>();

    OldVotes(DocumentNames names, LocalDate day, List<BodyLine> lines, Predicate<String> voter) {
        this.names = names;
        this.day = day;
        this.lines = lines;
        this.voter = voter;
        for (BodyLine line : lines) {
            Matcher request = REQUEST.matcher(line.text());
            if (line.text().length() <= VoteLine.LONGEST && request.find()) {
                List<String> about = names.about(line.text(), "", day);
                if (!about.isEmpty()) {
                    requests.putIfAbsent(request.group("number"), about);
                }
            }
        }
    }

    /** What the line, or the paragraph that it begins, tells. */
    Optional<Told> at(int at) {
        Optional<OldVote> one = OldVote.read(lines.get(at).text())
                .filter(vote -> vote.names().stream().allMatch(voter));
        return one.isPresent()
                ? one.flatMap(vote -> told(vote, lines.get(at).number()))
                : open(lines.get(at)).or(() -> paragraph(at));
    }

    /** "Ada - PR 1170 (say when), expires today. Ada says +1 then." */
    private Optional<Told> open(BodyLine line) {
        Matcher open = OPEN.matcher(line.text());
        if (!open.matches() || !voter.test(open.group("name"))) {
            return Optional.empty();
        }
        return VoteProse.read(VoteText.plain(open.group("rest")), voter, "").stream()
                .filter(vote ->
                        vote.name().equals(open.group("name")) && vote.value().isCast())
                .findFirst()
                .flatMap(vote -> told(
                        new OldVote(List.of(vote.name()), List.of(open.group("item")), vote.value()), line.number()));
    }

    private Optional<Told> told(OldVote vote, int line) {
        List<String> about = vote.item().stream()
                .map(this::about)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
        boolean request =
                vote.item().stream().anyMatch(item -> REQUEST.matcher(item).lookingAt());
        return about.isEmpty() && !request
                ? Optional.empty()
                : Optional.of(new Told(
                        about,
                        vote.names().stream()
                                .map(name -> new ReadVote(name, vote.value(), line))
                                .toList()));
    }

    private List<String> about(String item) {
        List<String> about = names.about(item, "", day);
        Matcher request = REQUEST.matcher(item);
        return about.isEmpty() && request.find() ? requests.getOrDefault(request.group("number"), List.of()) : about;
    }

    /** "XEP-0384: Ada and Ben had two weeks. Ada has voted +1, Ben did not vote." */
    private Optional<Told> paragraph(int at) {
        if (at > 0 && !lines.get(at - 1).text().isEmpty()) {
            return Optional.empty();
        }
        List<BodyLine> paragraph = lines.subList(at, lines.size()).stream()
                .takeWhile(line -> !line.text().isEmpty())
                .limit(MOST_LINES)
                .toList();
        String text = paragraph.stream().map(BodyLine::text).collect(Collectors.joining(" "));
        List<String> about = IdentifierScanner.scan(text).stream()
                .filter(one -> one.kind() == Identifier.Kind.XEP && !one.weak())
                .map(Identifier::normal)
                .distinct()
                .toList();
        if (about.size() != 1 || text.length() > VoteLine.LONGEST || !VoteLine.mayHold(text)) {
            return Optional.empty();
        }
        List<ReadVote> votes = VoteProse.read(VoteText.plain(text), voter, "").stream()
                .filter(vote ->
                        vote.item().isEmpty() && (vote.value().isCast() || vote.value() == VoteValue.DID_NOT_VOTE))
                .map(vote -> new ReadVote(vote.name(), vote.value(), lineOf(vote.name(), paragraph)))
                .toList();
        return votes.isEmpty() ? Optional.empty() : Optional.of(new Told(about, votes));
    }

    /** The last that has the name: before it stands what the vote was to be. */
    private static int lineOf(String name, List<BodyLine> paragraph) {
        return paragraph.reversed().stream()
                .filter(line -> line.text().contains(name))
                .findFirst()
                .orElse(paragraph.getFirst())
                .number();
    }
}
