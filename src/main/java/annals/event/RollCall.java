package annals.event;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who was at a meeting, by the lines of its roll call. */
final class RollCall {
    /** The title of an item that is one. */
    static final Pattern HEADING = Pattern.compile(
            "^(?:roll\\b|role ?call|attendance|attendees|present\\b|who(?: is|'?s) (?:here|there|present|around)|who was|those who|quorum|members present)");

    static final Pattern LABEL = Pattern.compile(
            "^(?<label>present|roll|directors|ppl|people|welcome|anwesend|aanwezig(?: / present)?|pr\u00e9sents?|presenti|also present|also here|participants|those present|not attending|not here|who|chair|attendees?|attending|attendance|here|in attendance|in the room|on the call|roll ?call|members|board members present"
                    + "|council members present|members present|absent|not present|apologies|regrets|indisposed|missing"
                    + "|sends? (?:apologies|regrets)|excused|late|with apologies)\\b ?:+(?<names>.*)$",
            Pattern.CASE_INSENSITIVE);
    /** "Ada: here", "Ben => absent, will vote on list". */
    static final Pattern STATED = Pattern.compile(
            "^\\p{L}[\\p{L}\\p{M}\\p{N}' ._-]{1,40} ?(?:=>|:|->|-) (?:here|present|absent|away|missing|apologies)\\b.*",
            Pattern.CASE_INSENSITIVE);

    /** "Roll call. Ada, Ben", "Roll call - AF, BO (all!)". */
    private static final Pattern BEHIND_HEADING =
            Pattern.compile("(?i:roll ?call|attendance)(?:[.:_]| [-\u2013]) (?<names>\\p{L}[^,]{0,40}(?:,| and ).*)");

