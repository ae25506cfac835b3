package annals.event;

import annals.event.Meeting.ReadVote;
import annals.spec.Deliverable;
import annals.tag.Identifier;
import annals.tag.IdentifierScanner;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The votes on items of former meetings in minutes: a line for each, or a paragraph of sentences about one document. A
 * pull request is of the document beside which the same mail names it.
 */
final class OldVotes {
    private static final int MOST_LINES = 6;
    /** A list has shorter lines. */
    private static final int NEARLY_FULL = 55;

    private static final Pattern REQUEST = Pattern.compile(
            "(?:\\bPR:? ?#?|\\bpull request #?|/pull/)(?<number>\\d{1,5})(?!\\d)", Pattern.CASE_INSENSITIVE);

    private static final Pattern VALUE =
            Pattern.compile("(?<![\\p{L}\\p{N}.#/-])" + VoteLine.VALUE, Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile(VoteLine.NAME);
    /** "Ada on the same": on that of the line above. */
    private static final Pattern SAME =
            Pattern.compile("(?:the |that )?same(?: one| item| PR)?|that one|ditto", Pattern.CASE_INSENSITIVE);

    /** "-1 on fasten", "did not vote on that one". */
    private static final Pattern ON = Pattern.compile(
            "\\bon (?:the )?(?<name>\\p{L}[\\p{L}\\p{N} '-]{2,60}?)(?: ?[.,;:(\"].*| (?:yet|at all|in time|so far)\\b.*)?");

    private static final Pattern SENTENCE = Pattern.compile("(?<=[\\p{L}\\p{N})\"]{2}\\.) ");
    private static final Pattern BETWEEN_NAMES = Pattern.compile(",? and |, | & ");
    /** Words of a vote that is still to come, or is not that of the one who is named. */
    private static final Pattern TO_COME = Pattern.compile(
            "\\?|\\b(?:to vote|would|could|might|if|unless|everyone|everybody|others|asks?|wonders?|likely|probably|presumably|perhaps|maybe|possibly|expected|(?<!after )all)\\b",
            Pattern.CASE_INSENSITIVE);

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
    private List<String> last = List.of();

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

    /** What the line, or the paragraph that it begins, tells; to be asked from the first line to the last one. */
    List<Told> at(int at) {
        List<Told> told = told(at);
        told.stream()
                .reduce((one, other) -> other)
                .map(Told::about)
                .or(() -> named(at))
                .ifPresent(about -> last = about);
        return told;
    }

    /** The document that the line names, with or without a vote. */
    private Optional<List<String>> named(int at) {
        return Optional.of(names.about(lines.get(at).text(), "", day)).filter(about -> !about.isEmpty());
    }

    private List<Told> told(int at) {
        BodyLine line = lines.get(at);
        return OldVote.read(line.text())
                .filter(vote -> vote.names().stream().allMatch(voter))
                .flatMap(vote -> told(vote, line.number()))
                .or(() -> sentence(line.text(), line.number()))
                .map(List::of)
                .or(() -> sentences(line))
                .orElseGet(() -> paragraph(at));
    }

    /** "Ada is +1 on XEP-0384. Ben gave a -0 on XEP-0420." */
    private Optional<List<Told>> sentences(BodyLine line) {
        String[] sentences = SENTENCE.split(line.text());
        List<Told> told = Arrays.stream(sentences)
                .flatMap(text -> sentence(text, line.number()).stream())
                .toList();
        return told.size() > 1 && told.size() == sentences.length ? Optional.of(told) : Optional.empty();
    }

    /** "Ada's time on XEP-0384 is up: DNV": whoever is named first, the only value and the only document. */
    private Optional<Told> sentence(String written, int line) {
        if (written.length() > VoteLine.LONGEST || !VoteLine.mayHold(written)) {
            return Optional.empty();
        }
        String text = VoteText.plain(written, voter);
        List<MatchResult> values = VALUE.matcher(text)
                .results()
                .filter(value -> isTold(value.group("value")))
                .toList();
        if (values.size() != 1 || TO_COME.matcher(text).find()) {
            return Optional.empty();
        }
        List<String> names = firstNames(text.substring(0, values.getFirst().start()));
        return names.isEmpty()
                ? Optional.empty()
                : VoteLine.value(values.getFirst().group("value"))
                        .flatMap(value -> told(new OldVote(names, List.of(text, written), value), line))
                        .filter(told -> told.about().size() <= 1);
    }

    private static boolean isTold(String written) {
        return VoteLine.value(written)
                .filter(value -> value.isCast() || value == VoteValue.DID_NOT_VOTE)
                .isPresent();
    }

    /** The first voter of a text, and those listed with him or her. */
    private List<String> firstNames(String text) {
        List<String> names = new ArrayList<>();
        int end = 0;
        Matcher name = NAME.matcher(text);
        while (name.find(end)) {
            String written = name.group().replaceFirst("'s?$|[.]$", "");
            String first = written.split(" ", 2)[0].replaceFirst("'s?$", "");
            boolean joined = names.isEmpty()
                    || BETWEEN_NAMES.matcher(text.substring(end, name.start())).matches();
            Optional<String> known = Stream.of(written, first).filter(voter).findFirst();
            if (joined && known.isPresent()) {
                names.add(known.get());
                end = name.start() + known.get().length();
            } else if (!names.isEmpty()) {
                break;
            } else {
                end = name.start() + name.group().split(" ", 2)[0].length();
            }
        }
        return names;
    }

    private Optional<Told> told(OldVote vote, int line) {
        List<String> about = vote.item().stream()
                .map(this::about)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
        last = about.isEmpty() ? last : about;
        boolean request =
                vote.item().stream().anyMatch(item -> REQUEST.matcher(item).find());
        return about.isEmpty() && !request
                ? Optional.empty()
                : Optional.of(new Told(
                        about,
                        vote.names().stream()
                                .map(name -> new ReadVote(name, vote.value(), line))
                                .toList()));
    }

    private List<String> about(String item) {
        if (SAME.matcher(item.strip()).matches()) {
            return last;
        }
        List<String> about = names.about(item, "", day);
        Matcher request = REQUEST.matcher(item);
        if (about.isEmpty() && request.find()) {
            return requests.getOrDefault(request.group("number"), List.of());
        }
        return about.isEmpty() ? called(item) : about;
    }

    /**
     * The document of a sentence without numbers, which calls it by its base name or title, or that of the one before.
     */
    private List<String> called(String sentence) {
        Matcher on = ON.matcher(sentence);
        int start = sentence.lastIndexOf(" on ") + 1;
        if (start <= 0 || !on.region(start, sentence.length()).matches()) {
            return List.of();
        }
        String name = on.group("name");
        return SAME.matcher(name).matches()
                ? last
                : names.byBaseName(name, day)
                        .or(() -> names.byTitle(name, day))
                        .map(Deliverable::id)
                        .map(List::of)
                        .orElse(List.of());
    }

    /** "XEP-0384: Ada and Ben had two weeks. Ada has voted +1, Ben did not vote. XEP-0420: Ada +1, Ben 0." */
    private List<Told> paragraph(int at) {
        String above = at == 0 ? "" : lines.get(at - 1).text();
        if (!above.isEmpty()
                && !(Items.isOfOldVotes(above) && lines.get(at).text().length() >= NEARLY_FULL)) {
            return List.of();
        }
        List<BodyLine> paragraph = lines.subList(at, lines.size()).stream()
                .takeWhile(line -> !line.text().isEmpty())
                .limit(MOST_LINES)
                .toList();
        List<Told> told = new ArrayList<>();
        for (String text : apart(paragraph.stream().map(BodyLine::text).collect(Collectors.joining(" ")))) {
            List<String> about = documents(text);
            if (about.size() != 1 || text.length() > VoteLine.LONGEST || !VoteLine.mayHold(text)) {
                break;
            }
            List<ReadVote> votes = VoteProse.read(VoteText.plain(text), voter, "").stream()
                    .filter(vote ->
                            (vote.item().isEmpty() || about.contains(vote.item().toUpperCase(Locale.ROOT)))
                                    && (vote.value().isCast() || vote.value() == VoteValue.DID_NOT_VOTE))
                    .map(vote -> new ReadVote(vote.name(), vote.value(), lineOf(vote.name(), paragraph)))
                    .toList();
            if (!votes.isEmpty()) {
                told.add(new Told(about, votes));
            }
        }
        return told;
    }

    /** The sentences about one document, and those that begin with another one. */
    private static List<String> apart(String paragraph) {
        List<String> parts = new ArrayList<>();
        String open = "";
        for (String sentence : SENTENCE.split(paragraph)) {
            String more = open + (open.isEmpty() ? "" : " ") + sentence;
            if (documents(more).size() <= 1) {
                open = more;
            } else if (Headings.LEADING_NAME.matcher(sentence).matches()) {
                parts.add(open);
                open = sentence;
            } else {
                break;
            }
        }
        parts.add(open);
        return parts;
    }

    private static List<String> documents(String text) {
        return IdentifierScanner.scan(text).stream()
                .filter(one -> one.kind() == Identifier.Kind.XEP && !one.weak())
                .map(Identifier::normal)
                .distinct()
                .toList();
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
