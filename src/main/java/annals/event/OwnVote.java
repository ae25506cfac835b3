package annals.event;

import annals.tag.Identifier;
import annals.tag.IdentifierScanner;
import annals.tag.ItemLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A vote that somebody casts in the first person: "4a) +1", "My vote on item 5: +1", "I vote -1 on XEP-0384", "+1 for
 * 3b", or "+1" alone below a quoted item. The wish to vote ("I'd vote -1 if …") is none.
 *
 * @param item what it says of the item: a number in lower case, or words; empty where the place tells
 * @param value the vote
 * @param loose whether the words for the item may be about anything: then the place tells, where they don't
 */
record OwnVote(String item, VoteValue value, boolean loose) {
    private static final int LONGEST = 600;
    /** Titles of items have fewer words. */
    private static final int LONG_SENTENCE = 9;

    static final String LABEL = "(?<label>\\d{1,2}(?:\\.\\d{1,2}|(?: ?[a-z])?(?: ?[ivx]{1,4}\\b)?)|[a-z](?=\\)))";
    /** "My missing vote". */
    private static final String MY_VOTE =
            "my (?:(?:outstanding|missing|late|last|pending|remaining|own|council|board|open|other|second) ){0,2}votes?";

    private static final String FIRST_PERSON = "(?:" + MY_VOTE
            + "(?: here| there)?(?: is|:| was)?(?: an?)? ?|i(?: hereby| also)? (?:vote|voted|cast)(?: an?)? "
            + "|i(?:'m| am)(?: voting)?(?: an?)? |i(?:'ve| have) voted |vot(?:e|ing)(?: is)?:? |that's an? |it's an? "
            + "|i (?=abstain)|(?:and )?(?:this|it|that|this one) (?:is|gets)(?: an?)? )";
    private static final String END = "(?=$|[\\s,.;:!()])(?<rest>.*)";

    /** "4a) +1", "on 4.3: +1", "Item 5: I vote +1". */
    private static final Pattern NUMBERED = Pattern.compile(
            "(?:(?:my )?vote )?(?:on |for |re:? |as for )?(?:item |point |no\\.? |topic |section )?" + LABEL
                    + "(?: ?[).:,=-]{1,3})?(?: ?-?>)?(?:,? an?(?= ))?(?: ?(?<=\\) ?)[^:]{1,80}:)? ?" + FIRST_PERSON
                    + "?" + VoteLine.VALUE
                    + END,
            Pattern.CASE_INSENSITIVE);
    /** "My vote on item 5: +1", "My vote for Data Policy is -1". */
    private static final Pattern MINE = Pattern.compile(
            MY_VOTE
                    + ",? (?:on|for|regarding) (?<ref>.{1,120}?)(?: is| was|:|,| =)+(?: now| therefore| thus| hence)? ?(?:an? )?"
                    + VoteLine.VALUE + END,
            Pattern.CASE_INSENSITIVE);
    /** "+1 on 4a", "I vote +1 for XEP-0384". */
    private static final Pattern BEHIND = Pattern.compile(
            "(?:and )?(?:also )?" + FIRST_PERSON + "?" + VoteLine.VALUE
                    + "(?: from me| here| on(?: the)? list)? (?:on|for|from|to|re|regarding|as to) (?<ref>[^,;.!]{1,120}(?:\\.\\d[^,;.!]{0,60})?)(?<rest>.*)",
            Pattern.CASE_INSENSITIVE);
    /** "+1 for the Last Call", "+1 to moving it forward": what is put to the vote, not on which document. */
    private static final Pattern MOTION = Pattern.compile(
            "(?:the )?(?:new )?(?:last call|accept|adopt|advanc|mov(?:e|ing)\\b|issu(?:e|ing)\\b|publi|changes?\\b|update|version\\b|text\\b|draft\\b(?! \\p{L}\\b)|proposal\\b|motion\\b)",
            Pattern.CASE_INSENSITIVE);
    /** "+1 to sorting it by age": not what is put to the vote. */
    static final Pattern IDEA = Pattern.compile(
            "(?!(?:accept|adopt|advanc|mov|publish|issu|defer|deprecat|obsolet|retract|approv|merg|reject)ing\\b)\\p{L}{2,}ing\\b(?! the\\b)",
            Pattern.CASE_INSENSITIVE);
    /** "XEP-0384: +1", "Data Policy: +1". */
    private static final Pattern TITLED =
            Pattern.compile("(?<ref>[^:]{3,120}(?::[^:]{2,100})?):? " + VoteLine.VALUE + END, Pattern.CASE_INSENSITIVE);
    /** "+1", "I vote +1, because …". */
    private static final Pattern BARE = Pattern.compile(
            "(?:(?:=|-)> ?)?(?:(?:so|thus|hence|therefore)[,:]? (?:(?:weakly|reluctantly|gladly|happily|clearly),? )?|ok,? |and (?:an? )?|for the record[,:]? |(?:obviously|of course|naturally|certainly|clearly|definitely|absolutely|sure|surely|yes|yep|gladly|happily|belatedly|finally|here),? )?(?:(?:on|for) (?:this|that)(?: one)?,? (?:an? )?)?"
                    + FIRST_PERSON
                    + "?(?:(?:an? )?(?:holding|weak|strong|soft|firm|reluctant|hesitant|tentative|provisional|belated|late) )?"
                    + VoteLine.VALUE + "(?: from me| here| on this(?: one)?)?(?: too| as well| also)?" + END,
            Pattern.CASE_INSENSITIVE);

