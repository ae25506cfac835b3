package annals.event;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A vote that its author tells in passing, in whatever words: "so I'm joining Ada with a -1", "which means it gets its
 * +1 from me". The only signed value of a sentence; what is no vote is told by the words around it.
 *
 * @param sentence in which it stands
 */
record PassingVote(String sentence, VoteValue value) {
    private static final Pattern VALUE = Pattern.compile(
            "(?<![\\p{L}\\p{N}.+\"\u201c'-])(?<value>[+-][01])(?![\\p{L}\\p{N}%\"\u201d']|[.:/]\\d)|\\bto (?<zero>0)(?=$|[.,;! ])");
    private static final Pattern FIRST_PERSON =
            Pattern.compile("(?<![\\p{L}'])(?:I|I'm|I've|I'll|my|My|me|mine|Mine)(?![\\p{L}])");
    private static final Pattern FROM_ME = Pattern.compile(" (?:from|by) me\\b");
    private static final Pattern NO_VOTE_BEFORE = Pattern.compile(
            "(?:\\b(?:not|never|no|neither|nor|without|instead of|than|said|says|think|thought|asked|asks|likely|probably|maybe|perhaps|wanted|want|wants|going to|can be|may be|another|other|your|his|her|their|somebody's|for a|need|needs|means? a|counts?|counted"
                    + "|one|two|three|four|five|six|seven|was|were|had|been|from|somebody is|someone is|nobody is|who is|he is|she is|they are|you are|you're)|n't|'s)(?: an?| my| the)? $",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_VOTE = Pattern.compile(
            "\\b(?:I said|I voted|about to|almost|tempted|inclined|leaning|don't|didn't|doesn't|isn't|wasn't|not|never|last (?:week|time|month|year)|straw poll|show of hands|recorded|minuted|minutes|next meeting|other than)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_VOTE_BEHIND = Pattern.compile(
            "[ ,]*(?:(?:here|there|on (?:this|that|it))[ ,]+)?(?:but only )?(?:if|once|unless|provided|as soon as|when|to (?:that|this|what|your|his|her|their|all of (?:that|this))|for (?:that|this|your|his|her) (?:idea|suggestion)|on (?:that|this) (?:idea|point|paragraph)|w(?:eek)?s?\\b|weeks?|days?|(?:to|for|on) (?!(?:accept|adopt|advanc|mov|publish|issu|defer|deprecat|obsolet|retract|approv|merg)ing\\b)\\p{L}+ing|means|is|was|would)(?![\\p{L}]).*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern AT_END = Pattern.compile("[:;] (?:so |thus )?(?:an? )?$");
    private static final Pattern BESIDE = Pattern.compile(
            "\\b(?:with|join(?:ing)?|after|like|unlike|to|thanks to|by|of|for|from)(?: (?:what|the|all))? $",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("\\p{Lu}[\\p{L}\\p{M}\\p{N}'-]{1,30}");

    /**
     * Those of an own text.
     *
     * @param other whether a name is that of a voter who is not the author
     */
    static List<PassingVote> read(String text, Predicate<String> other) {
        List<PassingVote> votes = new ArrayList<>();
        if (text.length() > VoteLine.LONGEST || !VoteLine.mayHold(text)) {
            return votes;
        }
        for (String sentence : OwnVote.sentences(VoteText.plain(text))) {
            Matcher value = VALUE.matcher(sentence);
            if (!sentence.endsWith("?") && value.find()) {
                String written = value.group("value") == null ? value.group("zero") : value.group("value");
                String before = sentence.substring(0, value.start());
                String behind = sentence.substring(value.end());
                if (!VALUE.matcher(behind).find() && isCast(before, behind, other)) {
                    VoteLine.value(written).ifPresent(cast -> votes.add(new PassingVote(sentence, cast)));
                }
            }
        }
        return votes;
    }

    private static boolean isCast(String before, String behind, Predicate<String> other) {
        boolean own = FIRST_PERSON.matcher(before).find()
                || FROM_ME.matcher(behind).lookingAt()
                || AT_END.matcher(before).find();
        return own
                && !NO_VOTE_BEFORE.matcher(before).find()
                && !NO_VOTE.matcher(before).find()
                && !NO_VOTE_BEHIND.matcher(behind).matches()
                && !OwnVote.isWish(before)
                && !namesOther(before, other);
    }

    /** Whether somebody else is who is spoken of, and not whom the author follows. */
    private static boolean namesOther(String before, Predicate<String> other) {
        Matcher name = NAME.matcher(before);
        while (name.find()) {
            if (other.test(name.group())
                    && !BESIDE.matcher(before.substring(0, name.start())).find()) {
                return true;
            }
        }
        return false;
    }
}