    private static final int LONGEST = 400;
    private static final Pattern ABSENT = Pattern.compile(
            "absent|not (?:present|there)|\\bnot[.]?$|\\b(?:was|were|is|are) not\\b|not attending|apolog|regret|indisposed|missing|excused|not here|away|can't make",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile(
            "(?<name>\\p{L}[\\p{L}\\p{M}\\p{N}'._-]{1,30}(?: \\p{Lu}[\\p{L}\\p{M}\\p{N}'.-]{0,30}){0,3})"
                    + "(?: (?:all|both|is|are|was|were|here|there|present|absent|missing|away|excused|not|apologi[sz]es?|apologi[sz]ed|sends?|sent|joins?|joined|attended|with|had|has|votes?|voted|will|can't|cannot|could|chairs?|chaired)\\b.*)?");
    private static final Pattern FROM = Pattern.compile(
            "^ ?(?:(?:apologies|regrets)(?: were| was)?(?: received| sent)? (?:from|by):? |(?:no|not|without|no sign of) (?=\\p{L}+(?:$|[,.;]| and )))",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BETWEEN =
            Pattern.compile("[,;&/|]| ?=> | and | - |\\.(?<!(?:^|[^\\p{L}])\\p{Lu}\\.) |\\.$|: ");
    /** Words of such lines that begin like names in lower case. */
    private static final Set<String> NO_NAMES = Set.of(
            "and all none everyone everybody nobody from item also here the of quorum with on both others council board i we"
                    .split(" "));
    /** "All of the council are here. (Ada, Ben)". */
    private static final Pattern LISTED =
            Pattern.compile("(?<=^|[.:!] |\\b(?:there|here|present|attended) )\\((?=\\p{L}[^(),]{1,40},)");
    /** "Ada Finch (AF)": the minutes tell votes by initials. */
    private static final Pattern INITIALS = Pattern.compile("\\p{Lu}[^(),;]{0,40} \\((?<initials>\\p{Lu}{2,3})[),]");

    /** "Ada: absent, will vote on list on everything". */
    private static final Pattern PROMISE = Pattern.compile(
            "(?<name>\\p{L}[\\p{L}\\p{M}\\p{N}'._-]{1,30})\\b[^.;]{0,60}\\b(?:will|to|shall) vote on(?: the)?[- ]list\\b.*");

    private static final Pattern LABEL_ALONE = Pattern.compile(
            "(?:(?:those |members )?present|attendees|attending|attendance|in attendance|participants|roll ?call|here):?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LISTED_NAME = Pattern.compile("[-*\u2022\u25e6+o] +\\p{L}");
    private static final String CAPITAL = "\\p{Lu}[\\p{L}\\p{M}'-]{1,20}(?: \\p{Lu}[\\p{L}\\p{M}'-]{1,20})?";
    private static final String CAPITALS =
            "(?<names>" + CAPITAL + "(?:, " + CAPITAL + "){0,9}(?:,? and (?:I|" + CAPITAL + "))?)";
    private static final String NICK = "(?:I|" + VotersTold.NICK + ")";
    /** With no capitals, as in the meeting room: only lists of them are sure to be names. */
    private static final String NICKS =
            "(?<names>" + NICK + "(?:, " + NICK + "){1,9}(?:,? and " + NICK + ")?|" + NICK + " and " + NICK + ")";

    private static final List<Pattern> SENTENCES = List.of(
            Pattern.compile("(?<=^|[.:] )" + NICKS + " (?:present|here|(?:were|are) in the room)\\b"),
            Pattern.compile(
                    "\\b(?:[Tt]here|[Hh]ere|[Pp]resent|[Aa]ttending|[Ii]n the room)(?: were| was| are)?:? " + NICKS),
            Pattern.compile("(?<=^|[.;:!(] )" + NICKS
                    + ",? (?:were|was|are|is)(?: all| both)? (?:there|here|present|around|in the room)\\b"),
            Pattern.compile("(?<=^|[.,;:(] )(?<names>" + NICK
                    + ") (?:had |has |have )?(?:sent|sends) (?:(?:his|her|their) )?(?:regrets|apologies)\\b"),
            Pattern.compile("\\b(?:there|here|present|around|attending|[Ww]e were)[:,]? " + CAPITALS),
            Pattern.compile(CAPITALS + ",? (?:were|was|are|is)(?: all| both)? (?:there|here|present|around)\\b"),
            Pattern.compile(
                    CAPITALS
                            + " (?:(?:only )?(?:arrived|joined|came|turned up|showed up|dropped in|was late|were late)\\b|had to leave\\b|left (?:early|before|after|at|during)\\b)"),
            Pattern.compile(CAPITALS + " (?:was|were|is|are) (?:not\\b|absent|away|missing)"),
            Pattern.compile(
                    CAPITALS + " (?:chaired|chairs|is chairing|was chairing|took (?:the )?(?:notes|minutes))\\b"),
            Pattern.compile(
                    CAPITALS + " (?:(?:had |has |have )?sent|sends?) (?:(?:his|her|their) )?(?:regrets|apologies)\\b"));

    /** "No sign of Ada": within a sentence only names have capitals. */
    private static final Pattern WITHIN = Pattern.compile("(?<=\\p{Ll} )" + CAPITAL);

    private static final Set<String> NO_PEOPLE = Set.of(
            "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december council board chair secretary editor utc gmt xsf xmpp xep"
                    .split(" "));
    private static final Set<String> AUTHOR = Set.of("me", "i", "myself");

    private final String author;
    private final List<Meeting.ReadVote> promised = new ArrayList<>();
    private final Set<String> present = new LinkedHashSet<>();
    private final Set<String> named = new LinkedHashSet<>();

    private RollCall(String author) {
        this.author = author;
    }

    /**
     * That of minutes: below its heading, in lines that begin like one, and in what stands before the first heading.
     *
     * @param author the full name of who wrote them, for "me"
     */
    static RollCall of(List<BodyLine> lines, Headings headings, String author) {
        RollCall call = new RollCall(author);
        StringBuilder before = new StringBuilder();
        boolean inside = false;
        boolean begun = false;
        int label = -1; // the line "Present" above a list, and the names in it
        int margin = 0;
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i).text();
            int number = lines.get(i).number();
            Optional<ItemHeading> heading = headings.at(i);
            if (heading.isPresent()) {
                String title = heading.get().title();
                inside = HEADING.matcher(title.toLowerCase(Locale.ROOT)).find();
                begun = true;
                label = -1;
                Matcher behind = BEHIND_HEADING.matcher(VoteText.plain(title));
                if (behind.matches()) {
                    call.read("present: " + behind.group("names"), number);
                } else if (LABEL.matcher(VoteText.plain(title)).matches()) {
                    call.read(title, number);
                }
            } else if (!text.isEmpty()
                    && LABEL_ALONE.matcher(VoteText.plain(text)).matches()) {
                label = i;
                margin = lines.get(i).indent();
            } else if (text.isEmpty()) {
                label = label == i - 1 ? i : -1;
            } else {
                boolean below = label >= 0
                        && label == i - 1
                        && LABEL_ALONE
                                .matcher(VoteText.plain(lines.get(label).text()))
                                .matches();
                label = label >= 0
                                && (below
                                        || LISTED_NAME.matcher(text).lookingAt()
                                        || lines.get(i).indent() > margin)
                        ? i
                        : -1;
                if (inside || label == i || isPart(text)) {
                    boolean open = (text.lastIndexOf('(') > text.lastIndexOf(')') || text.endsWith(","))
                            && i + 1 < lines.size();
                    String told = open ? text + " " + lines.get(++i).text() : text;
                    call.read(told, number);
                    if (inside) {
                        call.readWithin(told);
                    }
                } else if (!begun && before.length() < LONGEST) {
                    before.append(text).append(' ');
                }
            }
        }
        call.readSentences(before.toString());
        return call;
    }

    private void readWithin(String text) {
        WITHIN.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(name -> !NO_PEOPLE.contains(name.toLowerCase(Locale.ROOT)))
                .forEach(named::add);
    }

    /** "Everyone was there: Ada, Ben (chairing) and Chi", "Ada chaired, Ben and Chi were there". */
    private void readSentences(String text) {
        INITIALS.matcher(text).results().map(found -> found.group("initials")).forEach(named::add);
        String plain = VoteText.plain(LISTED.matcher(text).replaceAll("")).replace(" ,", ",");
        for (Pattern form : SENTENCES) {
            form.matcher(plain).results().forEach(found -> {
                for (String name : BETWEEN.split(found.group("names"))) {
                    if (!name.isBlank() && !NO_NAMES.contains(name.strip().toLowerCase(Locale.ROOT))) {
                        named.add(name.strip());
                        if (!ABSENT.matcher(found.group()).find()) {
                            present.add(name.strip());
                        }
                    }
                }
            });
        }
    }

    Set<String> present() {
        return present;
    }

    /** Whether a line is of a roll call, wherever it stands. */
    static boolean isPart(String line) {
        if (line.length() > LONGEST || (line.indexOf(':') < 0 && line.indexOf('-') < 0 && line.indexOf('=') < 0)) {
            return false;
        }
        String text = VoteText.plain(line);
        return LABEL.matcher(text).matches() || STATED.matcher(text).matches();
    }

    /** All who are named, present or not. */
    Set<String> named() {
        return named;
    }

    /** The items, with the votes of those who will vote later on whatever is put to the vote. */
    List<Meeting.Item> withPromised(List<Meeting.Item> items) {
        return items.stream()
                .map(item -> {
                    List<Meeting.ReadVote> all = new ArrayList<>(item.votes());
                    for (Meeting.ReadVote vote : promised) {
                        boolean has =
                                all.stream().anyMatch(other -> other.name().equals(vote.name()));
                        if (!item.votes().isEmpty() && !has) {
                            all.add(vote);
                        }
                    }
                    return item.with(all);
                })
                .toList();
    }

    /** Takes in a line that stands in the roll call, or begins like one ("Present: …"). */
    void read(String line, int number) {
        INITIALS.matcher(line).results().map(found -> found.group("initials")).forEach(named::add);
        if (line.indexOf('(') >= 0) { // "(Ada sends her apologies)"
            readSentences(line.replaceAll("[()]", ". "));
        }
        String text = VoteText.plain(LISTED.matcher(line).replaceAll(": "));
        Matcher promise = PROMISE.matcher(text);
        if (promise.lookingAt() && !LABEL.matcher(text).matches()) {
            promised.add(new Meeting.ReadVote(promise.group("name"), VoteValue.ON_LIST, number));
        }
        Matcher label = LABEL.matcher(text);
        boolean labelled = label.matches();
        boolean absent = labelled && ABSENT.matcher(label.group("label")).find();
        String names = labelled ? label.group("names") : text;
        for (String told : names.split("(?<=\\p{L}{3})\\. ?")) {
            String sentence = FROM.matcher(told).replaceFirst("");
            boolean away = absent || ABSENT.matcher(told).find() || sentence.length() < told.length();
            for (String part : BETWEEN.split(sentence)) {
                Matcher name = NAME.matcher(part.replace(")", "").strip());
                if (name.matches()
                        && !NO_NAMES.contains(name.group("name"))
                        && !ABSENT.matcher(name.group("name")).find()) {
                    String called =
                            AUTHOR.contains(name.group("name").toLowerCase(Locale.ROOT)) ? author : name.group("name");
                    named.add(called);
                    if (!away) {
                        present.add(called);
                    }
                }
            }
        }
    }
}
