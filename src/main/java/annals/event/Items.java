package annals.event;

import annals.event.Meeting.Item;
import annals.event.Meeting.ReadVote;
import annals.tag.IdentifierScanner;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The items of minutes while they are read: a heading begins one, and the votes below it are its. */
final class Items {
    private static final Pattern FORMAL = Pattern.compile(
            "^(?:roll\\b|role ?call|attendance|attendees|present\\b|members present|who(?: is|'?s) (?:here|there|present|around)|those who|agenda ?bash|bash\\b"
                    + "|(?:time|date|day)s?(?: and (?:time|date))? (?:of|for) (?:(?:the )?next|(?:the |our )?meetings?\\b)|next\\b|when (?:do|shall|should|is|to)\\b.*\\bmeet|dates?\\b|times?\\b"
                    + "|clos(?:e|ing)\\b|end\\b|minute[- ]?tak|minutes?\\b|scribe|quorum|adjourn|meeting times?\\b"
                    + "|(?:\\d{4}-\\d{2}-\\d{2} )?(?:(?:xmpp|xsf|the) ){0,2}(?:council|board)(?: of directors)?(?: weekly)? (?:meeting|minutes)\\b"
                    + "|editor'?s? update|updates? from the editor|welcome)");
    private static final Pattern GENERIC = Pattern.compile(
            "^(?:aob|any other business|other business|agenda|business)\\b|\\bvot(?:e|es|ing)\\b|\\bdecisions?\\b|\\bitems?\\b");
    private static final Pattern OUTSTANDING = Pattern.compile(
            "^(?:pending|outstanding)\\W*$|\\b(?:outstanding|pending|expiring|expired|open|remaining|missing|overdue|old|previous|earlier) vot|\\bvoting periods? of\\b|\\bvot(?:es|ing) of \\d|\\bvotes? (?:pending|outstanding|reminder)|\\bvoting reminder|\\bvotes? (?:from|of|since) (?:the )?(?:last|previous|earlier|former)\\b");
    private static final Pattern OTHER_BUSINESS =
            Pattern.compile("^(?:aob|any ?(?:thing|other)|other business|old business|results? of)\\b");
    /** Where votes on items of former meetings may be told beside anything else. */
    private static final Pattern OLD_BUSINESS = Pattern.compile("^(?:old|unfinished|former) business\\b");
    /** Below a title that names no document. */
    private static final Pattern MOTION = Pattern.compile(
            "(?:[-*+\u2022] )?(?:the )?(?:motion|vote|proposal|decision|question|moved)\\b.*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern VOTING = Pattern.compile(
            "\\b(?:vot(?:e|es|ed|ing)|motions?|moved|approv|accept|adopt|decid|decision|propos|elect|agree)",
            Pattern.CASE_INSENSITIVE);
    private static final int FEWEST_VOTERS = 3;
    private static final int LINES_THAT_EXPLAIN = 6;

    private static final Pattern INBOX = Pattern.compile("(?<![\\w/.])inbox/(?=\\w)");

    private final DocumentNames names;
    private final LocalDate day;
    private final List<BodyLine> lines;
    private final List<Item> items = new ArrayList<>();
    private final LinkedHashMap<String, ReadVote> votes = new LinkedHashMap<>();
    private String heading = "";
    private String headingLine = "";
    private String label = "";
    private String above = "";
    private int firstLine;
    private boolean formal;
    private boolean outstanding;
    private boolean old;
    private boolean generic = true;
    private boolean talk;
    private boolean collected;
    private boolean polled;
    private boolean spoken;

    Items(DocumentNames names, LocalDate day, List<BodyLine> lines) {
        this.names = names;
        this.day = day;
        this.lines = lines;
    }

    /** Whether a heading is one below which votes on items of former meetings are told. */
    static boolean isOfOldVotes(String heading) {
        return OUTSTANDING.matcher(heading.toLowerCase(Locale.ROOT)).find();
    }

    /** Whether the item has no title of its own: what begins with a document below it is an item. */
    boolean isGeneric() {
        return generic;
    }

