package annals.event;

import annals.event.Meeting.ReadVote;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The log of a chat room, pasted instead of minutes: "[21:04:10] &lt;ada&gt; 2) XEP-0237 to Draft?". Who says a value
 * has voted on the item that was opened last; the last value counts. What fewer than three vote on was no vote.
 */
final class RoomLog implements VoteLayout {
    private static final String TIME = "[\\[(]?\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2})?[\\])]?";
    private static final Pattern SAID = Pattern.compile("(?:" + TIME
            + " *)?<(?<a>[^<>\\s]{1,30}(?: [^<>\\s]{1,20})?)> (?<said>.*)|" + TIME
            + " *(?<b>[^\\s:<>*]{1,30})[:>] (?<text>.*)");
    private static final Pattern TIMED = Pattern.compile(TIME);
    private static final Pattern NOTICE = Pattern.compile(TIME + " *(?:\\*|-!-|--).*");
    private static final Pattern OPENS = Pattern.compile(
            "(?:(?:ok(?:ay)?|right|so|now|then),? )*(?:first|second|third|fourth|fifth|next|last|item|motion|vote|voting)\\b[^:]{0,30}: ?\\S.*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BEHIND =
            Pattern.compile("[^:]{0,60}: " + VoteLine.VALUE + "[.!]?", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPOKEN = Pattern.compile(
            "(?:(?:ok(?:ay)?|fine|good|yes|sure|so|then|also|and|i'm|i am|i vote|i'll) ?,? ?)*" + VoteLine.VALUE
                    + "(?:[ ,;:.!].*)?",
            Pattern.CASE_INSENSITIVE);
    /** "have not read it, I'll vote on the list". */
    private static final Pattern LATER = Pattern.compile(
            "(?:[^?]{0,200}[,.;:!] )?(?:(?:and|but|so) )?(?:(?:i'll|i will|will|i'd rather) (?:have to )?vote|voting) (?:on )?(?:the )?(?:mailing )?[- ]?list\\b[^?]*",
            Pattern.CASE_INSENSITIVE);
    /** "ah. well, +1 anyway". */
    private static final Pattern BEHIND_REMARK = Pattern.compile(
            "(?<before>[^?+:]{1,60})[.,;!] (?:(?:well|but|so|ok|then|and),? )*(?<value>[+-][01])(?![\\p{L}\\p{N}.%])(?:(?: (?:anyway|then|too|from me|for me|to it))*|[,;.!].*)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern WISH =
            Pattern.compile("\\b(?:i'd|would|could|if|unless|until|was|were)\\b", Pattern.CASE_INSENSITIVE);
    /** "nobody else. 2) Agenda bashing": the chair goes on behind a remark. */
    private static final Pattern ITEM_BEHIND = Pattern.compile("^.{1,80}[.!?] (?<item>\\d{1,2}[a-z]?[.)] \\p{Lu}.*)");

    private static final int FEWEST_LINES = 3;
    private static final int FEWEST_VOTERS = 3;

    private record Said(String nick, String text, int line) {}

    private record Opened(String heading, int line, Map<String, ReadVote> votes) {}

    private final List<BodyLine> lines;

    RoomLog(List<BodyLine> lines) {
        this.lines = lines;
    }

    @Override
    public Optional<Laid> at(int line) {
        List<Said> log = new ArrayList<>();
        int at = line;
        for (; at < lines.size(); at++) {
            String text = lines.get(at).text();
            Matcher said = SAID.matcher(text);
            if (said.matches()) {
                String nick = said.group("a") == null ? said.group("b") : said.group("a");
                String words = said.group("a") == null ? said.group("text") : said.group("said");
                log.add(new Said(nick, words.strip(), lines.get(at).number()));
            } else if (!NOTICE.matcher(text).matches() && !(text.isEmpty() && isSaid(at - 1) && isSaid(at + 1))) {
                break;
            }
        }
        List<Group> groups = groups(log);
        boolean timed = log.size() >= FEWEST_LINES
                && TIMED.matcher(lines.get(line).text()).lookingAt();
        return timed || !groups.isEmpty() ? Optional.of(new Laid(groups, at - line, false)) : Optional.empty();
    }

    private boolean isSaid(int line) {
        return line >= 0
                && line < lines.size()
                && SAID.matcher(lines.get(line).text()).matches();
    }

    private static List<Group> groups(List<Said> log) {
        List<Opened> items = new ArrayList<>();
        for (Said said : log) {
            Optional<VoteValue> value = vote(said.text());
            Matcher behind = ITEM_BEHIND.matcher(said.text());
            String heading = behind.matches() ? behind.group("item") : said.text();
            boolean opens = ItemHeading.of(heading, true, "")
                            .filter(begun -> !begun.label().isEmpty())
                            .isPresent()
                    || OPENS.matcher(heading).matches();
            if (value.isPresent() && !items.isEmpty()) {
                items.getLast().votes().put(said.nick(), new ReadVote(said.nick(), value.get(), said.line()));
            } else if (value.isEmpty() && opens) {
                items.add(new Opened(heading, said.line(), new LinkedHashMap<>()));
            }
        }
        return items.stream()
                .filter(item -> item.votes().size() >= FEWEST_VOTERS)
                .map(item -> new Group(
                        Optional.of(item.heading()),
                        "",
                        item.line(),
                        List.copyOf(item.votes().values())))
                .toList();
    }

    private static Optional<VoteValue> vote(String text) {
        String plain = VoteText.plain(text);
        Matcher spoken = SPOKEN.matcher(plain);
        if (spoken.matches()) {
            return VoteLine.value(spoken.group("value"));
        }
        Matcher behind = BEHIND.matcher(plain);
        if (behind.matches()) {
            return VoteLine.value(behind.group("value"));
        }
        Matcher remark = BEHIND_REMARK.matcher(plain);
        if (remark.matches() && !WISH.matcher(remark.group("before")).find()) {
            return VoteLine.value(remark.group("value"));
        }
        return LATER.matcher(plain).matches() ? Optional.of(VoteValue.ON_LIST) : Optional.empty();
    }
}
