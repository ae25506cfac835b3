package annals.event;

import annals.event.Meeting.Item;
import annals.event.Meeting.Kind;
import annals.event.Meeting.ReadVote;
import annals.mail.Message;
import annals.profile.ListProfile;
import annals.tag.IdentifierScanner;
import annals.tag.ItemLabel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads minutes, agendas and mails of late votes: cuts the author's own lines into items by their headings, and finds
 * the lines of votes, each of which belongs to the closest heading above it.
 */
final class MinutesReader {
    private static final Pattern AGENDA = Pattern.compile("\\bagend(?:a|um)\\b");
    private static final Pattern LATE = Pattern.compile(
            "\\bon[- ]?list votes?\\b|\\bvotes? on[- ]?list\\b|\\b(?:my|late|missing|outstanding|pending) (?:council )?votes?\\b"
                    + "|^(?:council )?votes?(?: for| on| from|:|$)");
    private static final Pattern MINUTES =
            Pattern.compile("\\bminutes\\b|\\bmeeting (?:summary|notes|results?|report)\\b|\\bresults of the\\b"
                    + "|\\b(?:council|board)\\b.{0,40}\\bmeeting\\b|\\bmeeting\\b.{0,40}\\b(?:council|board)\\b");
    private static final Pattern CALLED_MINUTES = Pattern.compile("\\bminutes\\b|\\bsummary\\b|\\bnotes\\b");
    private static final Pattern FORMAL = Pattern.compile(
            "^(?:roll ?call|role ?call|attendance|attendees|present\\b|members present|who is here|agenda ?bash|bash\\b"
                    + "|(?:time|date|day)s?(?: and (?:time|date))? (?:of|for) (?:the )?next|next\\b|date\\b|time\\b"
                    + "|clos(?:e|ing)\\b|end\\b|minute[- ]?tak|minutes?\\b|scribe|quorum|adjourn|meeting times?\\b"
                    + "|editor'?s? update|updates? from the editor|welcome)");
    private static final Pattern ROLL_CALL = Pattern.compile(
            "^(?:roll ?call|role ?call|attendance|attendees|present\\b|who is here|quorum|members present)");
    private static final Pattern GENERIC = Pattern.compile(
            "^(?:aob|any other business|other business|agenda|business)\\b|\\bvot(?:e|es|ing)\\b|\\bdecisions?\\b|\\bitems?\\b");
    private static final Pattern OUTSTANDING = Pattern.compile(
            "\\b(?:outstanding|pending|expiring|open|remaining|missing|overdue|old|previous|earlier) vot|\\bvotes? (?:pending|outstanding|reminder)|\\bvoting reminder");
    private static final Pattern POLL = Pattern.compile(
            "\\b(?:straw ?polls?|show of hands|informal poll|informally|not a (?:formal )?vote|non-binding|temperature)\\b");
    private static final Pattern LEADING_NAME = Pattern.compile(
            "^(?:[-*\u2022] ?)?(?:[XJ]EP-?\\s?\\d{1,4}\\b|Proposed XMPP Extension|Proto-?[XJ]EP|PR ?#?\\d|#\\d{2,5}\\b).*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ADDRESS_BEHIND = Pattern.compile("\\s*[-\u2013\u2014:]?\\s*[<(]?https?://\\S+\\s*$");
    private static final Pattern LOOSE_END = Pattern.compile("[\\s*_]*[-\u2013\u2014:]?[\\s*_]*$");
    private static final Pattern BEFORE_VOTES = Pattern.compile("(?: [-\u2013\u2014]|[:.?]) ");
    private static final Pattern MEETING_LINE = Pattern.compile("\\b(?:held|meeting|minutes|council|board|date)\\b");
    private static final Pattern OF_DOCUMENT = Pattern.compile(
            "(?:[-*\u2022\u25e6] ?)?(?<document>(?:[XJ]EP|PR|#|Proto|inbox/)[^:]{1,100}): (?<votes>.+)");
    private static final Pattern VOTES_ALONE = Pattern.compile(
            "\\W*(?:the )?(?:votes?|voting|results?|outcome|decision|tally)\\W*", Pattern.CASE_INSENSITIVE);
    private static final Pattern INBOX = Pattern.compile("(?<![\\w/.])inbox/(?=\\w)");
    private static final Pattern BULLET = Pattern.compile("[-*\u2022\u25e6+] +\\S");
    /** A subject that names the group, where nothing else tells that the mail is minutes. */
    private static final Pattern GROUP = Pattern.compile("\\b(?:council|board|minutes|meeting)\\b");

    /** Such mails repeat votes. */
    private static final Pattern RECAP =
            Pattern.compile("\\b(?:summary|recap|newsletter|digest|overview|reminder|this week)\\b");

    private static final int FEWEST_VOTERS = 3;
    private static final int MOST_WRAPPED = 5;
    /** Lines that are wrapped are seldom shorter. */
    private static final int NEARLY_FULL = 55;

    private static final int MOST_WORDS_OF_PLAIN_HEADING = 10;
    private static final int LINES_THAT_TELL_THE_DATE = 15;
    private static final int LONGEST_HEADING = 200;

    private final DocumentNames names;
    private final Voters voters;

    MinutesReader(DocumentNames names, Voters voters) {
        this.names = names;
        this.voters = voters;
    }

    /** What sort of mail a subject tells; nothing for most. */
    static Optional<Kind> kind(Message message) {
        String subject = message.subject().base().toLowerCase(Locale.ROOT);
        boolean minutes = MINUTES.matcher(subject).find();
        if (AGENDA.matcher(subject).find() && !CALLED_MINUTES.matcher(subject).find()) {
            return Optional.of(Kind.AGENDA);
        }
        if (LATE.matcher(subject).find() && !CALLED_MINUTES.matcher(subject).find()) {
            return Optional.of(Kind.LATE_VOTES);
        }
        return minutes ? Optional.of(Kind.MINUTES) : Optional.empty();
    }

    /** The minutes that a mail is whose subject only names the group: it has the votes of several people on items. */
    Optional<Meeting> readUnnamed(Message message, ListProfile list) {
        String subject = message.subject().text().toLowerCase(Locale.ROOT);
        if (message.subject().reply()
                || RECAP.matcher(subject).find()
                || !(GROUP.matcher(subject).find() || list.address().startsWith("council@"))) {
            return Optional.empty();
        }
        Meeting meeting = read(message, Kind.MINUTES, list);
        long voters = meeting.items().stream()
                .flatMap(item -> item.votes().stream())
                .map(ReadVote::name)
                .distinct()
                .count();
        return voters >= FEWEST_VOTERS ? Optional.of(meeting) : Optional.empty();
    }

    /** The meeting of a mail of that kind. */
    Meeting read(Message message, Kind kind, ListProfile list) {
        return new Reading(message, kind, list, true).meeting();
    }

    /** The meeting of minutes that the archive lacks, from what an answer quotes of them. */
    Meeting readQuoted(Message answer, Kind kind, ListProfile list) {
        return new Reading(answer, kind, list, false).meeting();
    }

    /** The day of a meeting that a subject tells, else one of the first lines. */
    private static Optional<LocalDate> date(Message message, List<BodyLine> lines) {
        Optional<LocalDate> near = Optional.of(message.sent().day());
        Optional<LocalDate> told = WrittenDate.first(message.subject().text(), near);
        if (told.isPresent()) {
            return told;
        }
        return lines.stream()
                .filter(line -> !line.text().isEmpty())
                .limit(LINES_THAT_TELL_THE_DATE)
                .filter(line -> MEETING_LINE
                        .matcher(line.text().toLowerCase(Locale.ROOT))
                        .find())
                .flatMap(line -> WrittenDate.first(line.text(), near).stream())
                .findFirst();
    }

    /** A heading as written, without the address behind it. */
    static String heading(String line) {
        String text = line.replaceFirst("^(?:[#*_=\\s]+|[-\u2022\u25e6] +)", "");
        String bare = ADDRESS_BEHIND.matcher(text).replaceFirst("");
        return LOOSE_END
                .matcher(bare.length() > LONGEST_HEADING ? bare.substring(0, LONGEST_HEADING) : bare)
                .replaceFirst("");
    }

    /** One mail being read. */
    private final class Reading {
        private final Message message;
        private final Kind kind;
        private final List<BodyLine> lines;
        private final LocalDate day;
        private final RollCall rollCall = new RollCall();
        private final Predicate<String> voter;
        private final boolean numbered;
        private final List<Item> items = new ArrayList<>();
        private final List<ReadVote> votes = new ArrayList<>();
        private final Set<String> named = new LinkedHashSet<>();
        private String heading = "";
        private String headingLine = "";
        private String label = "";
        private String above = "";
        private int firstLine;
        private boolean formal;
        private boolean outstanding;
        private boolean generic = true;

        /** @param own whether to read the author's own lines, else those quoted */
        Reading(Message message, Kind kind, ListProfile list, boolean own) {
            this.message = message;
            this.kind = kind;
            this.lines = BodyLine.of(message).stream()
                    .filter(line -> line.own() == own)
                    .toList();
            this.day = message.sent().day();
            this.voter = name -> rollCall.named().contains(name)
                    || named.contains(name)
                    || voters.person(name, day, list).isPresent();
            long numbers = 0;
            for (int i = 0; i < lines.size() && numbers < 2; i++) {
                numbers += headingAt(i, false).isPresent() ? 1 : 0;
            }
            this.numbered = numbers >= 2;
        }

        Meeting meeting() {
            readRollCall();
            boolean poll = false;
            boolean reasonGoesOn = false;
            for (int i = 0; i < lines.size(); i++) {
                String text = lines.get(i).text();
                Optional<Passage> passage = reasonGoesOn || poll ? Optional.empty() : passage(i);
                if (passage.isPresent() && kind != Kind.AGENDA) {
                    beginBefore(i);
                    addAcross(passage.get(), i);
                    i += passage.get().lines() - 1;
                    continue;
                }
                List<VoteLine.Ballot> ballots =
                        VoteLine.read(reasonGoesOn ? behindReason(joined(i)) : joined(i), voter);
                reasonGoesOn = !ballots.isEmpty() && text.lastIndexOf('(') > text.lastIndexOf(')');
                Optional<ItemHeading> begun = ballots.isEmpty() ? headingAt(i, true) : Optional.empty();
                if (begun.isPresent()) {
                    begin(i, begun.get());
                    addBehind(begun.get(), lines.get(i));
                    poll = POLL.matcher(text.toLowerCase(Locale.ROOT)).find();
                } else if (text.isEmpty()) {
                    poll = false;
                } else if (ballots.isEmpty() && (poll || !addOfDocument(text, lines.get(i)))) {
                    poll |= POLL.matcher(text.toLowerCase(Locale.ROOT)).find();
                } else if (!ballots.isEmpty() && !poll && kind != Kind.AGENDA) {
                    beginBefore(i);
                    add(ballots, lines.get(i));
                }
            }
            end();
            Set<String> members = new LinkedHashSet<>(rollCall.named());
            members.addAll(named);
            return new Meeting(
                    message.id(), message.sent(), kind, date(message, lines), items, rollCall.present(), members);
        }

        /** "XEP-0384, Draft. [+1] Ada [0] Ben": a heading on the line of its votes. */
        private void beginBefore(int at) {
            Optional<String> title = VoteLine.beforeBoxes(lines.get(at).text())
                    .filter(text -> LEADING_NAME.matcher(text).matches());
            if (title.isPresent()) {
                begin(at, new ItemHeading("", title.get()));
                heading = heading(title.get());
            }
        }

        /** Votes of a running text that is wrapped anywhere. */
        private record Passage(List<VoteLine.Ballot> ballots, int lines) {}

        /** The votes of wrapped lines that tell more together than each for itself. */
        private Optional<Passage> passage(int at) {
            StringBuilder text = new StringBuilder(lines.get(at).text());
            if (!VoteLine.mayHold(text.toString()) || at + 1 >= lines.size() || !isWrapped(at + 1)) {
                return Optional.empty();
            }
            Optional<Passage> best = Optional.empty();
            int most = 1;
            for (int i = at + 1; i < lines.size() && i < at + MOST_WRAPPED && isWrapped(i); i++) {
                text.append(' ').append(lines.get(i).text());
                List<VoteLine.Ballot> ballots = VoteLine.read(text.toString(), voter);
                if (ballots.size() > most && ballots.size() > alone(at, i)) {
                    most = ballots.size();
                    best = Optional.of(new Passage(ballots, i - at + 1));
                }
            }
            return best;
        }

        /** How many votes the lines tell each for itself. */
        private int alone(int from, int to) {
            int alone = VoteLine.read(joined(from), voter).size();
            for (int i = from + 1; i <= to; i++) {
                alone += VoteLine.read(lines.get(i).text(), voter).size();
            }
            return alone;
        }

        /** Each vote at the line that has its voter. */
        private void addAcross(Passage passage, int at) {
            int line = at;
            for (VoteLine.Ballot ballot : passage.ballots()) {
                for (int i = line; i < at + passage.lines(); i++) {
                    if (lines.get(i).text().replace('\u2019', '\'').contains(ballot.name())) {
                        line = i;
                        break;
                    }
                }
                add(List.of(ballot), lines.get(line));
            }
        }

        /** Whether a line goes on with the one above it, which had no room for more or ends within parentheses. */
        private boolean isWrapped(int at) {
            String above = lines.get(at - 1).text();
            String text = lines.get(at).text();
            boolean full = above.length() >= NEARLY_FULL || above.lastIndexOf('(') > above.lastIndexOf(')');
            return !text.isEmpty()
                    && !above.isEmpty()
                    && full
                    && headingAt(at, false).isEmpty();
        }

        /** "XEP-0384: Ada +1, Ben 0" below an item of several documents: votes on that one alone. */
        private boolean addOfDocument(String text, BodyLine line) {
            Matcher document = OF_DOCUMENT.matcher(text);
            if (kind == Kind.AGENDA || formal || !document.matches()) {
                return false;
            }
            List<VoteLine.Ballot> ballots = VoteLine.read(document.group("votes"), voter).stream()
                    .filter(ballot -> !ballot.name().equals(VoteLine.ALL))
                    .toList();
            List<String> about = names.about(document.group("document"), "", day);
            if (ballots.isEmpty() || about.isEmpty()) {
                return false;
            }
            List<ReadVote> read = ballots.stream()
                    .map(ballot -> new ReadVote(ballot.name(), ballot.value(), line.number()))
                    .toList();
            ballots.forEach(ballot -> named.add(ballot.name()));
            items.add(new Item(heading, label, about, firstLine, false, read));
            return true;
        }

        /** What follows the reason that began in the line above, else the line itself. */
        private static String behindReason(String text) {
            int end = text.indexOf(')');
            return end < 0 ? text : text.substring(end + 1).replaceFirst("^[,;. ]+", "");
        }

        /** A line, and the next one where names go on in it. */
        private String joined(int at) {
            String text = lines.get(at).text();
            boolean goesOn = text.endsWith(",")
                    && at + 1 < lines.size()
                    && VoteLine.read(lines.get(at + 1).text(), voter).isEmpty(); // else it is read for itself
            return goesOn ? text + " " + lines.get(at + 1).text() : text;
        }

        /** "3b) Affixes - Ada +1, Ben 0": votes behind a heading, when all are of known voters. */
        private void addBehind(ItemHeading begun, BodyLine line) {
            Matcher mark = BEFORE_VOTES.matcher(begun.title());
            while (kind == Kind.MINUTES && mark.find()) {
                List<VoteLine.Ballot> ballots = VoteLine.read(begun.title().substring(mark.end()), voter);
                if (!ballots.isEmpty()
                        && ballots.stream().map(VoteLine.Ballot::name).allMatch(voter)) {
                    add(ballots, line);
                    heading = heading(heading.substring(
                            0, Math.max(0, heading.lastIndexOf(mark.group().strip()))));
                    return;
                }
            }
        }

        private void readRollCall() {
            boolean inside = false;
            for (int i = 0; i < lines.size(); i++) {
                String text = lines.get(i).text();
                Optional<ItemHeading> begun = headingAt(i, false);
                if (begun.isPresent()) {
                    inside = ROLL_CALL
                            .matcher(begun.get().title().toLowerCase(Locale.ROOT))
                            .find();
                } else if (inside
                        || RollCall.LABEL.matcher(VoteLine.plain(text)).matches()) {
                    rollCall.read(text);
                }
            }
        }

        /** The heading that a line is; those without a number only where the mail numbers nothing, or in a list. */
        private Optional<ItemHeading> headingAt(int at, boolean plain) {
            String text = lines.get(at).text();
            if (text.isEmpty() || text.length() > LONGEST_HEADING * 2) {
                return Optional.empty();
            }
            String next = at + 1 < lines.size() ? lines.get(at + 1).text() : "";
            boolean afterBlank = at == 0 || lines.get(at - 1).text().isEmpty();
            Optional<ItemHeading> found = ItemHeading.of(text, afterBlank, next);
            if (found.isPresent() || !plain) {
                return found;
            }
            boolean named = generic && LEADING_NAME.matcher(text).matches() && votesFollow(at);
            boolean short0 = !numbered
                    && afterBlank
                    && !next.isEmpty()
                    && ".;,!?>)".indexOf(text.charAt(text.length() - 1)) < 0
                    && Character.isUpperCase(text.charAt(0))
                    && text.split("\\s+").length <= MOST_WORDS_OF_PLAIN_HEADING
                    && !RollCall.LABEL.matcher(text).matches();
            boolean bulleted = BULLET.matcher(text).lookingAt()
                    && text.length() <= LONGEST_HEADING
                    && !VOTES_ALONE.matcher(text).matches()
                    && !RollCall.LABEL.matcher(VoteLine.plain(text)).matches()
                    && at + 1 < lines.size()
                    && VoteLine.read(lines.get(at + 1).text(), voter).size() == 1;
            boolean listed = !numbered
                    && afterBlank
                    && text.length() <= LONGEST_HEADING
                    && LEADING_NAME.matcher(text).matches();
            return named || short0 || listed || bulleted ? Optional.of(new ItemHeading("", text)) : Optional.empty();
        }

        /** Whether the next line, but for addresses and the rest of a wrapped one, is one of votes. */
        private boolean votesFollow(int at) {
            for (int i = at + 1; i < lines.size() && i <= at + 3; i++) {
                String text = lines.get(i).text();
                if (!VoteLine.read(text, voter).isEmpty()) {
                    return true;
                }
                boolean goesOn = text.startsWith("http") || (i == at + 1 && !text.isEmpty());
                if (!goesOn) {
                    return false;
                }
            }
            return false;
        }

        private void begin(int at, ItemHeading begun) {
            end();
            String title = begun.title().toLowerCase(Locale.ROOT);
            String number = begun.label();
            boolean letter = number.length() == 1 && Character.isLetter(number.charAt(0));
            label = letter && !above.isEmpty() ? above + number : number;
            if (!letter && !number.isEmpty()) {
                above = number.chars().allMatch(Character::isDigit) ? number : "";
            }
            headingLine = lines.get(at).text();
            heading = heading(headingLine);
            firstLine = lines.get(at).number();
            boolean sub =
                    number.isEmpty() && LEADING_NAME.matcher(begun.title()).matches();
            formal = FORMAL.matcher(title).find();
            outstanding = !sub && OUTSTANDING.matcher(title).find();
            generic = sub || GENERIC.matcher(title).find() || outstanding;
        }

        private void end() {
            if (firstLine > 0 || !heading.isEmpty()) { // votes below no heading are votes on nobody knows what
                List<String> about = about();
                items.add(new Item(
                        heading, label, about.isEmpty() ? aboutAbove() : about, firstLine, formal, List.copyOf(votes)));
            }
            votes.clear();
        }

        /** "b) Remove the old one" is about what "3) XEP-0384" above it is about. */
        private List<String> aboutAbove() {
            return items.reversed().stream()
                    .filter(item -> !item.label().isEmpty()
                            && item.label().length() < label.length()
                            && label.startsWith(item.label())
                            && !Character.isDigit(label.charAt(item.label().length())))
                    .map(Item::deliverables)
                    .filter(about -> !about.isEmpty())
                    .findFirst()
                    .orElse(List.of());
        }

        private List<String> about() {
            StringBuilder below = new StringBuilder();
            boolean inside = false;
            int taken = 0;
            for (BodyLine line : lines) {
                inside |= line.number() == firstLine;
                String text = line.text();
                if (inside && line.number() > firstLine && taken < 2 && !text.isEmpty()) {
                    boolean address = text.contains("http") || (taken == 0 && isRestOfHeading());
                    if (!address) {
                        break;
                    }
                    below.append(text).append('\n');
                    taken++;
                }
            }
            String title = ItemHeading.of(headingLine, true, "")
                    .map(ItemHeading::title)
                    .orElse(headingLine);
            return names.about(addressed(title.isEmpty() ? headingLine : title), below.toString(), day);
        }

        /** "inbox/omemo.html" with its host, by which the name is known for what it is. */
        private static String addressed(String title) {
            return INBOX.matcher(title).replaceAll("https://xmpp.org/extensions/inbox/");
        }

        /** A heading that ends in a dash or colon goes on in the next line. */
        private boolean isRestOfHeading() {
            return lines.stream()
                    .filter(line -> line.number() == firstLine)
                    .anyMatch(line -> line.text().matches(".*[-\u2013:]\\*?$"));
        }

        private void add(List<VoteLine.Ballot> ballots, BodyLine line) {
            if (formal || (outstanding && IdentifierScanner.scan(heading).isEmpty())) {
                return;
            }
            for (VoteLine.Ballot ballot : ballots) {
                if (!ballot.name().equals(VoteLine.ALL)) { // a consensus without names is no vote of anybody
                    named.add(ballot.name());
                    votes.add(new ReadVote(ballot.name(), ballot.value(), line.number()));
                }
            }
        }
    }

    /** The number by which a heading that a reply quotes calls its item; empty for a line that is no heading. */
    static String labelOf(String quoted) {
        return ItemHeading.of(quoted, true, "").map(ItemHeading::label).orElseGet(() -> ItemLabel.of(quoted));
    }
}
