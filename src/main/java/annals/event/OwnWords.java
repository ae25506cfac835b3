package annals.event;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words around votes in the first person: what is only polite, "in favour of", reasons before a value. */
final class OwnWords {
    /** "If it's not too late, I vote +1." */
    private static final Pattern POLITE = Pattern.compile(
            "(?:(?<![\\p{L}])(?:and |but )?if (?:(?:(?:it|that|this)(?:'s| is)|i(?:'m| am)?)(?: still| not| yet){0,2} (?:too late|late|possible|allowed|ok(?:ay)?|all right|alright|in time|may)"
                    + "(?: (?:to (?:vote|have (?:it|this|that|my vote)|add|cast|send|record|count)|for (?:me|that|this|a vote))[^,;:.]{0,30})?"
                    + "|(?:it|this|that) still counts?|nobody minds|you don't mind)),? ",
            Pattern.CASE_INSENSITIVE);
    /** "I'm against 3b", "and in favour of XEP-0384" behind it. */
    private static final Pattern IN_WORDS = Pattern.compile(
            "(?<begin>(?<![\\p{L}'])i(?:'m| am| vote|'m voting| am voting) |(?<= (?:in favou?r of|for|against) (?:xep-)?\\d{1,4}[a-z]?)(?:,? and|,? but|[,;]) (?:i'm |i am |i vote )?)"
                    + "(?:(?<against>against)|in favou?r of|for) (?=(?:xep-?\\d{1,4}|\\d{4}|\\d{1,2}[a-z])(?=$|[.,;:!]| (?:and|but)\\b)|\\d{1,2}(?=$|[.;:!]| and \\d))",
            Pattern.CASE_INSENSITIVE);
    /** "2: yes, +1" */
    private static final Pattern TWICE = Pattern.compile(
            "(?<=^|[:=>)] )(?:yes|yep|yeah|sure|aye|ok|okay|fine|no|nope|nay|in favou?r|for|against|neutral)[,:]? (?:so )?(?=[+-][01](?![\\p{L}\\p{N}]))",
            Pattern.CASE_INSENSITIVE);

    /** "(2/4) +1" */
    static final Pattern OF_ALL = Pattern.compile("^[\\[(]?(\\d{1,2})/\\d{1,2}[\\])]?:? ");

    private static final Pattern FROM_MY_SIDE = Pattern.compile(
            "(?<=[01])(?: from my (?:side|end|part)|,? as far as i'm concerned,?)", Pattern.CASE_INSENSITIVE);
    /** "+1 on 2) and 3a)" */
    private static final Pattern CLOSED = Pattern.compile(
            "(?<=(?:on|for|to|and|item) |, )(\\d{1,2}[a-z]?)\\)(?=$|[.,;]| and \\d)", Pattern.CASE_INSENSITIVE);
    /** "Let me be the second -1 here", "I'll add my +1". */
    private static final Pattern ANOTHER = Pattern.compile(
            "(?<![\\p{L}'])(?:let me|i'll|i will|i) (?:be|add|join with|go with|put in) (?:the|an?|my|another)(?: (?:first|second|third|fourth|fifth|last|next|missing|own))? (?=[+-][01](?![\\p{L}\\p{N}])(?! (?:tomorrow|later|next|after|soon)\\b))",
            Pattern.CASE_INSENSITIVE);
    /** "I'd rather be counted as a +1". */
    private static final Pattern COUNTED = Pattern.compile(
            "(?:(?<![\\p{L}'])(?:i(?:'d| would)|(?<=\\b(?:and|so|but) )would)(?: now| therefore)? (?:rather|like to|prefer to|want to)|(?<![\\p{L}'])(?:i )?want to|please let me) be (?:counted|recorded|noted|listed|minuted|put down)(?: down)?(?: here| now)? (?:as|with|for|at)(?: an?| my)? (?=[+-][01](?![\\p{L}\\p{N}]))",
            Pattern.CASE_INSENSITIVE);
    /** "Against 260 (-1), fine with 261 (+1)". */
    private static final Pattern ENCLOSED =
            Pattern.compile("(?<words>[^()+]{3,120}) \\((?<value>[+-][01])\\)[.,;!]? ?(?:and |but )?");

    private static final Pattern FROM_MEETING =
            Pattern.compile(" (?:from|of|in|at) (?:the|this|last|our) (?:\\p{L}+ )?(?:meeting|minutes|week)\\b.*");

    /** "+1 on a) already", "my vote for c) in the last minutes is -1". */
    private static final Pattern CLOSED_LABEL =
            Pattern.compile("(?:item |point )?(?<label>\\d{1,2}[a-z]?|[a-z])\\)(?= \\p{Ll})", Pattern.CASE_INSENSITIVE);

    private static final Pattern LABEL = Pattern.compile(
            "(?:item |point |no\\.? |topic |section |agenda item )?" + OwnVote.LABEL + "\\)?",
            Pattern.CASE_INSENSITIVE);

    private OwnWords() {}

    /** The label that a reference to an item begins with, where only that matters; empty where there is none. */
    static String label(String item) {
        Matcher closed = CLOSED_LABEL.matcher(item);
        if (closed.lookingAt()) {
            return OwnVote.bare(closed.group("label"));
        }
        Matcher label = LABEL.matcher(item);
        boolean letter = item.length() == 1 && Character.isLetter(item.charAt(0)); // "+1 for A"
        return letter ? OwnVote.bare(item) : label.matches() ? OwnVote.bare(label.group("label")) : "";
    }

    /** A plain text without polite conditions, and with values where words tell them beside the number of an item. */
    static String asValues(String text) {
        String told = ChangedVote.asVotes(POLITE.matcher(text).replaceAll(""));
        told = TWICE.matcher(told).replaceAll("");
        told = FROM_MY_SIDE.matcher(told).replaceAll(" from me");
        told = CLOSED.matcher(told).replaceAll("$1");
        told = COUNTED.matcher(told).replaceAll("I vote ");
        told = ANOTHER.matcher(told).replaceAll("I vote ");
        return IN_WORDS.matcher(told)
                .replaceAll(words -> words.group("begin") + (words.group("against") == null ? "+1 on " : "-1 on "));
    }

    /** Words for an item without those for its meeting. */
    static String withoutMeeting(String words) {
        return FROM_MEETING.matcher(words).replaceFirst("");
    }

    /** The votes of a line that is clauses, each with its value in parentheses behind it; empty for others. */
    static List<OwnVote> enclosed(String line) {
        List<OwnVote> votes = new ArrayList<>();
        Matcher clause = ENCLOSED.matcher(line);
        int end = 0;
        while (clause.region(end, line.length()).lookingAt()) {
            String words = clause.group("words");
            if (OwnVote.isWish(words)) {
                return List.of();
            }
            VoteLine.value(clause.group("value")).ifPresent(value -> votes.add(new OwnVote(words, value, false)));
            end = clause.end();
        }
        return end == line.length() ? votes : List.of();
    }
}
