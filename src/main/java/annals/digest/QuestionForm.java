package annals.digest;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells the sentences that want an answer from those that merely end in a question mark: politeness, suggestions,
 * requests to do something, statements in doubt, and the questions of the editor's Last Call. What it misses:
 * questions.md.
 */
final class QuestionForm {
    private static final int FEWEST_WORDS = 2;
    private static final int SHORTEST_WORD = 4;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}_.:<>/-]+");

    /** Where a clause begins: at the start or behind a comma and the like; what stands in brackets is an aside. */
    private static final String CLAUSE =
            "(?:^[\"“'‘(\\[*_-]*|[,;:–—-] ?)(?:(?:and|or|but|so|then|also|well|ok|now|question),? ?)?+";

    private static final String PREPOSITION = "(?:(?:in|on|for|to|at|by|with|from|of|about|under|since) )?";

    private static final Pattern ASKS = Pattern.compile(
            CLAUSE
                    + PREPOSITION
                    + "(?:what|what's|(?<![,;] ?" + PREPOSITION
                    + ")(?:which|who|whom|whose)|who's|where's|why|how|(?:when|where) (?=(?:is|are|do|does|did|was|were|will|should|can|would|could|must|has|have|shall|may|might)\\b)|is|are|was|were|do|does|did|can"
                    + "|could|should|shall|would|will|may(?= (?:i|we|you|it|this|that|the|there)\\b)|might|must|has|have(?! an?\\b)|am|any(?:one|body) (?:know|else)"
                    + "|(?<![,;] ?(?:and |but |so )?)shouldn't(?! (?:i|it|this|that|these|those|there|they)\\b))\\b(?!'t|,? (?:not|because|be|\\w+ly)\\b)");

    /** Whole sentences that nobody answers. */
    private static final Pattern PHATIC = Pattern.compile(
            "\\b(?:any|other|your|some|more) (?:\\w+ )?(?:thoughts?|ideas?|suggestions?|comments?|feedback|help|hints?|pointers?"
                    + "|opinions?|advice|objections?|clues?|input|guidance|insights?|tips?|chance|takers|volunteers|recommendations?)\\b"
                    + "|\\bwhat do (?:you|others|people|we|y'all)\\b.{0,30}\\bthink\\b"
                    + "|\\b(?:does|do|did) (?:that|this|it|i|any of this)(?: all)? (?:make|makes|making) (?:any )?sense\\b|\\bmakes? sense\\W*$"
                    + "|\\b(?:is|are) (?:that|this|it) (?:ok|okay|correct|right|clear|fine|acceptable)(?: (?:with|for) (?:you|everyone|all))?\\W*$"
                    + "|, (?:is|are|was|were|do|does|did|has|have|can|could|will|would|should|must) (?:it|this|that|they|you|we|there|he|she|i)(?: not)?\\W*$"
                    + "|\\b(?:is|are|do|does|would|should|could|can) (?:it|this|that|they|there|we|you) not\\b"
                    + "|\\bdo you want to (?:join|learn|attend|participate|take part|contribute|help)\\b|\\bare you interested in\\b"
                    + "|(?:, |\\b)(?:right|no|ok|okay|correct|yes|eh|huh|agreed|true|isn't it|is it|isn't that so|don't you think)\\W*$"
                    + "|\\bam (?:i )?(?:missing|overlooking|making a mountain|doing (?:something|anything|it)|misunderstanding|being|crazy|the only|right|wrong|correct)\\b|\\bwhat am i missing\\b"
                    + "|\\bhow (?:are|have) you\\b|\\bwhat (?:could|can) possibly\\b|\\bwho (?:knows|cares)\\b|\\bwhy bother\\b"
                    + "|\\bwhat's the point\\b|\\bwhat('s| is) wrong with (?:that|this)\\b"
                    + "|\\b(?:would|does|do|is) (?:that|this|it) (?:work|help|suit|sound)\\b.{0,30}$"
                    + "|\\b(?:want|like|interested|care|willing|mind|wish) (?:to|in|if)?\\b.{0,60}$"
                    + "|\\bsee (?:e\\.g|for example|also)\\b|\\bin other words\\b|\\bsounds? (?:good|reasonable|familiar)\\b"
                    + "|\\bi (?:am |was )?wonder(?:ing|ed)? (?:if|whether) (?:you|we|someone) (?:could|can|would|might)\\b");

    /** Proposals and requests to act in the form of questions. */
    private static final Pattern SUGGESTS = Pattern.compile(
            CLAUSE
                    + "(?:(?:can|could|would|will|is it possible)\\b(?!.{0,200}\\b(?:tell|explain|clarify|advise|point|elaborate|describe|say|let (?:me|us) know|comment|confirm (?:if|whether|that|what|how))\\b)"
                    + ".{0,200}\\b(?:please\\b|confirm th(?:is|e request)\\b)|(?:why|how) (?:don't|not|about)|why (?:don't|do not|can't|not just) (?:you|we|they)|what about|how about|what if|(?:have|did) you (?:\\w+ )?(?:had a look|try|tried|consider|considered|look|looked"
                    + "|see|seen|read|check|checked|think|thought)|(?:can|could|would|will|may|might) (?:you|some ?one|any ?one|somebody|anybody"
                    + "|i|we)(?: all| both| please| kindly| perhaps| possibly| maybe| also| just){0,2}+ "
                    + "(?!tell|explain|confirm|clarify|say|elaborate|describe|know|see why|rely|assume|expect|safely|use|avoid|be|have (?!a look)|get)"
                    + "|wouldn't (?:it|that|this|you)|shouldn't (?:we|you)|(?:isn't|doesn't|aren't|don't|won't|can't) (?:that|this|you|we|there|it)\\b"
                    + "|(?:should|shall) (?:i|we) (?:just|simply|not)|(?:could|would|might|may) (?:it|that|this) be (?:that|possible|because|due|related|useful|better|worth|an option)"
                    + "|(?:perhaps|maybe|are you familiar|could be|would (?:it|that|this) (?:perhaps |maybe |not )?(?:be|make (?:more |any )?sense)|have you \\w+ ideas|can i tell you))");

    /** A statement in doubt, a rhetorical figure. */
    private static final Pattern STATES = Pattern.compile(
            "^[\"“'(]*(?:(?:but|and|so|now),? )?(?:perhaps|maybe|i (?:guess|think|suppose|assume|believe|presume|mean)"
                    + "|you mean|so you|do i (?:think|believe|like|care)|how did i|which (?:is|would|means|makes|does)|seems|looks|thanks|please|probably|possibly|surely|presumably"
                    + "|or |but isn't|so why (?:should|would|not)|why (?:would|should|on earth|the)|who (?:would|wants|needs)|how (?:hard|difficult|many times|else)|what else"
                    + "|how can (?:anyone|you|we) (?:possibly|ever)|since when|is it (?:really|just) (?:me|that)|do we really|do you really|really)\\b");

    /** Spam, a charset's stand-in for a letter, an option of a command, a doubt in brackets. */
    private static final Pattern BROKEN = Pattern.compile(
            "\\?\\?\\?|\\?!|!\\?|(?:^|\\s)\\?\\p{L}|\\d\\?\\d|^\\*|\\w = \\w|.\\([^)]{0,600}\\?\\)?$|\\(\\?\\)|^[,.;:)]|=\\w{0,40}\\?|:set \\?|(?:\\(|, )(?:i )?(?:think|guess|believe|hope|suppose|assume|presume)\\W*$");

    /** The questions of the editor's Last Call (XEP-0001), which answers repeat, often without quoting. */
    private static final Pattern LAST_CALL = Pattern.compile(
            "^\\W*(?:\\d\\W+)?(?:is this (?:specification|protocol) needed to fill|does the (?:specification|protocol) solve the problem"
                    + "|do you plan to implement this|do you have any security concerns|is the (?:specification|protocol) accurate and clearly)");

    /** Words that tell no matter. */
    private static final Set<String> EMPTY = Set.of(
            "what",
            "which",
            "when",
            "where",
            "that",
            "this",
            "these",
            "those",
            "there",
            "here",
            "their",
            "they",
            "them",
            "then",
            "than",
            "have",
            "does",
            "with",
            "from",
            "would",
            "could",
            "should",
            "will",
            "shall",
            "might",
            "must",
            "your",
            "yours",
            "about",
            "into",
            "some",
            "anyone",
            "anybody",
            "someone",
            "somebody",
            "else",
            "know",
            "please",
            "just",
            "really",
            "also",
            "only",
            "such",
            "other",
            "want",
            "need",
            "like",
            "think",
            "make",
            "makes",
            "right",
            "correct",
            "thing",
            "things",
            "been",
            "being",
            "were",
            "because",
            "doing",
            "done",
            "mean",
            "means",
            "going",
            "good",
            "case",
            "work",
            "works",
            "true",
            "possible",
            "something",
            "anything",
            "still",
            "even",
            "same",
            "very",
            "much",
            "many",
            "more",
            "most",
            "it's",
            "i'm",
            "don't",
            "doesn't",
            "isn't",
            "ever",
            "sure",
            "wonder",
            "wondering",
            "question",
            "questions",
            "idea",
            "ideas",
            "problem",
            "issue",
            "wrong",
            "happen",
            "happens",
            "instead",
            "again",
            "since",
            "before",
            "after",
            "best",
            "better",
            "through",
            "though",
            "whether",
            "well");

    private QuestionForm() {}

    /** Whether a sentence is a question about a matter. */
    static boolean asks(String sentence) {
        String plain = plain(sentence);
        String end = plain.replaceFirst("[\"”’')\\]*_ ]{1,5}$", "");
        return end.endsWith("?")
                && plain.chars().filter(c -> c == '"').count() % 2 == 0
                && !BROKEN.matcher(plain).find()
                && ASKS.matcher(plain).find()
                && !PHATIC.matcher(end).find()
                && !SUGGESTS.matcher(plain).find()
                && !STATES.matcher(plain).find()
                && !LAST_CALL.matcher(plain).find()
                && matter(sentence).size() >= FEWEST_WORDS;
    }

    /** The words that tell what it is about, in lower case. */
    static Set<String> matter(String sentence) {
        return words(sentence).stream()
                .filter(word -> word.length() >= SHORTEST_WORD && !EMPTY.contains(word))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** All words in lower case. */
    static Set<String> words(String text) {
        return NO_WORD.splitAsStream(plain(text))
                .map(word -> word.replaceAll("^[.:<>/-]+|[.:<>/-]+$", ""))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replace('’', '\'');
    }
}