    /** "+1 Data Policy". */
    private static final Pattern TITLE_BEHIND = Pattern.compile(
            " (?<title>(?!(?i:because|since|as|for|to|on|with|but|and|from|if|it|i|this|that|too|also|now|here|then|again|then)\\b)\\p{L}[^,;.!:]{3,60})");

    /** "+1 on the affixes (3b ii)". */
    private static final Pattern LABEL_BEHIND = Pattern.compile(
            "[+-]?[01] .{0,200}\\((?<label>\\d{1,2}[a-z]?(?: ?[ivx]{1,4})?)\\)\\.?", Pattern.CASE_INSENSITIVE);

    private static final Pattern CONDITION = Pattern.compile(
            "(?: (?:here|there|on (?:this|that|it)))?[ ,]*(?:\\([^)]{0,40}\\))?[ ,]*(?:but only )?(?:if|once|unless|provided|as soon as|when)\\b.*",
            Pattern.CASE_INSENSITIVE);
    /** "Abstaining is your word." */
    private static final Pattern OF_WORDS = Pattern.compile(" (?:is|was|isn't|wasn't|means|makes|sounds|reads|looks) ");
    /** "So, having read it, I now vote +1", "I hereby change my vote to +1." */
    private static final Pattern WITHIN = Pattern.compile(
            "(?<before>.{0,300}?)(?<![\\p{L}'])(?:i(?: now| hereby| also| therefore| then)* vote(?:d)?(?: an?)?|i(?: now| hereby)? cast(?: an?)?"
                    + "|i(?: can| will)?(?: only| just| still)? give(?: it| this| that)?(?: an?)?|" + MY_VOTE
                    + "(?: (?:in|on) (?:the )?(?:council|board)| as an? [\\p{L} ]{1,30}member)? (?:is|becomes|was)(?: now| therefore| thus| hence)?(?: an?)?|(?:chang(?:e|ing) )?my vote (?:(?:on|for) (?<on>(?:[^.;:]|\\.\\d){2,80}?) )?(?:(?:(?:is|was|as) )?changed )?(?:from (?:[+-]?[01]|on[- ]list|pending) )?(?:to|into)(?: an?)?"
                    + "|i(?: now| hereby| therefore)? (?:move|go|switch|turn)(?: back| over| up| down)? to(?: an?)?"
                    + "|and(?: now| hereby| therefore)? vote(?: an?)?"
                    + "|i(?:'m| am) going to vote(?: an?)?|i(?:'m| am)(?: now| thus| therefore)?(?: voting)?(?: at| an?)?|i(?= abstain)|(?:count|call|mark) me(?: down)?(?: as)?(?: an?)?"
                    + "|(?:turn|change|make|count|record|take|note|put|read|treat|regard)(?: this| it| that| me| mine| my (?:[\\p{L}\\p{N}+-]{1,12} )?vote| my [+-]?[01])?(?: into| to| as| down as| down for| at| in)?(?: an?)?"
                    + "|(?:this|that|it|mine|my vote)(?: here)? (?:should|was (?:meant|supposed) to)(?: have)? (?:been|be|read|say)(?: an?)?) "
                    + VoteLine.VALUE + END,
            Pattern.CASE_INSENSITIVE);
    /** "I have read it on the train: +1.", "Likewise, +1." */
    private static final Pattern AT_END = Pattern.compile(
            "(?<before>.{2,200}?)(?:[:,;]|\\.\\.\\.?| -) (?:(?<turn>but|so) |therefore |thus |it's |that's |here's )?(?:an? |my )?"
                    + VoteLine.VALUE + "(?<rest>(?: from me| then| here)?(?: too| as well)?(?:[.!,]{0,3}"
                    + "|, (?:with|but|and|though|although|because|since|as|even|hoping|assuming)\\b.{0,200}))",
            Pattern.CASE_INSENSITIVE);
    /** "Styling gets a +1 from me." */
    private static final Pattern GETS = Pattern.compile(
            "(?<before>.{2,160}) (?:gets|deserves|is|has|becomes)(?: an?)? " + VoteLine.VALUE
                    + "(?<rest> from me\\b.{0,200}|[.!]*$)",
            Pattern.CASE_INSENSITIVE);

