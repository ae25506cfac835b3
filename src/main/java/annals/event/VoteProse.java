package annals.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads votes in sentences: "Approve it? Ada +1, Ben wants to read it first and will vote on list", "On list for Chi,
 * +1 for Ada", "Ben votes in favour (+1), as does Chi", "I said 0".
 *
 * <p>Only known voters count, and between a name and its value stand only words with which scribes tell a vote; a
 * sentence with a wish, or one about another meeting, has none.
 */
final class VoteProse {
    /**
     * A vote of a sentence.
     *
     * @param name the voter as written; the name of the author for "I" and "me"
     * @param item the number of the item that the sentence names, may be empty
     */
    record Spoken(String name, VoteValue value, String item) {}

    private sealed interface Token {
        int start();

        int end();

        record Name(int start, int end, String text) implements Token {}

        record Value(int start, int end, VoteValue value) implements Token {}
    }

    private static final Pattern SENTENCES = Pattern.compile(
            "(?<=[\\p{L}\\p{N})\"]{2}[.?!]|[+-][01][.?!]) (?=[\\p{L}\\p{N}]|[+-][01](?: ?:| from | by | \\p{Lu}))");
    private static final Pattern VALUE =
            Pattern.compile("(?<![\\p{L}\\p{N}.#/-])" + VoteLine.VALUE, Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{N}'._-]{0,30}");
    private static final Pattern JOIN =
            Pattern.compile(" ?(?:,|/|&|,? and|,? as do(?:es)?|,? as well as|,? plus) ?", Pattern.CASE_INSENSITIVE);
    private static final Pattern ALSO = Pattern.compile(
            "(?: as well| too)? ?,? (?:and )?(?:after [^,;:.+]{3,40} )?(?:as|so|like) (?:do|does|did|is|are|was|were|will|has|have) ",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OF_NAMES = Pattern.compile(" ?(?::|=|from|by|for) ?", Pattern.CASE_INSENSITIVE);
    private static final Pattern ITEM = Pattern.compile(
            "^ (?:to|on|for) (?:item )?(?<label>\\d{1,2}[a-z]?|(?:[XJ]EP-?)?\\d{4})(?=$|[.,; ])",
            Pattern.CASE_INSENSITIVE);
    /** Between "+1 on 0373" and "-1 on 0374". */
    private static final Pattern ANOTHER = Pattern.compile(
            " (?:to|on|for) (?:item )?[\\p{L}\\p{N}-]{1,10}(?:,|;)?(?: and| but)?(?: an?)? ", Pattern.CASE_INSENSITIVE);

    private static final Pattern SO_VOTES = Pattern.compile(
            " [^;:+]{3,100}(?: and| so| but|, thus|, hence|, therefore|,)(?: (?:he|she|they|is))?(?: so| thus| therefore| hence)? (?:votes?|voted|gives?|gave|casts?|voting|adds|added|goes|went for|said)(?: it| this| that)?(?: an?| his| her| their)? ",
            Pattern.CASE_INSENSITIVE);
    /** "Ada came in at this point and is +1", of whom the sentence begins with. */
    private static final Pattern SO_IS = Pattern.compile(
            " [^;:+]{3,100}(?: and| so|, thus|, hence)(?: (?:he|she|they))?(?:'s| is| are| was| were)(?: (?:now|then|also|thus|therefore|happy|fine|content))?(?: at)?(?: an?)? ",
            Pattern.CASE_INSENSITIVE);
    /** "Ada had written before the meeting that she votes -1". */
    private static final Pattern SO_SAYS = Pattern.compile(
            " (?:had |has )?(?:said|says|wrote|written|mailed|stated|announced)\\b[^;:+]{0,60}(?: that)? (?:he|she|they)(?:'s|'re| is| was| are| were| votes?| voted)(?: at)?(?: an?)? ");
    /** "Ada has questions; she votes" on the list. */
    private static final Pattern SAME_PERSON = Pattern.compile(" [^;:+]{3,140}; (?:he|she|they)(?: then)? ");
    /** "Ada had not read it, so on list". */
    private static final Pattern SO_LATER = Pattern.compile(
            " (?:had|has|have|did|says|said|asks|asked|needs?|didn't|hadn't|hasn't|haven't|could|couldn't|was|wasn't|is|isn't|wants|wanted|missed|only)\\b[^;:+]{2,100}(?:, so|, thus|, hence|, therefore| and so) ",
            Pattern.CASE_INSENSITIVE);
    /** "Ada and Ben withdraw their -1 and" vote +1. */
    private static final Pattern WITHDRAWN = Pattern.compile(
            " (?:both )?(?:withdr[ae]ws?|withdrew|drop(?:s|ped)?|lift(?:s|ed)?|takes? back|took back|retract(?:s|ed)?|remov(?:es?|ed))(?: both)? (?:his|her|their) (?:[+-]?[01]|veto(?:es)?|objections?)(?: (?:on|to|from) [^,;.:+]{1,40}?)?(?:,? and|,|;)(?= (?:(?:is|are|was|were|now|votes?|voted|both|he|she|they) ){0,3}[+-]?[01])",
            Pattern.CASE_INSENSITIVE);
    /** "Ada wrote most of it and abstains": the words before tell why. */
    private static final Pattern SO_ABSTAINS = Pattern.compile(
            "(?:,? who)? (?:is|was|said|says|thinks|thought|feels|felt|wrote|has|had|did|works?|does|didn't|hasn't|isn't|wasn't) [^;:+]{2,100}?(?: and|,? so|, thus|, hence|, therefore|,)(?: (?:he|she|they))?(?: so| thus| therefore| hence)? ");
    /** "Ada likes it, but wants to see the reason: -1": at the end of a sentence that begins with the name. */
    private static final Pattern AFTER_ALL =
            Pattern.compile(" \\p{L}[^:+]{3,300}(?<! on [^ :]{1,40})(?::|,(?: so| thus| hence)?)(?: an?)? ");

    private static final Pattern LABEL = Pattern.compile(
            "^(?:discussion|talk|outcome|results?|decision|debate): (?=\\p{Lu})", Pattern.CASE_INSENSITIVE);
    private static final Pattern MY_VOTE =
            Pattern.compile("\\b[Mm]y (?:own )?vote(?= (?:is|was|goes)\\b|: ?[+-]?[01]|, )");
    /** "Ada, when she arrived, gave a +1": what is told of her beside the vote. */
    private static final Pattern ASIDE = Pattern.compile(
            ",? (?:who|(?:when|once|after|as soon as) (?:he|she|they)) (?!(?:is|was|votes?|voted|abstains?|abstained|wants?|wanted) [^,;:]{0,40}[+-][01])[^,;:+]{2,60},(?= (?:then |later |also )?(?:votes?|voted|gives?|gave|is|was|casts?|adds?|added|sends?|sent|will|has|gets)\\b)");

    /** "Ada, with one foot out of the door," +1. */
    private static final Pattern APART = Pattern.compile(
            "(?<=\\p{L}), (?:from|with|having|being|coming|arriving|joining|back|still|just|late|after) [^,;:+.]{2,60},(?= (?:(?:is|votes?|voted|goes) )?[+-][01](?!\\d))");

    private static final Pattern NO_VOTE = Pattern.compile(
            "^,? ?(?:if|once|unless|provided|when)\\b|^ to (?:that|what|this|the (?:date|time))\\b|^ ?[wWdD]\\b");
    /** Words of a sentence about another meeting. */
    static final Pattern REPORTED = Pattern.compile(
            "\\b(?:last (?:week|year|month|meeting|time|council)|previous(?:ly)?|had (?:already )?voted)\\b",
            Pattern.CASE_INSENSITIVE);

    /** What it says of another meeting there is no vote of that. */
    private static final Pattern REASON = Pattern.compile("(?<=[01]),? (?:since|because) .*");

    private static final Pattern WISH = Pattern.compile(
            "(?:\\b(?:would|could|might)|'d)\\b(?! (?:(?:like|prefer|want) to )?(?:(?:vote|follow|do so|reply)(?: up)? )?on (?:\\p{L}+ ){0,2}list)(?:(?!,? (?:and|but|so)(?: he| she| they)? (?:will|votes?|voted|gave|gives?) |, so (?:an? )?[+-][01]|: [+-]?[01](?!\\d)).)*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SENT_LATER =
            Pattern.compile("(?:to|will|would|shall|votes?|voting|has|have|gets?)\\b.*", Pattern.CASE_INSENSITIVE);
    private static final Set<String> AUTHOR = Set.of("i", "me", "myself", "i'm", "i'll", "i've", "i'd");
    /** "Ada sent me her +1". */
    private static final Pattern SENT_TO = Pattern.compile(
            "\\b(?:sen(?:t|ds?)|gave|gives?|told|tells?|mail(?:ed|s)|asked|asks|let|wrote|writes)(?: to)? $",
            Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_WAY_TO_LIST = 80;

    /** With these words alone scribes tell what a vote is. */
    private static final Set<String> TELLING = Set.copyOf(List.of(
            ("is are was were am has have both all each also said says votes voted vote gives gave casts cast adds added his her their"
                            + " an a in favour favor for it this against with at abstains abstained changed changes change from"
                            + " to did not didn't does do want form have an opinion here then now stays remains goes went who logged recorded marked noted as"
                            + " me us which joins joined arrived late and later left before the just at of them two three four sent sends had mailed herself himself themselves"
                            + " he she they he's she's they're that arrived came goes said first"
                            + " fine happy ok okay agrees agreed isn't")
                    .split(" ")));

    private VoteProse() {}

    /**
     * The votes of a paragraph in order; empty for talk.
     *
     * @param paragraph as {@link VoteText#plain} has it
     * @param voter whether a name is known to be a voter's
     * @param author the name of who wrote it, empty where he or she is no voter
     */
    static List<Spoken> read(String paragraph, Predicate<String> voter, String author) {
        List<Spoken> votes = new ArrayList<>();
        for (String written : sentences(paragraph, voter)) {
            String sentence = ASIDE.matcher(
                            MY_VOTE.matcher(LABEL.matcher(written).replaceFirst(""))
                                    .replaceAll("I"))
                    .replaceAll("");
            if (VALUE.matcher(sentence).find()
                    && !REPORTED.matcher(REASON.matcher(sentence).replaceFirst(""))
                            .find()) {
                String told = WISH.matcher(
                                APART.matcher(WITHDRAWN.matcher(sentence).replaceAll(""))
                                        .replaceAll(""))
                        .replaceFirst("");
                new Sentence(told, tokens(told, voter, author)).addTo(votes);
            }
        }
        return votes;
    }

    /** Cut where a semicolon stands before a voter, too. */
    private static List<String> sentences(String paragraph, Predicate<String> voter) {
        List<String> sentences = new ArrayList<>();
        for (String sentence : SENTENCES.split(paragraph)) {
            int from = 0;
            for (int at = sentence.indexOf("; "); at >= 0; at = sentence.indexOf("; ", at + 1)) {
                Matcher word = WORD.matcher(sentence).region(at + 2, sentence.length());
                if (word.lookingAt() && voter.test(word.group())) {
                    sentences.add(sentence.substring(from, at));
                    from = at + 2;
                }
            }
            sentences.add(sentence.substring(from));
        }
        return sentences;
    }

    private static List<Token> tokens(String text, Predicate<String> voter, String author) {
        List<Token> tokens = new ArrayList<>();
        Matcher value = VALUE.matcher(text);
        Matcher word = WORD.matcher(text);
        int at = 0;
        boolean hasValue = value.find();
        while (word.find(at)) {
            while (hasValue && value.start() < at) {
                hasValue = value.find();
            }
            if (hasValue && value.start() <= word.start()) {
                at = addValue(tokens, value);
            } else {
                at = addName(tokens, text, word, voter, author);
            }
        }
        while (hasValue) {
            if (value.start() >= at) {
                addValue(tokens, value);
            }
            hasValue = value.find();
        }
        return tokens;
    }

    private static int addValue(List<Token> tokens, Matcher value) {
        VoteLine.value(value.group("value"))
                .ifPresent(known -> tokens.add(new Token.Value(value.start(), value.end(), known)));
        return value.end();
    }

    /** Adds the name that begins with a word, if one does, of two words or one; returns where to go on. */
    private static int addName(List<Token> tokens, String text, Matcher word, Predicate<String> voter, String author) {
        int start = word.start();
        int end = word.end();
        if (AUTHOR.contains(word.group().toLowerCase(Locale.ROOT))) {
            if (!author.isEmpty() && !SENT_TO.matcher(text.substring(0, start)).find()) {
                tokens.add(new Token.Name(start, end, author));
            }
            return end;
        }
        Matcher second = WORD.matcher(text).region(Math.min(end + 1, text.length()), text.length());
        boolean pair = end < text.length() && text.charAt(end) == ' ' && second.lookingAt();
        for (int to : pair ? new int[] {second.end(), end} : new int[] {end}) {
            String written = text.substring(start, to);
            for (String name : written.endsWith(".")
                    ? List.of(written.substring(0, written.length() - 1), written)
                    : List.of(written)) {
                if (name.length() > 1 && voter.test(name)) {
                    tokens.add(new Token.Name(start, start + name.length(), name));
                    return start + name.length();
                }
            }
        }
        return end;
    }

    /** One sentence, whose votes are told by names and values beside each other. */
    private record Sentence(String text, List<Token> tokens) {
        void addTo(List<Spoken> votes) {
            int i = 0;
            while (i < tokens.size()) {
                i = switch (tokens.get(i)) {
                    case Token.Name name -> named(i, votes);
                    case Token.Value value -> valued(i, value, votes);
                };
            }
        }

        /** "Ada and Ben +1"; returns where to go on. */
        private int named(int from, List<Spoken> votes) {
            int at = endOfNames(from);
            if (at == tokens.size() || !(tokens.get(at) instanceof Token.Value first) || !tells(at)) {
                return at;
            }
            Token.Value value = first;
            while (at + 1 < tokens.size()
                    && tokens.get(at + 1) instanceof Token.Value later
                    && gap(at + 1).matches(" to(?: an?)? ")) {
                value = later;
                at++;
            }
            boolean left = !value.equals(first) || !gap(endOfNames(from)).contains(" from ");
            String rest = text.substring(value.end());
            if (!left || (value.value().isCast() && NO_VOTE.matcher(rest).find())) {
                return at + 1;
            }
            String item = item(rest);
            add(from, endOfNames(from), value.value(), item, votes);
            int next = at + 1;
            while (!item.isEmpty()
                    && next < tokens.size()
                    && tokens.get(next) instanceof Token.Value other
                    && ANOTHER.matcher(gap(next)).matches()
                    && !item(text.substring(other.end())).isEmpty()) {
                add(from, endOfNames(from), other.value(), item(text.substring(other.end())), votes);
                next++;
            }
            if (next < tokens.size()
                    && tokens.get(next) instanceof Token.Name
                    && ALSO.matcher(gap(next)).matches()) {
                int end = endOfNames(next);
                add(next, end, value.value(), item, votes);
                return end;
            }
            return next;
        }

        /** What the words behind a value say that it is on. */
        private static String item(String rest) {
            Matcher behind = ITEM.matcher(rest);
            if (!behind.find()) {
                return "";
            }
            String label = behind.group("label").toLowerCase(Locale.ROOT);
            return label.matches("\\d{4}") ? "xep-" + label : label;
        }

        /** "+1 from Ada and Ben"; returns where to go on. */
        private int valued(int at, Token.Value value, List<Spoken> votes) {
            int next = at + 1;
            if (next == tokens.size()
                    || !(tokens.get(next) instanceof Token.Name)
                    || !OF_NAMES.matcher(gap(next)).matches()) {
                return next;
            }
            int end = endOfNames(next);
            add(next, end, value.value(), "", votes);
            return end;
        }

        private void add(int from, int to, VoteValue value, String item, List<Spoken> votes) {
            for (Token token : tokens.subList(from, to)) {
                if (token instanceof Token.Name name) {
                    votes.add(new Spoken(name.text(), value, item));
                }
            }
        }

        private int endOfNames(int from) {
            int at = from + 1;
            while (at < tokens.size()
                    && tokens.get(at) instanceof Token.Name
                    && JOIN.matcher(gap(at)).matches()) {
                at++;
            }
            return at;
        }

        /** Whether the words before a value tell that it is the vote of those named before them. */
        private boolean tells(int at) {
            String gap = gap(at);
            boolean promised = SENT_LATER
                    .matcher(text.substring(
                            tokens.get(at).start(), tokens.get(at).end()))
                    .lookingAt();
            if (promised && SAME_PERSON.matcher(gap).matches()) {
                return true;
            }
            if (promised) {
                return gap.length() <= LONGEST_WAY_TO_LIST && gap.indexOf(';') < 0;
            }
            boolean cast =
                    tokens.get(at) instanceof Token.Value value && value.value().isCast();
            if (cast
                    ? isFirst(at) && SO_IS.matcher(gap).matches()
                    : SO_LATER.matcher(gap).matches()) {
                return true;
            }
            if (SO_VOTES.matcher(gap).matches()
                    || SO_SAYS.matcher(gap).matches()
                    || isAfterAll(at)
                    || isAbstention(at)) { // what stands before is the reason
                return true;
            }
            return gap.indexOf(';') < 0
                    && Arrays.stream(gap.toLowerCase(Locale.ROOT).split("[\\s,:=>.\u2192-]+"))
                            .allMatch(word ->
                                    word.isEmpty() || TELLING.contains(word) || Character.isDigit(word.charAt(0)));
        }

        private boolean isAbstention(int at) {
            return tokens.get(at) instanceof Token.Value value
                    && value.value() == VoteValue.ABSTAIN
                    && SO_ABSTAINS.matcher(gap(at)).matches();
        }

        /** Whether nothing but names stands before a value, or before them another value. */
        private boolean isFirst(int at) {
            int from = at - 1;
            while (from > 0 && tokens.get(from - 1) instanceof Token.Name) {
                from--;
            }
            return from > 0 || tokens.getFirst().start() == 0;
        }

        private boolean isAfterAll(int at) {
            return endOfNames(0) == at
                    && tokens.size() == at + 1
                    && tokens.getFirst() instanceof Token.Name
                    && tokens.getFirst().start() == 0
                    && text.substring(tokens.get(at).end()).matches("(?: too| as well| then)?[.!]*")
                    && AFTER_ALL.matcher(gap(at)).matches();
        }

        /** What stands between a token and the one before it. */
        private String gap(int at) {
            return text.substring(tokens.get(at - 1).end(), tokens.get(at).start());
        }
    }
}
