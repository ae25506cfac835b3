package annals.event;

import annals.mail.Message;
import annals.mail.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what authors do from their own sentences. A sentence does something when its words say so and no word before
 * them takes it back: "I object" does, "I do not object" and "I withdraw my objection" do not.
 */
final class ActReader {
    /** Of a segment; what is behind is not looked at. */
    private static final int LONGEST = 20_000;

    private static final int LONGEST_SENTENCE = 1_000;

    /**
     * What a sentence does.
     *
     * @param words one of them stands in each such sentence: most sentences have none
     * @param says what says it
     * @param unless what takes it back, anywhere up to the end of that
     */
    private record Cue(Act act, List<String> words, Pattern says, Pattern unless) {
        Cue(Act act, String words, String says, String unless) {
            this(act, List.of(words.split(",")), Pattern.compile(says), Pattern.compile(unless));
        }

        /** Whether any sentence of a text may do it. */
        boolean mayBeIn(String text) {
            for (String word : words) {
                if (text.contains(word)) {
                    return true;
                }
            }
            return false;
        }

        boolean isIn(String sentence) {
            if (!mayBeIn(sentence)) {
                return false;
            }
            Matcher said = says.matcher(sentence);
            return said.find()
                    && !unless.matcher(sentence.substring(0, said.end())).find();
        }
    }

    private static final String NEVER = "$^";
    private static final String WE =
            "\\b(?:i|we)(?:'d| would|'ll| will)?(?: like to| hereby| also| therefore| thus| again)*";

