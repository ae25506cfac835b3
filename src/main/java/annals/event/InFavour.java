package annals.event;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A vote in words without a value: "I vote in favour", "I am in favour of having it", "In favour as well", "Aye." They
 * are words of talk, too: who reads them has to know that the vote is to come.
 *
 * @param item what the words say of the item, may be empty
 * @param alone whether it is nothing but yes or no
 */
record InFavour(String item, VoteValue value, boolean alone) {
    private static final Pattern VOTE = Pattern.compile(
            "(?<![\\p{L}'])(?:(?:so|hence|thus|therefore|then),? )?(?:i(?:'m| am| vote| voted|'ll vote| will vote|'m voting| am voting)?(?: now| hereby| also| clearly| therefore| then)? )?"
                    + "(?<side>in favou?r|against)(?: of (?:having |accepting |publishing |making |moving )?(?<on>[^,;.:+]{2,80}))?(?: as well| too| then| also)?(?<end>[.,;:!]|$)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern FIRST_PERSON = Pattern.compile(
            "(?<![\\p{L}'])I(?:'m| am| vote| voted|'ll vote| will vote)(?: now| hereby| also| clearly| therefore| then)? (?:in favou?r|against)\\b");
    private static final Pattern AT_BEGINNING =
            Pattern.compile("^(?:in favou?r|against)(?: as well| too| also| here)?[.!]", Pattern.CASE_INSENSITIVE);
    private static final Pattern ALONE =
            Pattern.compile("(?<word>aye|nay|yes|no|in favou?r|against)[.!]?", Pattern.CASE_INSENSITIVE);

    private static final Pattern AS = Pattern.compile(" (?:as an?|to|go(?:ing)?|become) .*$");

    /** Whether a text may have one: the writer says I, or a line begins with the words. */
    static boolean isIn(String text) {
        return FIRST_PERSON.matcher(text).find()
                || text.lines().anyMatch(line -> AT_BEGINNING.matcher(line).lookingAt());
    }

    /** That of a line of the author's own. */
    static Optional<InFavour> read(String text) {
        if (text.length() > VoteLine.LONGEST) {
            return Optional.empty();
        }
        Matcher word = ALONE.matcher(text);
        if (word.matches()) {
            return Optional.of(new InFavour("", value(word.group("word")), true));
        }
        for (String sentence : OwnVote.sentences(VoteText.plain(text))) {
            Matcher vote = VOTE.matcher(sentence);
            boolean may = FIRST_PERSON.matcher(sentence).find()
                    || AT_BEGINNING.matcher(sentence).lookingAt();
            if (may && vote.find() && !OwnVote.isWish(sentence.substring(0, vote.start()))) {
                String on = vote.group("on") == null
                        ? ""
                        : AS.matcher(vote.group("on")).replaceFirst("");
                return Optional.of(new InFavour(on, value(vote.group("side")), false));
            }
        }
        return Optional.empty();
    }

    /** The same with its value. */
    OwnVote asVote() {
        return new OwnVote(item, value, true);
    }

    private static VoteValue value(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "nay", "no", "against" -> VoteValue.AGAINST;
            default -> VoteValue.FOR;
        };
    }
}