    /** Before a value, in any part of the sentence. */
    private static final Pattern CONDITIONAL = Pattern.compile(
            "(?<![\\p{L}])(?:if|unless|once|until|whether|provided|as soon as|with (?:either|any|one) of)(?![\\p{L}])",
            Pattern.CASE_INSENSITIVE);
    /** In the clause of the value. */
    private static final Pattern WISH = Pattern.compile(
            "(?<![\\p{L}])(?:i'd|would|wouldn't (?:call|say|count|name)|could|should|might|had|about to|almost|tempted|inclined|leaning|asked(?! around)|last (?:week|year|time)(?!'s))(?![\\p{L}])",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern UNFINISHED = Pattern.compile(
            "(?<![\\p{L}'])(?:gets|is|are|it's|that's|was|were|been|be|an?|the|has|deserves|i|my|me|to|vote|i'm|of|as|at|by|with|into|for|on|said|one|two|three|four|five|six|seven)$",
            Pattern.CASE_INSENSITIVE);
    /** "Ada's" +1. */
    private static final Pattern OF_ANOTHER =
            Pattern.compile("(?<![\\p{L}'])(?!(?:It|That|This|Here|There|What)')\\p{Lu}[\\p{L}\\p{M}]+(?:'s|s')$");

    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:item|point|on|for|concerning|regarding|about|as to|no\\.?|:) (?:item )?(?<label>\\d{1,2}(?:[a-z]|\\.\\d{1,2})?)(?![\\p{L}\\p{N}.-])|^(?<first>\\d{1,2}(?:[a-z]|\\.\\d{1,2}))(?=$| \\p{L})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BEHIND_ON = Pattern.compile(
            "^ (?:on|for|from|to|regarding) (?!me\\b)(?<ref>[^,;.!]{1,120}(?:\\.\\d[^,;.!]{0,60})?).*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern THEREFORE =
            Pattern.compile("[,;] (?:so|thus|hence|therefore)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern OF_THIS = Pattern.compile("(?i:this|that|it)\\b(?! \\p{Lu})");
    /** "Ada, are you +1 with this?" */
    private static final Pattern ASKED =
            Pattern.compile("[^+-]*\\byou(?:r|'re)?\\b[^?]*[+-][01](?!\\d)[^?]*\\?", Pattern.CASE_INSENSITIVE);
    /** "I did not" abstain. */
    private static final Pattern DENIED = Pattern.compile(
            "(?:\\b(?:can)?not|n't|\\bnever)(?: (?:think|say|mean))?(?: that)?(?: i)?$", Pattern.CASE_INSENSITIVE);
    /** "Please vote +1, 0 or -1." */
    private static final Pattern BALLOT_PAPER =
            Pattern.compile("[+-]?[01](?:, ?| or |/)[+-]?[01](?:,? or |/)[+-]?[01]");
    /** A later sentence has to begin with the value and stop there. */
    private static final Pattern ALONE = Pattern.compile(
            "(?:(?:=|-)> ?)?(?:(?:so|thus|hence|therefore),? )?(?:it's an? |that's an? |it is an? |that is an? |(?:obviously|of course|naturally|certainly|clearly|definitely|absolutely),? )?[+-]?[01](?: from me| of mine| (?:for|as) my (?:council |board )?vote| for now| now| here| as it (?:stands|is))?(?: then)?(?:[.,;:!].*)?",
            Pattern.CASE_INSENSITIVE);

    /** "In order of appearance: +0 for the affixes, +1 for the lists". */
    private static final Pattern INTRODUCTION = Pattern.compile(
            "^[^:;+-]{2,60}(?:: |, i\\.e\\.,? |, that is,? )(?=[+-][01] (?:for|on|to) \\p{L}|\\p{L}[^,;:.+-]{2,60} [+-]?[01][,; ])");

    private static final Pattern SENTENCES = Pattern.compile(
            "(?<=[\\p{L}\\p{N})]{2}[.!?]|\\p{L}[+-][01]\\.|\\p{L} \\d[.!]) (?=[\\p{L}\\p{N}+-])|(?<= [+-][01][.!]) (?=\\p{Lu}\\p{Ll}|#\\d)");
    private static final Pattern SEVERAL = Pattern.compile(
            "[,;.] (?=(?:and )?\\d{1,2}[a-z.]?[\\d]{0,2} ?[):.])| and (?=\\d{1,2}[a-z]? ?[):.])|; (?=\\p{L})|(?:,| and|, and) (?:an? )?(?=(?:[+-][01]|0) (?:on|for|to) )"
                    + "|(?<=[+-][01])(?:,| and|, and) (?!(?i:votes?|voted|i|i'm|now|then|so|but|make|change|turn)\\b)(?=\\p{L}[^,;:.+-]{2,60} [+-]?[01](?!\\d))");

    /** "Carbons (280): +1", "Message Threads (2): 0" */
    private static final Pattern NUMBER_OF_TITLE = Pattern.compile("(?<=\\p{L} )\\((0?\\d{3})\\)(?= ?(?:->|:|=))");

    private static final Pattern SIGNED = Pattern.compile("(?<![\\p{L}\\p{N}.])[+-][01](?![\\p{L}\\p{N}])");

    /** The sentences of a plain line. */
    static String[] sentences(String plain) {
        return SENTENCES.split(plain);
    }

    /** The votes of a line of the voter's own; empty for talk. */
    static List<OwnVote> read(String line) {
        return read(line, name -> false);
    }

    /**
     * The same where others may be named.
     *
     * @param other whether a name is that of a voter who is not the author
     */
    static List<OwnVote> read(String line, Predicate<String> other) {
        if (line.isEmpty()
                || line.length() > LONGEST
                || BALLOT_PAPER.matcher(line).find()) {
            return List.of();
        }
        List<OwnVote> enclosed = OwnWords.enclosed(line.strip());
        if (enclosed.size() > 1) {
            return enclosed;
        }
        String text = OwnWords.asValues(plain(line));
        Matcher behind = LABEL_BEHIND.matcher(line.strip());
        if (behind.matches()) {
            return one(text).map(vote -> new OwnVote(bare(behind.group("label")), vote.value(), false)).stream()
                    .toList();
        }
        List<OwnVote> votes = new ArrayList<>();
        boolean begins = true;
        for (String sentence : sentences(text)) {
            if (ASKED.matcher(sentence).matches()) {
                begins = false;
                continue;
            }
            List<OwnVote> read = new ArrayList<>();
            for (String part : SEVERAL.split(INTRODUCTION.matcher(sentence).replaceFirst(""))) {
                String one = part.strip().replaceFirst("^and (?=[+-]?[\\d])", "");
                boolean first = begins;
                one(one).filter(vote -> vote.value().isCast()
                                || !SIGNED.matcher(one).find()) // "I said that I would vote on list: I vote +1"
                        .filter(vote -> first
                                || !vote.item().isEmpty()
                                || ALONE.matcher(one).matches()
                                || WITHIN.matcher(one).matches())
                        .or(() -> told(one))
                        .ifPresent(read::add);
                begins = false;
            }
            List<OwnVote> beside = VotesBeside.read(sentence, other);
            votes.addAll(beside.size() >= read.size() ? beside : read);
        }
        return votes;
    }

    /** A vote within a sentence, or at its end. */
    private static Optional<OwnVote> told(String sentence) {
        for (Pattern shape : new Pattern[] {WITHIN, AT_END, GETS}) {
            Matcher told = shape.matcher(sentence);
            if (told.matches()) {
                String before = told.group("before").strip();
                String rest = told.group("rest");
                boolean turned = shape == AT_END && told.group("turn") != null; // "I would wait, but -1"
                if ((!turned && isWish(lastClause(before)))
                        || DENIED.matcher(before).find()
                        || CONDITION.matcher(rest).matches()) {
                    return Optional.empty();
                }
                Matcher on = BEHIND_ON.matcher(rest);
                String within = shape == WITHIN ? told.group("on") : null;
                Matcher number = NUMBER.matcher(before);
                boolean isThis =
                        on.matches() && OF_THIS.matcher(on.group("ref")).lookingAt();
                boolean bare = before.equals("I") || before.chars().noneMatch(Character::isLetterOrDigit);
                String item = within != null
                        ? within
                        : isThis
                                ? ""
                                : on.matches()
                                        ? on.group("ref")
                                        : bare ? sentence.substring(0, told.start("value")) : before;
                while (number.find()) {
                    item = number.group("label") == null ? number.group("first") : number.group("label");
                }
                String named = item;
                return VoteLine.value(told.group("value")).map(value -> new OwnVote(named.strip(), value, true));
            }
        }
        return Optional.empty();
    }

    /** Where only the number matters: the label that a reference begins with ("item 4a", "4.3"), else empty. */
    String label() {
        return OwnWords.label(item.strip());
    }

    private static Optional<OwnVote> one(String text) {
        Matcher numbered = NUMBERED.matcher(text);
        if (numbered.matches()) {
            return vote(bare(numbered.group("label")), numbered);
        }
        Matcher mine = MINE.matcher(text);
        if (mine.matches()) {
            return vote(mine.group("ref"), mine);
        }
        Matcher behind = BEHIND.matcher(text);
        if (behind.matches() && IDEA.matcher(behind.group("ref")).lookingAt()) {
            return vote(behind.group("ref"), behind);
        }
        if (behind.matches()
                && !behind.group("ref")
                        .matches(
                                "(?i)(?:this|that|it|both|all|me|now|the moment|my (?:side|end|part)|\\p{L}+ (?:it|this|that|them))\\b.*")) {
            return vote(behind.group("ref"), behind)
                    .map(vote -> new OwnVote(
                            vote.item(),
                            vote.value(),
                            MOTION.matcher(vote.item()).lookingAt()));
        }
        Matcher bare = BARE.matcher(text);
        if (bare.matches()) {
            Matcher title = TITLE_BEHIND.matcher(bare.group("rest"));
            return title.lookingAt()
                    ? vote("", bare).map(vote -> new OwnVote(title.group("title"), vote.value(), true))
                    : vote("", bare);
        }
        Matcher titled = TITLED.matcher(text);
        return titled.matches()
                        && !WITHIN.matcher(text).matches()
                        && !isWish(titled.group("ref"))
                        && !UNFINISHED.matcher(titled.group("ref")).find()
                        && !OF_ANOTHER.matcher(titled.group("ref")).find()
                ? vote(titled.group("ref"), titled)
                        .map(vote -> titleBehind(titled.group("ref"), titled.group("rest"))
                                .map(words -> new OwnVote(words, vote.value(), false))
                                .orElseGet(() -> new OwnVote(vote.item(), vote.value(), isSentence(vote.item()))))
                : Optional.empty();
    }

    /** "I had PR 402 left: +1 for the half on XEP-0198", "Explained at last, so +0 on Styling". */
    private static Optional<String> titleBehind(String before, String rest) {
        Matcher on = BEHIND_ON.matcher(rest);
        if (!on.matches()) {
            return Optional.empty();
        }
        String words = on.group("ref");
        boolean told =
                THEREFORE.matcher(before).find() && !OF_THIS.matcher(words).lookingAt();
        boolean document = IdentifierScanner.scan(words).stream().anyMatch(one -> one.kind() == Identifier.Kind.XEP);
        return told || document ? Optional.of(words) : Optional.empty();
    }

    private static Optional<OwnVote> vote(String item, Matcher vote) {
        if (CONDITION.matcher(vote.group("rest")).matches()
                || OF_WORDS.matcher(vote.group("rest")).lookingAt()) {
            return Optional.empty();
        }
        return VoteLine.value(vote.group("value")).map(value -> new OwnVote(item.strip(), value, false));
    }

    /** Whether what stands before a value tells that it is none that is cast. */
    static boolean isWish(String before) {
        return CONDITIONAL.matcher(before).find()
                || WISH.matcher(before.substring(before.lastIndexOf(',') + 1)).find();
    }

    /** "I said that I would vote here: I", "She has what I asked for, so please" */
    private static String lastClause(String words) {
        int colon = Math.max(words.lastIndexOf(": "), words.endsWith(":") ? words.length() - 1 : -1);
        return words.substring(Math.max(colon, words.lastIndexOf(", so ")) + 1);
    }

    /** "I have read it on the train", "Likewise": no title. */
    private static boolean isSentence(String words) {
        return (words.contains(", ") && !words.contains(":"))
                || words.isEmpty()
                || ",;.!".indexOf(words.charAt(words.length() - 1)) >= 0
                || words.split(" ").length >= LONG_SENTENCE
                || words.matches(
                        "(?i)(?:that is|that's|this is|it is|it's|i|i'm|i've|i'd|so|and|well|ok|okay|yes|sorry|likewise|same|having|after|my|read|thanks?|looks?|fine|agreed)\\b.*");
    }

    /** Without blanks and brackets. */
    static String bare(String label) {
        return ItemLabel.bare(label.replace(" ", "").toLowerCase(Locale.ROOT));
    }

    private static String plain(String line) {
        String numbered = OwnWords.OF_ALL.matcher(line.strip()).replaceFirst("$1) ");
        return VoteText.plain(NUMBER_OF_TITLE.matcher(numbered).replaceAll("$1"));
    }
}