    private static final List<Cue> CUES = List.of(
            new Cue(
                    Act.PROPOSAL,
                    "propos,suggest,recommend",
                    WE + " (?:propose\\b|recommend that (?:we|the)\\b)|" + WE
                            + " suggest\\b(?! (?:that )?(?:you|he|she|they)\\b| (?:asking|reading|looking|having|trying|checking) )"
                            + "|\\bmy (?:proposal|suggestion) (?:is|was|would be)\\b|^\\W*proposal:",
                    "\\b(?:not|n't|never|had|as) (?:\\p{L}+ )?(?:i |we )?(?:propose|suggest)"),
            new Cue(
                    Act.PROPOSAL,
                    "let's,how about,what if we,what about",
                    "\\blet's (?!see\\b|hope|say\\b|wait|not forget|assume|discuss|meet|talk|take it|face|suppose|be \\p{L}+$|go$)"
                            + "|\\bhow about (?:this|we|adding|using|making|a|an|the|something|just|instead)\\b|\\bwhat if we\\b|\\bwhat about (?:adding|using|making)\\b",
                    NEVER),
            new Cue(
                    Act.PROPOSAL,
                    "we could,we should,we can,make sense to,be better to,good idea to",
                    "\\b(?:maybe|perhaps|i think|i believe|imho,?|imo,?) (?:that )?we (?:should|could)\\b"
                            + "|\\bwe (?:could|should) (?:just |simply |also |probably |instead |at least )?(?:add|remove|rename|move|change|define|use|make|drop|split|replace|deprecate|introduce|require|allow|say|keep|put)\\b"
                            + "|\\b(?:wouldn't|would) (?:it|that) (?:not )?(?:make sense to|be (?:better|possible|an option|a good idea) to)\\b"
                            + "|\\b(?:might|would) be a good idea to\\b",
                    "\\b(?:if|whether|why|when|because) (?:maybe |perhaps )?we (?:should|could|can)"),
            new Cue(
                    Act.PROPOSAL,
                    "rather see,rather have,be changed,be reworded,be replaced,be renamed,a pr,new pr,a pull,new pull,a patch,new patch,a proposal,new proposal,protoxep",
                    "\\bi(?:'d| would) rather (?:see|have) (?:the|this|that|it|an?) "
                            + "|\\b(?:should|could) be (?:changed|reworded|replaced|renamed) (?:to|by|with|as)\\b"
                            + "|\\b(?:i(?:'ve| have)?|we(?:'ve| have)?) (?:just )?(?:opened|made|submitted|written|prepared|filed) an? (?:new )?(?:pr|pull request|patch|protoxep|proposal)\\b",
                    NEVER),
            new Cue(
                    Act.DECISION,
                    "council,board,chair,xsf,the vote,the motion, decided, agreed, resolved,resolved:,resolution:,result:,decision:,consensus",
                    "^\\W*(?:result|decision|resolved|resolution):(?! ?(?:\\d|warn|note|error|ok\\b|true|false))"
                            + "|\\b(?:council|board|chair|xsf)(?: members)?(?: has| have)? (?:decided|resolved|agreed|approved|accepted|rejected|voted)\\b"
                            + "|\\bthe (?:vote|motion) (?:passe[sd]|carrie[sd]|fail(?:s|ed))\\b|\\bit (?:was|has been) (?:decided|agreed|resolved)\\b"
                            + "|\\b(?:council|board|general|rough) consensus (?:was|is) (?:to|that)\\b|\\bthe consensus was to\\b|\\bthere was consensus\\b",
                    "\\b(?:once|if|unless|until|when|as soon as|whether|should|may|might|would|must)\\b|\\bha(?:s|ve|d) the (?:council|board)\\b"),
            new Cue(
                    Act.OBJECTION,
                    "object,oppos,disagree,veto, against ,not ready,is ready,not support,n't support,not accept,n't accept,not agree,n't agree,not think,n't think"
                            + ",not believe,n't believe,should not,shouldn't,must not,-1,concerns,reservations,doubts,bad idea",
                    "\\bi(?:'m| am)? (?:strongly |still |do |also |firmly |must )?(?:object|oppose|opposed|disagree|veto)\\b|\\bi(?:'m| am) (?:strongly |very much |firmly )?against (?!an? )"
                            + "|\\b(?:my|an?) (?:strong )?objection\\b(?! (?:is|was) (?:gone|resolved|withdrawn))|\\bnot ready (?:for|to)\\b|\\bmy veto\\b"
                            + "|\\bi (?:do not|don't|cannot|can't|couldn't|could not) (?:support|accept|agree (?:to|with))\\b|\\bcannot support (?:publication|publishing|advancing|this)"
                            + "|\\bi (?:do not|don't) (?:think|believe) (?:that )?(?:this|that|it|we|the [\\p{L}\\p{N}-]+) (?:(?:should|ought to) (?:be(?! (?:an? (?:problem|issue)|hard|difficult|too))|go|move|advance|happen|become|require)|is ready)\\b"
                            + "|\\b(?:should not|shouldn't|must not) (?:be (?:advanced|accepted|published|deprecated|merged|adopted)|advance|go forward|move to)\\b"
                            + "|\\b(?:serious|grave|major|strong) (?:concerns|reservations|objections|doubts)\\b|\\b(?:this|that|it)(?:'s| is) an? (?:very |really |rather )?bad idea\\b"
                            + "|\\bstrong(?:ly)? -1\\b|^\\W*-1(?=$|[\\s,.;:!(])(?! (?:is|was|means|and|to|if|when|as)\\b)|(?<![\\w.])-1 from me\\b"
                            + "|\\b(?:hence|thus|therefore|so|that's an?|i'm|i am|i vote)[,:]? (?:an? )?-1(?![\\d.])",
                    "(?:\\bno|\\bnot|n't|\\bwithout|\\bwithdr[ae]w|\\bdrop|\\bretract|\\bnever|\\bnor|\\bif)(?: \\p{L}+){0,2} (?:object|oppose|against|veto|disagree|(?:serious|grave|major|strong) |objection)|\\b(?:maybe|perhaps) (?:this|that|it)"
                            + "|\\b(?:would|'d) (?:only )?(?:object|oppose|veto)"),
            new Cue(
                    Act.ANNOUNCEMENT,
                    "announc",
                    "\\b(?:i(?:'m| am)|we(?:'re| are)) (?:very |really |so )?(?:happy|pleased|glad|proud|delighted|excited) to announce\\b"
                            + "|^\\W*announcing (?:the|version|release|a|our)\\b|\\b(?:i|we)(?: would like to|'d like to| hereby) announce\\b",
                    NEVER));

    private static final Pattern TITLE_OF_ANNOUNCEMENT = Pattern.compile(
            "^(?:\\[[^\\]]{1,40}] ?)*(?:\\[?ann(?:ounce(?:ment)?)?]?:|\\[ann(?:ounce(?:ment)?)?]|announcing\\b)");