    /** Whether it is a formality. */
    boolean isFormal() {
        return formal;
    }

    /** Whether it tells of votes on items of former meetings. */
    boolean isOutstanding() {
        return outstanding || old;
    }

    /** Whether it is a formality, of former meetings, or what somebody wanted to say: sentences there are no votes. */
    boolean isTalk() {
        return talk || outstanding || formal;
    }

    /** The item has a show of hands: without other votes nobody can vote on it later. */
    void poll() {
        polled = true;
    }

    /** Votes of the item are told in sentences. */
    void speak() {
        spoken = true;
    }

    /** Nothing was put to the vote: what looked like votes of the item was talk. */
    void drop() {
        votes.clear();
    }

    /** What was said on an item whose votes a table above told. */
    void discuss() {
        formal = true;
    }

    /** From here on votes on items above may be listed together. */
    void collect() {
        collected = true;
    }

    /** Whether votes are listed together and the number is of an item above. */
    boolean isAgain() {
        return collected && earlier(label).isPresent();
    }

    boolean isCollected() {
        return collected;
    }

    String heading() {
        return heading;
    }

    void retitle(String title) {
        heading = title;
    }

    /** A heading: ends the item above. */
    void begin(String line, int at, ItemHeading begun) {
        end();
        polled = false;
        String title = Headings.text(begun.title()).toLowerCase(Locale.ROOT);
        String number = begun.label();
        boolean letter = number.length() == 1 && Character.isLetter(number.charAt(0));
        label = letter && !above.isEmpty() ? above + number : number;
        if (!letter && !number.isEmpty()) {
            above = number.chars().allMatch(Character::isDigit) ? number : "";
        }
        headingLine = line;
        heading = Headings.text(titleBelow(line, at));
        firstLine = at;
        Optional<Item> again = collected ? earlier(label) : Optional.empty();
        talk = OTHER_BUSINESS.matcher(title).find() || (talk && !letter && label.length() > 1 && above.isEmpty());
        boolean sub =
                number.isEmpty() && Headings.LEADING_NAME.matcher(begun.title()).matches();
        formal = FORMAL.matcher(title).find();
        outstanding = !sub && OUTSTANDING.matcher(title).find();
        old = !sub && OLD_BUSINESS.matcher(title).find();
        generic = sub
                || (number.isEmpty() && Headings.isBulleted(line))
                || (number.isEmpty() && generic && line.endsWith("?"))
                || GENERIC.matcher(title).find()
                || outstanding;
        again.ifPresent(item -> {
            headingLine = item.heading();
            heading = item.heading();
            firstLine = item.firstLine();
        });
    }

    /** What is put to the vote stands below a heading that is nothing but an address. */
    private String titleBelow(String line, int at) {
        return !Headings.isAddress(line)
                ? line
                : lines.stream()
                        .dropWhile(below -> below.number() <= at)
                        .map(BodyLine::text)
                        .findFirst()
                        .filter(below -> Headings.isTitle(below))
                        .orElse(line);
    }

    /** Adds a vote of the item; whether votes count there. */
    boolean add(ReadVote vote) {
        boolean counts =
                !formal && !(outstanding && IdentifierScanner.scan(heading).isEmpty());
        if (counts) { // the last word of a meeting is the vote
            votes.putLast(Voters.folded(vote.name()), vote);
        }
        return counts;
    }

    /** Votes on one of several documents of the item; where votes are collected, on the item above about it. */
    void addApart(List<String> about, List<ReadVote> apart) {
        Optional<Item> same = collected && !about.isEmpty() ? only(about) : Optional.empty();
        Item one = new Item(heading, label, about, firstLine, false, apart);
        if (same.isPresent()) {
            addTo(same.get(), apart);
        } else if (!items.contains(one)) { // a paragraph tells what one of its lines tells again
            items.add(one);
        }
    }

    /** Votes on an item above. */
    void addTo(Item item, List<ReadVote> more) {
        LinkedHashMap<String, ReadVote> all = new LinkedHashMap<>();
        item.votes().forEach(vote -> all.put(Voters.folded(vote.name()), vote));
        more.forEach(vote -> all.putLast(Voters.folded(vote.name()), vote));
        items.set(items.indexOf(item), item.with(List.copyOf(all.values())));
    }

