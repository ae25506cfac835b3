package annals.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of minutes that lists votes, in the shapes that scribes give it: "Ada: +1", "Ada +1 (at last), Ben on-list",
 * "+1: Ada, Ben", "Ada, Ben: +1", "Chi to vote on list", "All +1".
 *
 * <p>The line must begin with the votes: "Ada says that she is +1" is talk. What stands in parentheses is a reason and
 * not looked at, unless it is nothing but a value.
 */
final class VoteLine {
    /** Longer lines are paragraphs. */
    static final int LONGEST = 600;

    /** Beside as many votes of a line even a name without a capital is one. */
    private static final int SEVERAL = 2;

    /** The written name for "All +1". */
    static final String ALL = "*";

    /**
     * One vote of the line.
     *
     * @param name the voter as written, or {@link #ALL}
     */
    record Ballot(String name, VoteValue value) {}

    static final String VALUE = "(?<value>[+-] ?[01](?![\\p{L}\\p{N}%]|[.:/]\\d)"
            + "|0(?=$|[ ,;:.!)]+(?:$|\\D))"
            + "|(?:(?:to|will|shall|would|(?:have|has|needs?|wants?)(?= to )|be(?= voting)|votes?|voting|going|go|come|follows?|post|reply|respond|answer|later|tell(?: us)?|let us know|say(?: so)?|decide|do(?: so| it| that| theirs| the same| likewise)?)(?: on| up| to)? )*on(?: the)?"
            + "(?: (?:mailing|council|board|standards|members))?[- ]?list\\b(?! of\\b)"
            + "|(?:(?:to vote|will vote|shall vote|votes|(?:will|to|shall) (?:follow(?: up)?|reply|respond|answer|do so)) by|(?<=[:>] )by(?= e?-?mail[.! ]*$)) e?-?mail\\b|^by e?-?mail(?= ?:)"
            + "|(?:votes? )?to come by e?-?mail\\b|will (?:let the list know|write to the list|say (?:it |so )?on (?:the )?list)\\b|(?:takes?|took) (?:(?:an?|the|one|two|his|her|their|another|usual|full) ){1,3}(?:weeks?|days|fortnight)\\b(?! and (?:will|to|then)\\b)"
            + "|(?:asks? for|asked for|wants?|wanted|needs?|requests?|requested) (?:(?:an?|the|one|two|his|her|their|another|usual|full) ){1,3}(?:weeks?|days|fortnight)(?=[.,;:!)\\]]| (?:on|for|to|more)\\b)"
            + "|(?:will|shall|to) (?:send|cast|give) (?:(?:his|her|their|a|the) )?votes? (?:(?:on|for) (?!the[- ]list)[\\p{L}\\p{N}-]{1,9} )?(?:by e?-?mail|(?:on|to)(?: the)?[- ]list)\\b"
            + "|(?:votes? )?(?:(?:is|are|still) )?to be (?:collected|taken|given|cast|sent|asked for) (?:by e-?mail|(?:on|to)(?: the)?[- ]list)\\b"
            + "|(?<=[:>] )(?:(?:an?|one|his|her|their) )?fortnight(?=[.! ]*$)"
            + "|(?:has|have) not (?:made up (?:his|her|their) minds?|decided)\\b|no vote yet\\b"
            + "|(?:(?:will|shall|to) (?:vote|decide|do(?: so| it)?)|(?:can|may)(?: still)? vote) (?:after|later|once|when|next|by|before|until|till|within|as soon as)\\b"
            + "|(?:has|have|gets?) (?:got )?(?![^,;.]{0,40}\\bto (?:object|speak|say|complain|do so)\\b)(?:(?:(?:an?|the|his|her|their|another|usual|full|one|two|three|ten|\\d{1,2}) ){1,3}(?:weeks?|days?|fortnight)\\b|until\\b|till\\b)"
            + "|(?:is|are) (?:still |yet )?to come\\b|tbd\\b|pending\\b|outstanding\\b|abstain(?:s|ed|ing)?\\b|abstentions?\\b|veto(?:s|es|ed)?\\b"
            + "|(?:yet|still) to vote\\b|still (?:has|needs|wants) to vote\\b|not (?:yet voted|voted yet)\\b|not yet(?=$|[.,;!])|dnv\\b|did(?: not|n't) vote\\b|not voted\\b)";