    /** In words, with no mark at the end. */
    private static final Cue ASKING = new Cue(
            Act.QUESTION,
            "i'd,i would,wonder,somebody,someone,anybody,anyone,grateful",
            "\\bi(?:'d| would) (?:like|love) to (?:know|understand|hear) (?:if|whether|why|how|what|who|which|where|when)\\b"
                    + "|\\bi(?:'m| am| was)? wonder(?:ing)? (?:if|whether|why|how|what|who|which|where|when)\\b"
                    + "|\\b(?:can|could|would) (?:some|any)(?:body|one) (?:please |kindly )?(?:tell|explain|clarify|confirm|point|help)\\b"
                    + "|\\bgrateful if (?:you|(?:some|any)(?:body|one)) (?:could|can|would) (?:please )?(?:tell|explain|clarify|confirm)\\b"
                    + "|\\bdoes any(?:body|one) know\\b",
            NEVER);
    /** Nobody is to answer that. */
    private static final Pattern RHETORICAL = Pattern.compile(
            "^\\W*(?:(?:and |but |well,? )?who (?:would have (?:thought|known)|knows|knew|cares)|guess what|you know what|what could (?:possibly )?go wrong|need i say more|questions|right|ok|okay|huh|eh)\\?");
    /** The author answers a question. */
    private static final Pattern ANSWER = Pattern.compile(
            "^\\W*(?:because|no|nope|yes|yep|of course|not really|not at all|none|nothing|exactly|sure)\\b(?! idea)");
    /** "(sp?)", "\"https?://\"", "x ? y : z". */
    private static final Pattern NO_QUESTION =
            Pattern.compile("\\([\\p{L} ]{0,12}\\?+(?:\\)|$)|\\?(?=[^\\s?!.\"'\u201d)])| \\? .{1,80} : ");

    private ActReader() {}

    /** Adds what the author does in his or her own words. */
    static void read(Message message, Set<Act> acts) {
        String subject = message.subject().text().toLowerCase(Locale.ROOT);
        if (!message.subject().reply() && TITLE_OF_ANNOUNCEMENT.matcher(subject).find()) {
            acts.add(Act.ANNOUNCEMENT);
        }
        for (Segment segment : message.body()) {
            if (segment.kind() == Segment.Kind.NEW) {
                read(segment.text(), acts);
            }
        }
    }

    private static void read(String text, Set<Act> acts) {
        String lower = unwrapped(text.substring(0, Math.min(text.length(), LONGEST))
                .toLowerCase(Locale.ROOT)
                .replace('\u2019', '\''));
        List<Cue> cues = CUES.stream()
                .filter(cue -> !acts.contains(cue.act()) && cue.mayBeIn(lower))
                .toList();
        boolean mayAsk = !acts.contains(Act.QUESTION) && (lower.indexOf('?') >= 0 || ASKING.mayBeIn(lower));
        if (cues.isEmpty() && !mayAsk) {
            return;
        }
        List<String> sentences = sentences(lower);
        for (int i = 0; i < sentences.size(); i++) {
            String whole = sentences.get(i);
            String sentence = whole.length() > LONGEST_SENTENCE ? whole.substring(0, LONGEST_SENTENCE) : whole;
            if (mayAsk
                    && !acts.contains(Act.QUESTION)
                    && asks(
                            sentence,
                            i + 1 < sentences.size() ? sentences.get(i + 1) : "",
                            i > 0 ? sentences.get(i - 1) : "")) {
                acts.add(Act.QUESTION);
            }
            for (Cue cue : cues) {
                if (!acts.contains(cue.act()) && cue.isIn(sentence)) {
                    acts.add(cue.act());
                }
            }
        }
    }

    /**
     * The text with the lines of a paragraph joined: a line that begins with a blank or a mark of a list is its own.
     */
    private static String unwrapped(String text) {
        char[] joined = text.toCharArray();
        for (int i = 1; i + 1 < joined.length; i++) {
            if (joined[i] == '\n'
                    && !isBlank(joined[i - 1])
                    && !isBlank(joined[i + 1])
                    && ">*+\u2022-".indexOf(joined[i + 1]) < 0) {
                joined[i] = ' ';
            }
        }
        return new String(joined);
    }

    /** Cut at the ends of lines, and at blanks after a mark that ends a sentence and the quotes that it closes. */
    private static List<String> sentences(String text) {
        List<String> sentences = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            int next = text.charAt(at) == '\n' ? at + 1 : afterEnd(text, at);
            if (next > at) {
                sentences.add(text.substring(start, at));
                start = next;
                at = next - 1;
            }
        }
        sentences.add(text.substring(start));
        return sentences;
    }

    /** Where the next sentence begins, when one ended before this place; else this place. */
    private static int afterEnd(String text, int at) {
        if (at < 2 || ".!?".indexOf(text.charAt(at - 1)) < 0 || isBlank(text.charAt(at - 2))) {
            return at;
        }
        int blank = at;
        while (blank < text.length() && "\"')\u201d".indexOf(text.charAt(blank)) >= 0) {
            blank++;
        }
        int next = blank;
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        return next > blank ? next : at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private static boolean asks(String sentence, String next, String before) {
        if (sentence.indexOf('?') < 0) {
            return ASKING.isIn(sentence);
        }
        return Act.hasQuestion(NO_QUESTION.matcher(sentence).replaceAll(" "))
                && !RHETORICAL.matcher(sentence).find()
                && !before.strip().equals("questions?")
                && !ANSWER.matcher(next).find();
    }
}