    /** A vote that is to come on this item and those above it which have votes. */
    void addToAll(ReadVote vote, boolean two) {
        List<Item> voted = items.stream()
                .filter(item -> !item.votes().isEmpty() && !item.formal())
                .toList();
        for (Item item : two && !voted.isEmpty() ? List.of(voted.getLast()) : voted) {
            if (item.votes().stream()
                    .noneMatch(other -> Voters.folded(other.name()).equals(Voters.folded(vote.name())))) {
                addTo(item, List.of(vote));
            }
        }
    }

    /** Whether these are some of the documents of the item. */
    boolean isOneOfSeveral(List<String> documents) {
        List<String> about = documents.isEmpty() ? List.of() : about();
        return about.size() > documents.size() && about.containsAll(documents);
    }

    /** All items, when no line is left. */
    List<Item> finish() {
        end();
        return List.copyOf(items);
    }

    /** The item above that has that number. */
    Optional<Item> earlier(String number) {
        return items.stream()
                .filter(item -> !number.isEmpty() && item.label().equals(number) && !item.formal())
                .findFirst();
    }

    /** The only item above about just these. */
    private Optional<Item> only(List<String> about) {
        List<Item> same = items.stream()
                .filter(item -> item.deliverables().equals(about) && !item.formal())
                .toList();
        return same.size() == 1 ? Optional.of(same.getFirst()) : Optional.empty();
    }

    /** Whether a few say in passing what they think, of no document and with no word of a vote. */
    private boolean isChat() {
        int last = votes.values().stream().mapToInt(ReadVote::line).max().orElse(firstLine);
        return spoken
                && votes.size() < FEWEST_VOTERS
                && lines.stream()
                        .filter(line -> line.number() >= firstLine && line.number() <= last)
                        .noneMatch(line -> VOTING.matcher(line.text()).find());
    }

    private void end() {
        if (firstLine > 0 || !heading.isEmpty()) { // votes below no heading are votes on nobody knows what
            List<String> about = about();
            if (about.isEmpty() && aboutAbove().isEmpty() && isChat()) {
                votes.clear();
            }
            items.add(new Item(
                    heading,
                    label,
                    about.isEmpty() ? aboutAbove() : about,
                    firstLine,
                    formal || (polled && votes.isEmpty()),
                    talk && votes.size() == 1 ? List.of() : List.copyOf(votes.values()))); // "Ada: +1 to lunch"
        }
        votes.clear();
        spoken = false;
    }

    /** "b) Remove the old one" is about what "3) XEP-0384" above it is about. */
    private List<String> aboutAbove() {
        return items.reversed().stream()
                .filter(item -> !item.label().isEmpty()
                        && item.label().length() < label.length()
                        && Character.isDigit(item.label().charAt(0)) // "iii" is not below "ii"
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
            if (inside
                    && line.number() > firstLine
                    && taken < 2
                    && !text.isEmpty()
                    && !ItemHeading.UNDERLINE.matcher(text).matches()) {
                boolean address = text.contains("http")
                        || (taken == 0
                                && (isRestOfHeading() || MOTION.matcher(text).matches()));
                if (!address) {
                    break;
                }
                below.append(text).append('\n');
                taken++;
            }
        }
        String title =
                ItemHeading.of(headingLine, true, "").map(ItemHeading::title).orElse(headingLine);
        List<String> about = names.about(addressed(title.isEmpty() ? headingLine : title), below.toString(), day);
        if (about.isEmpty() && Headings.isAddress(headingLine)) {
            return names.about(heading, "", day);
        }
        return about.isEmpty()
                ? names.confirmed(headingLine, textBelow()).stream().toList()
                : about;
    }

    private String textBelow() {
        return lines.stream()
                .dropWhile(line -> line.number() <= firstLine)
                .limit(LINES_THAT_EXPLAIN)
                .map(BodyLine::text)
                .collect(Collectors.joining("\n"));
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
}