    static final String NAME =
            "\\p{L}[\\p{L}\\p{M}\\p{N}'._-]{0,30}(?: (?:\\p{Lu}[\\p{L}\\p{M}\\p{N}'.-]{0,30}|van|von|der|den|de|la)){0,4}";
    private static final Pattern NAME_ALONE = Pattern.compile(NAME);
    private static final Pattern VALUE_ALONE = Pattern.compile(VALUE + "[.! ]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern EVERYBODY = Pattern.compile(
            "(?:all|everyone|everybody|unanimous|unanimously|all members|all of us)(?: present| here| in favou?r)?(?:,? (?:votes?|voted|are|is|was|were))?:? ?"
                    + VALUE + "[^,;.]{0,160}(?:[,;.] ?|$)(?<others>.*)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME_FIRST = Pattern.compile("(?<name>" + NAME
            + ") ?(?<mark>:|=>|->|=|-(?= )|\\u2192)? ?"
            + "(?:(?<verb>(?i)votes?|voted|is|was|casts?|gives?)(?: an?)? )?"
            + "(?i:(?:still|now|also|again|finally|definitely|clearly|gladly|reluctantly) )?(?i:(?:an? )?(?:weak|weakly|soft|strong|strongly|slight|firm|tentative|provisional) )?(?!(?<=\\p{N})0)(?i:"
            + VALUE
            + ")(?<rest>.{0,400})");
    private static final Pattern VALUE_FIRST = Pattern.compile(
            "(?i:" + VALUE + ") ?(?:\\(\\d\\) ?)?(?<mark>:|=|-|from|by)? ?(?<name>" + NAME + ")?(?<rest>.{0,400})");
    /** "Not here, to vote on list: Ada", "Not here: Ada (to vote on the list)". */
    private static final Pattern AWAY = Pattern.compile(
            "(?<=^\\p{L}[^:>]{0,40}(?:: |-> |=> ))(?:absent|away|missing|not (?:here|there|present|around)),? (?:and |but |so )?(?=(?:(?:to|will) vote )?on[- ]?list|(?:on (?:the )?)?list[.! ]*$)"
                    + "|(?<=^\\p{L}[\\p{L}\\p{M}\\p{N}'._-]{0,30}:? )(?:(?:is|was) )?(?:absent|away|missing|not (?:here|there|present|around)|(?:is|was)n't (?:here|there|present|around)|(?:did(?:n't| not)|could(?:n't| not)|can(?:'t|not)) make it),? (?:and |but |so )?(?=(?:to|will|has|gets|shall|needs)\\b)"
                    + "|^(?:not (?:here|present|there)|absent|missing|away)\\b(?:[^:+]{0,30}?,? (?=(?:to|will) vote on[- ]?list)"
                    + "| ?: (?=[^:+]{1,60} (?:to|will) vote\\b))",
            Pattern.CASE_INSENSITIVE);
    /** "Approve it? Votes: Ada +1, Ben +1". */
    private static final Pattern PREFIX = Pattern.compile(
            "^(?:.{0,200}?[.?!] )?(?:(?:the|current|present|final|first|formal|council|board|so|in) ){0,2}(?:votes?|voting|results?|tally|count|passe[sd]|carrie[sd]|accepted|approved|rejected|failed|outcome|decision)"
                    + "(?: (?:so far|of the (?:vote|council|board)|cast|given|on (?:this|that|it)|in (?:the|this) (?:meeting|room|call)|at the meeting|today|tonight|as of now|until now|count|results?|by name))?\\s?[:?]\\s",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NUMBERED = Pattern.compile("^ {0,8}\\d{1,2}[.)] (?=\\S)");
    private static final Pattern HEADING = Pattern.compile("[#*(\\[]{0,4} ?\\d");
    private static final Pattern ENCLOSED = Pattern.compile("\\(([^()]{5,400})\\)");
    private static final Pattern CLAUSES =
            Pattern.compile("[,;] ?(?:and )?|\\.(?<!(?:^|[^\\p{L}])\\p{Lu}\\.) |\\.$| and | & | / | \u00b7 ");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[\\p{L}\\p{N}]{2})\\. (?=\\p{L})");
    private static final String FULL_STOP = "\u00b6";
    private static final Pattern CONDITION =
            Pattern.compile("^ ?,? ?(?:if|once|unless|when)\\b.*|^ ?provided\\b.*|^ to (?:that|what|this)\\b.*");

    private static final Pattern REASONED = Pattern.compile(
            "(?<name>" + NAME
                    + ") ?: (?<reason>[^:+?]{2,160}?)(?:[.,;!?-]{1,3}|(?= but )) (?:so |but |thus )?(?:only |just )?(?:an? )?(?<value>[+-][01]|0|pending|(?i:(?:(?:will|to|shall) )?(?:votes? )?on (?:the )?list|on-list|list))(?: from (?:here|me)| then| for now)?(?:[.! ]*|,? (?:until|as long as|because|since) .*)");
    /** "Ada +1, Ben too". */
    private static final Pattern TOO =
            Pattern.compile("(?:and )?(?<name>[^\\s']{2,30})(?:'s?)?(?: votes?)? (?:too|as well|likewise|also)[.! ]*");
    /** "+1 all round". */
    private static final Pattern ALL_BEHIND = Pattern.compile(
            "^(?<vote>[+-][01]) (?:all round|across the board|(?:from|by) (?:all|everyone|everybody)(?: present| here)?)(?=$|[.,;])",
            Pattern.CASE_INSENSITIVE);
    /** Words with which such lines begin and that are no voters. */
    private static final Set<String> NO_VOTERS = Set.of(
            ("result results total vote votes voting item thread decision proposal version section step xep jep pr date"
                            + " next time agenda outcome poll straw meeting action motion tally none nobody nothing no not it this that"
                            + " they he she i we you who url log logs subject count level already still currently also and so yes here"
                            + " there my mine his her with members floor draft final utc status default summary note required the others"
                            + " both i'm i'll i'd i've everyone everybody someone somebody rest all council board group authors author"
                            + " editor editors attendees but for from in on to me myself one two three four five week weeks"
                            + " monday tuesday wednesday thursday friday saturday sunday option choice variant table example is are was were has have had voted gave gives said says goes went got come comes stays reason reasons same")
                    .split(" "));

    /** How the texts of {@link #VALUE} begin that tell of a vote to come: "pending", "will vote", "has two weeks". */
    private static final Set<String> STILL_TO_VOTE =
            Set.of("pen out yet sti wil sha tov tod has hav get can may ist are isy iss tbd tak too ask wan nee req nov"
                    .split(" "));

    private static final Pattern DOCUMENT = Pattern.compile("(?:[xj]ep|pr|rfc)s?[-#]?\\d+.*");

    private VoteLine() {}

    /**
     * The votes of a line; empty when it is no such line.
     *
     * @param voter whether a name is known to be a voter's
     */
    static List<Ballot> read(String line, Predicate<String> voter) {
        if (line.length() > LONGEST || !mayHold(line)) {
            return List.of();
        }
        List<Ballot> ballots = readPlain(VoteText.plain(line, voter), voter);
        if (!ballots.isEmpty()) {
            return ballots;
        }
        List<Ballot> numbered = readNumbered(line, voter);
        if (!numbered.isEmpty() || HEADING.matcher(line).lookingAt()) {
            return numbered;
        }
        List<Ballot> enclosed = readEnclosed(line, voter);
        return enclosed.isEmpty() ? readReasoned(line, voter) : enclosed;
    }

    /** "Ada: no opinion on colours, 0": the reason of a known voter stands before the value. */
    private static List<Ballot> readReasoned(String line, Predicate<String> voter) {
        Matcher reasoned = REASONED.matcher(VoteText.plain(line, voter));
        boolean told = reasoned.matches()
                && voter.test(reasoned.group("name"))
                && (!VoteValue.of(reasoned.group("value"))
                                .map(VoteValue::isCast)
                                .orElse(false)
                        || !OwnVote.isWish(reasoned.group("reason")))
                && !VoteProse.REPORTED.matcher(reasoned.group("reason")).find();
        return told
                ? value(reasoned.group("value")).map(value -> new Ballot(reasoned.group("name"), value)).stream()
                        .toList()
                : List.of();
    }

    /** "Decision: accepted (Ada and Ben +1, Chi 0)". */
    private static List<Ballot> readEnclosed(String line, Predicate<String> voter) {
        Matcher enclosed = ENCLOSED.matcher(line);
        while (enclosed.find()) {
            List<Ballot> ballots = readPlain(VoteText.plain(enclosed.group(1), voter), voter);
            boolean known = ballots.stream().map(Ballot::name).allMatch(voter);
            if (ballots.size() > 1 && known) {
                return ballots;
            }
        }
        return List.of();
    }

    /** "2. Ada: +1": an item of a list of votes, when the voter is known; a heading has votes behind its title. */
    private static List<Ballot> readNumbered(String line, Predicate<String> voter) {
        Matcher numbered = NUMBERED.matcher(line);
        if (!numbered.lookingAt()) {
            return List.of();
        }
        List<Ballot> ballots = readPlain(VoteText.plain(line.substring(numbered.end()), voter), voter);
        return ballots.stream().map(Ballot::name).allMatch(voter) ? ballots : List.of();
    }

    /** The votes of a line of {@link VoteText#plain} text. */
    static List<Ballot> readPlain(String line, Predicate<String> voter) {
        String plain = AWAY.matcher(line).replaceFirst("");
        String prefixed = PREFIX.matcher(VoteWords.asValues(plain, voter)).replaceFirst("");
        String text = ALL_BEHIND.matcher(prefixed).replaceFirst("all ${vote}");
        Matcher everybody = EVERYBODY.matcher(text);
        if (everybody.matches()) {
            Matcher exception = VoteWords.EXCEPTION.matcher(text);
            if (exception.find()) {
                return allBut(everybody, text.substring(exception.end()), voter);
            }
            List<Ballot> ballots = new ArrayList<>();
            value(everybody.group("value")).ifPresent(value -> ballots.add(new Ballot(ALL, value)));
            ballots.addAll(readPlain(everybody.group("others"), voter).stream()
                    .filter(ballot -> voter.test(ballot.name()))
                    .toList());
            return ballots;
        }
        List<Ballot> ballots = new ArrayList<>();
        List<String> waiting = new ArrayList<>();
        Optional<VoteValue> leading = Optional.empty();
        boolean first = true;
        boolean boxed = false;
        for (String clause : CLAUSES.split(SENTENCE_END.matcher(text).replaceAll(", " + FULL_STOP + ", "))) {
            String one = clause.strip();
            if (one.isEmpty()) {
                continue;
            }
            if (one.equals(FULL_STOP)) { // names wait for their value no longer, nor the value for more names
                waiting.clear();
                leading = Optional.empty();
                continue;
            }
            if (one.equals(VoteText.EMPTY_BOX)) { // who stands behind it may tell the vote in words
                boxed = true;
                waiting.clear();
                leading = Optional.empty();
                continue;
            }
            Matcher valueFirst = VALUE_FIRST.matcher(one);
            Matcher nameFirst = NAME_FIRST.matcher(one);
            Matcher too = TOO.matcher(one);
            boolean values = valueFirst.matches()
                    && !isRemark(valueFirst)
                    && (valueFirst.group("mark") != null
                            || (valueFirst.group("name") != null && voter.test(valueFirst.group("name"))));
            if (values && (first || !ballots.isEmpty() || leading.isPresent())) {
                leading = value(valueFirst.group("value"));
                waiting.clear();
                String name = valueFirst.group("name");
                if (name != null && isVoter(name, voter, true)) {
                    ballots.add(new Ballot(name, leading.orElseThrow()));
                }
            } else if (nameFirst.matches()
                    && isCast(nameFirst, voter, first || !waiting.isEmpty(), ballots.size() >= SEVERAL)) {
                VoteValue value = value(nameFirst.group("value")).orElseThrow();
                waiting.stream()
                        .filter(name -> value.isCast() || Character.isUpperCase(name.charAt(0)) || voter.test(name))
                        .forEach(name -> ballots.add(new Ballot(name, value)));
                waiting.clear();
                ballots.add(new Ballot(nameFirst.group("name"), value));
                leading = Optional.empty();
            } else if (!ballots.isEmpty() && too.matches() && voter.test(too.group("name"))) {
                ballots.add(new Ballot(too.group("name"), ballots.getLast().value()));
            } else if (VALUE_ALONE.matcher(one).matches()
                    && !waiting.isEmpty()
                    && (boxed || waiting.stream().allMatch(voter))) {
                VoteValue value = value(one.replaceFirst("[.! ]+$", "")).orElseThrow();
                waiting.forEach(name -> ballots.add(new Ballot(name, value)));
                waiting.clear();
            } else if (NAME_ALONE.matcher(one).matches()
                    && isVoter(one, voter, first || leading.isPresent() || Character.isUpperCase(one.charAt(0)))) {
                if (leading.isPresent()) {
                    ballots.add(new Ballot(one, leading.get()));
                } else {
                    waiting.add(one);
                }
            } else if (first) {
                return List.of();
            } else {
                waiting.clear();
                leading = Optional.empty();
            }
            first = false;
        }
        return ballots;
    }

    /** "All +1 except Ada, who is 0"; nothing where the line does not tell what the others voted. */
    private static List<Ballot> allBut(Matcher everybody, String others, Predicate<String> voter) {
        List<Ballot> told = read(VoteWords.exceptions(others), voter);
        if (told.isEmpty()) {
            return List.of();
        }
        List<Ballot> ballots = new ArrayList<>(told);
        value(everybody.group("value")).ifPresent(value -> ballots.addFirst(new Ballot(ALL, value)));
        return ballots;
    }

    /** The value that a text is; "veto" is -1, "±0" is 0. */
    static Optional<VoteValue> value(String written) {
        String text = written.replace(" ", "").toLowerCase(Locale.ROOT);
        if (text.contains("list") || text.contains("mail")) {
            return Optional.of(VoteValue.ON_LIST);
        }
        if (text.endsWith("fortnight")) {
            return Optional.of(VoteValue.PENDING);
        }
        String beginning = text.substring(0, Math.min(3, text.length()));
        if (STILL_TO_VOTE.contains(beginning)) {
            return Optional.of(VoteValue.PENDING);
        }
        return switch (beginning) {
            case "abs" -> Optional.of(VoteValue.ABSTAIN);
            case "dnv", "did" -> Optional.of(VoteValue.DID_NOT_VOTE);
            case "not" -> Optional.of(text.contains("yet") ? VoteValue.PENDING : VoteValue.DID_NOT_VOTE);
            case "vet" -> Optional.of(VoteValue.AGAINST);
            default -> VoteValue.of(text);
        };
    }

    /** Most lines of minutes are prose, and patterns are slow. */
    static boolean mayHold(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return lower.indexOf('1') >= 0
                || lower.indexOf('0') >= 0
                || lower.indexOf('\ud83d') >= 0
                || lower.contains("list")
                || lower.contains("pending")
                || lower.contains("outstanding")
                || lower.contains("abst")
                || lower.contains("dnv")
                || lower.contains("veto")
                || lower.contains("fortnight")
                || lower.contains("week")
                || lower.contains("days")
                || lower.contains("mail")
                || lower.contains("decide")
                || lower.contains("will do ")
                || lower.contains("until")
                || lower.contains("not yet")
                || lower.contains("tbd")
                || lower.contains("to come")
                || VoteWords.mayHold(lower)
                || lower.contains("vote");
    }

    /** "0 - Ada has a point": not Ada's vote but the reason of another one. */
    private static boolean isRemark(Matcher vote) {
        boolean dashed = vote.group("mark") == null || vote.group("mark").equals("-");
        return dashed && vote.group("name") != null && vote.group("rest").matches(" \\p{Ll}.*");
    }

    private static boolean isCast(Matcher vote, Predicate<String> voter, boolean leads, boolean amongVotes) {
        String name = vote.group("name");
        boolean marked = vote.group("mark") != null && !vote.group("mark").equals("-");
        boolean whole = vote.group("rest").isBlank()
                || ".!)".contains(vote.group("rest").strip());
        boolean known = voter.test(name);
        boolean verb = vote.group("verb") != null;
        boolean likely =
                known || (marked && leads) || (whole && !verb && (amongVotes || Character.isUpperCase(name.charAt(0))));
        return likely
                && isVoter(name, voter, true)
                && !(CONDITION.matcher(vote.group("rest")).matches()
                        && value(vote.group("value")).filter(VoteValue::isCast).isPresent());
    }

    /** Whether a name of any shape can be one, by its first word. */
    static boolean maybeVoter(String name) {
        return isVoter(name, any -> false, true);
    }

    /** @param likely whether the place itself tells that a name of any shape is a voter's */
    private static boolean isVoter(String name, Predicate<String> voter, boolean likely) {
        if (voter.test(name)) {
            return true;
        }
        String firstWord = name.split(" ", 2)[0].toLowerCase(Locale.ROOT);
        return likely
                && !NO_VOTERS.contains(firstWord)
                && Arrays.stream(name.toLowerCase(Locale.ROOT).split(" "))
                        .noneMatch(word -> DOCUMENT.matcher(word).matches())
                && name.length() > 1;
    }
}
